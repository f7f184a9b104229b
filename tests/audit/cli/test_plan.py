"""``pdaudit plan`` from a saved report to a checklist, and its ticks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

CONTENT = "姓名：周测试\n手机：19912345678\n身份证号：110101199003070177\n密码：Tr0ub4dor&3x\n"
LOUD = ("冻结", "挂失", "报警", "110", "12377")


Command = Callable[..., Result]


@pytest.fixture
def plan(pdaudit: Command, folder: Path) -> Command:
    """``pdaudit plan run.json`` on the saved scan of one note in ``folder/in``."""
    (folder / "in").mkdir()
    (folder / "in" / "note.txt").write_text(CONTENT, encoding="utf-8")
    assert pdaudit("scan", "--fast", "-j", "1", "in", "-o", "run.json").exit_code == 0
    return lambda *options: pdaudit("plan", "run.json", *options)


def test_a_checklist_that_freezes_nothing(plan: Command) -> None:
    told = plan("--lang", "zh")
    assert told.exit_code == 0
    assert "- [ ] " in told.stdout
    assert "### 文件里的内容" in told.stdout
    assert not [word for word in LOUD if word in told.stdout]
    assert "110101199003070177" not in told.stdout + told.stderr


def test_ticks_are_kept_and_what_is_gone_is_done(plan: Command, pdaudit: Command, folder: Path) -> None:
    plan()
    kept = json.loads((folder / "plan.json").read_text())
    kept["tasks"]["files/passwords"] = "done"
    (folder / "plan.json").write_text(json.dumps(kept))
    assert "- [x] " in plan().stdout
    (folder / "in" / "note.txt").write_text("手机：19912345678\n", encoding="utf-8")
    again = pdaudit("scan", "--fast", "-j", "1", "in", "-o", "run.json", "--lang", "en")
    total = len(kept["tasks"])
    assert f"plan: {total - 1} of {total} done" in again.stderr
    assert f"plan: {total - 1} of {total} done" in plan("--lang", "en").stderr


def test_a_scan_counts_by_what_was_told(plan: Command, pdaudit: Command, folder: Path) -> None:
    (folder / "incident.toml").write_text('situation = "told"\nleaked = ["PASSWORD"]\n', encoding="utf-8")
    total = plan("--lang", "en").stderr.rsplit("0 of ", 1)[1].split()[0]
    again = pdaudit("scan", "--fast", "-j", "1", "in", "-o", "run.json", "--lang", "en")
    assert f"plan: 0 of {total} done" in again.stderr, "nothing was done in between"
    (folder / "incident.toml").unlink()
    assert "plan: 0 of " in plan("--lang", "en").stderr, "what is not asked for any more is not done"


def test_a_damaged_plan_costs_a_scan_nothing(plan: Command, pdaudit: Command, folder: Path) -> None:
    (folder / "plan.json").write_text("{")
    again = pdaudit("scan", "--fast", "-j", "1", "in", "-o", "run.json", "--lang", "en")
    assert (again.exit_code, "plan.json is damaged" in again.stderr) == (0, True)


def test_the_plan_of_another_folder_is_refused_and_kept(plan: Command, pdaudit: Command, folder: Path) -> None:
    plan()
    before = (folder / "plan.json").read_bytes()
    (folder / "other").mkdir()
    (folder / "other" / "a.txt").write_text(CONTENT, encoding="utf-8")
    assert pdaudit("scan", "--fast", "-j", "1", "other", "-o", "other.json").exit_code == 0
    told = pdaudit("plan", "other.json")
    assert (told.exit_code, told.stderr.count("\n"), "another scan (in)" in told.stderr) == (2, 1, True)
    assert (folder / "plan.json").read_bytes() == before


def test_what_the_incident_marks_gets_loud_words(plan: Command, folder: Path) -> None:
    (folder / "incident.toml").write_text('situation = "abuse"\nleaked = ["CN_RESIDENT_ID"]\n', encoding="utf-8")
    told = plan("--lang", "zh").stdout
    assert "派出所" in told
    assert "证据" in told
    assert "密码管理器" in told, "the password is not out: it is only to be moved"


def test_a_report_in_html_and_json_holds_the_plan(plan: Command, folder: Path) -> None:
    told = plan("-o", "p.json", "-o", "p.html", "--situation", "about-to-share")
    assert told.exit_code == 0
    document = json.loads((folder / "p.json").read_text())
    assert document["situation"] == "about-to-share"
    assert document["tasks"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("incident.toml", "situation = 1", "situation must be"),
        ("plan.json", "{", "damaged"),
        ("run.json", '{"schema_version": "9.9"}', "does not know"),
    ],
)
def test_a_broken_file_is_one_line_and_exit_2(
    plan: Command, folder: Path, name: str, content: str, message: str
) -> None:
    (folder / name).write_text(content)
    told = plan()
    assert told.exit_code == 2
    assert message in told.stderr
    assert told.stderr.count("\n") == 1


def test_asking_needs_somebody_to_ask(plan: Command) -> None:
    told = plan("--ask")
    assert (told.exit_code, "terminal" in told.stderr) == (2, True)
