from __future__ import annotations

from pathlib import Path

import pytest

from audit.casework.ticks import Ticks, load, save
from audit.errors import PdauditError
from reports.plan import Task

TEXT = {"zh": "做", "en": "do"}


def task(name: str, *, done: bool = False, urgency: str = "soon") -> Task:
    return Task(name, "files", TEXT, "id-card", "files", TEXT, TEXT, TEXT, urgency, 5, (), (), 0, done)


def test_ticks_stay_and_what_is_gone_is_done(tmp_path: Path) -> None:
    first = Ticks().after([task("a"), task("b", done=True), task("c"), task("i", urgency="none")], "kept")
    assert first.fixed == (1, 3)
    save(tmp_path / "plan.json", first)
    kept = load(tmp_path / "plan.json")
    assert kept == first
    assert [one.done for one in kept.on([task("a"), task("b"), task("d")])] == [False, True, False]
    second = kept.after(kept.on([task("a"), task("b"), task("d")]), "kept")
    assert second.states == {"a": "open", "b": "done", "c": "gone", "d": "open"}
    assert second.fixed == (2, 4)


def test_what_comes_back_is_open_again() -> None:
    gone = Ticks({"a": "open"}, "kept").after([], "kept")
    assert gone.fixed == (1, 1)
    assert [one.done for one in gone.on([task("a")])] == [False]
    assert gone.after(gone.on([task("a")]), "kept").fixed == (0, 1)
    assert Ticks().fixed == (0, 0)


def test_what_other_answers_no_longer_ask_for_is_not_done() -> None:
    before = Ticks({"a": "open", "b": "done", "c": "gone", "d": "open"}, "abuse BANK_CARD")
    assert before.after([task("d")], "kept").states == {"b": "gone", "c": "gone", "d": "open"}


def test_the_plan_of_another_scan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    save(path, load(path, ["/home/li/mail"]).after([task("a")], "kept"))
    assert load(path, ["mail"]).states == load(path, ["."]).states == {"a": "open"}
    with pytest.raises(PdauditError, match="another scan"):
        load(path, ["phone"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ('{"schema": 1, "tasks": {"a": 1}}', "damaged"),
        ('{"schema": 2, "tasks": {"a": "open"}}', "another version"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content)
    with pytest.raises(PdauditError, match=message):
        load(path)
