"""What the files expose, by file and whole: the counted findings and records, and what ties them to people.

Counted is what is sure enough, no well-known test value and not how an organisation wants to be reached (docs/risk.md).
Circumstances that lower a finding lower it here too.  Those that raise it do not: a child has terms of its own, and so
has what is sensitive beside a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from audit.assessment.risk import Exposure, Item
from audit.config import SEVERITIES
from audit.detection.linkage import COUNTED
from audit.report.rows import record_severity
from audit.runners.ledger import Ledger
from audit.runners.wire import BUSINESS, MASKED, TEST, UNDER_14
from recognizers.catalogue import Catalogue, Entity

_ANY_ACCOUNT = frozenset({"password"})
"""Kinds whose count class holds for money accounts only, which a password does not show."""
_LOCATES_A_CHILD = ("CN_ADDRESS", "ADDRESS", "SCHOOL_CLASS", "GPS_COORDINATE", "PHOTO_LOCATION", "LOCATION_TRACK")
_COUNTS = (
    "COUNT(DISTINCT id), SUM(col IS NOT NULL), MIN(flags & :masked),"
    # a masked value is low because it is masked, which has its own factor
    " MAX(CASE WHEN flags & :masked THEN 3 ELSE severity END)"
    " FROM finding WHERE confidence >= :counted AND flags & :nobodys = 0"
)
_BITS = {"masked": MASKED, "counted": COUNTED, "nobodys": TEST | BUSINESS}


def by_file(ledger: Ledger, catalogue: Catalogue) -> dict[int, Exposure]:
    """What each file (with all its members) exposes; files without anything counted are not in it."""
    items: dict[int, list[Item]] = defaultdict(list)
    counted = ledger.db.execute(f"SELECT job, entity, {_COUNTS} GROUP BY job, entity", _BITS)
    for job, name, distinct, cells, masked, worst in counted:
        items[job].append(item_of(catalogue.entities[name], distinct, cells, worst, masked=bool(masked)))
    for (job, name), (count, people, severity) in records_of(ledger, catalogue).items():
        direct = [item.masked for item in items[job] if item.identifier == "direct"]
        masked = bool(direct) and all(direct)  # a list of masked people is a masked list
        items[job].append(record_item(catalogue.entities[name], count, people, severity, masked=masked))
    ties = {
        job: (kinds, bool(sensitive))
        for job, kinds, sensitive in ledger.db.execute(
            "SELECT job, MAX(kinds), MAX(sensitive) FROM linkage GROUP BY job"
        )
    }
    children = {job for (job,) in ledger.db.execute("SELECT DISTINCT job FROM finding WHERE flags & ?", (UNDER_14,))}
    return {
        job: Exposure(tuple(found), *ties.get(job, (0, False)), job in children, job in children and is_located(found))
        for job, found in items.items()
    }


def whole(
    ledger: Ledger, catalogue: Catalogue, files: Mapping[int, Exposure], jobs: Iterable[int] | None = None
) -> Exposure:
    """What all files expose together: distinct values over all of them, the strongest tie of any.

    ``jobs``: of these files only, ``files`` being what they expose.
    """
    records: dict[str, Item] = {}
    for item in (item for exposure in files.values() for item in exposure.items):
        known = records.get(item.entity)
        if known is None or item.people > known.people:
            records[item.entity] = item
    among = "" if jobs is None else _among(ledger, jobs)
    counted = ledger.db.execute(f"SELECT entity, {_COUNTS} {among} GROUP BY entity", _BITS)
    for name, distinct, cells, masked, worst in counted:
        records[name] = item_of(catalogue.entities[name], distinct, cells, worst, masked=bool(masked))
    return Exposure(
        tuple(records[name] for name in sorted(records)),
        max((exposure.kinds_linked for exposure in files.values()), default=0),
        any(exposure.sensitive_linked for exposure in files.values()),
        any(exposure.minor for exposure in files.values()),
        any(exposure.minor_located for exposure in files.values()),
    )


def _among(ledger: Ledger, jobs: Iterable[int]) -> str:
    """The condition that holds for the findings of ``jobs``."""
    ledger.db.executescript("DROP TABLE IF EXISTS temp.among; CREATE TEMP TABLE among (job INTEGER PRIMARY KEY);")
    ledger.db.executemany("INSERT INTO temp.among VALUES (?)", ((job,) for job in jobs))
    return "AND job IN (SELECT job FROM temp.among)"


def records_of(ledger: Ledger, catalogue: Catalogue) -> dict[tuple[int, str], tuple[int, int, str]]:
    """Job and entity -> the most entries, the most people, the worst severity of its records."""
    found: dict[tuple[int, str], tuple[int, int, str]] = {}
    rows = ledger.db.execute("SELECT job, entity, count, people, circumstances FROM record ORDER BY job, entity")
    for job, name, count, people, circumstances in rows:
        severity = record_severity(catalogue.entities[name], count, circumstances)[0]
        most, persons, worst = found.get((job, name), (0, 0, "low"))
        found[job, name] = (max(most, count), max(persons, people), max(worst, severity, key=SEVERITIES.index))
    return found


def is_located(items: Iterable[Item]) -> bool:
    """Whether something tells where a child may be found."""
    return any(item.entity in _LOCATES_A_CHILD for item in items)


def item_of(entity: Entity, distinct: int, cells: int, worst: int, *, masked: bool) -> Item:
    """The findings of one entity.  Distinct identifiers are as many people; five diagnoses may be one person's, but
    the cells of a column stand for a person each."""
    people = max(cells, 1) if entity.identifier == "none" else distinct
    severity = min(SEVERITIES[worst], entity.severity, key=SEVERITIES.index)
    return record_item(entity, distinct, people, severity, masked=masked)


def counted_item(entity: Entity, distinct: int, worst: int, *, masked: bool) -> Item:
    """The findings of one entity that are all one person's."""
    severity = min(SEVERITIES[worst], entity.severity, key=SEVERITIES.index)
    return record_item(entity, distinct, 1, severity, masked=masked)


def record_item(entity: Entity, distinct: int, people: int, severity: str, *, masked: bool = False) -> Item:
    return Item(
        entity=entity.id,
        kind=entity.kind,
        category=entity.category,
        severity=severity,
        distinct=distinct,
        people=people,
        tier=0 if entity.kind in _ANY_ACCOUNT else entity.tier_2017_10,
        identifier=entity.identifier,
        masked=masked,
        sensitive=entity.sensitive_pipl_gbt45574 == "Y",
    )
