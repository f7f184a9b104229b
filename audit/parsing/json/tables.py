"""Rows gathered from a JSON document, handed over as chunks of tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from audit.model import Place, Rows, Table
from audit.parsing.json.leaves import MOST_COLUMNS, POSITION_KEY, Columns, Row

_CHUNK_ROWS = 1000
_CHUNK_CHARS = 262_144
_MOST_BUFFERS = 256
_AXES = {"/0": "longitude", "/1": "latitude", "/2": "altitude"}
"""The order of a position in GeoJSON (RFC 7946, 2016); only ``geo`` of old posts on X has it the other way round."""
_AXES_OF_X = {"/0": "latitude", "/1": "longitude"}


class Tables:
    """Collects rows by table name; ``ready`` are chunks to be handed over."""

    def __init__(self) -> None:
        self.ready: list[Rows] = []
        self.handed_over = False
        self._buffers: dict[str, _Buffer] = {}

    def add(self, row: Row) -> None:
        """Take a finished row; one without leaves is nothing."""
        if not row.cells:
            return
        if not row.flat:
            self.ready.append(_Buffer(row.name, row).chunk())
            return
        buffer = self._buffer(row.name)
        buffer.add(row)
        if buffer.is_full:
            self.ready.append(buffer.chunk())
        self._check_width(row.name, buffer)

    def add_columns(self, columns: Columns) -> None:
        """Take finished rows."""
        if columns.cells:
            buffer = self._buffer(columns.name)
            self.ready.extend(buffer.add_columns(columns))
            self._check_width(columns.name, buffer)

    def settle(self) -> None:
        """Make all rows ready; what follows goes on with the same tables."""
        for buffer in self._buffers.values():
            self.ready.extend(buffer.rest())

    def flush(self) -> None:
        """Make everything ready."""
        for buffer in self._buffers.values():
            self.ready.extend(buffer.rest())
        self._buffers.clear()

    def _buffer(self, name: str) -> _Buffer:
        buffer = self._buffers.get(name)
        if buffer is None:
            if len(self._buffers) >= _MOST_BUFFERS:
                self.flush()
            buffer = self._buffers[name] = _Buffer(name)
        return buffer

    def _check_width(self, name: str, buffer: _Buffer) -> None:
        if buffer.is_too_wide:
            self.ready.extend(buffer.rest())
            del self._buffers[name]

    def take(self) -> list[Rows]:
        """The chunks that are ready, once."""
        ready, self.ready = self.ready, []
        self.handed_over = self.handed_over or bool(ready)
        return ready


class _Buffer:
    """Rows of one table.  A chunk that brings new columns begins a new Table with the longer header."""

    def __init__(self, name: str, *rows: Row) -> None:
        self._name = name
        self._columns: dict[str, None] = {}
        self._gathered: list[Columns] = []
        self._rows: list[Row] = []
        """They came behind those that are gathered."""
        self._chars = 0
        self._table = Table(name, ())
        for row in rows:
            self.add(row)

    @property
    def is_full(self) -> bool:
        return len(self._rows) >= _CHUNK_ROWS or self._chars > _CHUNK_CHARS

    @property
    def is_too_wide(self) -> bool:
        return len(self._columns) > MOST_COLUMNS

    def add(self, row: Row) -> None:
        if not row.cells.keys() <= self._columns.keys():
            self._columns.update(dict.fromkeys(row.cells))
        self._chars += sum(map(len, row.cells.values()))
        self._rows.append(row)

    def chunk(self) -> Rows:
        paths = self._paths()
        cells = [[row.cells.get(path, "") for path in paths] for row in self._rows]
        places = partial(_place, paths, self._rows)
        self._rows, self._chars = [], 0
        return Rows(self._table, cells, places)

    def add_columns(self, columns: Columns) -> Iterator[Rows]:
        """Gives what goes before where both together are too much for a chunk."""
        rows = sum(len(each.lines) for each in (*self._gathered, columns))
        if self._rows or rows > _CHUNK_ROWS or len(self._columns.keys() | columns.cells.keys()) > MOST_COLUMNS:
            yield from self.rest()
        self._columns.update(dict.fromkeys(columns.cells))
        self._gathered.append(columns)

    def _chunks(self) -> Iterator[Rows]:
        """The rows that came as columns."""
        paths = self._paths()
        parts = [(columns, *columns.rows(paths)) for columns in self._gathered]
        self._gathered = []
        rows = [row for _, some, _ in parts for row in some]
        origins = _Origins(paths, [(columns, numbers) for columns, _, numbers in parts])
        for start in range(0, len(rows), _CHUNK_ROWS):
            yield Rows(self._table, rows[start : start + _CHUNK_ROWS], partial(origins.place, start))

    def _paths(self) -> tuple[str, ...]:
        paths = tuple(self._columns)
        if len(self._table.header) != len(paths):
            self._table = Table(_plain(self._name), tuple(_label(self._name, path) for path in paths))
        return paths

    def rest(self) -> list[Rows]:
        chunks = [*self._chunks()] if self._gathered else []
        return [*chunks, self.chunk()] if self._rows else chunks


class _Origins:
    """Where the rows of several columns stand, one behind the other; numbers are those of the rows in each."""

    def __init__(self, paths: Sequence[str], parts: Sequence[tuple[Columns, Sequence[int]]]) -> None:
        self._paths = paths
        self._parts = parts
        self._starts = [0, *accumulate(len(numbers) for _, numbers in parts)]

    def place(self, start: int, row: int, column: int) -> Place:
        """Of a cell; ``row`` is counted from ``start``."""
        part = bisect_right(self._starts, start + row) - 1
        columns, numbers = self._parts[part]
        return columns.place(numbers[start + row - self._starts[part]], self._paths[column])


def _label(name: str, path: str) -> str:
    """The column name of a path; the elements of a list are named after the list."""
    head, slash, last = path.rpartition("/")
    if f"/{name}{head}".rstrip("/*").endswith(POSITION_KEY):
        axes = _AXES_OF_X if head.endswith(f"/geo{POSITION_KEY}") else _AXES
        if axis := axes.get(slash + last):
            return _plain(f"{head}/{axis}"[1:])
    if path[1:].isdecimal():
        return ""
    return _plain(path[1:] or name.rpartition("/")[2])


def _plain(path: str) -> str:
    return path.replace("~1", "/").replace("~0", "~")


def _place(paths: Sequence[str], rows: Sequence[Row], row: int, column: int) -> Place:
    at, path = rows[row], paths[column]
    pointer = at.base + path + at.inner.get(path, "")
    return {"line": at.line, "pointer": pointer} if at.line else {"pointer": pointer}
