"""Rows gathered from a JSON document, handed over as chunks of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from audit.model import Place, Rows, Table

_CHUNK_ROWS = 2000
_CHUNK_CHARS = 262_144
MOST_COLUMNS = 512
_MOST_BUFFERS = 256
CELL_ELEMENTS = 16
"""A list of more scalars is a table of its own."""
POSITION_KEY = "/coordinates"
_AXES = {"/0": "longitude", "/1": "latitude", "/2": "altitude"}
"""The order of a position in GeoJSON (RFC 7946, 2016); only ``geo`` of old posts on X has it the other way round."""
_AXES_OF_X = {"/0": "latitude", "/1": "longitude"}

_DATA_KEY = re.compile(
    r"/(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=.*\d)[0-9a-f]{24,}|.*(?:\d{5}|@).*)", re.I | re.DOTALL
)
"""Numbers, UUIDs and hashes, and what has many digits or is an address."""


def is_data_key(step: str) -> bool:
    """Whether the step of a pointer (``/10086``) is data itself: the objects below such keys are rows of one table."""
    return _DATA_KEY.fullmatch(step) is not None


@dataclass(slots=True)
class Row:
    """The leaves of one object.  ``cells`` maps JSON pointers within it to texts.

    ``name`` is the key path of the table; ``base`` the pointer of the object, ``line`` its line in JSON Lines or 0.
    ``flat``: nested objects belong to this row; otherwise they are rows of their own.
    """

    name: str
    base: str
    flat: bool
    line: int = 0
    cells: dict[str, str] = field(default_factory=dict)
    inner: dict[str, str] = field(default_factory=dict)
    """What to append to the pointer of a cell: the index of the one element of a list."""

    def put(self, path: str, text: str) -> None:
        """Add a leaf; a key that comes twice keeps both values."""
        self.cells[path] = f"{self.cells[path]}\n{text}" if path in self.cells else text


@dataclass(slots=True)
class Columns:
    """Many rows of one table, a column at a time: ``cells`` maps JSON pointers within a row to a text for each row,
    None where the row has none.  ``lines`` and ``bases`` as in ``Row``, one for each."""

    name: str
    lines: Sequence[int]
    bases: Sequence[str]
    cells: dict[str, Sequence[str | None]] = field(default_factory=dict)
    single: dict[str, set[int]] = field(default_factory=dict)
    """By path, the rows in which the cell is the one element of a list."""
    gaps: set[str] = field(default_factory=set)
    """Columns that some rows lack."""

    def put(self, path: str, texts: Sequence[str | None], *, is_full: bool) -> None:
        """Add a column unless it is empty; ``is_full`` says that no row lacks it."""
        if is_full or texts.count(None) < len(texts):
            self.cells[path] = texts
            if not is_full:
                self.gaps.add(path)

    def rows(self, paths: Sequence[str]) -> tuple[Sequence[Sequence[str]], Sequence[int]]:
        """The rows that are not empty, with a cell for each of ``paths``, and their numbers."""
        empty = ("",) * len(self.lines)
        rows = list(zip(*(self._texts(path) if path in self.cells else empty for path in paths), strict=True))
        if len(self.gaps) < len(self.cells):
            return rows, range(len(rows))
        filled = zip(*self.cells.values(), strict=True)
        numbers = [number for number, cells in enumerate(filled) if cells.count(None) < len(cells)]
        return [rows[number] for number in numbers], numbers

    def _texts(self, path: str) -> Sequence[str]:
        texts = self.cells[path]
        return [text or "" for text in texts] if path in self.gaps else cast("Sequence[str]", texts)

    def place(self, number: int, path: str) -> Place:
        """Where a cell stands, by the number of its row."""
        inner = "/0" if number in self.single.get(path, ()) else ""
        return {"line": self.lines[number], "pointer": self.bases[number] + path + inner}


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
            self.ready.extend(buffer.chunks_of(columns))
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
        self._rows: list[Row] = []
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

    def chunks_of(self, columns: Columns) -> Iterator[Rows]:
        """Rows that come as columns, behind those that came one by one."""
        yield from self.rest()
        self._columns.update(dict.fromkeys(columns.cells))
        paths = self._paths()
        rows, numbers = columns.rows(paths)
        for start in range(0, len(rows), _CHUNK_ROWS):
            places = partial(_place_of, columns, paths, numbers[start : start + _CHUNK_ROWS])
            yield Rows(self._table, rows[start : start + _CHUNK_ROWS], places)

    def _paths(self) -> tuple[str, ...]:
        paths = tuple(self._columns)
        if len(self._table.header) != len(paths):
            self._table = Table(_plain(self._name), tuple(_label(self._name, path) for path in paths))
        return paths

    def rest(self) -> list[Rows]:
        return [self.chunk()] if self._rows else []


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


def _place_of(columns: Columns, paths: Sequence[str], numbers: Sequence[int], row: int, column: int) -> Place:
    return columns.place(numbers[row], paths[column])


def joined(name: str, key: str) -> str:
    """The name of a table below another."""
    return f"{name}/{key}" if name else key
