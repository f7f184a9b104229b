from __future__ import annotations

import io
import json
from typing import Any

from reports.conversion import from_dict
from reports.document import Report
from reports.formats import formats
from reports.formats.interface import Options, Rows
from tests.reports.sample import sample_report
from tests.reports.sample_findings import HOSTILE_NAMES

ROWS: list[dict[str, Any]] = [
    {
        "type": "finding",
        "id": "b2:1",
        "root": 0,
        "path": "名\udcff.txt",
        "trail": [],
        "place": {"line": 1, "column": 2},
        "entity": "CN_MOBILE_NUMBER",
        "value": "199****0101",
        "why": ["pattern"],
        "advice": ["phone-number"],
    },
    {"type": "file", "root": 0, "path": "名.txt", "trail": [], "outcome": "scanned", "why": None},
    {"type": "summary", "roots": ["exports"], "key_id": "k", "exit": 0},
]


def rendered(name: str, rows: Rows | None = None, *, report: Report | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    formats()[name].render(report or sample_report(), rows, out, Options(**options))
    return out.getvalue()


def test_json_is_the_document() -> None:
    written = rendered("json")
    assert from_dict(json.loads(written)) == sample_report()
    assert written == rendered("json")
    assert written.endswith(b"}\n")


def test_jsonl_writes_the_rows_of_the_ledger_one_a_line() -> None:
    lines = rendered("jsonl", lambda: iter(ROWS)).splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    assert b"\\udcff" in lines[0]
    assert "名.txt".encode() in lines[1]


def test_jsonl_for_sharing_has_no_names_ids_or_evidence() -> None:
    finding, file, summary = map(json.loads, rendered("jsonl", lambda: ROWS, for_sharing=True).splitlines())
    assert finding == {
        "type": "finding",
        "root": 0,
        "path": "file-1.txt",
        "trail": [],
        "place": {"line": 1, "column": 2},
        "entity": "CN_MOBILE_NUMBER",
        "value": "199****0101",
        "advice": ["phone-number"],
    }
    assert file["path"] == "file-2.txt"
    assert summary == {"type": "summary", "exit": 0}


def test_jsonl_from_a_saved_document_says_that_it_is_truncated() -> None:
    report = sample_report()
    rows = [json.loads(line) for line in rendered("jsonl").splitlines()]
    kinds = [row["type"] for row in rows]
    assert kinds.count("finding") == sum(len(group.places) for group in report.findings)
    assert kinds.count("file") == len(report.files)
    assert rows[-1]["type"] == "summary"
    assert rows[-1]["truncated"] is True
    assert {row["path"] for row in rows if "path" in row} >= set(HOSTILE_NAMES)
    found = [row["path"].encode("utf-8", "surrogateescape") for row in rows if row["type"] in {"finding", "record"}]
    assert found == sorted(found)
    assert "id" not in next(row for row in rows if row.get("value") == "")


def test_lines_are_lines_whatever_a_name_holds() -> None:
    assert len(rendered("jsonl").splitlines()) == len(rendered("jsonl").split(b"\n")) - 1
