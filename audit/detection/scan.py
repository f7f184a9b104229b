"""One Source → Opened, Findings, Records, …, Outcome.  No state between sources, no output, no policy."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from audit.config import Config
from audit.detection.hints import column_hints
from audit.detection.linkage import Ties, counts
from audit.detection.mask import Door
from audit.detection.reasons import reason_of
from audit.detection.records import RecordMatcher
from audit.detection.table import TableScan
from audit.errors import Unread
from audit.exports import Exports
from audit.model import (
    Beat,
    Doubtful,
    Event,
    Opened,
    Outcome,
    OutcomeState,
    Place,
    Record,
    Remark,
    Rows,
    Scanned,
    Segment,
    Source,
    Table,
)
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.readers import detect
from recognizers.catalogue import Catalogue
from recognizers.engine import Engine

NAMES_NOT_LOOKED_FOR = "names in running text"
_MESSAGE = re.compile("message [0-9]+")


@dataclass(frozen=True, slots=True)
class Tools:
    """What every scan shares; made once before the workers start."""

    catalogue: Catalogue
    engine: Engine
    door: Door
    exports: Exports
    config: Config
    scratch: Path


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


def scan(source: Source, tools: Tools) -> Scanned:
    """Everything there is to say about one source and its members, in report order."""
    with tempfile.TemporaryDirectory(dir=tools.scratch) as scratch:
        yield from _Scan(tools, Budget(tools.config.limits), Path(scratch)).source(source)


class _Scan:
    """One root file with all that unfolds from it."""

    def __init__(self, tools: Tools, budget: Budget, scratch: Path) -> None:
        self._tools = tools
        self._budget = budget
        self._scratch = scratch

    def source(self, source: Source) -> Scanned:
        """Opened, events, members, Outcome.  Never raises for what the input holds."""
        yield source, Opened()
        state = _State()
        try:
            yield from ((source, event) for event in self._name(source))
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
        reading = Reading(head, self._budget, self._tools.config.limits, self._scratch)
        matcher = RecordMatcher(self._tools.exports, source.name, reader.name)
        ties = Ties(self._tools.catalogue)
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
                    yield from ((source, event) for event in self._text(item, ties, state))
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
            hints = column_hints(match.hints if match else table.header, self._tools.catalogue)
            tools = self._tools
            floor = tools.config.min_confidence
            tables[table] = TableScan(table, hints, tools.engine, tools.door, ties, floor, state.columns)
            state.columns += max(len(table.header), max(map(len, rows.rows), default=0)) + 1
            yield from self._header(table, ties)
        matcher.rows(table, rows.rows)
        yield from tables[table].rows(rows)

    def _header(self, table: Table, ties: Ties) -> Iterator[Event]:
        """Column names are text and are scanned."""
        for column, name in enumerate(table.header):
            if len(name) >= 5:
                yield from self._text(Segment(name, _always(table.header_place(column))), ties, _State())

    def _text(self, segment: Segment, ties: Ties, state: _State) -> Iterator[Event]:
        spans = self._tools.engine.find(segment.text, segment.hint)
        floor = self._tools.config.min_confidence
        sure = [span for span in spans if span.confidence >= floor]
        if segment.unit == "whole":
            ties.together(span.entity for span in sure if counts(span))
        else:
            ties.near([span for span in sure if counts(span)])
        for span in sure:
            yield self._tools.door.admit(span, segment.locate(span.start))
        doubtful = Counter(span.entity for span in spans if span.confidence < floor)
        yield from (Doubtful(entity, count) for entity, count in sorted(doubtful.items()))
        if not segment.hint and len(segment.text) >= 2:
            state.not_looked_at[NAMES_NOT_LOOKED_FOR] = None

    def _name(self, source: Source) -> Iterator[Event]:
        """File and member names are text: each component by itself."""
        if is_message(source):
            return
        name, kind = (source.trail[-1], "member") if source.trail else (source.path, "file")
        text = name.encode("utf-8", "replace").decode("utf-8").replace("/", "\x00")
        place: Place = {"name": kind}
        for span in self._tools.engine.find(text):
            if span.confidence >= self._tools.config.min_confidence:
                yield self._tools.door.admit(span, place)


def is_message(source: Source) -> bool:
    """A message of a mailbox: a step of the trail, not a file."""
    return bool(source.trail) and _MESSAGE.fullmatch(source.trail[-1]) is not None


def _always(place: Place) -> Callable[[int], Place]:
    """A locator for a text that stands in one place as a whole."""
    return lambda _offset: place


def _head(source: Source) -> Head:
    with source.open() as stream:
        data = stream.read(HEAD_BYTES)
        size = source.size
        if size is None:
            with suppress(OSError):
                size = stream.seek(0, 2)
    return Head(source, data, size)
