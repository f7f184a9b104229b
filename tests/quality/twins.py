"""The same text in another encoding: a scan of both files must find the same."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from audit.config import Limits
from audit.model import Segment
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.readers.text import READER
from recognizers.engine import Engine
from tests.audit.making import source
from tests.quality.score import Positive, said
from tests.quality.traditional import traditional

ENCODINGS: Mapping[str, tuple[bytes, str]] = {
    "GB18030": (b"", "gb18030"),
    "UTF-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "UTF-16, big-endian": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "Big5": (b"", "big5hkscs"),
}
"""What we call it → the mark before the text, and Python's name.  Big5 is as browsers write it,
of the text in traditional characters."""

ENOUGH_HAN = 4
"""With fewer Chinese characters a file gives too little to tell GB18030 from other encodings."""

_NAMES = {True: f"{ENOUGH_HAN} or more", False: f"fewer than {ENOUGH_HAN}"}

Found: TypeAlias = Sequence[tuple[int, int, str, float]]
"""Start, end, entity, confidence."""


@dataclass(frozen=True, slots=True)
class Twins:
    """``different`` of ``texts`` files in ``encoding`` gave other findings than in UTF-8; ``han`` says of which.
    ``skipped``: the encoding cannot write them."""

    encoding: str
    han: str
    texts: int
    different: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The bytes of one text in UTF-8 and in another encoding."""

    plain: bytes
    other: bytes


def pair(text: str, encoding: str) -> Pair | None:
    """``text`` as two files; None when ``encoding`` cannot write it."""
    mark, name = ENCODINGS[encoding]
    written = traditional(text) if encoding == "Big5" else text
    written = written.removeprefix("\ufeff")  # at the beginning of a file it is the mark of its encoding
    try:
        return Pair(written.encode(), mark + written.encode(name))
    except UnicodeEncodeError:
        return None


def differs(files: Pair, engine: Engine, scratch: Path) -> bool:
    """Whether a scan of both finds different things; where both are read as the same text nothing can differ."""
    plain, other = (_segments(data, scratch) for data in (files.plain, files.other))
    return plain != other and _found(plain, engine) != _found(other, engine)


def _segments(data: bytes, scratch: Path) -> Sequence[tuple[str, str]]:
    """Text and hint of what the text reader gives for a file of these bytes."""
    file, limits = source(data), Limits()
    reading = Reading(Head(file, data[:HEAD_BYTES], len(data)), Budget(limits), limits, scratch)
    return [(item.text, item.hint) for item in READER.read(file, reading) if isinstance(item, Segment)]


def _found(segments: Sequence[tuple[str, str]], engine: Engine) -> Found:
    return [
        (span.start, span.end, span.entity, span.confidence)
        for text, hint in segments
        for span in said(engine, text, hint)
    ]


def has_enough_han(text: str) -> bool:
    return len(re.findall("[一-鿿]", text)) >= ENOUGH_HAN


def compare(matrix: Iterable[Positive], engine: Engine, scratch: Path) -> list[Twins]:
    """Every text of the matrix as a file of its own, in every encoding."""
    kinds: dict[bool, set[str]] = {True: set(), False: set()}
    for positive in matrix:
        kinds[has_enough_han(positive.text.text)].add(positive.text.text)
    return [
        _compared(encoding, _NAMES[enough], texts, engine, scratch)
        for encoding in ENCODINGS
        for enough, texts in kinds.items()
    ]


def _compared(encoding: str, han: str, texts: Iterable[str], engine: Engine, scratch: Path) -> Twins:
    pairs = [pair(text, encoding) for text in texts]
    written = [files for files in pairs if files is not None]
    different = sum(differs(files, engine, scratch) for files in written)
    return Twins(encoding, han, len(written), different, len(pairs) - len(written))
