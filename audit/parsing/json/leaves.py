"""Leaves of JSON objects as cells of rows: one object, or many of them a column at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from audit.model import Place

CELL_ELEMENTS = 16
"""A list of more scalars is a table of its own."""
POSITION_KEY = "/coordinates"
MOST_COLUMNS = 512
"""Of one table."""
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
    single: dict[str, bytes] = field(default_factory=dict)
    """By path, 1 for each row in which the cell is the one element of a list."""
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
        inner = "/0" if path in self.single and self.single[path][number] else ""
        return {"line": self.lines[number], "pointer": self.bases[number] + path + inner}


def joined(name: str, key: str) -> str:
    """The name of a table below another."""
    return f"{name}/{key}" if name else key
