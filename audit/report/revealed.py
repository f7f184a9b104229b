"""Values masked in two ways that together show one value: ``138****5678`` here and ``1381234****`` there.

Only masked forms are compared, as they stand in the files.  Two of them are taken for one value when they do not
contradict each other, each shows what the other hides, and something says that they belong together: they stand in one
row or neighbourhood, or beside the same other value.  Where two people stand together nothing says whose a value is,
and where the whole value stands beside it there is nothing to reveal.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from audit.assessment import advise
from audit.config import SEVERITIES, Situation
from audit.detection.masks import ENOUGH, candidates
from audit.detection.partial import Cells, agreement, all_together, cells, known, together
from audit.report.neighbours import Standing, Unit, units
from audit.report.rows import classification
from audit.runners.ledger import Ledger
from recognizers.catalogue import Catalogue, Entity
from reports.document import Revealed
from reports.where import Where

MOST_READ = 1_000_000
MOST_JOINS = 100_000
MOST_GROUPS = 10_000
MOST_LISTED = 1_000
MOST_PLACES = 10
"""Bounds: findings looked at, masked values kept for joining over files, groups kept and listed, places listed."""

VARIANTS = 8
"""Where more differently masked values of one kind stand together they are a list, not one person's."""

AGREE = 2
"""So many characters that both show are needed where no label says that they are the same thing."""

JOIN_KNOWN = 6
"""So many shown characters make a masked number worth joining by."""


@dataclass(slots=True)
class _Group:
    """Variants of one value found in one or more units."""

    shown: Cells
    why: dict[str, None] = field(default_factory=dict)
    places: dict[tuple[int, int, str], None] = field(default_factory=dict)


Groups = dict[tuple[str, tuple[str, ...]], _Group]


def revealed(ledger: Ledger, catalogue: Catalogue, floor: int, situation: Situation) -> tuple[Revealed, ...]:
    """What masked values of the whole scan reveal together, worst first; severity ``floor`` (rank) or more."""
    search = _Search(catalogue)
    for unit in units(ledger, MOST_READ):
        search.unit(unit)
    search.join()
    ranked = [
        (_rank(entity, group), entity, variants, group)
        for (name, variants), group in search.groups.items()
        for entity in (catalogue.entities[name],)
    ]
    listed = sorted((item for item in ranked if item[0] >= floor), key=lambda item: -item[0])[:MOST_LISTED]
    return tuple(_told(ledger, rank, entity, variants, group, situation) for rank, entity, variants, group in listed)


class _Search:
    """Gathers groups unit by unit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entities = catalogue.entities
        self._shown = lru_cache(maxsize=4_096)(cells)  # each value of a unit is asked for several times
        self.groups: Groups = {}
        self._beside: dict[str, dict[Standing, None]] = defaultdict(dict)
        self._kept = 0

    def unit(self, unit: Unit) -> None:
        """One unit: what is revealed within it, and what may be joined with other units."""
        masked = _by_entity(standing for standing in unit.members if standing.masked)
        if not masked or not self._one_person(unit):
            return
        for entity, standings in masked.items():
            whole = [self._cells(other) for other in unit.members if other.entity == entity and not other.masked]
            if not any(together(self._cells(one), full) for one in standings for full in whole):
                self._reveal(standings, "near" if unit.written else "row", lines=unit.lines)
                self._keep(standings, unit)

    def join(self) -> None:
        """Masked values of different units that stand beside the same value."""
        for beside in self._beside.values():
            for standings in _by_entity(beside).values():
                self._reveal(standings, "joined")

    def _cells(self, standing: Standing) -> Cells:
        return self._shown(self._entities[standing.entity].mask, standing.value)

    def _one_person(self, unit: Unit) -> bool:
        """Whether all names, and all identity numbers, of a unit can be those of one person."""
        for rule in ("name", "id"):
            alike = [s for s in unit.members if self._entities[s.entity].mask == rule]
            for standings in _by_entity(alike).values():
                whole = {standing.id for standing in standings if not standing.masked}
                if len(whole) > 1 or all_together(map(self._cells, standings)) is None:
                    return False
        return True

    def _keep(self, standings: Sequence[Standing], unit: Unit) -> None:
        joiners = [standing.id for standing in unit.members if self._joins(standing)]
        for standing in standings:
            for joiner in joiners:
                if joiner != standing.id and self._kept < MOST_JOINS:
                    self._beside[joiner][standing] = None
                    self._kept += 1

    def _joins(self, standing: Standing) -> bool:
        """A whole direct identifier, or a masked number of which enough is shown."""
        entity = self._entities[standing.entity]
        if entity.identifier != "direct":
            return False
        return not standing.masked or (entity.mask != "email" and known(self._cells(standing)) >= JOIN_KNOWN)

    def _reveal(self, standings: Sequence[Standing], why: str, *, lines: bool = False) -> None:
        by_value: dict[str, list[Standing]] = defaultdict(list)
        for standing in standings:
            by_value[standing.value].append(standing)
        if not 2 <= len(by_value) <= VARIANTS:
            return
        firsts = [alike[0] for alike in by_value.values()]
        shown = all_together(map(self._cells, firsts))
        if shown is None or known(shown) <= max(known(self._cells(first)) for first in firsts):
            return
        if not all(self._belong(one, other, why, lines=lines) for one, other in combinations(firsts, 2)):
            return
        key = (firsts[0].entity, tuple(sorted(by_value)))
        if key not in self.groups and len(self.groups) >= MOST_GROUPS:
            return
        group = self.groups.setdefault(key, _Group(shown))
        if why != "joined" or not group.why:  # what stands together needs no third value
            group.why[why] = None
        group.places |= {(s.job, s.member, json.dumps(s.place)): None for s in standings}

    def _belong(self, one: Standing, other: Standing, why: str, *, lines: bool) -> bool:
        """Whether the evidence is enough for two masked values."""
        same_label = bool(one.label) and one.label == other.label
        if lines and not same_label:
            return False
        return why == "joined" or same_label or agreement(self._cells(one), self._cells(other)) >= AGREE


def _by_entity(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    grouped: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        grouped[standing.entity].append(standing)
    return grouped


def _told(
    ledger: Ledger, rank: int, entity: Entity, variants: tuple[str, ...], group: _Group, situation: Situation
) -> Revealed:
    places = sorted(group.places, key=lambda place: place[:2])[:MOST_PLACES]
    return Revealed(
        **classification(entity),
        severity=SEVERITIES[rank],
        variants=variants,
        known=known(group.shown),
        length=len(group.shown),
        count=len(group.places),
        places=tuple(_where(ledger, places)),
        why=tuple(group.why),
        advice=advise.advice_for(entity.id, entity.advice, situation),
    )


def _rank(entity: Entity, group: _Group) -> int:
    """The severity of the value itself where so few values are left that they can be tried one by one; else low."""
    few = candidates(entity.mask, group.shown.count("")) <= ENOUGH
    return [*SEVERITIES].index(entity.severity) if few else 0  # type: ignore[arg-type]


def _where(ledger: Ledger, places: Iterable[tuple[int, int, str]]) -> Iterator[Where]:
    for job, member, place in places:
        root, path, trail = ledger.db.execute(
            "SELECT root, path, trail FROM item WHERE job = ? AND member = ?", (job, member)
        ).fetchone()
        yield Where(root, json.loads(path), tuple(json.loads(trail)), json.loads(place))
