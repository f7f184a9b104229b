"""Allow-lists: what a rule covers, what it does not, and how often it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import Config
from audit.detection.allow import Allowances
from audit.detection.mask import Door
from audit.errors import PdauditError
from audit.model import Allowed, Finding, Linkage
from audit.pipeline import Run
from audit.sources.named import roots
from recognizers.catalogue import load
from recognizers.span import Span
from reports.document import Report
from tests.audit.making import KEY, events, findings, source


def door(**allow: list[str]) -> Door:
    return Door(load(), KEY, allow=allow)


def span(entity: str, form: str) -> Span:
    return Span(0, len(form), entity, 0.95, "r", ("pattern",), form)


@pytest.mark.parametrize(
    ("entity", "glob", "form"),
    [
        ("EMAIL_ADDRESS", "*@corp.example", "info@corp.example"),
        ("EMAIL_ADDRESS", "*@CORP.example", "info@corp.example"),
        ("EMAIL_ADDRESS", "*@*.corp.example", "info@mail.corp.example"),
        ("CN_LANDLINE_NUMBER", "010-8888*", "01088881234"),
        ("CN_LANDLINE_NUMBER", "010-8888-12??", "01088881234"),
        ("CN_MOBILE_NUMBER", "+86 199 0000 0001", "19900000001"),
        ("CN_MOBILE_NUMBER", "1990000000[0-4]", "19900000003"),
        ("MAC_ADDRESS", "5C-1A-6F-*", "5c:1a:6f:8b:02:9d"),
        ("IP_ADDRESS", "10.20.*", "10.20.3.4"),
        ("PERSON", "周小舟", "周小舟"),
    ],
)
def test_globs_fit_normal_forms(entity: str, glob: str, form: str) -> None:
    assert door(**{entity: [glob]}).allowed(span(entity, form)) == Allowed(0, entity)


@pytest.mark.parametrize(
    ("entity", "glob", "form"),
    [
        ("EMAIL_ADDRESS", "*@corp.example", "info@corp.example.net"),
        ("EMAIL_ADDRESS", "*@corp.example", "info@mail.corp.example"),
        ("EMAIL_ADDRESS", "*@corp.example", "info@corpxexample"),
        ("CN_LANDLINE_NUMBER", "010-8888*", "02088881234"),
        ("CN_LANDLINE_NUMBER", "8888", "01088881234"),
        ("CN_MOBILE_NUMBER", "1990000000[0-4]", "19900000005"),
    ],
)
def test_globs_do_not_fit_more(entity: str, glob: str, form: str) -> None:
    assert door(**{entity: [glob]}).allowed(span(entity, form)) is None


def test_a_rule_is_for_its_entity_only() -> None:
    assert door(PHONE_NUMBER=["199*"]).allowed(span("CN_MOBILE_NUMBER", "19900000001")) is None


def test_an_id_allows_the_one_value_it_stands_for() -> None:
    mine = span("CN_MOBILE_NUMBER", "19900000001")
    allowing = door(EMAIL_ADDRESS=["*@corp.example"], ids=[door().admit(mine, {}).id])
    assert allowing.allowed(mine) == Allowed(1, "CN_MOBILE_NUMBER")
    assert allowing.allowed(span("CN_MOBILE_NUMBER", "19900000002")) is None


@pytest.mark.parametrize(
    ("key", "rules", "message"),
    [
        ("EMAIL", ["*@x.cn"], "allow: there is no entity 'EMAIL'"),
        ("EMAIL_ADDRESS", "*@x.cn", "allow.EMAIL_ADDRESS is not a list of texts"),
        ("EMAIL_ADDRESS", [1], "allow.EMAIL_ADDRESS is not a list of texts"),
        ("EMAIL_ADDRESS", ["a@x.cn", "*"], "allow.EMAIL_ADDRESS: number 2 allows every value"),
        ("EMAIL_ADDRESS", [" ** "], "number 1 allows every value"),
        ("EMAIL_ADDRESS", [""], "number 1 allows every value"),
        ("ids", ["19900000001"], "allow.ids: number 1 is not an id as reports print them"),
        ("ids", ["b2:0123456789ABCDEF"], "is not an id"),
    ],
)
def test_a_wrong_rule_is_named_by_its_place(key: str, rules: list[str], message: str) -> None:
    with pytest.raises(PdauditError) as error:
        Allowances({key: rules}, load())
    assert message in str(error.value)
    assert "19900000001" not in str(error.value)


@pytest.mark.parametrize(
    ("entity", "glob", "shown"),
    [
        ("EMAIL_ADDRESS", "*@corp.example", "*@corp.example"),
        ("EMAIL_ADDRESS", "wang.s*@corp.example", "w***@corp.example"),
        ("EMAIL_ADDRESS", "wang@corp.example", "w***@corp.example"),
        ("CN_LANDLINE_NUMBER", "010-8888*", "010-8888*"),
        ("CN_MOBILE_NUMBER", "1990000123?", "1990000***?"),
        ("CN_MOBILE_NUMBER", "19900001234", "199****1234"),
    ],
)
def test_reports_name_a_rule_without_its_value(entity: str, glob: str, shown: str) -> None:
    assert [rule.shown for rule in Allowances({entity: [glob]}, load()).rules] == [shown]


TEXT = "姓名：周小舟 手机：19900000001 邮箱：zhou@corp.example"


def test_what_is_allowed_is_counted_and_ties_nobody(tmp_path: Path) -> None:
    config = Config(allow={"CN_MOBILE_NUMBER": ["199*"], "EMAIL_ADDRESS": ["*@corp.example"]})
    told = events(source(TEXT), tmp_path, config)
    assert [found.entity for found in findings(told)] == ["PERSON"]
    assert [e for _, e in told if isinstance(e, Allowed)] == [
        Allowed(0, "CN_MOBILE_NUMBER"),
        Allowed(1, "EMAIL_ADDRESS"),
    ]
    assert [e for _, e in told if isinstance(e, Linkage)] == [Linkage(1, False)]


def test_cells_and_names_of_files_are_allowed_too(tmp_path: Path) -> None:
    rows = "".join(f"周小舟,1990000{n:04d},1391234{n:04d}\n" for n in range(6))
    config = Config(allow={"CN_MOBILE_NUMBER": ["1990000*"]})
    told = events(source(f"姓名,手机,备用手机\n{rows}", "19900000001.csv"), tmp_path, config)
    assert sum(isinstance(event, Allowed) for _, event in told) == 7
    kept = [e for _, e in told if isinstance(e, Finding) and e.entity == "CN_MOBILE_NUMBER"]
    assert len(kept) == 6 and {found.value[:3] for found in kept} == {"139"}


def report(folder: Path, monkeypatch: pytest.MonkeyPatch, **allow: list[str]) -> tuple[Report, dict[str, object]]:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(folder / ".." / "key"))
    with Run(Config(jobs=-1, allow=allow), roots([str(folder)])) as run:
        return run.execute(), list(run.rows())[-1]


def test_the_report_counts_by_rule_and_names_idle_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT * 3, encoding="utf-8")
    found, summary = report(
        tmp_path / "in", monkeypatch, EMAIL_ADDRESS=["*@corp.example", "*@old.example"], ids=["b2:" + "0" * 16]
    )
    assert [(rule.rule, rule.entity, rule.count) for rule in found.allowed] == [
        ("*@corp.example", "EMAIL_ADDRESS", 3),
        ("*@old.example", "EMAIL_ADDRESS", 0),
        ("b2:" + "0" * 16, "", 0),
    ]
    assert summary["allowed"] == 3
    assert "EMAIL_ADDRESS" not in {group.entity for group in found.findings}
