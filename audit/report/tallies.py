"""Counting over the ledger in SQL: groups by value and by column, tallies by entity, exposures by file and whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from audit.assessment.risk import Exposure, Item
from audit.config import SEVERITIES
from audit.detection.linkage import COUNTED
from audit.report.rows import classification, record_severity
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED, SEPARATOR, TEST, UNDER_14
from recognizers.catalogue import Catalogue, Entity
from reports.document import Column, Group, Tally, Where

GROUPS_LISTED = 10_000
PLACES_LISTED = 10
_ANY_ACCOUNT = frozenset({"password"})
"""Kinds whose count class holds for money accounts only, which a password does not show."""
_LOCATES_A_CHILD = ("CN_ADDRESS", "ADDRESS", "SCHOOL_CLASS", "GPS_COORDINATE", "PHOTO_LOCATION", "LOCATION_TRACK")


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a report, worst first; ``truncated``: there were more than are listed."""

    groups: tuple[Group, ...]
    truncated: bool


def groups(ledger: Ledger, catalogue: Catalogue, floor: int) -> Groups:
    """Judged columns as one group each, all else by value; severity ``floor`` (rank) or more."""
    found = [*_columns(ledger, catalogue, floor), *_values(ledger, catalogue, floor)]
    found.sort(key=lambda group: (-SEVERITIES.index(group.severity), -group.confidence, -group.count))
    return Groups(tuple(found[:GROUPS_LISTED]), len(found) > GROUPS_LISTED)


def with_advice(group: Group, advice: tuple[str, ...]) -> Group:
    """The same group with other advice."""
    return replace(group, advice=advice)


def _values(ledger: Ledger, catalogue: Catalogue, floor: int) -> Iterator[Group]:
    found = ledger.db.execute(
        # bare columns come from the row of MAX(confidence): a documented property of SQLite
        "SELECT entity, id, value, why, COUNT(*), MAX(confidence), MAX(severity), MIN(flags & ?), MIN(flags & ?)"
        " FROM finding WHERE col IS NULL AND severity >= ? GROUP BY entity, id"
        " ORDER BY 7 DESC, 5 DESC, entity, MIN(job), MIN(member), MIN(seq) LIMIT ?",
        (MASKED, TEST, floor, GROUPS_LISTED + 1),
    ).fetchall()
    for name, identity, value, why, count, confidence, severity, masked, test in found:
        entity = catalogue.entities[name]
        yield Group(
            **classification(entity),
            severity=SEVERITIES[severity],
            confidence=confidence,
            value=value,
            count=count,
            places=_places(ledger, "col IS NULL AND entity = ? AND id = ?", (name, identity)),
            advice=entity.advice,
            id=identity,
            why=tuple(why.split(SEPARATOR)) if why else (),
            masked=bool(masked),
            test=bool(test),
        )


def _columns(ledger: Ledger, catalogue: Catalogue, floor: int) -> Iterator[Group]:
    verdicts = ledger.db.execute("SELECT job, member, col, tbl, header, entity, rate FROM verdict ORDER BY 1, 2, 3")
    for job, member, column, table, header, name, rate in verdicts.fetchall():
        where = "job = ? AND member = ? AND col = ?"
        count, distinct, confidence, severity, masked, test = ledger.db.execute(
            "SELECT COUNT(*), COUNT(DISTINCT id), MAX(confidence), MAX(severity), MIN(flags & ?), MIN(flags & ?)"
            f" FROM finding WHERE {where}",
            (MASKED, TEST, job, member, column),
        ).fetchone()
        if not count or severity < floor:
            continue
        value, why = ledger.db.execute(
            f"SELECT value, why FROM finding WHERE {where} ORDER BY seq LIMIT 1",
            (job, member, column),
        ).fetchone()
        entity = catalogue.entities[name]
        yield Group(
            **classification(entity),
            severity=SEVERITIES[severity],
            confidence=confidence,
            value=value,
            count=count,
            places=_places(ledger, where, (job, member, column)),
            advice=entity.advice,
            why=tuple(why.split(SEPARATOR)) if why else (),
            masked=bool(masked),
            test=bool(test),
            column=Column(json.loads(table), json.loads(header), rate, distinct),
        )


def _places(ledger: Ledger, where: str, values: tuple[Any, ...]) -> tuple[Where, ...]:
    found = ledger.db.execute(
        "SELECT i.root, i.path, i.trail, f.place FROM (SELECT job, member, seq, place FROM finding"
        f" WHERE {where} ORDER BY job, member, seq LIMIT {PLACES_LISTED}) f JOIN item i USING (job, member)"
        " ORDER BY f.job, f.member, f.seq",
        values,
    )
    return tuple(
        Where(root, json.loads(path), tuple(json.loads(trail)), json.loads(place)) for root, path, trail, place in found
    )


