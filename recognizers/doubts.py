"""Second thoughts about what was found: what only its neighbours tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from recognizers.rule import FINDING, Evidence, confidence
from recognizers.span import Span
from recognizers.vocabulary import CELL

REACH = 300
"""How many characters before and after a match are read."""
CROWD = 3
"""So many long numbers that are nothing make a log or a dump of numbers, in which one of them fits a plan by chance."""

_FIELD = 4
"""So many characters before two numbers, alike but for their digits, make them one field of a log."""
_ANY_DIGIT = str.maketrans("123456789", "000000000")
_STEP = 1_000
_ROW = 4
"""So many numbers, each larger than the one before it by no more than a step, are those of a counter."""
_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9]{6,40}(?![0-9A-Za-z]|\.[0-9])")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-2][0-9][0-5][0-9][0-5][0-9])?")
_USER_INFO = re.compile(r"://[^\s/@\x00]{0,64}:[^\s/@\x00]{0,64}\Z")

_BY_CHANCE = ("pattern", "checksum", "segment:", "test-value")
"""Evidence that one in ten unrelated numbers has: a check digit, a prefix of a numbering plan."""

_PROVED, _ALONE = confidence(Evidence(), "none"), confidence(None, "none")
_AGAINST = confidence(None, "negative")


def doubted(spans: Sequence[Span], text: str) -> list[Span]:
    """``spans`` of ``text``, those lowered that their neighbours speak against.

    A number without label or context that stands in a crowd of other numbers is only to be confirmed, and the password
    and host of a URL (``://user:word@host.cn``) are no mail address.
    """
    believed: _Believed | None = None
    told: list[Span] = []
    for span in spans:
        if _rests_on_chance(span, text):
            believed = believed or _Believed(spans)
            if _is_crowded(text, span, believed):
                span = _lowered(span, _ALONE, "negative:among-numbers")
        elif span.entity == "EMAIL_ADDRESS" and _USER_INFO.search(text, max(0, span.start - REACH), span.start):
            span = _lowered(span, _AGAINST, "negative:user-info")
        told.append(span)
    return told


def _rests_on_chance(span: Span, text: str) -> bool:
    """Whether nothing speaks for a bare run of digits but its form and proofs that many numbers pass."""
    return (
        span.confidence == _PROVED
        and all(code.startswith(_BY_CHANCE) for code in span.why)
        and text[span.start : span.end].replace(" ", "").isdecimal()
    )


def _lowered(span: Span, to: float, why: str) -> Span:
    return replace(span, confidence=min(span.confidence, to), why=(*span.why, why))


class _Believed:
    """Where something is believed to stand."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted((span for span in spans if span.confidence >= FINDING), key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._reach = [*accumulate((span.end for span in self._spans), max)]

    def touches(self, start: int, end: int) -> bool:
        """Whether any of it lies between."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def peers(self, span: Span, first: int, last: int) -> int:
        """How many others of its entity begin between; none when they are the steps of a counter."""
        around = self._spans[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        alike = [other.form for other in around if other.entity == span.entity]
        return 0 if _counts_on(alike) else len(alike) - 1


def _counts_on(forms: Sequence[str]) -> bool:
    """Whether numbers, as they follow each other, only grow, and in small steps."""
    if len(forms) < _ROW or not all(form.isdecimal() for form in forms):
        return False
    return all(0 < int(after) - int(before) <= _STEP for before, after in pairwise(forms))


def _is_crowded(text: str, span: Span, believed: _Believed) -> bool:
    """Whether many long numbers that are nothing stand near a span in its cell.

    On its line and on those beside it any counts, further away one of its length; one of its length behind the same
    few characters counts twice: that field holds other numbers.  Where others of its kind stand too, as in the rows of
    an export, there must be still more: by chance few numbers are of its kind, and more of its length are not.
    """
    first, last = _cell(text, span)
    top, bottom = _lines(text, span, first, last)
    size = len(text[span.start : span.end].replace(" ", ""))
    field = _field(text, first, span.start)
    count = strangers = 0
    for number in _NUMBER.finditer(text, first, last):
        start, end = number.span()
        alike = end - start == size
        near = top <= start and end <= bottom
        if (alike or near) and not _DATE.fullmatch(number[0]) and not believed.touches(start, end):
            strangers += alike
            count += 2 if alike and field and _field(text, first, start) == field else 1
    peers = believed.peers(span, first, last)
    return count >= CROWD and (strangers > peers or count >= CROWD * (1 + peers))


def _field(text: str, first: int, start: int) -> str:
    return text[max(first, start - _FIELD) : start].translate(_ANY_DIGIT)


def _cell(text: str, span: Span) -> tuple[int, int]:
    """What is read of the cell of a span."""
    first, last = max(0, span.start - REACH), span.end + REACH
    stop = text.find(CELL, span.end, last)
    return max(first, text.rfind(CELL, first, span.start) + 1), stop if stop >= 0 else last


def _lines(text: str, span: Span, first: int, last: int) -> tuple[int, int]:
    """The line of a span with those beside it."""
    above, below = text.rfind("\n", first, span.start), text.find("\n", span.end, last)
    top = text.rfind("\n", first, above) if above >= 0 else -1
    bottom = text.find("\n", below + 1, last) if below >= 0 else -1
    return max(first, top), bottom if bottom >= 0 else last
