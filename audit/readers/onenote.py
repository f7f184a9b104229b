"""Notebooks of OneNote (.one): every text that is stored, also of earlier versions of a page, and the files in it.

The pages are not put together again: texts come in the order of the file.  A text stands behind its length in bytes
([MS-ONESTORE] 2.6.6, property types of variable length); a file behind its mark ([MS-ONESTORE] 2.6.13).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from audit.errors import Unread
from audit.model import Item, Record, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.paragraphs import paragraphs
from audit.parsing.text.common_han import COMMON

_MAGICS = (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"), bytes.fromhex("a12fff43d9ef764c9ee210ea5722765f"))
_FILE = bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac")
_PAIR = rb"(?:[\x20-\x7e\xa0-\xff\t\n\r\x0b]\x00|.[\x01-\x06\x1e\x20-\x27\x2e-\x9f\xac-\xdf\xf9\xfe\xff])"
_WIDE = re.compile(_PAIR + rb"+(?:\x00\x00)?", re.DOTALL)
_NARROW = re.compile(rb"[\x20-\x7e\t\n\r]+")
_LENGTH = re.compile(rb"(?=(?:[^\x00].|\x00[^\x00])[\x00-\x0f]\x00(?:" + _PAIR + rb"|[\x20-\x7e]{2}))", re.DOTALL)
_LARGEST = 256 << 20
_LONGEST, _SHORTEST = 1 << 20, 4
_WORK = 32
"""So many times the size of the file may be looked at: texts that look like lengths could make it endless."""


def sniff(head: Head) -> int:
    """The kind of the file: a section, or the table of contents of a notebook."""
    return 100 if head.data.startswith(_MAGICS) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each different text as a paragraph, files as members, and that these are notes."""
    if (reading.head.size or 0) > _LARGEST:
        raise Unread(f"limit:bytes:{_LARGEST}")
    with source.open() as stream:
        data = stream.read(_LARGEST)
    found = _Texts(data)
    yield from paragraphs("text", dict.fromkeys(found))
    yield Record("NOTE", 1)
    for number, (start, size) in enumerate(_files(data), 1):
        reading.budget.spend(size)
        yield source.member(f"file {number}", partial(BytesIO, data[start : start + size]), size)
    if not found.whole:
        yield Remark(incomplete="limit:bytes:" + str(_WORK * len(data)))


class _Texts:
    """The texts in the order of the file; ``whole`` unless the work became too much."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.whole = True

    def __iter__(self) -> Iterator[str]:
        data, end, work = self._data, 0, _WORK * len(self._data) + _LONGEST
        for match in _LENGTH.finditer(data):
            start = match.start() + 4
            (size,) = struct.unpack_from("<I", data, match.start())
            if start < end or not _SHORTEST <= size <= min(_LONGEST, len(data) - start):
                continue
            wide, narrow = (pattern.match(data, start, start + size) for pattern in (_WIDE, _NARROW))
            work -= sum(run.end() - start if run else 1 for run in (wide, narrow))
            texts = [
                run[0].decode(encoding, "replace").rstrip("\0")
                for run, encoding in ((wide, "utf-16-le"), (narrow, "ascii"))
                if run and run.end() == start + size and (run is narrow or size % 2 == 0)
            ]
            if texts:
                end = start + size
                yield texts[-1] if len(texts) == 1 or not _is_chinese(texts[0]) else texts[0]
            if work < 0:
                self.whole = False
                return


def _is_chinese(text: str) -> bool:
    """Whether bytes that are two letters each, or one Chinese character, were meant as the character."""
    return sum(letter in COMMON for letter in text) * 2 > len(text)


def _files(data: bytes) -> Iterator[tuple[int, int]]:
    """(start, size) of every embedded file and picture; one that says it goes beyond the end is cut there."""
    at = data.find(_FILE)
    while at >= 0 and at + 36 <= len(data):
        (size,) = struct.unpack_from("<Q", data, at + 16)
        size = min(size, len(data) - at - 36)
        if size:
            yield at + 36, size
        at = data.find(_FILE, at + 36 + size)


READER = Reader("onenote", sniff, read)
