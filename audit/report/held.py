"""Whose each unit of findings is, and what it holds for the headcount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import Final, TypeAlias

from audit.assessment.officer import POSITION, Classes, Held, class_of, classes_of
from audit.assessment.people import NAME, PERSONAL, PROOFS, WITH_NAME, Share, Someone, Unit
from audit.assessment.sketch import keyed, spread
from audit.runners.wire import MASKED, UNDER_14
from recognizers.catalogue import Catalogue

Row: TypeAlias = tuple[int, int, int, str, str, str, str, int]
"""Job, member, unit, party, entity, id, links, flags."""
Whose: TypeAlias = Callable[[Sequence[Row]], tuple[int | None, list[tuple[int, Row]]]]
"""The key of the one person whose unit it is, or the persons of single values in it (else none)."""
_NAMED_CROWD: Final = 3
"""Values of one kind that may be one person's, beside their name; without a name one is."""


def by_person(persons: Iterable[Someone]) -> Whose:
    """As findings were joined."""
    numbers: Mapping[Unit | Share, int] = {
        (unit, only) if only else unit: number
        for number, person in enumerate(persons, 1)
        for unit, only in person.shares
    }

    def whose(found: Sequence[Row]) -> tuple[int | None, list[tuple[int, Row]]]:
        if number := numbers.get(found[0][:4]):
            return spread(number), []
        shares = ((numbers.get((row[:4], row[5])), row) for row in found)
        return None, [(spread(number), row) for number, row in shares if number]

    return whose


def by_value(catalogue: Catalogue) -> Whose:
    """Where nobody was joined: by the surest value of the unit, which is a document, else something of their own, else
    what is theirs together with the name.  Who stands with different ones in different files counts more than once."""
    kinds = {e.id: e.kind for e in catalogue.entities.values()}

    def whose(found: Sequence[Row]) -> tuple[int | None, list[tuple[int, Row]]]:
        clear: dict[str, dict[int, Row]] = defaultdict(dict)
        for row in found:
            if not row[7] & MASKED:
                clear[kinds[row[4]]][_link(row)] = row
        name = next(iter(clear.get(NAME, ())), None)
        for telling in (PROOFS, PERSONAL):
            for kind in sorted(clear.keys() & telling):
                if len(clear[kind]) <= (1 if name is None else _NAMED_CROWD):
                    return min(clear[kind]), []
                return None, list(clear[kind].items())
        if name is not None and (shared := sorted(clear.keys() & WITH_NAME)):
            return name ^ min(clear[shared[0]]), []
        return None, []

    return whose


def _link(row: Row) -> int:
    """What equal values have in common, whatever they were taken for."""
    return keyed(row[6].split(" ", 1)[0] or row[5])


class Teller:
    """Says of each unit whose it is and what it holds; ``told`` gathers the classes of each entity that was met."""

    def __init__(self, catalogue: Catalogue, whose: Whose, told: dict[str, Classes]) -> None:
        entities = catalogue.entities.values()
        self._kinds = {e.id: e.kind for e in entities}
        self._tiers = {e.id: e.tier_2017_10 for e in entities}
        self._sensitive = frozenset(e.id for e in entities if e.sensitive_pipl_gbt45574 == "Y")
        self._whose = whose
        self._told = told
        self._known: dict[tuple[Set[str], Set[str]], Classes] = {}

    def held(self, rows: Iterable[Row]) -> Iterator[tuple[int, Held, bool]]:
        """(key, what is held, whether it is a person's) for each unit of one file, and for what stands alone."""
        for (_, unit), together in groupby(rows, key=lambda row: row[1:3]):
            if unit == 0:
                yield from self._alone(together)
                continue
            parties: dict[str, list[Row]] = defaultdict(list)
            for row in together:
                parties[row[3]].append(row)
            for found in parties.values():
                yield from self._unit(found)

    def classes(self, entity: str) -> Classes:
        """Of one entity by itself, which was met."""
        if entity not in self._told:
            self._told[entity] = class_of(self._kinds[entity], self._tiers[entity])
        return self._told[entity]

    def _unit(self, found: Sequence[Row]) -> Iterator[tuple[int, Held, bool]]:
        person, single = self._whose(found)
        if person is not None:
            yield person, self._sum(found), True
            return
        for key, row in single:
            yield key, self._sum([row]), True
        names = [row for row in found if self._kinds[row[4]] == NAME]
        if single or not names:
            taken = {row[5] for _, row in single}
            yield from self._alone(row for row in found if row[5] not in taken)
        else:  # a name alone is many people's; beside something sensitive it is somebody's
            held = self._sum(found)
            yield keyed(names[0][5]), held, held.sensitive

    def _alone(self, rows: Iterable[Row]) -> Iterator[tuple[int, Held, bool]]:
        for row in rows:
            # the positions of one file are those of one device
            key = spread(row[0] << 24 | row[1]) if self._kinds[row[4]] == POSITION else keyed(row[5])
            yield key, self._sum([row]), False

    def _sum(self, found: Sequence[Row]) -> Held:
        entities = frozenset(row[4] for row in found)
        clear = frozenset(row[4] for row in found if not row[7] & MASKED)
        classes = self._known.get((clear, entities))
        if classes is None:
            classes = self._known[clear, entities] = self._classes(clear, entities)
        minor = any(row[7] & UNDER_14 for row in found)
        return Held(classes, not self._sensitive.isdisjoint(clear), minor)

    def _classes(self, clear: Set[str], entities: Set[str]) -> Classes:
        for entity in entities:
            self.classes(entity)
        sure, every = (
            classes_of({self._kinds[name]: self._tiers[name] for name in names}) for names in (clear, entities)
        )
        return Classes(sure.low, sure.high | every.high)
