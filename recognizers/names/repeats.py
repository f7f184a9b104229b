"""Somebody named surely in one place is likely meant wherever the name, or a telling part of it, stands again in the
same text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recognizers.lazy import lazy
from recognizers.names.lexicon import english
from recognizers.names.shape import DOTS, HAN, is_word
from recognizers.rule import FINDING
from recognizers.span import Span
from recognizers.vocabulary import CELL

_SURE, _LIKELY, _AGAIN = 0.75, 0.6, 0.5
_NAMED = 0.6
_SHORTEST = 3
_HAN = lazy(f"[{HAN}]+")
_DOT = lazy(f"[{DOTS}]")


def repeats(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """More spans of ``text``, not in cells, which say nothing about each other: what was doubted and is what a found
    name is called, and the same characters as a sure one, or as one part of it between dots."""
    if CELL in text:
        return
    taken = sorted((span.start, span.end) for span in spans if span.confidence >= FINDING)
    named = _called(text, [span for span in spans if span.confidence >= _NAMED])
    for span in spans:
        again = named.get(text[span.start : span.end]) if span.confidence < FINDING else None
        if again and _free(taken, span.start, span.end):
            yield replace(span, confidence=_AGAIN, why=(*span.why, "repeat"))
    for name, span in _called(text, [span for span in spans if span.confidence >= _SURE]).items():
        for start in _places(text, name) if _telling(name) else ():
            end = start + len(name)
            if _free(taken, start, end):
                form = span.form if len(name) == span.end - span.start else name
                yield replace(span, start=start, end=end, form=form, confidence=_LIKELY, why=(*span.why, "repeat"))


def _called(text: str, spans: Sequence[Span]) -> Mapping[str, Span]:
    """What the people of ``spans`` are called: their names, and the parts of those between dots."""
    return {part: span for span in spans for part in _parts(text[span.start : span.end])}


def _parts(name: str) -> set[str]:
    """The name; what stands between dots; and the last word in Latin letters, when a table of surnames has it."""
    return {name, *_DOT.split(name)} | ({name.rpartition(" ")[2]} & english().surnames)


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
