"""Who wins a place that several entities claim."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from recognizers.catalogue import Catalogue
from recognizers.rule import FINDING
from recognizers.span import Span

_SEVERITY = {"low": 0, "medium": 1, "high": 2, "critical": 3}


def resolve(spans: Sequence[Span], catalogue: Catalogue) -> list[Span]:
    """Spans ordered by start, no two identifiers on one place.

    Among identifiers the longest wins, then the strongest evidence, then a named one (label or column), then severity,
    then catalogue order; what is only to be confirmed never displaces a finding.  Statements, relations and derived
    kinds may overlap identifiers and each other, but not themselves.
    """
    order = {entity: place for place, entity in enumerate(catalogue.entities)}

    def rank(span: Span) -> tuple[bool, int, float, bool, int, int, int]:
        entity = catalogue.entities[span.entity]
        named = any(code.startswith(("label:", "key:")) for code in span.why)
        return (
            span.confidence < FINDING,
            span.start - span.end,
            -span.confidence,
            not named,
            -_SEVERITY[entity.severity],
            order[span.entity],
            span.start,
        )

    taken: dict[str, list[tuple[int, int]]] = {}
    kept: list[Span] = []
    for group in _clusters(spans):
        if len(group) == 1:
            kept += group
            continue
        taken.clear()
        for span in sorted(group, key=rank):
            layer = "" if catalogue.entities[span.entity].layer == "identifier" else span.entity
            places = taken.setdefault(layer, [])
            if not any(start < span.end and span.start < end for start, end in places):
                places.append((span.start, span.end))
                kept.append(span)
    return sorted(kept, key=lambda span: (span.start, span.end, order[span.entity]))


def _clusters(spans: Sequence[Span]) -> list[list[Span]]:
    """Spans grouped so that only those of one group can touch."""
    groups: list[list[Span]] = []
    reach = -1
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start >= reach:
            groups.append([])
        groups[-1].append(span)
        reach = max(reach, span.end)
    return groups


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Without spans that lie in another of the same entity with equal or higher confidence (Presidio's rule)."""
    kept: list[Span] = []
    open_spans: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda span: (span.start, -span.end, -span.confidence, -len(span.why))):
        around = [other for other in open_spans.get(span.entity, ()) if other.end > span.start]
        if not around or not any(other.end >= span.end and other.confidence >= span.confidence for other in around):
            around.append(span)
            kept.append(span)
        open_spans[span.entity] = around
    return kept


class Within:
    """Looks up which spans lie within others of the same entity."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ends: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        for span in sorted(spans, key=lambda span: span.start):
            self._ends[span.entity].append((span.start, span.end, span.confidence))

    def has_part_of(self, span: Span) -> bool:
        """Whether the first one that begins in ``span`` ends in it too, and is believed as much."""
        places = self._ends.get(span.entity, [])
        at = bisect_left(places, (span.start,))
        return at < len(places) and places[at][1] <= span.end and places[at][2] >= span.confidence
