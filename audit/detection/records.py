"""What the tables and texts of one source ARE: whose export, which kind of record, how many rows, people, days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from audit.detection import reveals
from audit.detection.distinct import Distinct
from audit.detection.documents import DocumentMatcher
from audit.exports import Exports
from audit.exports.block import Where
from audit.exports.match import NOWHERE, Plan, plan
from audit.model import Record, Table
from audit.parsing.tables.period import period
from audit.parsing.tables.when import Days

Row: TypeAlias = Sequence[str]

_NOBODY = frozenset(("", "/", "-", "null", "none"))
_PLACES = {"sqlite": "table", "spreadsheet": "sheet", "spreadsheet-xml": "sheet", "json": "pointer"}
"""Reader -> the place key that its table names fill; a record of the other readers is the whole source."""

_MOST_PLANS = 10_000
_MOST_PLACES = 1_000
"""A document whose keys are data may have any number of tables: past this many their records are told as one."""

_REVEALING = {"APP_LIST": 1, "GROUP_MEMBERSHIP": 1, "SEARCH_RECORD": 3, "BROWSING_RECORD": 10}
"""Kinds of record that tell faith, illness or orientation, from how many such entries on: an app is there because its
owner wants it, a page may have been opened by mistake."""

_DATED = re.compile(r"\W*\d|[A-Za-z]{3,9}\.?,? \d")
"""How a time begins, in whatever way it is written; what stands there in a row of totals or notes does not."""

_TOLD = frozenset(("vcard", "chat", "addresses"))
"""Tables of readers that tell themselves what the source is."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whose export a table is ("" = of unknown origin) and, parallel to its header, what each column holds:
    an entity id, the header itself, or "-" for a name that is no evidence of personal data.  ``wheres`` tell what some
    rows hold."""

    export: str
    hints: tuple[str, ...]
    wheres: tuple[Where, ...] = ()


@dataclass(slots=True)
class _Tally:
    """What has been counted of one kind of record in one table."""

    plan: Plan
    count: int = 0
    seen: int = 0
    people: Distinct = field(default_factory=Distinct)
    period: tuple[str, str] = ("", "")
    revealing: Counter[str] = field(default_factory=Counter)
    days: Days = field(default_factory=Days)

    def add(self, plan: Plan, rows: Sequence[Row], record: str) -> None:
        """Count rows that ``plan`` describes: like tables may hold their columns in another order."""
        self.count += sum(map(_is_entry, rows)) if plan.timed else len(rows)
        if record in _REVEALING:
            self.revealing.update(what for row in rows for what in reveals.classes("\n".join(row)))
        if plan.people != NOWHERE:
            names = {_cell(row, plan.people).strip() for row in rows}
            self.people.add(name for name in names if name.casefold() not in _NOBODY)
        if plan.times:
            self.days.add(dict.fromkeys(_time(row, plan) for row in rows))

    def circumstances(self, record: str) -> frozenset[str]:
        """What the entries tell of the owner."""
        least = _REVEALING.get(record, 1)
        return frozenset(f"reveals-{what}" for what, rows in self.revealing.items() if rows >= least)

    @property
    def span(self) -> tuple[str, str]:
        """Its first and last day; where its times lack the year, those of the time it says it is for."""
        days = self.days.span
        return days if any(days) or not self.plan.times else self.period

    @property
    def enough(self) -> bool:
        return self.count >= self.plan.least and (not self.plan.half or self.count * 2 >= self.seen)


class RecordMatcher:
    """Told of every table, chunk of rows and text of one source; at the end it says what they are.

    Memory is bounded by the different headers and the kinds of record of the source, not by its rows.
    """

    def __init__(self, exports: Exports, file_name: str, format: str) -> None:
        self._exports = exports
        self._file = file_name
        self._format = format
        self._plans: dict[tuple[str, tuple[str, ...]], Plan | None] = {}
        self._tallies: dict[tuple[str, str, str, str], _Tally] = {}
        self._document = DocumentMatcher(exports)

    def table(self, table: Table) -> Match | None:
        """Whose export the table is; None when neither an export nor a kind of table that is known."""
        found = self._plan(table)
        return Match(found.export, found.hints, found.wheres) if found else None

    def rows(self, table: Table, rows: Sequence[Row]) -> None:
        """Count a chunk of rows."""
        found = self._plan(table)
        if found is None:
            return
        for record, share in _shares(found, rows).items():
            if record:
                place = self._place(found.place) if len(self._tallies) < _MOST_PLACES else ("", "")
                tally = self._tallies.setdefault((found.export, *place, record), _Tally(found))
                tally.period = tally.period if any(tally.period) else period(table.preamble)
                tally.seen += len(rows)
                tally.add(found, share, record)

    def text(self, text: str) -> None:
        """Take in running text."""
        self._document.text(text)

    def records(self) -> list[Record]:
        """One for each kind of record of an export in each place; arrays with one key path stand in one place."""
        found = self._of_tables()
        document = self._document.record()
        if document is None or any(record.entity == document.entity for record in found):
            return found
        return [*found, document]

    def _of_tables(self) -> list[Record]:
        return [
            Record(
                entity=record,
                count=tally.count,
                people=max(1, len(tally.people) + tally.plan.owner),
                platform=tally.plan.platform,
                place={key: name} if name else {},
                export=export,
                first=tally.span[0],
                last=tally.span[1],
                circumstances=tally.circumstances(record),
            )
            for (export, key, name, record), tally in self._tallies.items()
            if tally.enough
        ]

    def _plan(self, table: Table) -> Plan | None:
        if table.name in _TOLD and self._format not in _PLACES:
            return None
        key = (table.name, table.header)
        if len(self._plans) > _MOST_PLANS:
            self._plans.clear()
        if key not in self._plans:
            self._plans[key] = plan(self._exports, table, self._file, self._format)
        return self._plans[key]

    def _place(self, name: str) -> tuple[str, str]:
        """Key and value of the place of a table's record; two empty strings are the whole source."""
        key = _PLACES.get(self._format, "")
        if key == "pointer":
            path = name.partition("*")[0].strip("/")
            return (key, f"/{path}") if path else ("", "")
        return (key, name) if key else ("", "")


def _shares(plan: Plan, rows: Sequence[Row]) -> dict[str, Sequence[Row]]:
    """The rows that count, by the kind of record they are."""
    if plan.needs:
        rows = [row for row in rows if all(_met(row, columns, cell) for columns, cell in plan.needs)]
    if plan.timed:
        rows = [row for row in rows if _DATED.match(_time(row, plan))]
    if not plan.parts:
        return {plan.record: rows}
    shares: dict[str, list[Row]] = {}
    for row in rows:
        part = next((part.record for at, part in plan.parts if part.match.search(_cell(row, at))), plan.record)
        shares.setdefault(part, []).append(row)
    return dict(shares)


def _met(row: Row, columns: Sequence[int], cell: re.Pattern[str]) -> bool:
    return any(cell.fullmatch(_cell(row, at)) for at in columns)


def _is_entry(row: Row) -> bool:
    """What has a time and nothing else, of a table that has more, is the day that stands above its entries."""
    return len(row) == 1 or sum(bool(cell and not cell.isspace()) for cell in row) > 1


def _time(row: Row, plan: Plan) -> str:
    return next(filter(None, (_cell(row, at) for at in plan.times)), "")


def _cell(row: Row, at: int) -> str:
    return row[at] if 0 <= at < len(row) else ""
