"""Any text that no other reader knows: blocks of lines."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.blocks import blocks
from audit.parsing.text.encoding import detect_encoding, open_text


def _sniff(head: Head) -> int:
    return 5 if head.data and head.text is not None else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for block in blocks(text):
            yield Segment(block.text, block.locate)
        yield Remark(encoding=text.encoding)


READER = Reader("text", _sniff, _read, order=99)
