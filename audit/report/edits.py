"""From the ledger to the shortest list of edits that brings the harm under its band."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from audit.assessment.edits import Atom, Found, Option, Situation, Tied, shortest
from audit.assessment.verdict import Gaps, band, decide
from audit.config import Readership
from audit.report.exposures import is_located, item_of, record_item, records_of
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED
from recognizers.catalogue import Catalogue
from reports.plan import Edit, Edits
from reports.where import Where

MOST: Final = 100_000
"""Different values; above, which few to mask is no question any more."""
_PLACES: Final = 10
"""So many places a value at most: beyond, not even its different values are counted."""
_LISTED: Final = 20
_LOWER: Final[Mapping[str, int]] = {"70-100": 70, "40-69": 40, "20-39": 20}
"""Under which harm a band ends."""
_COLUMN, _VALUES, _FILE = "drop-column", "mask-values", "delete-file"


class _Spot(NamedTuple):
    """Where the atoms of one edit stand; ``column`` None: outside of judged columns; ``record``: what a file is as a
    whole, which goes with the file only."""

    job: int
    member: int
    column: int | None
    entity: str
    record: bool = False


def edits(ledger: Ledger, catalogue: Catalogue, harm: int, readers: Readership) -> Edits | None:
    """The edits, None where the harm is low or there is too much for single edits to help."""
    limit = _LOWER.get(band(harm))
    if limit is None:
        return None
    spots = _spots(ledger)
    if spots is None:
        return None
    atoms = [Atom(spot.job, _item(catalogue, spot.entity, held), held.ids) for spot, held in spots.items()]
    for (job, name), (count, people, severity) in records_of(ledger, catalogue).items():
        spots[_Spot(job, 0, None, name, record=True)] = _Held(frozenset({-1 - len(spots)}), 0, 0, False)
        item = record_item(catalogue.entities[name], count, people, severity)
        atoms.append(Atom(job, item, frozenset({-len(spots)})))
    order = list(spots)
    case = Situation(atoms, _ties(ledger, atoms), ())
    options = [*_single(order), *_files(order)]
    found = shortest(case, options, lambda value: value < limit)
    told = tuple(_told(ledger, order, spots, found, case.harm()))[:_LISTED]
    after = told[-1].after if told else harm
    if after >= harm:
        return None
    verdicts = [decide(value, readers, Gaps(files=1, read=1)).verdict for value in (harm, after)]
    return Edits(verdicts[0], verdicts[1], told, found.exact, found.reached)


@dataclass(slots=True)
class _Held:
    """What one spot holds."""

    ids: frozenset[int]
    cells: int
    worst: int
    masked: bool


def _spots(ledger: Ledger) -> dict[_Spot, _Held] | None:
    if ledger.db.execute("SELECT COUNT(*) FROM counted").fetchone()[0] > _PLACES * MOST:
        return None
    numbers: dict[str, int] = {}
    values: dict[_Spot, list[Any]] = defaultdict(lambda: [set(), 0, 0, True])
    found = ledger.db.execute(
        "SELECT job, member, col, entity, id, COUNT(*), MAX(CASE WHEN flags & ? THEN 3 ELSE severity END),"
        " MIN(flags & ?) FROM counted GROUP BY job, member, col, entity, id LIMIT ?",
        (MASKED, MASKED, MOST + 1),
    )
    for count, (job, member, column, entity, identity, cells, worst, masked) in enumerate(found):
        if count == MOST:
            return None
        held = values[_Spot(job, member, column, entity)]
        held[0].add(numbers.setdefault(entity + identity, len(numbers)))
        held[1] += cells if column is not None else 0
        held[2] = max(held[2], worst)
        held[3] = held[3] and bool(masked)
    return {spot: _Held(frozenset(held[0]), *held[1:]) for spot, held in values.items()}


def _item(catalogue: Catalogue, entity: str, held: _Held) -> Any:
    return item_of(catalogue.entities[entity], len(held.ids), held.cells, held.worst, masked=held.masked)


def _ties(ledger: Ledger, atoms: Sequence[Atom]) -> dict[int, Tied]:
    items = defaultdict(list)
    for atom in atoms:
        items[atom.file].append(atom.item)
    ties = {
        job: Tied(kinds, bool(sensitive))
        for job, kinds, sensitive in ledger.db.execute(
            "SELECT job, MAX(kinds), MAX(sensitive) FROM linkage GROUP BY job"
        )
    }
    children = {job for job, held in items.items() if any(item.entity == "MINOR" for item in held)}
    return {
        job: replace(ties.get(job, Tied()), minor=job in children, located=job in children and is_located(held))
        for job, held in items.items()
    }


def _single(order: Sequence[_Spot]) -> Iterator[Option]:
    """A column goes as a whole; what stands outside of columns is masked kind by kind."""
    columns: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    for number, spot in enumerate(order):
        if spot.record:
            continue
        if spot.column is None:
            yield Option(f"{_VALUES}:{number}", frozenset({number}))
        else:
            columns[spot.job, spot.member, spot.column].add(number)
    for numbers in columns.values():
        yield Option(f"{_COLUMN}:{min(numbers)}", frozenset(numbers))


def _files(order: Sequence[_Spot]) -> Iterator[Option]:
    """Leaving a whole file out, where that is more than one edit and not all there is."""
    jobs: dict[int, set[int]] = defaultdict(set)
    for number, spot in enumerate(order):
        jobs[spot.job].add(number)
    for numbers in jobs.values() if len(jobs) > 1 else ():
        if len(numbers) > 1:
            yield Option(f"{_FILE}:{min(numbers)}", frozenset(numbers))


def _told(
    ledger: Ledger, order: Sequence[_Spot], spots: Mapping[_Spot, _Held], found: Found, before: int
) -> Iterator[Edit]:
    for key, after in found.chosen:
        action, _, number = key.partition(":")
        spot = order[int(number)]
        values = (
            sum(len(spots[other].ids) for other in order if other.job == spot.job)
            if action == _FILE
            else len(spots[spot].ids)
        )
        where, header = _place(ledger, spot, action)
        yield Edit(action, "" if action == _FILE else spot.entity, header, where, values, before, after)
        before = after


def _place(ledger: Ledger, spot: _Spot, action: str) -> tuple[Where, str]:
    member = 0 if action == _FILE else spot.member
    root, path, trail = ledger.db.execute(
        "SELECT root, path, trail FROM item WHERE job = ? AND member = ?", (spot.job, member)
    ).fetchone()
    place, header = {}, ""
    if action == _COLUMN:
        verdict = ledger.db.execute(
            "SELECT place, header FROM verdict WHERE job = ? AND member = ? AND col = ?",
            (spot.job, spot.member, spot.column),
        ).fetchone()
        place, header = json.loads(verdict[0]), json.loads(verdict[1])
    return Where(root, json.loads(path), tuple(json.loads(trail)), place), header
