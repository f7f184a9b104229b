"""SQLite databases, read from a private copy: opening the original could merge its journal or leave files beside it."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from audit.errors import Unread
from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.sqlite.blobs import Blobs
from audit.parsing.tables.cell_text import number_text

_MAGIC = b"SQLite format 3\0"
_SUFFIXES = ("db", "db3", "sqlite", "sqlite3")
_BESIDE = ("-wal", "-journal")
_BROKEN = (sqlite3.Error, UnicodeDecodeError)  # the module decodes SQLite's messages, which quote broken names
_PAGE = 4096
_COPY_BYTES = 1 << 20
_LARGEST_VALUE = 64 << 20
_CHUNK_ROWS = 500
_CHUNK_CHARS = 262_144
_STEPS = 1_000_000
_HAS_PAGES = "rootpage > 0"  # virtual tables have no page; the plain tables behind them do


def _sniff(head: Head) -> int:
    if head.data.startswith(_MAGIC):
        return 100
    return 80 if head.suffix in _SUFFIXES and _is_encrypted(head) else 0


def _is_encrypted(head: Head) -> bool:
    """Whole pages in which every byte value is about as frequent: SQLCipher writes not even the magic in the clear."""
    page = head.data[:_PAGE]
    return len(page) == _PAGE and (head.size or 0) % _PAGE == 0 and len(set(page)) > 240


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    if not reading.head.data.startswith(_MAGIC):
        raise Unread("locked", "skipped")
    with TemporaryDirectory(dir=reading.scratch) as folder:
        copy = _copied(source, reading, Path(folder))
        watch = _Watch(reading.limits.progress_seconds)
        connection = _connect(copy, watch)
        try:
            blobs = Blobs()
            yield from _tables(connection, watch, blobs)
        except _BROKEN:
            raise Unread("timeout" if watch.expired else "damaged", "partial") from None
        finally:
            connection.close()
        if blobs.unread:
            yield Remark(not_looked_at=("binary fields",))


def _copied(source: Source, reading: Reading, folder: Path) -> Path:
    """The database and its journals in ``folder``, under the byte budget."""
    copy = folder / "copy.db"
    _copy(source, copy, reading)
    for suffix in _BESIDE:
        if beside := source.sibling(suffix):
            _copy(beside, folder / f"copy.db{suffix}", reading)
    return copy


def _copy(source: Source, target: Path, reading: Reading) -> None:
    with source.open() as stream, target.open("xb") as out:
        _pour(stream, out, reading)


def _pour(stream: BinaryIO, out: BinaryIO, reading: Reading) -> None:
    while block := stream.read(_COPY_BYTES):
        reading.budget.spend(len(block))
        out.write(block)


def _connect(copy: Path, watch: _Watch) -> sqlite3.Connection:
    # A write-ahead log is read only by a connection that may write beside it: the copy is ours, queries are read-only.
    connection = sqlite3.connect(copy)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    connection.set_progress_handler(watch, _STEPS)
    try:
        for pragma in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {pragma}")
    except _BROKEN:
        connection.close()
        raise Unread("damaged") from None
    return connection


class _Watch:
    """Stops a query that works for ``seconds`` on one chunk of rows."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._since = time.monotonic()
        self.expired = False

    def restart(self) -> None:
        """Called before each chunk: what the consumer does in between does not count."""
        self._since = time.monotonic()

    def __call__(self) -> int:
        self.expired = time.monotonic() - self._since > self._seconds
        return int(self.expired)


def _tables(connection: sqlite3.Connection, watch: _Watch, blobs: Blobs) -> Iterator[Item]:
    """All tables, past a damaged one too; the first error is raised at the end."""
    query = f"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND {_HAS_PAGES} ORDER BY name"  # noqa: S608 - constants
    failed: Exception | None = None
    for name, sql in connection.execute(query).fetchall():
        try:
            yield from _table(connection, watch, blobs, str(name), str(sql or ""))
        except _BROKEN as error:
            failed = failed or error
    if failed:
        raise failed


def _table(connection: sqlite3.Connection, watch: _Watch, blobs: Blobs, name: str, sql: str) -> Iterator[Item]:
    columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")]
    alias = _rowid_alias(columns)
    keyed = alias and not re.search(r"\bWITHOUT\s+ROWID\b", sql, re.IGNORECASE)
    selected = ", ".join([alias if keyed else "NULL", *map(_quoted, columns)])
    cursor = connection.execute(f"SELECT {selected} FROM {_quoted(name)}")  # noqa: S608 - quoted, and the schema is a copy's
    yield from _rows(Table(name, tuple(columns)), cursor, watch, blobs)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rowid_alias(columns: Sequence[str]) -> str:
    """A name for the row id that no column has taken."""
    taken = {column.lower() for column in columns}
    return next((alias for alias in ("rowid", "_rowid_", "oid") if alias not in taken), "")


def _rows(table: Table, cursor: sqlite3.Cursor, watch: _Watch, blobs: Blobs) -> Iterator[Item]:
    number = 1
    while True:
        ids: list[int] = []
        rows: list[list[str]] = []
        size = 0
        watch.restart()
        for rowid, *values in islice(cursor, _CHUNK_ROWS):
            ids.append(rowid if isinstance(rowid, int) else number)
            rows.append([_text(value, blobs) for value in values])
            number += 1
            if (size := size + sum(map(len, rows[-1]))) > _CHUNK_CHARS:
                break
        if rows or number == 1:
            yield Rows(table, rows, partial(_place, table.name, ids))
        if not rows:
            return


def _text(value: object, blobs: Blobs) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return blobs.text(value)
    return number_text(value) if isinstance(value, float) else str(value)


def _place(table: str, ids: Sequence[int], row: int, column: int) -> Place:
    return {"table": table, "rowid": ids[row], "field": column + 1}


READER = Reader("sqlite", _sniff, _read, order=10)
