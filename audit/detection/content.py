"""What is found in one source, as its reader hands it over: item by item, and at the end what only the whole tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from audit.detection.entries import Vault
from audit.detection.hints import column_hints
from audit.detection.linkage import Ties
from audit.detection.looking import Looking
from audit.detection.raw_pass import CHECKED, UNREAD, RawPass
from audit.detection.records import RecordMatcher
from audit.detection.table import TableScan
from audit.detection.text import TextScan, always
from audit.exports import Exports
from audit.model import Event, Item, Record, Rows, Segment, Source, Table


class Content(Protocol):
    """Told of every item of one source, then of its end."""

    def item(self, item: Item) -> Iterator[Event]:
        """What is found in an item; of members nothing, they are sources of their own."""

    def end(self) -> Iterator[Event]:
        """What the source is as a whole."""

    def beside(self, encoding: str | None) -> Iterator[Event]:
        """What stands in its bytes and was in no item."""

    def unread(self) -> Iterator[Event]:
        """What stands in its bytes, of a kind that nothing reads."""

    @property
    def lost(self) -> str | None:
        """The reason code of a reading that left something beside."""


class Unseen:
    """Content that nobody looks at: files are opened and read to their end, and that is all."""

    lost = None

    def item(self, item: Item) -> Iterator[Event]:  # noqa: ARG002 - see Content
        """Nothing."""
        return iter(())

    def end(self) -> Iterator[Event]:
        """Nothing."""
        return iter(())

    def beside(self, encoding: str | None) -> Iterator[Event]:  # noqa: ARG002 - see Content
        """Nothing."""
        return iter(())

    def unread(self) -> Iterator[Event]:
        """Nothing."""
        return iter(())


class Seen:
    """Content that everything looks at."""

    def __init__(self, source: Source, format: str, looking: Looking, exports: Exports, *, is_message: bool) -> None:
        """``is_message``: its mailbox tells what it is a record of."""
        self._source = source
        self._looking = looking
        self._matcher = RecordMatcher(exports, source.name, format)
        self._ties = Ties(looking.catalogue)
        self._text = TextScan(looking, self._ties, source.name)
        self._raw = RawPass(source, format, looking) if format in CHECKED else None
        self._tables: dict[Table, TableScan] = {}
        self._vault = Vault()
        self._known: set[str] = set()
        self._columns = 0
        self._is_message = is_message

    def item(self, item: Item) -> Iterator[Event]:
        """See ``Content``."""
        if self._raw:
            self._raw.item(item)
        if isinstance(item, Record):
            self._known.add(item.entity)
            if not self._is_message:
                yield item
        elif isinstance(item, Rows):
            yield from self._rows(item)
        elif isinstance(item, Segment):
            self._matcher.text(item.text)
            yield from self._text.segment(item)

    def end(self) -> Iterator[Event]:
        """See ``Content``."""
        for table in self._tables.values():
            yield from table.finish()
        # a reader that knows its format knows better than the columns
        yield from (record for record in self._matcher.records() if record.entity not in self._known)
        yield self._ties.linkage()

    def beside(self, encoding: str | None) -> Iterator[Event]:
        """See ``Content``."""
        return self._raw.lost(encoding) if self._raw else iter(())

    def unread(self) -> Iterator[Event]:
        """See ``Content``."""
        return RawPass(self._source, UNREAD, self._looking).lost(None)

    @property
    def lost(self) -> str | None:
        """See ``Content``."""
        return self._raw.reason if self._raw else None

    def _rows(self, rows: Rows) -> Iterator[Event]:
        table = rows.table
        if table not in self._tables:
            match = self._matcher.table(table)
            hints = column_hints(match.hints if match else table.header, self._looking.catalogue, table.header)
            wheres = match.wheres if match else ()
            self._tables[table] = TableScan(table, hints, self._looking, self._ties, self._columns, wheres, self._vault)
            self._columns += max(len(table.header), max(map(len, rows.rows), default=0)) + 1
            yield from self._header(table)
        self._matcher.rows(table, rows.rows)
        yield from self._tables[table].rows(rows)

    def _header(self, table: Table) -> Iterator[Event]:
        """Column names are text and are scanned."""
        text = TextScan(self._looking, self._ties, "")
        for column, name in enumerate(table.header):
            if len(name) >= 5:
                yield from text.segment(Segment(name, always(table.header_place(column))))