def per_entity(ledger: Ledger, catalogue: Catalogue) -> tuple[Tally, ...]:
    """Places, distinct values and files of every entity found, records included (their count is their entries)."""
    found = ledger.db.execute(
        "SELECT entity, COUNT(*), COUNT(DISTINCT id), COUNT(DISTINCT job * 16777216 + member), MAX(severity)"
        " FROM finding GROUP BY entity"
    ).fetchall()
    tallies = {
        name: _tally(catalogue.entities[name], SEVERITIES[severity], count, distinct, files)
        for name, count, distinct, files, severity in found
    }
    records = ledger.db.execute(
        "SELECT entity, SUM(count), COUNT(*), COUNT(DISTINCT job * 16777216 + member), MAX(count)"
        " FROM record GROUP BY entity"
    )
    for name, count, distinct, files, largest in records:
        entity = catalogue.entities[name]
        tallies[name] = _tally(entity, record_severity(entity, largest), count, distinct, files)
    return tuple(tallies[name] for name in catalogue.entities if name in tallies)


def _tally(entity: Entity, severity: str, count: int, distinct: int, files: int) -> Tally:
    return Tally(entity.id, entity.kind, entity.category, severity, count, distinct, files)


def exposures(ledger: Ledger, catalogue: Catalogue) -> dict[int, Exposure]:
    """What each file (with all its members) exposes; files without anything counted are not in it."""
    items: dict[int, list[Item]] = defaultdict(list)
    counted = ledger.db.execute(
        "SELECT job, entity, COUNT(DISTINCT id), SUM(col IS NOT NULL), MIN(flags & ?) FROM finding"
        " WHERE confidence >= ? AND flags & ? = 0 GROUP BY job, entity",
        (MASKED, COUNTED, TEST),
    )
    for job, name, distinct, cells, masked in counted:
        items[job].append(_counted(catalogue.entities[name], distinct, cells, masked=bool(masked)))
    for job, name, count, people in ledger.db.execute(
        "SELECT job, entity, MAX(count), MAX(people) FROM record GROUP BY job, entity"
    ):
        entity = catalogue.entities[name]
        direct = [item.masked for item in items[job] if item.identifier == "direct"]
        masked = bool(direct) and all(direct)  # a list of masked people is a masked list
        items[job].append(_item(entity, count, people, masked=masked, severity=record_severity(entity, count)))
    ties = {
        job: (kinds, bool(sensitive))
        for job, kinds, sensitive in ledger.db.execute(
            "SELECT job, MAX(kinds), MAX(sensitive) FROM linkage GROUP BY job"
        )
    }
    children = {job for (job,) in ledger.db.execute("SELECT DISTINCT job FROM finding WHERE flags & ?", (UNDER_14,))}
    return {
        job: Exposure(tuple(found), *ties.get(job, (0, False)), job in children, job in children and _located(found))
        for job, found in items.items()
    }


def _located(items: list[Item]) -> bool:
    return any(item.entity in _LOCATES_A_CHILD for item in items)


def whole(ledger: Ledger, catalogue: Catalogue, files: Mapping[int, Exposure]) -> Exposure:
    """What all files expose together: distinct values over all of them, the strongest tie of any."""
    records: dict[str, Item] = {}
    for item in (item for exposure in files.values() for item in exposure.items):
        known = records.get(item.entity)
        if known is None or item.people > known.people:
            records[item.entity] = item
    counted = ledger.db.execute(
        "SELECT entity, COUNT(DISTINCT id), SUM(col IS NOT NULL), MIN(flags & ?) FROM finding"
        " WHERE confidence >= ? AND flags & ? = 0 GROUP BY entity",
        (MASKED, COUNTED, TEST),
    )
    for name, distinct, cells, masked in counted:
        records[name] = _counted(catalogue.entities[name], distinct, cells, masked=bool(masked))
    return Exposure(
        tuple(records[name] for name in sorted(records)),
        max((exposure.kinds_linked for exposure in files.values()), default=0),
        any(exposure.sensitive_linked for exposure in files.values()),
        any(exposure.minor for exposure in files.values()),
        any(exposure.minor_located for exposure in files.values()),
    )


def _counted(entity: Entity, distinct: int, cells: int, *, masked: bool) -> Item:
    """The findings of one entity.  Distinct identifiers are as many people; five diagnoses may be one person's, but
    the cells of a column stand for a person each."""
    people = max(cells, 1) if entity.identifier == "none" else distinct
    return _item(entity, distinct, people, masked=masked)


def _item(entity: Entity, distinct: int, people: int, *, masked: bool = False, severity: str = "") -> Item:
    return Item(
        entity=entity.id,
        kind=entity.kind,
        category=entity.category,
        severity=severity or entity.severity,
        distinct=distinct,
        people=people,
        tier=0 if entity.kind in _ANY_ACCOUNT else entity.tier_2017_10,
        identifier=entity.identifier,
        masked=masked,
        sensitive=entity.sensitive_pipl_gbt45574 == "Y",
    )
