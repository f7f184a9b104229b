"""Markdown: the verdict and the plan as a checklist, for a note, an issue or a printed page.

Paths and values are text here too: what Markdown or HTML would read as its own is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO, Final

from reports.document import Report
from reports.formats.interface import Format, Options, Rows
from reports.plan import Task
from reports.sharing import shared
from reports.telling import file_name
from reports.words import Words

_OWN: Final = re.compile(r"([\\`*_{}\[\]#|~!])")
_FILES: Final = 5


def render(report: Report, _rows: Rows | None, out: BinaryIO, options: Options) -> None:
    """Write the page as UTF-8."""
    told = shared(report) if options.for_sharing else report
    page = "\n".join(_page(told, Words(options.lang))) + "\n"
    out.write(page.encode("utf-8", "backslashreplace"))


def _page(report: Report, words: Words) -> Iterator[str]:
    yield f"# {words('markdown.title')}"
    yield ""
    yield _escaped(words.text(report.assessment.sentence))
    yield ""
    tasks = [task for task in report.tasks if task.urgency != "none"]
    done = sum(task.done for task in tasks)
    if tasks:
        minutes = sum(task.minutes for task in tasks if not task.done)
        yield f"## {words('markdown.plan', done, len(tasks), minutes)}"
        yield ""
        yield f"> {_escaped(words('markdown.warning'))}"
    for heading, group in groupby(report.tasks, key=lambda task: words.text(task.heading)):
        yield from ("", f"### {_escaped(heading)}", "")
        for task in group:
            yield from _task(task, words)
    if report.coverage.unread:
        yield from ("", f"## {words('markdown.unread')}", "")
        for row in report.coverage.unread:
            yield f"- {_escaped(file_name(words, row))}: {_escaped(words.reason(row.why or ''))}"


def _task(task: Task, words: Words) -> Iterator[str]:
    box = "" if task.urgency == "none" else "[x] " if task.done else "[ ] "
    minutes = words("markdown.minutes", n=task.minutes) if task.minutes else ""
    yield f"- {box}{_escaped(words.text(task.text))}{minutes}"
    yield f"  - {_escaped(words.text(task.why))}"
    if task.urgency != "none":
        yield f"  - {words('markdown.check', _escaped(words.text(task.check)))}"
    for where in task.files[:_FILES]:
        yield f"  - {_escaped(file_name(words, where))}"
    if task.file_count > _FILES:
        yield f"  - {words('markdown.more', n=task.file_count - min(len(task.files), _FILES))}"


def _escaped(text: str) -> str:
    return _OWN.sub(r"\\\1", html.escape(text, quote=False))


FORMAT = Format("markdown", (".md", ".markdown"), render)
