"""Counting over the ledger in SQL: groups by value and by column, tallies by entity."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from audit.config import SEVERITIES
from audit.report.rows import classification, record_severity
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED, SEPARATOR, TEST
from recognizers.catalogue import Catalogue, Entity
from reports.document import Column, Group, Tally
from reports.where import Where

GROUPS_LISTED = 10_000
PLACES_LISTED = 10


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a report, worst first, and the columns that were judged, in report order; ``truncated``: there were
    more groups than are listed."""

    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    truncated: bool


def groups(ledger: Ledger, catalogue: Catalogue, floor: int) -> Groups:
    """Judged columns as one group each, all else by value; severity ``floor`` (rank) or more."""
    judged = list(_judged(ledger))
    columns = (_column(ledger, catalogue, floor, key, column) for key, column in judged)
    found = [*(group for group in columns if group), *_values(ledger, catalogue, floor)]
    found.sort(key=lambda group: (-SEVERITIES.index(group.severity), -group.confidence, -group.count))
    listed = tuple(column for _, column in judged[:GROUPS_LISTED])
    return Groups(tuple(found[:GROUPS_LISTED]), listed, len(found) > GROUPS_LISTED)


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


_Key = tuple[int, int, int]
"""Job, member and number of a column."""


def _judged(ledger: Ledger) -> Iterator[tuple[_Key, Column]]:
    verdicts = ledger.db.execute(
        "SELECT job, member, col, tbl, header, rate, distinct_values, entity, examples, review, place,"
        " root, path, trail FROM verdict JOIN item USING (job, member) ORDER BY 1, 2, 3"
    )
    for *key, table, header, rate, distinct, entity, examples, review, place, root, path, trail in verdicts:
        where = Where(root, json.loads(path), tuple(json.loads(trail)), json.loads(place))
        names = json.loads(table), json.loads(header)
        column = Column(*names, rate, distinct, entity, tuple(json.loads(examples)), review, where)
        yield (key[0], key[1], key[2]), column


def _column(ledger: Ledger, catalogue: Catalogue, floor: int, key: _Key, column: Column) -> Group | None:
    where = "job = ? AND member = ? AND col = ?"
    count, distinct, confidence, severity, masked, test = ledger.db.execute(
        "SELECT COUNT(*), COUNT(DISTINCT id), MAX(confidence), MAX(severity), MIN(flags & ?), MIN(flags & ?)"
        f" FROM finding WHERE {where}",
        (MASKED, TEST, *key),
    ).fetchone()
    if not count or severity < floor:
        return None
    first = f"SELECT value, why FROM finding WHERE {where} ORDER BY seq LIMIT 1"
    value, why = ledger.db.execute(first, key).fetchone()
    entity = catalogue.entities[column.entity]
    return Group(
        **classification(entity),
        severity=SEVERITIES[severity],
        confidence=confidence,
        value=value,
        count=count,
        places=_places(ledger, where, key),
        advice=entity.advice,
        why=tuple(why.split(SEPARATOR)) if why else (),
        masked=bool(masked),
        test=bool(test),
        column=replace(column, distinct=distinct),
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
    records: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name, item, count, circumstances in ledger.db.execute(
        "SELECT entity, job * 16777216 + member, count, circumstances FROM record"
    ):
        records[name].append((item, count, record_severity(catalogue.entities[name], count, circumstances)[0]))
    for name, rows in records.items():
        worst = max((severity for *_, severity in rows), key=SEVERITIES.index)
        files = len({item for item, *_ in rows})
        tallies[name] = _tally(catalogue.entities[name], worst, sum(row[1] for row in rows), len(rows), files)
    return tuple(tallies[name] for name in catalogue.entities if name in tallies)


def _tally(entity: Entity, severity: str, count: int, distinct: int, files: int) -> Tally:
    return Tally(entity.id, entity.kind, entity.category, severity, count, distinct, files)
