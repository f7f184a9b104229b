"""What stands together: how many kinds of identifier belong to one row, card, message or neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.model import Linkage
from recognizers.catalogue import Catalogue
from recognizers.span import Span

REACH = 300
"""Characters.  No evidence looks further (design)."""


COUNTED = 0.6
"""Confidence from which a finding counts in the assessment (docs/risk.md)."""


def counts(span: Span) -> bool:
    """Whether a span counts in the assessment: sure enough, and not a well-known test value."""
    return span.confidence >= COUNTED and not span.test


class Ties:
    """Collects the strongest tie of one source.

    A unit is a table row, a card or message (``together``), or, in running text, spans at most
    ``REACH`` characters apart (``near``).
    """

    def __init__(self, catalogue: Catalogue) -> None:
        entities = catalogue.entities.values()
        self._kind = {e.id: e.kind for e in entities if e.identifier in ("direct", "indirect")}
        self._direct = frozenset(e.id for e in entities if e.identifier == "direct")
        self._sensitive = frozenset(e.id for e in entities if e.sensitive_pipl_gbt45574 == "Y")
        self._kinds = 0
        self._tied = False

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
        unit: list[str] = []
        end = -REACH
        for span in spans:
            if span.start - end > REACH and unit:
                self.together(unit)
                unit = []
            unit.append(span.entity)
            end = max(end, span.end)
        if unit:
            self.together(unit)

    def linkage(self) -> Linkage:
        """The strongest tie seen."""
        return Linkage(self._kinds, self._tied)
