"""``jsonl``: every place of every finding, one JSON object a line; the last line is the summary.

The rows come from the ledger, ready and in their order.  From a saved report only the places it holds can be
given: then the summary says ``truncated``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reports.document import FileRow, Group, RecordRow, Report
from reports.formats.interface import Format, Options, Rows
from reports.formats.json_document import encoded
from reports.sharing import halves, shared_rows
from reports.where import Where


def render(report: Report, rows: Rows | None, out: BinaryIO, options: Options) -> None:
    """One line per row; the same bytes for the same rows."""
    given = rows() if rows is not None else document_rows(report)
    for row in shared_rows(given, halves(report)) if options.for_sharing else given:
        out.write(encoded(row) + b"\n")


def document_rows(report: Report) -> Iterator[dict[str, Any]]:
    """The rows a document can give, in the order of the ledger's: by file, then place."""
    found = [(where, _finding(group, where)) for group in report.findings for where in group.places]
    found += [(record.where, _record(record)) for record in report.records]
    for _, row in sorted(found, key=lambda pair: _position(pair[0])):
        yield row
    for file in sorted(report.files, key=_position):
        yield _file(file)
    yield _summary(report)


def _position(placed: Where | FileRow) -> tuple[int, bytes, tuple[str, ...]]:
    return placed.root, placed.path.encode("utf-8", "surrogateescape"), placed.trail


def _finding(group: Group, where: Where) -> dict[str, Any]:
    head = {"type": "finding"} | ({"id": group.id} if group.id else {})
    return head | _place(where) | {
        "entity": group.entity,
        "kind": group.kind,
        "category": group.category,
        "also": group.also,
        "severity": group.severity,
        "confidence": group.confidence,
        "value": group.value,
        "masked": group.masked,
        "test": group.test,
        "why": list(group.why),
        "advice": list(group.advice),
    }  # fmt: skip


def _record(record: RecordRow) -> dict[str, Any]:
    return {"type": "record"} | _place(record.where) | {
        "entity": record.entity,
        "kind": record.kind,
        "category": record.category,
        "also": record.also,
        "severity": record.severity,
        "count": record.count,
        "people": record.people,
        "platform": record.platform,
        "export": record.export,
        "first": record.first,
        "last": record.last,
        "why": list(record.why),
        "advice": list(record.advice),
    }  # fmt: skip


def _place(where: Where) -> dict[str, Any]:
    return {"root": where.root, "path": where.path, "trail": list(where.trail), "place": dict(where.place)}


def _file(file: FileRow) -> dict[str, Any]:
    return {
        "type": "file",
        "root": file.root,
        "path": file.path,
        "trail": list(file.trail),
        "outcome": file.outcome,
        "why": file.why,
        "not_looked_at": list(file.not_looked_at),
        "bytes": file.bytes,
        "encoding": file.encoding,
        "format": file.format,
    }


def _summary(report: Report) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for tally in report.tallies:
        counts[tally.entity] = counts.get(tally.entity, 0) + tally.count
    return {
        "type": "summary",
        "roots": list(report.roots),
        "counts": dict(sorted(counts.items())),
        "bytes": report.coverage.bytes,
        "outcomes": dict(report.coverage.outcomes),
        "to_confirm": report.to_confirm,
        "allowed": sum(rule.count for rule in report.allowed),
        "rules": report.rules,
        "key_id": report.key_id,
        "exit": report.exit,
        "truncated": True,
    }


FORMAT = Format("jsonl", (".jsonl", ".ndjson"), render)
