"""The plan on the page: tasks with their sign and files, long lists of edits folded, words never as markup."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from reports.document import Report
from reports.formats.html import FORMAT
from reports.formats.interface import Options
from reports.plan import Edit, Edits, Task
from reports.where import Where
from tests.reports.formats.test_html import Tree
from tests.reports.sample import sample_report


def task(number: int, urgency: str = "soon") -> Task:
    text = {"zh": f"处理{number}", "en": f"do {number}'s <b>"}
    check = {"zh": f"好了{number}", "en": f"it's done {number}"}
    heading = {"zh": "文件里的内容", "en": "What is in the files"}
    places = tuple(Where(0, f"file{number}-{name}.txt", (), {}) for name in "abcd")
    return Task(f"t{number}", "files", heading, "", "files", text, text, check, urgency, 5, (), places, 4)


def edit(number: int) -> Edit:
    return Edit("delete-file", "", "", Where(0, f"edit{number}.txt", (), {}), 3, 90 - number, 89 - number)


def planned(edits: int = 2) -> Report:
    known = Edits("act-soon", "watch", tuple(map(edit, range(edits))), exact=False, reached=True)
    return replace(sample_report(), tasks=(task(1), task(2, "none")), edits=known)


def page(report: Report) -> Tree:
    out = io.BytesIO()
    FORMAT.render(report, None, out, Options(lang="zh"))
    return Tree(out.getvalue().decode("utf-8"))


def test_no_markup_of_ours_is_told_as_text() -> None:
    told = page(planned())
    assert "<span" not in told.text
    assert "do 1's <b>" in told.text
    assert "Done when: it's done 1" in told.text
    assert "it's done 2" not in told.text, "what needs nothing has no sign that it is done"


def test_a_task_names_its_first_files() -> None:
    told = page(planned()).text
    assert all(f"file1-{name}.txt" in told for name in "abc")
    assert "file1-d.txt" not in told


@pytest.mark.parametrize(("edits", "folded"), [(5, 0), (6, 1)])
def test_a_long_list_of_edits_is_folded(edits: int, folded: int) -> None:
    told = page(planned(edits))
    assert all(f"edit{number}.txt" in told.text for number in range(edits))
    assert told.text.count(f"共 {edits} 处") == folded
