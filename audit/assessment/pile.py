"""All findings that one piece of advice is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from audit.config import SEVERITIES
from reports.where import Where

_RANK: Final[Mapping[str, int]] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_SAVED: Final = (10, 25, 45, 60)
"""How much harm goes with a finding, by the rank of its severity: its weight in the score."""


@dataclass(slots=True)
class Pile:
    """``entities`` by the rank of their worst finding; ``count`` of places."""

    entities: dict[str, int] = field(default_factory=dict)
    count: int = 0
    _places: list[tuple[int, Where]] = field(default_factory=list)

    def add(self, entity: str, severity: str, count: int, places: Iterable[Where]) -> None:
        """One more row of the report."""
        rank = _RANK[severity]
        self.entities[entity] = max(rank, self.entities.get(entity, 0))
        self.count += count
        self._places += [(rank, Where(place.root, place.path, place.trail, {})) for place in places]

    def join(self, other: Pile) -> None:
        """All of another pile as well."""
        for entity, rank in other.entities.items():
            self.entities[entity] = max(rank, self.entities.get(entity, 0))
        self.count += other.count
        self._places += other._places

    @property
    def worst(self) -> int:
        """The rank of the worst finding."""
        return max(self.entities.values())

    @property
    def saved(self) -> int:
        """How much harm goes with it."""
        return sum(_SAVED[rank] for rank in self.entities.values())

    @property
    def ranked(self) -> tuple[str, ...]:
        """The entities, the worst first."""
        return tuple(sorted(self.entities, key=lambda entity: (-self.entities[entity], entity)))

    @property
    def files(self) -> tuple[Where, ...]:
        """The files, each once, those with the worst first."""
        found: dict[tuple[int, str, tuple[str, ...]], Where] = {}
        for _, where in sorted(self._places, key=lambda pair: -pair[0]):
            found.setdefault((where.root, where.path, where.trail), where)
        return tuple(found.values())
