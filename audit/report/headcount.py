"""One pass over the ledger, in its order: whose is what stands together, counted over all and by folder."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, TypeAlias

from audit.assessment.officer import Classes, Headcount, units
from audit.assessment.people import Someone
from audit.report.held import Row, Teller, by_person, by_value
from audit.runners.ledger import Ledger
from recognizers.catalogue import Catalogue

LISTED: Final = 50
"""Folders told, and …"""
_WAITING: Final = 4 * LISTED
"""… folders whose numbers are kept until they are ranked."""

Place: TypeAlias = tuple[int, str]
"""Root and path of a folder, "" for the root itself."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A folder with the numbers it is ranked by."""

    place: Place
    people: int
    sensitive: int
    units: float


@dataclass(slots=True)
class Counted:
    """All people; the heaviest folders, heaviest first; entity -> the classes it was counted in."""

    total: Headcount = field(default_factory=Headcount)
    folders: list[Ranked] = field(default_factory=list)
    classes: dict[str, Classes] = field(default_factory=dict)

    def close(self, place: Place, count: Headcount) -> None:
        """No more comes for this folder."""
        people, sensitive, _ = count.counts()
        self.folders.append(Ranked(place, people, sensitive, units(count.in_classes()[1])))
        if len(self.folders) > _WAITING:
            self.rank()

    def rank(self) -> None:
        """Only the heaviest stay."""
        self.folders.sort(key=lambda folder: (-folder.units, -folder.people, folder.place))
        del self.folders[LISTED:]


def count(ledger: Ledger, catalogue: Catalogue, persons: Sequence[Someone] | None) -> Counted:
    """The headcount, by the ``persons`` that findings were joined to, else by the surest value of each unit.

    Memory grows with ``persons``, with files that are records and with the depth of folders, not with findings.
    """
    counted = Counted()
    open_folders: dict[int, dict[str, Headcount]] = defaultdict(dict)
    teller = Teller(catalogue, by_person(persons) if persons is not None else by_value(catalogue), counted.classes)
    records = _records(ledger)
    for job, found in _by_job(ledger, records):
        root, folder = _folder(ledger, job)
        for path in [path for path in open_folders[root] if not _holds(path, folder)]:
            counted.close((root, path), open_folders[root].pop(path))
        own = open_folders[root].setdefault(folder, Headcount())
        counters = [counted.total, own, *([Headcount()] if job in records else ())]
        for key, held, known in teller.held(found):
            for headcount in counters:
                (headcount.person if known else headcount.nobody)(key, held)
        if job in records:
            recorded, unfound = _people(teller, records[job], counters.pop())
            for headcount in counters:
                headcount.record(recorded, unfound)
    for root, folders in open_folders.items():
        for path, own in folders.items():
            counted.close((root, path), own)
    counted.rank()
    return counted


def _records(ledger: Ledger) -> dict[int, list[tuple[str, int]]]:
    """File -> entities of its records, and the people in the largest of each; somebody made it."""
    records: dict[int, list[tuple[str, int]]] = defaultdict(list)
    found = ledger.db.execute("SELECT job, entity, MAX(MAX(people, 1)) FROM record GROUP BY job, entity ORDER BY 1, 2")
    for job, entity, people in found:
        records[job].append((entity, people))
    return records


def _by_job(ledger: Ledger, records: Iterable[int]) -> Iterator[tuple[int, Iterable[Row]]]:
    """Every file with counted findings or a record, in order."""
    waiting = sorted(records, reverse=True)
    for job, found in groupby(_rows(ledger), key=lambda row: row[0]):
        while waiting and waiting[-1] < job:
            yield waiting.pop(), ()
        if waiting and waiting[-1] == job:
            waiting.pop()
        yield job, found
    yield from ((job, ()) for job in reversed(waiting))


def _people(
    teller: Teller, records: Iterable[tuple[str, int]], found: Headcount
) -> tuple[dict[int, int], dict[int, int]]:
    """The people in the records of one file, all of them and those whom nothing ``found`` there told of."""
    recorded, most = Counter[int](), Counter[int]()
    for entity, people in records:
        classes = teller.classes(entity)
        for tier in (0, *classes.low):
            recorded[tier] = max(recorded[tier], people)
        for tier in classes.high:
            most[tier] = max(most[tier], people)
    known = found.in_classes()[1]
    return recorded, {tier: max(people - known[tier], 0) for tier, people in most.items()}


def _rows(ledger: Ledger) -> Iterator[Row]:
    return ledger.db.execute(
        "SELECT job, member, unit, party, entity, id, links, flags FROM counted ORDER BY job, member, seq"
    )


def _folder(ledger: Ledger, job: int) -> Place:
    root, path = ledger.db.execute("SELECT root, path FROM item WHERE job = ? AND member = 0", (job,)).fetchone()
    return root, folder_of(path)


def folder_of(path: str) -> str:
    """The folder of a path as the ledger has it (JSON), "" where it lies in the root."""
    return str(json.loads(path)).rpartition("/")[0]


def _holds(folder: str, other: str) -> bool:
    """Whether more may come for ``folder`` while ``other`` is read: paths come in bytewise order."""
    return not folder or folder == other or other.startswith(f"{folder}/")
