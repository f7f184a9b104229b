"""The gate: what it prints, counts and decides."""

from __future__ import annotations

from typing import Any

import pytest

from audit.publication.check import Gate, line
from recognizers.catalogue import load


def finding(path: str = "a.txt", severity: str = "high", **more: Any) -> dict[str, Any]:
    row = {
        "type": "finding", "root": 0, "path": path, "trail": [], "place": {"line": 3, "column": 7},
        "entity": "CN_RESIDENT_ID", "severity": severity, "value": "1****************X",
        "why": ["pattern", "checksum", "label:身份证"],
    }  # fmt: skip
    return row | more


def file(path: str = "a.txt", outcome: str = "scanned", why: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "type": "file", "root": 0, "path": path, "trail": [], "outcome": outcome, "why": why, "not_looked_at": [],
    } | more  # fmt: skip


def gate(*rows: dict[str, Any], strict: bool = False, threshold: Any = "high") -> tuple[Gate, list[str]]:
    made = Gate(threshold, lambda _, path: f"in/{path}", strict)
    return made, list(made.lines(rows))


def test_the_line_is_that_of_the_contract() -> None:
    assert line(finding(), "path") == (
        "path:3:7: HIGH CN_RESIDENT_ID 1****************X (label 身份证) — fix: remove it, or `pdaudit redact path`"
    )


@pytest.mark.parametrize(
    ("trail", "place", "head"),
    [
        ([], {"sheet": "Sheet1", "row": 5, "field": "身份证"}, "p [Sheet1 row 5 身份证]"),
        (["m.xlsx"], {"sheet": "Sheet1", "row": 5, "field": "身份证"}, "p!m.xlsx [Sheet1 row 5 身份证]"),
        (["m.txt"], {"line": 1, "column": 2}, "p!m.txt:1:2"),
        ([], {"row": 2, "field": 4}, "p [row 2 field 4]"),
        ([], {"pointer": "/0/tel"}, "p [/0/tel]"),
        ([], {"line": 9, "pointer": "/tel"}, "p [line 9 /tel]"),
        ([], {"table": "calls", "rowid": 3, "field": "number"}, "p [calls rowid 3 number]"),
        ([], {"page": 3}, "p [page 3]"),
        ([], {"part": "word/document.xml", "line": 2}, "p [word/document.xml line 2]"),
        ([], {"offset": 512}, "p [offset 512]"),
        ([], {"name": "file"}, "p [file name]"),
        ([], {}, "p"),
    ],
)
def test_places(trail: list[str], place: dict[str, int | str], head: str) -> None:
    assert line(finding(trail=trail, place=place), "p").startswith(f"{head}: HIGH ")


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (["pattern", "segment:138", "key:tel"], "(key tel)"),
        (["pattern", "checksum"], "(checksum)"),
        (["pattern", "segment:138"], "(segment 138)"),
        (["pattern"], "(pattern)"),
    ],
)
def test_the_evidence_that_tells_most_is_told(why: list[str], told: str) -> None:
    assert f"X {told} —" in line(finding(why=why), "p")


def test_a_record_tells_its_rows() -> None:
    record = {
        "type": "record", "root": 0, "path": "b.db", "trail": [], "place": {"table": "calls"}, "entity": "CALL_RECORD",
        "severity": "high", "count": 812,
    }  # fmt: skip
    _, (told,) = gate(record)
    assert told == "in/b.db [calls]: HIGH CALL_RECORD x812 — fix: remove it, or `pdaudit redact in/b.db`"


def test_names_cannot_break_out_of_their_line() -> None:
    told = line(finding(trail=["a\nb", "\x1b[2J"], place={"sheet": "\u202ex"}), "p\r")
    assert told.isprintable()
    assert "\\x1b[2J" in told


def test_only_what_reaches_the_threshold_is_printed() -> None:
    rows = [finding(severity=severity) for severity in ("low", "medium", "high", "critical")]
    assert [len(gate(*rows, threshold=threshold)[1]) for threshold in ("low", "medium", "high", "critical")] == [
        4,
        3,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("rows", "strict", "code"),
    [
        ([], False, 0),
        ([file()], False, 0),
        ([finding(severity="low"), file()], False, 0),
        ([finding(), file()], False, 1),
        ([file("z", "failed", "locked")], False, 3),
        ([finding(), file(), file("z", "failed", "locked")], False, 1),
        ([file("z", "partial", "limit:depth:10")], False, 3),
        ([file("z", "skipped", "symlink")], False, 0),
        ([file("z", "skipped", "no-text")], False, 0),
        ([file("z", not_looked_at=["pictures"])], False, 0),
        ([file("z", not_looked_at=["pictures"])], True, 3),
    ],
)
def test_exit_codes(rows: list[dict[str, Any]], strict: bool, code: int) -> None:
    made, _ = gate(*rows, strict=strict)
    assert made.exit == code


def test_totals_name_what_was_not_read_and_why() -> None:
    made, _ = gate(
        finding(), finding(), file(), file("b.zip", "failed", "locked"), file("b.zip", trail=["m"], outcome="scanned")
    )
    assert made.totals("en").startswith("2 found at or above high, in 1 of 2 files; not read to the end: 1 (in/b.zip: ")
    assert "在 2 个文件中的 1 个里" in made.totals("zh")
    many, _ = gate(*(file(f"{n}.zip", "failed", "locked") for n in range(9)))
    assert "4 more" in many.totals("en")


def test_totals_say_when_there_was_nothing_to_look_at_or_the_scan_was_stopped() -> None:
    nothing, _ = gate()
    assert (nothing.totals("en"), nothing.totals("zh")) == ("there is no file to look at", "没有可看的文件")
    one, _ = gate(file())
    assert one.totals("en") == "nothing at or above high in 1 file"
    assert one.totals("en", interrupted=True).startswith("INTERRUPTED, only a part was looked at: nothing at")
    assert one.totals("zh", interrupted=True).startswith("已中断（INTERRUPTED），只看了一部分：1 个文件中没有")


def test_an_identity_number_is_high_in_the_catalogue() -> None:
    assert load().entities["CN_RESIDENT_ID"].severity == "high"
