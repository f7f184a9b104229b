"""Paragraphs as lines of a part: segments whose places are ``{"part", "line"}``, counted from 1 within the part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.model import Place, Segment
from audit.parsing.interface import BLOCK_CHARS


class Line(NamedTuple):
    """The number of a paragraph, its text, and the one character that stands behind it in a segment."""

    number: int
    text: str
    end: str = "\n"


def locator(part: str, lines: Sequence[Line]) -> Callable[[int], Place]:
    """The locator of a segment that joins ``lines``."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)

    def locate(offset: int) -> Place:
        index = min(bisect_right(starts, offset) - 1, len(lines) - 1)
        return {"part": part, "line": lines[index].number}

    return locate


def joined(part: str, lines: Sequence[Line]) -> Segment:
    """One segment of ``lines``."""
    return Segment("".join(f"{line.text}{line.end}" for line in lines), locator(part, lines))


def paragraphs(part: str, texts: Iterable[str]) -> Iterator[Segment]:
    """``texts`` numbered and joined to segments of about 256 K characters; blank ones only count."""
    lines: list[Line] = []
    size = 0
    for number, text in enumerate(texts, 1):
        if not text.strip():
            continue
        lines.append(Line(number, text))
        size += len(text) + 1
        if size > BLOCK_CHARS:
            yield joined(part, lines)
            lines, size = [], 0
    if lines:
        yield joined(part, lines)
