"""What a SQLite database leaves beside it: write-ahead logs and rollback journals, with rows as they were before.

A log that stands beside its database is read with it; here is what it holds by itself, also what was deleted since.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from audit.errors import Unread
from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.sqlite.pages import StoredRow, is_page, stored_rows

_LOGS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_LOG_HEAD, _FRAME_HEAD = 32, 24
_PAGES = frozenset({1 << power for power in range(9, 17)})
_Page = tuple[int, bytes]


def sniff(head: Head) -> int:
    """The magics of both; the logs of databases that are locked are told by their names, and surer."""
    return 90 if head.data.startswith((*_LOGS, _JOURNAL)) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows of each page, those that came before only once; columns have no names."""
    seen: set[int] = set()
    pages = known = 0
    with source.open() as stream:
        read_pages = _journal if reading.head.data.startswith(_JOURNAL) else _log
        for number, page in read_pages(stream):
            pages += 1
            known += is_page(page)
            reading.budget.spend(len(page))
            rows = [row for row in stored_rows(page) if _is_new(seen, number, row)]
            yield from _rows(number, rows)
        size = stream.seek(0, 2)
    if pages and not known:
        raise Unread("locked")
    if not pages and size > _LOG_HEAD:
        yield Remark(incomplete="damaged")


def _log(stream: BinaryIO) -> Iterator[_Page]:
    """(number, page) of every frame (sqlite.org/fileformat2.html, 4.1)."""
    size = struct.unpack(">2I", stream.read(_LOG_HEAD).ljust(_LOG_HEAD)[8:16])[0]
    size = 1 << 16 if size == 1 else size
    while size in _PAGES and len(frame := stream.read(_FRAME_HEAD + size)) == _FRAME_HEAD + size:
        yield struct.unpack_from(">I", frame)[0], frame[_FRAME_HEAD:]


def _journal(stream: BinaryIO) -> Iterator[_Page]:
    """(number, page) of every record (sqlite.org/fileformat2.html, 3)."""
    sector, size = struct.unpack(">2I", stream.read(28).ljust(28)[20:28])
    if size not in _PAGES or sector not in _PAGES:
        return
    stream.seek(sector)
    while len(record := stream.read(size + 8)) == size + 8:
        yield struct.unpack_from(">I", record)[0], record[4:-4]


def _is_new(seen: set[int], page: int, row: StoredRow) -> bool:
    """A page stands in the log once for each change; most of its rows stay as they were."""
    key = hash((page, row.rowid, *row.values))
    if key in seen:
        return False
    seen.add(key)
    return True


def _rows(number: int, rows: list[StoredRow]) -> Iterator[Rows]:
    """The rows of one page, by their widths: rows of one table are as wide as one another."""
    by_width: dict[int, list[StoredRow]] = {}
    for row in rows:
        by_width.setdefault(len(row.values), []).append(row)
    for width, same in by_width.items():
        name = f"page {number}"
        numbers = [row.rowid for row in same]
        yield Rows(Table(name, ("",) * width), [row.values for row in same], partial(_place, name, numbers))


def _place(table: str, numbers: list[int], row: int, column: int) -> Place:
    return {"table": table, "rowid": numbers[row], "field": column + 1}


READER = Reader("sqlite-log", sniff, read)
