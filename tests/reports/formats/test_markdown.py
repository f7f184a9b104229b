"""The checklist: every task with its box, reason and sign; nothing that Markdown or HTML would act on."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from reports.document import Report
from reports.formats import formats, guess
from reports.formats.interface import Options
from reports.plan import Task
from tests.reports.sample import calm_report, cannot_say_report, sample_report
from tests.reports.sample_findings import HOSTILE_NAMES, where


def page(report: Report, **options: object) -> str:
    out = io.BytesIO()
    formats()["markdown"].render(report, None, out, Options(**options))  # type: ignore[arg-type]
    return out.getvalue().decode()


def task(name: str, *, done: bool = False, urgency: str = "soon", files: int = 1) -> Task:
    text = {"zh": f"处理{name}", "en": f"do {name}"}
    places = tuple(where(path) for path in [*HOSTILE_NAMES, "a.txt", "b.txt", "c.txt", "d.txt", "e.txt"][:files])
    heading = {"zh": "文件里的内容", "en": "What is in the files"}
    return Task(name, "files", heading, "id-card", "files", text, text, text, urgency, 5, (), places, files, done)


def with_tasks(*tasks: Task) -> Report:
    return replace(sample_report(), tasks=tasks)


def test_a_box_for_each_task_and_the_count_of_what_is_done() -> None:
    told = page(with_tasks(task("a"), task("b", done=True), task("c", urgency="none")), lang="en")
    assert "## Plan: 1 of 2 done, about 5 minutes to go" in told
    assert "- [ ] do a (5 minutes)" in told
    assert "- [x] do b" in told
    assert "- do c" in told
    assert told.count("### What is in the files") == 1


def test_chinese_has_its_own_marks() -> None:
    told = page(with_tasks(task("甲")), lang="zh")
    assert "- [ ] 处理甲（5 分钟）" in told
    assert "做好的标志：处理甲" in told


def test_names_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    told = page(with_tasks(task("a", files=len(HOSTILE_NAMES))), lang="en")
    assert "<script" not in told
    assert "\x1b" not in told
    assert "`" not in told.replace("\\`", "")


def test_at_most_five_files_and_how_many_more() -> None:
    assert "and 2 more files" in page(with_tasks(task("a", files=7)), lang="en")


def test_for_sharing_has_no_plan_and_no_names() -> None:
    told = page(with_tasks(task("a")), lang="en", for_sharing=True)
    assert "[ ]" not in told
    assert not [name for name in HOSTILE_NAMES if name in told]


@pytest.mark.parametrize("report", [sample_report(), calm_report(), cannot_say_report()])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_says_its_verdict_and_what_was_not_read(report: Report, lang: str) -> None:
    told = page(report, lang=lang)
    assert told.startswith("# ")
    assert told.endswith("\n")
    assert ("没有读到的" in told or "Not read" in told) == bool(report.coverage.unread)


def test_the_suffix_names_the_format() -> None:
    assert guess("plan.md") == "markdown"
