"""What a browser recorded of its requests (HAR): JSON in which every header, cookie and parameter is a named value."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Rows, Segment, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.readers.json_document import READER as JSON

_MARKS = ('"log"', '"entries"', '"creator"')
_NAMED = ("headers", "cookies", "queryString", "params")
_DULL = frozenset(
    "accept accept-encoding accept-language accept-ranges age cache-control connection content-encoding content-length"
    " content-type date etag expires last-modified pragma server transfer-encoding vary".split()
)
"""Headers of HTTP (RFC 9110) that say nothing of the one who asks."""


def sniff(head: Head) -> int:
    """JSON that begins with a log, its creator and its entries."""
    text = head.text or ""
    begins = text.lstrip("\ufeff \t\r\n")[:1] == "{" and all(mark in text for mark in _MARKS[::2])
    return 94 if begins and (_MARKS[1] in text or head.suffix == "har") and JSON.sniff(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield what JSON yields, and named values with their names as hints."""
    for item in JSON.read(source, reading):
        if isinstance(item, Rows) and _is_named(item.table):
            yield from _named(item)
        else:
            yield item


def _is_named(table: Table) -> bool:
    return table.name.rpartition("/")[2] in _NAMED and {"name", "value"} <= set(table.header)


def _named(rows: Rows) -> Iterator[Segment]:
    name, value = rows.table.header.index("name"), rows.table.header.index("value")
    kind = rows.table.name.rpartition("/")[2]
    for number, row in enumerate(rows.rows):
        if row[value].strip() and row[name].lower() not in _DULL:
            hint = f"cookie {row[name]}" if kind == "cookies" else row[name]
            yield Segment(row[value], at(rows.locate(number, value)), hint=hint)


READER = Reader("har", sniff, read)
