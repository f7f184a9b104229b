from __future__ import annotations

import json

import pytest

from reports.conversion import to_dict
from reports.document import Report
from reports.formats.jsonl import document_rows
from reports.sharing import shared, shared_rows
from tests.reports.sample import sample_report

PRIVATE = ("个人简历", "accounts.txt", "家人", "MicroMsg", "script", "b2:", "k:42", "exports", "label:", "checksum")


@pytest.fixture(scope="module")
def report() -> Report:
    return sample_report()


def test_names_ids_evidence_and_people_are_gone(report: Report) -> None:
    document = to_dict(shared(report))
    for rest in ("labels", "advice", "coverage"):
        del document[rest]
    text = json.dumps(document, ensure_ascii=False)
    assert [word for word in PRIVATE if word in text] == []
    assert "cv.pdf" not in text


def test_what_the_reader_needs_is_kept(report: Report) -> None:
    given = shared(report)
    assert [(group.entity, group.value, group.count) for group in given.findings] == [
        (group.entity, group.value, group.count) for group in report.findings
    ]
    assert (given.assessment.harm, given.coverage.outcomes) == (report.assessment.harm, report.coverage.outcomes)


def test_one_file_has_one_name_everywhere(report: Report) -> None:
    given = shared(report)
    names = {file.path: new.path for file, new in zip(report.files, given.files, strict=True)}
    assert len(set(names.values())) == len(names)
    for group, new in zip(report.findings, given.findings, strict=True):
        for where, renamed in zip(group.places, new.places, strict=True):
            assert renamed.path == names.get(where.path, renamed.path)
    assert names["accounts.txt"].endswith(".txt")
    places = [(column.where, new.where) for column, new in zip(report.columns, given.columns, strict=True)]
    assert all(old and new and names.get(old.path, new.path) == new.path != old.path for old, new in places)
    mail = next(new for file, new in zip(report.files, given.files, strict=True) if file.trail)
    assert mail.trail[0] == "message 12"
    assert mail.trail[1].startswith("member-")


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("a.pdf", ".pdf"),
        ("A.PDF", ".pdf"),
        ("张三.身份证号", ""),
        (".env", ".env"),
        ("x.19912340101", ""),
        ("x.123", ""),
        ("x", ""),
        ("dir.d/x", ""),
        ("x.a b", ""),
    ],
)
def test_only_a_harmless_suffix_is_kept(path: str, suffix: str) -> None:
    (row,) = shared_rows([{"type": "file", "path": path, "trail": []}])
    assert row["path"] == f"file-1{suffix}"


def test_rows_lose_the_same_things(report: Report) -> None:
    rows = list(document_rows(report))
    given = list(shared_rows(rows))
    assert [row["type"] for row in given] == [row["type"] for row in rows]
    text = json.dumps(given, ensure_ascii=False)
    assert [word for word in PRIVATE if word in text] == []
    reasons = {row["why"] for row in given if row["type"] == "file"}
    assert "locked" in reasons, "why a file was not read is kept"
