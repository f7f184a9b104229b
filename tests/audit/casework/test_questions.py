from __future__ import annotations

from collections.abc import Sequence

import pytest

from audit.casework.incident import NOTHING, Incident
from audit.casework.questions import ask, tick
from tests.audit.casework.test_ticks import task
from tests.reports.sample import sample_report


class Typed:
    """Answers one line after the other and remembers what was shown."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.shown: list[str] = []

    def __call__(self, question: str, lines: Sequence[str]) -> str:
        self.shown += [question, *lines]
        return self.lines.pop(0) if self.lines else ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_merely_kept_asks_two_questions(lang: str) -> None:
    typed = Typed("1", "2")
    assert ask(sample_report(), Incident("told", leaked=("*",)), lang, typed) == Incident("kept", "me")
    assert not typed.lines


def test_a_leak_asks_what_how_and_whether_it_hurts() -> None:
    typed = Typed("4", "3", "1，2 99", "1，2", "2", "yesterday", "2026-11-01", "y", "n")
    told = ask(sample_report(), NOTHING, "zh", typed)
    assert told == Incident("told", "shared", ("PASSWORD", "API_KEY"), "2026-11-01", "message", True)
    assert "0. 全部" in typed.shown
    assert [line for line in typed.shown if "没看懂" in line] == [
        "没看懂“1，2 99”。请写上面的编号、日期或 y/n；直接回车保持不变。",
        "没看懂“yesterday”。请写上面的编号、日期或 y/n；直接回车保持不变。",
    ]


def test_a_day_typed_at_the_wrong_question_marks_nothing() -> None:
    typed = Typed("4", "", "2026-11-01", "1 2026")
    assert ask(sample_report(), NOTHING, "en", typed).leaked == ()


def test_what_the_star_means_is_said_where_there_is_one() -> None:
    typed = Typed()
    ask(sample_report(), Incident("told", "me", ("PASSWORD",)), "en", typed)
    assert sum(line.startswith("What has a *") for line in typed.shown) == 3


def test_everything_and_nothing_typed() -> None:
    assert ask(sample_report(), NOTHING, "en", Typed("5", "", "0")).leaked == ("*",)
    known = Incident("abuse", "public", ("PASSWORD",), "", "news", True)
    assert ask(sample_report(), known, "en", Typed()) == known, "Enter keeps what was told"


def test_nonsense_is_asked_again_and_then_left() -> None:
    typed = Typed("x", "77", "0")
    assert ask(sample_report(), NOTHING, "en", typed).situation == "kept"


def test_ticks_by_number() -> None:
    tasks = [task("a"), task("b", done=True), task("i", urgency="none"), task("c")]
    typed = Typed("2")
    assert [one.done for one in tick(tasks, "en", typed)] == [False, True, False, True]
    assert [line for line in typed.shown if line[0].isdigit()] == ["1. do", "2. do"]
    assert tick([task("b", done=True)], "en", Typed()) == (task("b", done=True),)
