"""All findings that one piece of advice is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from audit.assessment.inventory import prominence
from audit.config import SEVERITIES
from reports.document import Group, RecordRow
from reports.where import Where

Weight = tuple[int, int]
"""What matters more is greater: the rank of a severity, then minus the place among kinds (``prominence``)."""
_RANK: Final[Mapping[str, int]] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_SAVED: Final = (10, 25, 45, 60)
"""How much harm goes with a finding, by the rank of its severity: its weight in the score."""


@dataclass(slots=True)
class Pile:
    """``entities`` with the weight of their worst finding; ``count`` of places."""

    entities: dict[str, Weight] = field(default_factory=dict)
    count: int = 0
    _places: list[tuple[int, Where]] = field(default_factory=list)

    def add(self, row: Group | RecordRow) -> None:
        """One more row of the report."""
        weight = (_RANK[row.severity], -prominence(row.kind))
        self.entities[row.entity] = max(weight, self.entities.get(row.entity, weight))
        self.count += row.count
        places = row.places if isinstance(row, Group) else (row.where,)
        self._places += [(weight[0], Where(place.root, place.path, place.trail, {})) for place in places]

    @property
    def weight(self) -> Weight:
        """That of the worst finding."""
        return max(self.entities.values())

    @property
    def saved(self) -> int:
        """How much harm goes with it."""
        return sum(_SAVED[rank] for rank, _ in self.entities.values())

    @property
    def ranked(self) -> tuple[str, ...]:
        """The entities, the worst first."""
        return tuple(sorted(self.entities, key=lambda entity: (-self.entities[entity][0], entity)))

    @property
    def files(self) -> tuple[Where, ...]:
        """The files, each once, those with the worst first."""
        found: dict[tuple[int, str, tuple[str, ...]], Where] = {}
        for _, where in sorted(self._places, key=lambda pair: -pair[0]):
            found.setdefault((where.root, where.path, where.trail), where)
        return tuple(found.values())
