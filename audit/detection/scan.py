"""One Source → Opened, Findings, Records, …, Outcome.  No state between sources, no output, no policy."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from audit.config import Config
from audit.detection.hints import column_hints
from audit.detection.linkage import Ties
from audit.detection.looking import Looking
from audit.detection.reasons import reason_of
from audit.detection.records import RecordMatcher
from audit.detection.table import TableScan
from audit.detection.text import TextScan, always, scan_name
from audit.errors import Unread
from audit.exports import Exports
from audit.model import (
    Beat,
    Event,
    Opened,
    Outcome,
    OutcomeState,
    Record,
    Remark,
    Rows,
    Scanned,
    Segment,
    Source,
    Table,
)
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.parsing.sight import Sight
from audit.passwords import NO_PASSWORDS, Passwords
from audit.readers import detect
from recognizers.names import Names

NAMES_NOT_LOOKED_FOR = "names in running text"
_MESSAGE = re.compile("message [0-9]+")


@dataclass(frozen=True, slots=True)
class Tools:
    """What every scan shares; made once before the workers start."""

    looking: Looking
    names: Names
    exports: Exports
    config: Config
    scratch: Path
    sight: Sight = field(default_factory=Sight)
    passwords: Passwords = field(default_factory=Passwords)


@dataclass(slots=True)
class _State:
    """What is known of one source while it is read."""

    format: str = ""
    size: int = 0
    encoding: str | None = None
    not_looked_at: dict[str, None] = field(default_factory=dict)
    incomplete: str | None = None
    read_something: bool = False
    columns: int = 0

    def remark(self, remark: Remark) -> None:
        self.encoding = remark.encoding or self.encoding
        self.not_looked_at |= dict.fromkeys(remark.not_looked_at)
        self.incomplete = self.incomplete or remark.incomplete

    def outcome(self, state: OutcomeState = "scanned", why: str | None = None) -> Outcome:
        if state == "scanned" and self.incomplete:
            state, why = "partial" if self.read_something else "failed", self.incomplete
        return Outcome(state, self.format, why, tuple(self.not_looked_at), self.size, self.encoding)


def scan(source: Source, tools: Tools, passwords: Passwords = NO_PASSWORDS) -> Scanned:
    """Everything there is to say about one source and its members, in report order.

    ``passwords`` are this source's own, tried after those of ``tools``.
    """
    with tempfile.TemporaryDirectory(dir=tools.scratch) as scratch:
        budget = Budget(tools.config.limits)
        yield from _Scan(tools, budget, Path(scratch), tools.passwords + passwords).source(source)


class _Scan:
    """One root file with all that unfolds from it."""

    def __init__(self, tools: Tools, budget: Budget, scratch: Path, passwords: Passwords) -> None:
        self._tools = tools
        self._budget = budget
        self._scratch = scratch
        self._passwords = passwords

    def source(self, source: Source) -> Scanned:
        """Opened, events, members, Outcome.  Never raises for what the input holds."""
        yield source, Opened()
        state = _State()
        try:
            if not is_message(source):
                yield from ((source, event) for event in scan_name(source, self._tools.looking))
            yield from self._content(source, state)
            outcome = state.outcome()
        except Unread as stop:
            weaker = "partial" if stop.state == "failed" and state.read_something else stop.state
            outcome = state.outcome(weaker, stop.reason)
        except Exception as error:  # a broken file must not end the scan; its text must not reach the message
            outcome = state.outcome("partial" if state.read_something else "failed", reason_of(error))
        yield source, outcome

    def _content(self, source: Source, state: _State) -> Scanned:
        head = _head(source)
        state.size = head.size or 0
        if not head.data:
            state.format = "empty"
            return
        reader = detect(head)
        if reader is None:
            raise Unread("unknown-kind", "skipped")
        state.format = reader.name
        limits, sight = self._tools.config.limits, self._tools.sight
        reading = Reading(head, self._budget, limits, self._scratch, sight, self._passwords)
        matcher = RecordMatcher(self._tools.exports, source.name, reader.name)
        ties = Ties(self._tools.looking.catalogue)
        text = TextScan(self._tools.looking, ties, source.name)
        tables: dict[Table, TableScan] = {}
        known: set[str] = set()
        stopped: Exception | None = None
        try:
            for item in reader.read(source, reading):
                if isinstance(item, Source):
                    yield from self._member(item)
                elif isinstance(item, Remark):
                    state.remark(item)
                elif isinstance(item, Record):
                    known.add(item.entity)
                    if not is_message(source):  # the mailbox counts its messages
                        yield source, item
                elif isinstance(item, Rows):
                    yield from ((source, event) for event in self._rows(item, tables, matcher, ties, state))
                else:
                    matcher.text(item.text)
                    yield from ((source, event) for event in text.segment(item))
                    if (unlooked := self._unlooked()) and not item.hint and len(item.text) >= 2:
                        state.not_looked_at[unlooked] = None
                state.read_something |= not isinstance(item, Remark)
                yield source, Beat()
        except Exception as error:  # told after what was read before it
            stopped = error
        for table in tables.values():
            yield from ((source, event) for event in table.finish())
        # a reader that knows its format knows better than the columns
        yield from ((source, record) for record in matcher.records() if record.entity not in known)
        yield source, ties.linkage()
        if stopped:
            raise stopped

    def _member(self, member: Source) -> Scanned:
        try:
            self._budget.enter(len(member.trail))
        except Unread as stop:
            if stop.state == "partial":
                raise
            yield member, Opened()
            yield member, Outcome("failed", why=stop.reason)
            return
        yield from self.source(member)

    def _rows(
        self, rows: Rows, tables: dict[Table, TableScan], matcher: RecordMatcher, ties: Ties, state: _State
    ) -> Iterator[Event]:
        table = rows.table
        if table not in tables:
            match = matcher.table(table)
            hints = column_hints(match.hints if match else table.header, self._tools.looking.catalogue, table.header)
            tables[table] = TableScan(table, hints, self._tools.looking, ties, state.columns)
            state.columns += max(len(table.header), max(map(len, rows.rows), default=0)) + 1
            yield from self._header(table, ties)
        matcher.rows(table, rows.rows)
        yield from tables[table].rows(rows)

    def _header(self, table: Table, ties: Ties) -> Iterator[Event]:
        """Column names are text and are scanned."""
        text = TextScan(self._tools.looking, ties, "")
        for column, name in enumerate(table.header):
            if len(name) >= 5:
                yield from text.segment(Segment(name, always(table.header_place(column))))

    def _unlooked(self) -> str:
        """What of a running text nobody looked for; "" when everything was."""
        if self._tools.config.fast:
            return NAMES_NOT_LOOKED_FOR
        return f"{NAMES_NOT_LOOKED_FOR} ({self._tools.names.lost.code})" if self._tools.names.lost else ""


def is_message(source: Source) -> bool:
    """A message of a mailbox: a step of the trail, not a file."""
    return bool(source.trail) and _MESSAGE.fullmatch(source.trail[-1]) is not None


def _head(source: Source) -> Head:
    with source.open() as stream:
        data = stream.read(HEAD_BYTES)
        size = source.size
        if size is None:
            with suppress(OSError):
                size = stream.seek(0, 2)
    return Head(source, data, size)
