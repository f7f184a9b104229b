"""Two masks of one value: what is reported, and the look-alikes that must not be joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.sources.named import roots
from reports.document import Report, Revealed
from reports.sharing import shared

Scan = Callable[..., Report]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    """The report on files given as ``name__suffix="content"``."""
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    folder = tmp_path / "in"
    folder.mkdir()

    def report(options: dict[str, object] | None = None, /, **files: str) -> Report:
        for name, content in files.items():
            (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
        with Run(Config(jobs=-1, **(options or {})), roots([str(folder)])) as run:  # type: ignore[arg-type]
            return run.execute()

    return report


def brief(group: Revealed) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    return group.entity, group.variants, f"{group.known}/{group.length}", group.why


def test_one_row_shows_the_whole_number(scan: Scan) -> None:
    found = scan(a__csv="姓名,手机,联系电话\n周小舟,199****5678,1991234****\n")
    (group,) = found.revealed
    assert brief(group) == ("CN_MOBILE_NUMBER", ("199****5678", "1991234****"), "11/11", ("row",))
    assert (group.severity, group.count) == ("medium", 2)
    assert [dict(where.place) for where in group.places] == [{"row": 2, "field": 2}, {"row": 2, "field": 3}]


def test_one_line_of_text(scan: Scan) -> None:
    found = scan(a__txt="手机：199****5678，就是短信里的 手机 1991234****\n")
    assert [brief(group)[2:] for group in found.revealed] == [("11/11", ("near",))]


def test_one_object_of_json(scan: Scan) -> None:
    found = scan(a__json='[{"phone": "199****5678", "mobile": "1991234****"}]')
    assert [group.known for group in found.revealed] == [11]


def test_two_files_joined_by_the_same_person(scan: Scan) -> None:
    found = scan(
        a__csv="姓名,手机\n周小舟,199****5678\n",
        b__csv="姓名,手机\n周小舟,1991234****\n",
    )
    assert [brief(group)[2:] for group in found.revealed] == [("11/11", ("joined",))]
    assert [where.path for where in found.revealed[0].places] == ["a.csv", "b.csv"]


def test_names_joined_by_the_same_masked_number(scan: Scan) -> None:
    found = scan(a__csv="姓名,手机\n周*,199****5678\n", b__csv="姓名,手机\n*舟,199****5678\n")
    assert [(g.entity, g.variants, g.severity) for g in found.revealed] == [("PERSON", ("*舟", "周*"), "low")]


def test_more_than_a_thousand_candidates_left_stays_low(scan: Scan) -> None:
    found = scan(a__csv="卡号,银行卡号\n6222 **** **** 1234,622203**********\n")
    assert [(g.known, g.length, g.severity) for g in found.revealed] == [(10, 16, "low")]


NOT_JOINED = {
    "two rows": {"a__csv": "姓名,手机\n周小舟,199****5678\n李雷,1991234****\n"},
    "two rows without names": {"a__csv": "手机\n199****5678\n1991234****\n"},
    "two people in one row": {"a__csv": "付款人,付款手机号,收款人,收款手机号\n周小舟,199****5678,李雷,1991234****\n"},
    "two names in one row": {"a__csv": "付款人,收款人\n周*,*雷\n"},
    "they contradict each other": {"a__csv": "手机,电话\n199****5678,1981234****\n"},
    "the same mask twice": {"a__csv": "手机,联系电话\n199****5678,199****5678\n"},
    "nothing more is shown": {"a__csv": "手机,联系电话\n199****5678,199******78\n"},
    "lines of a list": {"a__txt": "手机199****5678\n电话1991234****\n"},
    "far apart": {"a__txt": "手机：199****5678" + "。" * 400 + "手机：1991234****"},
    "two files without anything in common": {"a__csv": "手机\n199****5678\n", "b__csv": "手机\n1991234****\n"},
    "two files, two people": {
        "a__csv": "姓名,手机\n周小舟,199****5678\n",
        "b__csv": "姓名,手机\n李雷,1991234****\n",
    },
    "the whole number stands beside": {"a__csv": "手机,联系电话,电话\n199****5678,1991234****,19912345678\n"},
}


@pytest.mark.parametrize("files", NOT_JOINED.values(), ids=NOT_JOINED)
def test_what_is_not_joined(files: dict[str, str], scan: Scan) -> None:
    assert scan(**files).revealed == ()


def test_it_counts_for_fail_on_and_min_severity(scan: Scan) -> None:
    row = "手机,联系电话\n199****5678,1991234****\n"
    assert scan({"fail_on": "medium"}, a__csv=row).exit == 1
    assert scan({"min_severity": "high"}, a__csv=row).revealed == ()


def test_a_report_for_sharing_shows_none_of_the_halves(scan: Scan) -> None:
    found = shared(scan(a__csv="手机,联系电话\n199****5678,1991234****\n"))
    assert [group.variants for group in found.revealed] == [()]
    assert "1234" not in repr(replace(found, advice=(), labels={}))
    assert {group.value for group in found.findings if group.masked} == {"***"}
