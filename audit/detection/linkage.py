"""What stands together: how many kinds of identifier belong to one row, card, message or neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from audit.model import Linkage
from recognizers.catalogue import Catalogue
from recognizers.span import Span

PERSON = "PERSON"
REACH = 300
"""Characters.  No evidence looks further (design)."""


COUNTED = 0.6
"""Confidence from which a finding counts in the assessment (docs/risk.md)."""


def counts(span: Span) -> bool:
    """Whether a span counts in the assessment: sure enough, and not a well-known test value."""
    return span.confidence >= COUNTED and not span.test


class Ties:
    """Collects the strongest tie of one source, and numbers what stands together.

    A unit is a table row, a card or message (``together``), or, in running text, spans at most ``REACH`` characters
    apart that speak of one person (``near``).
    """

    def __init__(self, catalogue: Catalogue) -> None:
        entities = catalogue.entities.values()
        self._kind = {e.id: e.kind for e in entities if e.identifier in ("direct", "indirect")}
        self._direct = frozenset(e.id for e in entities if e.identifier == "direct")
        self._sensitive = frozenset(e.id for e in entities if e.sensitive_pipl_gbt45574 == "Y")
        self._kinds = 0
        self._tied = False
        self._units = 0

    def unit(self) -> int:
        """The number of the next unit, from 1."""
        self._units += 1
        return self._units

    def together(self, entities: Iterable[str]) -> None:
        """One unit that holds ``entities`` (of spans that count)."""
        found = set(entities)
        kinds = {self._kind[entity] for entity in found if entity in self._kind}
        self._kinds = max(self._kinds, len(kinds))
        if not self._tied:
            direct = found & self._direct
            self._tied = any(direct - {item} for item in found & self._sensitive)

    def near(self, spans: Sequence[Span]) -> None:
        """Spans of one text in order: those within reach of the one before are one unit."""
        for group in neighbourhoods(spans):
            self.together(spans[at].entity for at in group)

    def numbered(self, spans: Sequence[Span], text: str, *, whole: bool) -> Sequence[int]:
        """The unit of each span of ``text``, in order; ``whole``: it is one card or message."""
        numbers = [0] * len(spans)
        groups = [list(range(len(spans)))] if whole else neighbourhoods(spans)
        for group in groups:
            for person in by_person([spans[at] for at in group], text):
                number = self.unit()
                for index in person:
                    numbers[group[index]] = number
        return numbers

    def linkage(self) -> Linkage:
        """The strongest tie seen."""
        return Linkage(self._kinds, self._tied)


def neighbourhoods(spans: Sequence[Span]) -> Iterator[list[int]]:
    """Indexes of spans, in order, that are at most ``REACH`` characters from the one before."""
    group: list[int] = []
    end = 0
    for index, span in enumerate(spans):
        if group and span.start - end > REACH:
            yield group
            group = []
        group.append(index)
        end = max(end, span.end)
    if group:
        yield group


def by_person(spans: Sequence[Span], text: str) -> list[list[int]]:
    """Indexes of the spans of one neighbourhood, a list for each person it speaks of.

    Where nobody is named and values of one kind differ, it is a list: each line speaks of somebody else.
    """
    if any(span.entity == PERSON for span in spans) or len({span.entity for span in spans}) == len(
        {(span.entity, span.form) for span in spans}
    ):
        return by_name(spans)
    lines: list[list[int]] = [[]]
    for index, span in enumerate(spans):
        if index and "\n" in text[spans[index - 1].end : span.start]:
            lines.append([])
        lines[-1].append(index)
    return lines


def by_name(spans: Sequence[Span]) -> list[list[int]]:
    """Indexes of the spans of one neighbourhood, a list for each person it speaks of.

    Where several are named, what is told stands either behind each name or before it, throughout: whichever begins the
    text shows which.  A text that begins and ends with a name says nothing about it: then nobody is told apart from
    the names alone.
    """
    named = [index for index, span in enumerate(spans) if span.entity == PERSON]
    if len({spans[index].form for index in named}) < 2:
        return [list(range(len(spans)))] if spans else []
    behind, before = named[0] == 0, named[-1] == len(spans) - 1
    if behind == before:
        return [[index] for index in range(len(spans))]
    if behind:
        cuts = [*named, len(spans)]
        return [list(range(start, stop)) for start, stop in pairwise(cuts)]
    cuts = [-1, *named]
    return [list(range(start + 1, stop + 1)) for start, stop in pairwise(cuts)]
