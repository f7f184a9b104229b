"""What the configuration allows and what masked values reveal: told in every format, and not to strangers."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reports.conversion import from_dict, to_dict
from reports.document import Allowed, Column, Report, Revealed
from reports.formats import formats
from reports.formats.interface import Options
from reports.sharing import halves, shared, shared_rows
from tests.reports.sample import sample_report
from tests.reports.sample_findings import where

VARIANTS = ("199****5678", "1991234****")
GROUP = Revealed(
    entity="CN_MOBILE_NUMBER",
    kind="mobile_number",
    category="basic",
    also="account",
    severity="medium",
    variants=VARIANTS,
    known=11,
    length=11,
    count=3,
    places=(where("a.csv", row=2, field=2), where("b\x1b[31m.csv", row=2, field=2)),
    why=("row", "joined"),
    advice=("phone-number",),
)


@pytest.fixture
def report() -> Report:
    known = sample_report()
    masked = replace(known.findings[0], entity="CN_MOBILE_NUMBER", value=VARIANTS[0], masked=True)
    column = Column("", "手机", 1.0, 2, "CN_MOBILE_NUMBER", examples=VARIANTS)
    return replace(
        known,
        findings=(masked, *known.findings),
        columns=(column,),
        revealed=(GROUP,),
        allowed=(Allowed("*@corp.example", "EMAIL_ADDRESS", 12), Allowed("b2:0123456789abcdef", "", 0)),
    )


def rendered(report: Report, name: str, **options: Any) -> str:
    out = io.BytesIO()
    formats()[name].render(report, None, out, Options(**options))
    return out.getvalue().decode()


def test_the_document_holds_them(report: Report) -> None:
    document = to_dict(report)
    schema = json.loads((files("reports") / "document.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert from_dict(json.loads(json.dumps(document))) == report


def test_the_terminal_tells_them(report: Report) -> None:
    text = rendered(report, "terminal", lang="en", width=300)
    assert "12 places are allowed by your configuration" in text
    assert "Medium mobile number: 199****5678 + 1991234**** (together they show 11 of 11 characters)" in text
    assert "\x1b" not in text


def test_the_page_tells_them_in_both_languages(report: Report) -> None:
    page = rendered(report, "html")
    assert 'id="revealed"' in page and "199****5678 + 1991234****" in page and "199****5678 ＋ 1991234****" in page
    assert "合起来能看到 11 个字符中的 11 个" in page and "together they show 11 of 11 characters" in page
    assert "按您的配置，12 处没有列为发现" in page and "*@corp.example" in page


@pytest.mark.parametrize("name", ["terminal", "html", "json", "jsonl"])
def test_strangers_see_neither_halves_nor_rules(report: Report, name: str) -> None:
    text = rendered(report, name, for_sharing=True, width=300)
    assert [variant for variant in VARIANTS if variant in text] == []
    assert "corp.example" not in text and "b2:0123456789abcdef" not in text


def test_rows_of_the_ledger_hide_the_halves(report: Report) -> None:
    rows = [{"type": "finding", "value": value, "masked": True} for value in (*VARIANTS, "138****0000")]
    assert [row["value"] for row in shared_rows(rows, halves(report))] == ["***", "***", "138****0000"]
    assert shared(report).revealed[0].known == 11


def test_without_them_nothing_is_said() -> None:
    page = rendered(sample_report(), "html")
    assert 'id="revealed"' not in page and "按您的配置" not in page
