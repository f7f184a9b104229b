"""``terminal``: the summary on the screen.  The verdict first, then what was read, what was found, what to do.

Everything from the scanned world passes ``visible``: no name can move the cursor, colour the screen or break a line.
Without colour it is plain: no shapes, and in English nothing but ASCII of our own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reports import duties, telling
from reports.coverage import statement, unread
from reports.document import Group, Report
from reports.formats.interface import Format, Options, Rows
from reports.names import visible
from reports.order import categories, records_first, severity_counts, worst_first
from reports.sharing import shared
from reports.whose import lines
from reports.words import Words

WIDTH = 100
MOST_ROWS = 10

_STYLES = {
    "critical": "bold red",
    "high": "red",
    "medium": "yellow",
    "low": "dim",
    "calm": "bold green",
    "watch": "bold cyan",
    "act-soon": "bold yellow",
    "act-now": "bold red",
    "cannot-say": "bold magenta",
}
_PLAIN = str.maketrans({"…": "...", "“": '"', "”": '"', "›": ">", "–": "-", "×": "x"})


def render(report: Report, _rows: Rows | None, out: BinaryIO, options: Options) -> None:
    """Text of at most ``options.width`` columns, UTF-8; escape sequences only with ``options.color``."""
    screen = io.StringIO()
    console = Console(
        file=screen,
        width=options.width or WIDTH,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for block in _Summary(shared(report) if options.for_sharing else report, options).blocks():
        console.print(block)
    lines = (line.rstrip() for line in screen.getvalue().splitlines())
    out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))


class _Summary:
    """The blocks of one report in one language."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report = report
        self.words = Words(options.lang)
        self.labels = report.labels
        self.color = options.color

    def blocks(self) -> Iterator[RenderableType]:
        yield from self._verdict()
        yield from self._coverage()
        yield from self._people()
        yield from self._findings()
        yield from self._revealed()
        yield from self._records()
        yield from self._to_review()
        yield from self._officer()
        yield from self._steps()
        yield ""
        yield self._say(
            self.words("method.full_report") + self.words("colon") + self.words("method.full_report_how"), "dim"
        )

    def _verdict(self) -> Iterator[RenderableType]:
        words, assessment = self.words, self.report.assessment
        shape = words(f"verdict_shape.{assessment.verdict}") + " " if self.color else ""
        yield self._say(
            shape + words.label(self.labels, "verdict", assessment.verdict), _STYLES.get(assessment.verdict, "")
        )
        yield self._say(words.text(assessment.sentence), "bold")
        yield ""
        amount, meaning = telling.harm_amount(words, assessment), telling.harm_words(words, assessment)
        yield self._fact(words("harm.title"), amount + self._aside(meaning))
        yield self._item(assessment.equation, "dim")
        readers = words.label(self.labels, "readers", assessment.readers)
        yield self._fact(words("readers_now.title"), readers + self._aside(words.readers_why(assessment.readers_why)))

    def _people(self) -> Iterator[RenderableType]:
        told = list(lines(self.words, self.report.people))
        if told:
            yield self._title(self.words("people.title"))
            yield from map(self._item, told)

    def _coverage(self) -> Iterator[RenderableType]:
        words, coverage = self.words, self.report.coverage
        yield self._title(words("coverage.title"))
        yield from (self._item(line) for line in statement(words, coverage))
        for file in unread(coverage)[:MOST_ROWS]:
            yield self._item(f"{telling.file_name(words, file, visible)} - {telling.why_unread(words, file)}", "dim")
        unlisted = (
            sum(coverage.outcomes.values()) - coverage.outcomes.get("scanned", 0) - len(coverage.unread[:MOST_ROWS])
        )
        if unlisted > 0:
            yield self._item(words("coverage.see_more", n=unlisted), "dim")
        if self.report.to_confirm:
            yield self._item(words("found.confirm", n=self.report.to_confirm), "dim")
        if self.report.allowed:
            yield self._item(telling.allowed(words, self.report), "dim")

    def _findings(self) -> Iterator[RenderableType]:
        by_category = {
            category: list(groups)
            for category, groups in groupby(
                sorted(self.report.findings, key=lambda group: group.category), key=lambda group: group.category
            )
        }
        for category in categories(self.report):
            if groups := worst_first(by_category.get(category, ())):
                count = sum(severity_counts(self.report.tallies, category).values())
                name = self.words.label(self.labels, "category", category)
                yield self._title(name + self._aside(self.words("found.places", n=count)))
                yield self._table(groups[:MOST_ROWS])
                if len(groups) > MOST_ROWS:
                    yield self._item(self.words("coverage.see_more", n=len(groups) - MOST_ROWS), "dim")
        if not self.report.findings and not self.report.records:
            yield ""
            yield self._say(telling.nothing_found(self.words, self.report))

    def _table(self, groups: Iterable[Group]) -> RenderableType:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim" if self.color else "")
        for column, ratio in (("severity", None), ("kind", 3), ("value", 4), ("count", None), ("where", 6)):
            table.add_column(
                self._say(self.words(f"findings.{column}")),
                justify="right" if column == "count" else "left",
                ratio=ratio,
                overflow="fold",
                no_wrap=ratio is None,
            )
        for group in groups:
            table.add_row(*self._row(group))
        return Padding(table, (0, 0, 0, 2))

    def _row(self, group: Group) -> Iterator[Text]:
        words = self.words
        shape = words.label({}, "severity_shape", group.severity) + " " if self.color else ""
        yield self._say(shape + words.label(self.labels, "severity", group.severity), _STYLES.get(group.severity, ""))
        kind = words.label(self.labels, "entity", group.entity)
        yield self._say(kind + "".join(f" ({note})" for note in telling.notes(words, group)))
        yield self._say(telling.value(words, group))
        yield self._say(f"{group.count:,}")
        first = telling.place(words, group.places[0], visible) if group.places else ""
        more = f" (+{group.count - 1:,})" if group.places and group.count > 1 else ""
        yield self._say(first + more)

    def _revealed(self) -> Iterator[RenderableType]:
        words, groups = self.words, self.report.revealed
        if not groups:
            return
        yield self._title(words("revealed.title"))
        for group in groups[:MOST_ROWS]:
            severity = words.label(self.labels, "severity", group.severity)
            kind = words.label(self.labels, "entity", group.entity)
            told = words(
                "revealed.line", severity, kind, telling.variants(words, group), telling.revealed(words, group)
            )
            yield self._item(told, _STYLES.get(group.severity, ""))
            yield from (self._item(telling.place(words, where, visible), "dim") for where in group.places[:2])
        if len(groups) > MOST_ROWS:
            yield self._item(words("coverage.see_more", n=len(groups) - MOST_ROWS), "dim")

    def _records(self) -> Iterator[RenderableType]:
        if not self.report.records:
            return
        yield self._title(self.words("records.title"))
        for record in records_first(self.report.records)[:MOST_ROWS]:
            told = telling.record(self.words, self.labels, record)
            yield self._item(f"{telling.place(self.words, record.where, visible)} - {told}")
        if len(self.report.records) > MOST_ROWS:
            yield self._item(self.words("coverage.see_more", n=len(self.report.records) - MOST_ROWS), "dim")

    def _to_review(self) -> Iterator[RenderableType]:
        columns = telling.to_review(self.report)
        if not columns:
            return
        yield self._title(self.words("review.title"))
        for column in columns[:MOST_ROWS]:
            where = telling.column_place(self.words, column, visible)
            yield self._item(telling.column_line(self.words, self.labels, column, where))
        if len(columns) > MOST_ROWS:
            yield self._item(self.words("coverage.see_more", n=len(columns) - MOST_ROWS), "dim")

    def _officer(self) -> Iterator[RenderableType]:
        if self.report.officer is None:
            return
        for title, facts in duties.told(self.words, self.labels, self.report.officer, visible):
            yield self._title(title)
            yield from (self._item(fact) for fact in facts)

    def _steps(self) -> Iterator[RenderableType]:
        words, steps = self.words, self.report.plan[:3]
        if not steps:
            return
        yield self._title(telling.steps_title(words, steps))
        for number, step in enumerate(steps, 1):
            minutes = self._aside(words("found.minutes", n=step.minutes) if step.minutes else "")
            yield self._item(f"{number}. {words.text(step.text)}{minutes}")

    def _say(self, text: str, style: str = "") -> Text:
        return Text(text if self.color else text.translate(_PLAIN), style=style if self.color else "")

    def _title(self, text: str) -> RenderableType:
        return Padding(self._say(text, "bold underline"), (1, 0, 0, 0))

    def _item(self, text: str, style: str = "") -> RenderableType:
        return Padding(self._say(text, style), (0, 0, 0, 2))

    def _aside(self, text: str) -> str:
        return self.words("found.aside", text) if text else ""

    def _fact(self, name: str, fact: str) -> Text:
        return self._say(name + self.words("colon") + fact)


FORMAT = Format("terminal", (), render)
