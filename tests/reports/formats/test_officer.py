"""The officer's part on the page and on the screen."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from reports.document import Report
from reports.formats import html, terminal
from reports.formats.interface import Format, Options
from reports.officer import Duty, Folder, Meter, Officer
from tests.reports.sample import sample_report

LAW = {"zh": "某法第五条", "en": "Some Law, art. 5"}
OFFICER = Officer(
    meter=(Meter(50, {"zh": "某类", "en": "some class"}, 3, 1200, ("BANK_CARD", "PASSWORD"), ("PASSWORD",)),),
    units_low=0.06,
    units_high=1234.5,
    law=LAW,
    practice={"zh": "看法不一。", "en": "Views differ."},
    mark="U",
    checked="2026-11-23",
    people=1500,
    sensitive=3,
    minors=1,
    duties=(
        Duty("a", "incident", {"zh": "立即通知", "en": "tell them at once"}, 1500, 0, LAW, "V1"),
        Duty("b", "standing", {"zh": "先做评估", "en": "assess first"}, 3, 4, LAW, "U"),
    ),
    folders=(Folder(0, "hr/19912345678", 1500, 3, 24.0, 71, 2, "2023-02-01", "2024-05-06", ("somebody",)),),
    exact=False,
)
FORMATS = pytest.mark.parametrize("medium", [html.FORMAT, terminal.FORMAT], ids=["html", "terminal"])


def rendered(medium: Format, officer: Officer | None, lang: str = "en", *, sharing: bool = False) -> str:
    report: Report = replace(sample_report(), officer=officer)
    out = io.BytesIO()
    medium.render(report, None, out, Options(lang=lang, width=2_000, for_sharing=sharing))
    return out.getvalue().decode("utf-8")


@FORMATS
def test_it_is_told_in_both_languages_with_its_caveat(medium: Format) -> None:
    english, chinese = rendered(medium, OFFICER), rendered(medium, OFFICER, "zh")
    for told in (
        "1,500 people",
        "3\u20131,200 people",
        "0.06\u20131,234.50",
        "Some Law, art. 5",
        "2023-02-01",
        "somebody",
    ):
        assert told in english or told.replace("\u2013", "-") in english
    for told in ("Estimated", "A scale only", "does not make holding other people", "within 4 hours", "password"):
        assert told in english
    for told in (
        "只是标尺",
        "并不因此让持有他人信息变得合法",
        "如果发生泄露",
        "只要还持有",
        "4 小时内",
        "请以官网为准",
    ):
        assert told in chinese
    assert "如果提供到境外" not in chinese, "no such duty here"


@FORMATS
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_told_that_it_is_no_crime(medium: Format, lang: str) -> None:
    text = rendered(medium, OFFICER, lang).lower()
    assert not [word for word in ("no crime", "not a crime", "不构成犯罪", "不犯罪", "不违法") if word in text]


@FORMATS
def test_without_it_nothing_is_said(medium: Format) -> None:
    assert "A scale only" not in rendered(medium, None)
    assert "A scale only" not in rendered(medium, OFFICER, sharing=True)


def test_a_number_in_the_name_of_a_folder_is_masked_on_the_page() -> None:
    assert "19912345678" not in rendered(html.FORMAT, OFFICER)
