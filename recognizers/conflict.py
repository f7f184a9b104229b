"""Who wins a place that several entities claim."""

from __future__ import annotations

from collections.abc import Sequence

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
        taken.clear()
        for span in sorted(group, key=rank) if len(group) > 1 else group:
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
