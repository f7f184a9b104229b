"""The ledger as JSON Lines rows: what ``-f jsonl`` writes and ``check`` prints.  Streams; nothing is held."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

from audit.config import SEVERITIES, Config, Severity
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED, SEPARATOR, TEST
from audit.severity import stepped
from recognizers.catalogue import Catalogue, Entity

Row = dict[str, Any]


def rows(ledger: Ledger, catalogue: Catalogue, config: Config, summary: Mapping[str, Any]) -> Iterator[Row]:
    """Findings, records and the file row of every source, in the order path, trail, position; the summary last."""
    floor = SEVERITIES.index(config.min_severity)
    items = ledger.db.execute(
        "SELECT job, member, root, path, trail, listed, state, why, remarks, bytes, encoding, format"
        " FROM item ORDER BY job, member"
    )
    for job, member, root, path, trail, listed, *outcome in items:
        head = {"root": root, "path": json.loads(path), "trail": json.loads(trail)}
        yield from _findings(ledger, catalogue, job, member, head, floor)
        yield from _records(ledger, catalogue, job, member, head, floor)
        if listed:
            yield _file(head, *outcome)
    yield {"type": "summary", **summary}


def _findings(ledger: Ledger, catalogue: Catalogue, job: int, member: int, head: Row, floor: int) -> Iterator[Row]:
    found = ledger.db.execute(
        "SELECT entity, id, value, place, confidence, severity, why, flags FROM finding"
        " WHERE job = ? AND member = ? AND severity >= ? ORDER BY seq",
        (job, member, floor),
    )
    for entity, identity, value, place, confidence, severity, why, flags in found:
        yield {
            "type": "finding",
            "id": identity,
            **head,
            "place": json.loads(place),
            **classification(catalogue.entities[entity]),
            "severity": SEVERITIES[severity],
            "confidence": confidence,
            "value": value,
            "masked": bool(flags & MASKED),
            "test": bool(flags & TEST),
            "why": why.split(SEPARATOR) if why else [],
            "advice": list(catalogue.entities[entity].advice),
        }


def _records(ledger: Ledger, catalogue: Catalogue, job: int, member: int, head: Row, floor: int) -> Iterator[Row]:
    known = ledger.db.execute(
        "SELECT entity, count, people, platform, export, first, last, place, circumstances FROM record"
        " WHERE job = ? AND member = ? ORDER BY seq",
        (job, member),
    )
    for entity, count, people, platform, export, first, last, place, circumstances in known:
        severity, why = record_severity(catalogue.entities[entity], count, circumstances)
        if SEVERITIES.index(severity) < floor:
            continue
        yield {
            "type": "record",
            **head,
            "place": json.loads(place),
            **classification(catalogue.entities[entity]),
            "severity": severity,
            "count": count,
            "people": people,
            "platform": platform,
            "export": export,
            "first": first,
            "last": last,
            "why": list(why),
            "advice": list(catalogue.entities[entity].advice),
        }


def _file(
    head: Row, state: str, why: str | None, remarks: str, size: int, encoding: str | None, format_name: str
) -> Row:
    return {
        "type": "file",
        **head,
        "outcome": state,
        "why": why,
        "not_looked_at": json.loads(remarks),
        "bytes": size,
        "encoding": encoding,
        "format": format_name,
    }


class Classification(TypedDict):
    """The four fields that say what an entity is."""

    entity: str
    kind: str
    category: str
    also: str


def classification(entity: Entity) -> Classification:
    """How the catalogue files an entity."""
    return {"entity": entity.id, "kind": entity.kind, "category": entity.category, "also": entity.also}


SMALL_ADDRESS_BOOK = 50
"""Below so many entries an address book is less than the catalogue says ("≥50 条为高")."""


def record_severity(entity: Entity, count: int, circumstances: str = "") -> tuple[Severity, tuple[str, ...]]:
    """The severity of a record and the steps that led there; ``circumstances`` as they stand in the ledger."""
    codes = set(circumstances.split())
    if entity.id == "CONTACT_LIST" and count < SMALL_ADDRESS_BOOK:
        codes.add("few-contacts")
    return stepped(entity.severity, codes)
