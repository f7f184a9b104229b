"""A name that is sure in one place is likely one wherever it stands again in the same text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recognizers.names.shape import HAN, is_word
from recognizers.rule import FINDING
from recognizers.span import Span
from recognizers.vocabulary import CELL

_SURE, _LIKELY = 0.75, 0.6
_SHORTEST = 3
_HAN = re.compile(f"[{HAN}]+")


def repeats(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """More spans of ``text``: the same characters as a sure one; not in cells, which say nothing about each other."""
    if CELL in text:
        return
    sure = {text[span.start : span.end]: span for span in spans if span.confidence >= _SURE}
    taken = sorted((span.start, span.end) for span in spans if span.confidence >= FINDING)
    for name, span in sure.items():
        for start in _places(text, name) if _telling(name) else ():
            end = start + len(name)
            if _free(taken, start, end):
                yield replace(span, start=start, end=end, confidence=_LIKELY, why=(*span.why, "repeat"))


def _places(text: str, name: str) -> Iterator[int]:
    """Where ``name`` stands; in Latin letters only as whole words."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not name[0].isascii() or not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(name, end)


def _telling(name: str) -> bool:
    """Long enough to mean the same person: two characters may be a part of any word."""
    return " " in name or (len(name) >= _SHORTEST and _HAN.fullmatch(name) is not None and not is_word(name))


def _free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (start, end))
    return all(last <= start or end <= first for first, last in taken[max(0, place - 1) : place + 1])
