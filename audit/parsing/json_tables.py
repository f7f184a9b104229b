"""Rows gathered from a JSON document, handed over as chunks of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from audit.model import Place, Rows, Table
from audit.parsing.mojibake import repaired

_CHUNK_ROWS = 2000
_CHUNK_CHARS = 262_144
_MOST_COLUMNS = 512
_MOST_BUFFERS = 256
POSITION_KEY = "/coordinates"
_AXES = {"/0": "longitude", "/1": "latitude", "/2": "altitude"}
"""The order of a position in GeoJSON (RFC 7946, 2016); only ``geo`` of old posts on X has it the other way round."""
_AXES_OF_X = {"/0": "latitude", "/1": "longitude"}


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
        buffer = self._buffers.get(row.name)
        if buffer is None:
            if len(self._buffers) >= _MOST_BUFFERS:
                self.flush()
            buffer = self._buffers[row.name] = _Buffer(row.name)
        buffer.add(row)
        if buffer.is_full:
            self.ready.append(buffer.chunk())
        if buffer.is_too_wide:
            self.ready.extend(buffer.rest())
            del self._buffers[row.name]

    def flush(self) -> None:
        """Make everything ready."""
        for buffer in self._buffers.values():
            self.ready.extend(buffer.rest())
        self._buffers.clear()

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
        return len(self._columns) > _MOST_COLUMNS

    def add(self, row: Row) -> None:
        if not row.cells.keys() <= self._columns.keys():
            self._columns.update(dict.fromkeys(row.cells))
        self._chars += sum(map(len, row.cells.values()))
        self._rows.append(row)

    def chunk(self) -> Rows:
        paths = tuple(self._columns)
        if len(self._table.header) != len(paths):
            self._table = Table(_plain(self._name), tuple(_label(self._name, path) for path in paths))
        cells = [[row.cells.get(path, "") for path in paths] for row in self._rows]
        places = partial(_place, paths, self._rows)
        self._rows, self._chars = [], 0
        return Rows(self._table, cells, places)

    def rest(self) -> list[Rows]:
        return [self.chunk()] if self._rows else []


def _label(name: str, path: str) -> str:
    """The column name of a path; the elements of a list are named after the list."""
    head, slash, last = path.rpartition("/")
    if last in "012" and f"/{name}{head}".rstrip("/*").endswith(POSITION_KEY):
        axes = _AXES_OF_X if head.endswith(f"/geo{POSITION_KEY}") else _AXES
        return _plain(f"{head}/{axes[slash + last]}"[1:])
    if path[1:].isdecimal():
        return ""
    return _plain(path[1:] or name.rpartition("/")[2])


def _plain(path: str) -> str:
    return repaired(path.replace("~1", "/").replace("~0", "~"))


def _place(paths: Sequence[str], rows: Sequence[Row], row: int, column: int) -> Place:
    at, path = rows[row], paths[column]
    pointer = at.base + path + at.inner.get(path, "")
    return {"line": at.line, "pointer": pointer} if at.line else {"pointer": pointer}
