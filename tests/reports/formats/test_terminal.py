from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from reports.document import Report
from reports.formats.interface import Options
from reports.formats.terminal import FORMAT
from tests.reports.sample import calm_report, cannot_say_report, sample_report
from tests.reports.sample_findings import HOSTILE_NAMES

OURS = re.compile(r"\x1b\[[0-9;]*m")


def rendered(report: Report, **options: Any) -> str:
    out = io.BytesIO()
    FORMAT.render(report, None, out, Options(**options))
    return out.getvalue().decode("utf-8")


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def test_the_verdict_comes_first_then_the_sentence_then_the_harm() -> None:
    lines = rendered(sample_report(), lang="en", width=400).splitlines()
    assert lines[0] == "Act soon"
    assert lines[1].startswith("Your ID number")
    assert lines[3] == "If it got out, how bad: at least 71 / 100 (serious)"
    assert lines[4].strip() == "1.00 x (B60 + C6 + Q2 + L3 + P0 = 71) = 71.00"
    assert lines[5] == "Who can read it now: Only you (it looks like your own disk)"


def test_the_parts_stand_in_their_order() -> None:
    text = rendered(sample_report(), lang="en", width=200)
    parts = [
        "214 files found = 205 read + 1 partly + 2 not read + 6 unreadable",
        "locked by WeChat, not opened",
        "... and 3 more",
        "Accounts (16 places)",
        "Basic (584 places)",
        "a record as a whole",
        " - chat: 20,114 entries, 35 people",
        "Do 3 things first, about 18 minutes\n",
        "Full report",
    ]
    assert [part for part in parts if part not in text] == []
    assert sorted(parts, key=text.index) == parts


def test_columns_that_need_review_are_told_with_the_reason() -> None:
    text = rendered(sample_report(), lang="en", width=300)
    assert "Columns for you to look at" in text
    assert '报名表.xlsx > Sheet1 > "联系方式": looks like mobile number; the column also holds quite a few of:' in text
    measure = "(80% of its cells fit, 40 distinct values, such as 138****0001, 138****0002, 199****0101)"
    assert f"resident ID number {measure}" in text
    assert "its name says so, its cells do not" in text
    assert "需要" not in text and "像是手机号，同一列里还有不少居民身份证号" in rendered(
        sample_report(), lang="zh", width=300
    )
    assert "Columns for you" not in rendered(calm_report(), lang="en")


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_name_reaches_the_terminal_with_its_powers(lang: str, color: bool) -> None:
    text = OURS.sub("", rendered(sample_report(), lang=lang, color=color, width=300))
    acting = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n"}
    assert acting == set()
    assert len(HOSTILE_NAMES) > 1
    assert "<script>" in text


def test_every_hostile_name_is_escaped_when_it_is_shown() -> None:
    from dataclasses import replace

    report = sample_report()
    unread = tuple(
        replace(file, outcome="failed", why="damaged") for file in report.files if file.path in HOSTILE_NAMES
    )
    text = rendered(replace(report, coverage=replace(report.coverage, unread=unread)), lang="en", width=200)
    for escaped in (
        "red\\x1b[31m\\x1b]8;;https",
        "two\\nlines\\r\\x08.txt",
        "invoice\\u202efdp.exe",
        "byte\\xff.txt",
        "c1\\x9b31m\\u2028sep",
    ):
        assert escaped in text


def test_without_colour_there_are_no_escape_sequences_and_our_own_english_is_ascii() -> None:
    assert "\x1b" not in rendered(sample_report(), lang="en")
    assert rendered(calm_report(), lang="en").isascii()


def test_with_colour_there_are_shapes_and_only_colour_sequences() -> None:
    text = rendered(sample_report(), lang="zh", color=True)
    assert "▲ 尽快处理" in OURS.sub("", text)
    assert "\x1b" in text
    assert "\x1b" not in OURS.sub("", text)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(lang: str, width: int) -> None:
    lines = rendered(sample_report(), lang=lang, width=width).splitlines()
    assert [line for line in lines if columns(line) > width] == []


def test_chinese_columns_stand_under_their_headers() -> None:
    lines = rendered(sample_report(), lang="zh", width=120).splitlines()
    header = next(number for number, line in enumerate(lines) if line.split() and line.split()[0] == "程度")
    start = columns(lines[header][: lines[header].index("在哪里")])
    for line, where in zip(
        lines[header + 1 :], ("src/config.py", "accounts.txt", "账单/2023.csv", "短信.db"), strict=False
    ):
        assert columns(line[: line.index(where)]) == start


def test_an_empty_report_is_calm() -> None:
    text = rendered(calm_report(), lang="zh")
    assert text.startswith("平稳\n")
    assert "没有发现需要处理的个人信息。" in text


def test_cannot_say_says_why() -> None:
    report = cannot_say_report()
    lines = rendered(report, lang="en", width=400).splitlines()
    assert lines[:2] == ["Cannot say", report.assessment.sentence["en"]]


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("nothing-read", "Nothing was read, so nothing can be said."),
        ("locked:4", "Nothing was found in what was read; see above what was not."),
    ],
)
def test_where_not_all_was_read_nothing_found_is_no_comfort(cause: str, said: str) -> None:
    calm = calm_report()
    unsure = replace(calm.assessment, verdict="cannot-say", cannot_say=(cause,), at_least=True, harm=0)
    text = rendered(replace(calm, assessment=unsure), lang="en")
    assert said in text
    assert "If it got out, how bad: not known yet\n" in text
    assert "nothing here would do harm" not in text
    assert "needs action" not in text.partition("\n\n")[2]


def test_what_is_left_out_is_not_called_nothing() -> None:
    calm = calm_report()
    text = rendered(replace(calm, assessment=replace(calm.assessment, harm=25)), lang="en")
    assert "below --min-severity" in text
    assert "Nothing was found" not in text


def test_what_takes_no_time_names_none() -> None:
    steps = (replace(sample_report().plan[0], minutes=0),)
    text = rendered(replace(sample_report(), plan=steps), lang="en")
    assert "0 minutes" not in text
    assert "Do these first" in text


def test_a_record_of_one_entry_is_not_counted() -> None:
    report = sample_report()
    one = replace(report.records[0], count=1, people=1, platform="", first="", last="")
    text = rendered(replace(report, records=(one,)), lang="en")
    assert "1 entry" not in text


def test_for_sharing_names_no_file() -> None:
    text = rendered(sample_report(), lang="en", for_sharing=True, width=200)
    assert "accounts.txt" not in text
    assert "file-" in text
