"""The same text in another encoding: a scan of both files must find the same."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.config import Limits
from audit.model import Segment
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.readers.text import READER
from recognizers.engine import Engine
from tests.audit.making import source
from tests.quality.score import Positive, said

ENCODINGS: Mapping[str, tuple[bytes, str]] = {
    "GB18030": (b"", "gb18030"),
    "UTF-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "UTF-16, big-endian": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
"""What we call it → the mark before the text, and Python's name."""

ENOUGH_HAN = 4
"""With fewer Chinese characters a file gives too little to tell GB18030 from other encodings."""

Found = Sequence[tuple[int, int, str, float]]
"""Start, end, entity, confidence."""


@dataclass(frozen=True, slots=True)
class Twins:
    """``different`` of ``texts`` files in ``encoding`` gave other findings than in UTF-8; ``han`` says of which."""

    encoding: str
    han: str
    texts: int
    different: int


def in_encoding(text: str, encoding: str) -> bytes:
    mark, name = ENCODINGS[encoding]
    return mark + text.encode(name)


def found_in_file(data: bytes, engine: Engine, scratch: Path) -> Found:
    """What the text reader and the engine find in a file of these bytes."""
    file, limits = source(data), Limits()
    reading = Reading(Head(file, data[:HEAD_BYTES], len(data)), Budget(limits), limits, scratch)
    segments = [item for item in READER.read(file, reading) if isinstance(item, Segment)]
    return [
        (span.start, span.end, span.entity, span.confidence)
        for segment in segments
        for span in said(engine, segment.text, segment.hint)
    ]


def has_enough_han(text: str) -> bool:
    return len(re.findall("[一-鿿]", text)) >= ENOUGH_HAN


def compare(matrix: Iterable[Positive], engine: Engine, scratch: Path) -> list[Twins]:
    """Every text of the matrix as a file of its own, in every encoding."""
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for positive in matrix:
        kinds[has_enough_han(positive.text.text)].append(positive.text.text)
    names = {True: f"{ENOUGH_HAN} or more", False: f"fewer than {ENOUGH_HAN}"}
    plain = {text: found_in_file(text.encode(), engine, scratch) for texts in kinds.values() for text in texts}
    return [
        Twins(
            encoding,
            names[enough],
            len(texts),
            sum(found_in_file(in_encoding(text, encoding), engine, scratch) != plain[text] for text in texts),
        )
        for encoding in ENCODINGS
        for enough, texts in kinds.items()
    ]
