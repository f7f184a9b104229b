"""How scan events cross from a worker to the supervisor: frames of plain rows, capped in size.

A row is a list whose first element says what it is; all others are JSON values, ready for the ledger.  Neither
Segments, Spans, tables nor anything raw ever stands in a frame.

    ["o", member, path, trail, listed]                          opened
    ["f", member, seq, entity, id, value, place, confidence, severity rank, why, flags, facts, links, column,
     unit, party]
    ["r", member, seq, entity, count, people, platform, export, first, last, place, circumstances]
    ["c", member, column, table, header, entity, rate, place, distinct, examples, review]   column verdict
    ["l", member, kinds, sensitive]                             linkage
    ["d", entity, count]                                        doubtful ("to confirm")
    ["a", rule, entity]                                         allowed by the configuration
    ["e", member, state, why, not_looked_at, bytes, encoding, format]   outcome
    ["t"]                                                       still alive
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import orjson

from audit.config import SEVERITIES
from audit.detection.mask import clean, clean_name
from audit.detection.scan import is_message
from audit.model import (
    Allowed,
    Beat,
    ColumnVerdict,
    Doubtful,
    Event,
    Finding,
    Linkage,
    Opened,
    Outcome,
    Record,
    Scanned,
    Source,
)

Row: TypeAlias = list[Any]
FRAME_ROWS = 1_000
SEPARATOR = "\x1f"
"""Between the parts of why and facts, which hold spaces."""
HEARTBEAT_SECONDS = 2.0
MASKED, TEST, UNDER_14, BUSINESS = 1, 2, 4, 8
"""Bits of a finding's flags."""


def rows(events: Scanned) -> Iterator[Row]:
    """The events of one job as rows.  Members are numbered in the order they are opened (0 = the file itself)."""
    opened: list[int] = []
    members = sequence = 0
    beat = time.monotonic()
    for source, event in events:
        if isinstance(event, Beat):
            if (now := time.monotonic()) - beat > HEARTBEAT_SECONDS:
                beat = now
                yield ["t"]
            continue
        if isinstance(event, Opened):
            opened.append(members)
            members += 1
        sequence += 1
        yield _row(source, opened[-1], sequence, event)
        if isinstance(event, Outcome):
            opened.pop()


def _row(source: Source, member: int, sequence: int, event: Event) -> Row:
    match event:
        case Finding():
            return _finding(member, sequence, event)
        case Opened():
            listed = not is_message(source)
            return ["o", member, _ascii(source.path), json.dumps(source.trail), int(listed)]
        case Outcome():
            remarks = json.dumps(event.not_looked_at, ensure_ascii=False)
            return ["e", member, event.state, event.why, remarks, event.bytes, event.encoding, event.format]
        case Record():
            span = [event.platform, event.export, event.first, event.last]
            told = [*span, _json(clean(event.place)), " ".join(sorted(event.circumstances))]
            return ["r", member, sequence, event.entity, event.count, event.people, *told]
        case ColumnVerdict():
            names = [_ascii(clean_name(event.table)), _ascii(clean_name(event.header))]
            found = [event.rate, _json(clean(event.place)), event.distinct, json.dumps(event.examples), event.review]
            return ["c", member, event.column, *names, event.entity, *found]
        case Linkage():
            return ["l", member, event.kinds, int(event.sensitive)]
        case Doubtful():
            return ["d", event.entity, event.count]
        case Allowed():
            return ["a", event.rule, event.entity]
        case Beat():
            return ["t"]


def _finding(member: int, sequence: int, finding: Finding) -> Row:
    flags = MASKED * finding.masked | TEST * finding.test | UNDER_14 * ("under_14" in finding.facts)
    flags |= BUSINESS * ("step:business" in finding.why)
    return [
        "f",
        member,
        sequence,
        finding.entity,
        finding.id,
        finding.value,
        _json(finding.place),
        finding.confidence,
        SEVERITIES.index(finding.severity),
        SEPARATOR.join(finding.why),
        flags,
        SEPARATOR.join(f"{key}={value}" for key, value in finding.facts.items()),
        " ".join(finding.links),
        finding.column,
        finding.unit,
        finding.party,
    ]


def _json(value: Mapping[str, int | str]) -> str:
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # a lone surrogate in a name
        return json.dumps(value, separators=(",", ":"))


def _ascii(name: str) -> str:
    """Names that are not UTF-8 come as lone surrogates, which no strict encoder takes: escape them as JSON does."""
    return json.dumps(name)


def frames(stream: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows in batches of at most ``FRAME_ROWS``; a heartbeat ends its batch."""
    batch: list[Row] = []
    for row in stream:
        batch.append(row)
        if len(batch) >= FRAME_ROWS or row[0] == "t":
            yield batch
            batch = []
    yield batch
