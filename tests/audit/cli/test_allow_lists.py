"""Allow-lists in configuration files: where they are read, what is refused, what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from audit.cli.options import resolve
from audit.errors import PdauditError
from reports.document import Allowed
from reports.telling import allowed
from reports.words import Words
from tests.audit.cli.conftest import Pipeline
from tests.reports.sample import sample_report

Command = Callable[..., Result]
RULES = 'EMAIL_ADDRESS = ["*@corp.example"]\nids = ["b2:0123456789abcdef"]\n'


@pytest.mark.parametrize(
    ("name", "head"), [("pdaudit.toml", "[allow]\n"), ("pyproject.toml", "[tool.pdaudit.allow]\n")]
)
def test_both_files_may_hold_them(folder: Path, name: str, head: str) -> None:
    (folder / name).write_text(head + RULES)
    assert resolve({}).config.allow == {"EMAIL_ADDRESS": ["*@corp.example"], "ids": ["b2:0123456789abcdef"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("allow = ['x']", "pdaudit.toml: allow is not a table"),
        ("[allow]\nEMAIL = ['*@x.cn']", "pdaudit.toml: allow: there is no entity 'EMAIL'"),
        ("[allow]\nPERSON = ['*']", "pdaudit.toml: allow.PERSON: number 1 allows every value"),
        ("[alow]\nPERSON = ['*']", "did you mean 'allow'?"),
    ],
)
def test_wrong_rules_are_refused(pdaudit: Command, pipeline: Pipeline, folder: Path, text: str, message: str) -> None:
    (folder / "pdaudit.toml").write_text(text)
    with pytest.raises(PdauditError) as error:
        resolve({})
    assert message in str(error.value)
    for verb in ("scan", "check"):
        assert pdaudit(verb, "a.txt").exit_code == 2


def test_the_users_own_entity_can_be_allowed(folder: Path) -> None:
    (folder / "pdaudit.toml").write_text(
        '[allow]\nSTAFF_NO = ["S-1*"]\n[[entity]]\nid = "STAFF_NO"\ncategory = "basic"\n'
        'label = { zh = "员工", en = "staff" }\nlabels = ["staff no"]\n'
    )
    assert resolve({}).config.allow == {"STAFF_NO": ["S-1*"]}


def test_scan_heeds_none_that_lies_in_what_is_scanned(folder: Path) -> None:
    (folder / "pdaudit.toml").write_text("[allow]\n" + RULES)
    settings = resolve({}, scanned=[str(folder)])
    assert settings.config.allow == {} and "not heeded" in str(settings.notices[0])


def test_what_is_in_force_is_shown_without_the_rules(pdaudit: Command, folder: Path) -> None:
    (folder / "pdaudit.toml").write_text("[allow]\n" + RULES)
    shown = pdaudit("config", "show").stdout
    assert "# allow EMAIL_ADDRESS: 1" in shown and "corp.example" not in shown


def test_one_line_tells_what_was_allowed_and_what_is_idle() -> None:
    rules = (Allowed("*@corp.example", "EMAIL_ADDRESS", 1200), Allowed("b2:0123456789abcdef", "", 0))
    report = replace(sample_report(), allowed=rules)
    assert allowed(Words("zh"), report) == (
        "按您的配置，1,200 处没有列为发现：电子邮箱 *@corp.example（1,200 处）"
        "；有 1 条放行规则没有用到，可以删去：b2:0123456789abcdef"
    )
    assert allowed(Words("en"), report).endswith("; 1 rule is not used and can go: b2:0123456789abcdef")
    assert allowed(Words("en"), replace(report, allowed=rules[:1])).endswith("e-mail address *@corp.example (1,200)")
