"""Lines that are rows of a table, as old formats have them: a mark behind every cell, a line for every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from audit.model import Place, Rows, Segment, Table
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.paragraphs import Line, joined
from audit.parsing.tables.forms import is_form

CELL = "\x07"
"""Stands behind the text of a cell."""
_CHUNK_ROWS = 2_000


class CellLines:
    """The lines of one part, given in any number of pieces; a table goes on with the same header."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._table: Table | None = None

    def items(self, lines: Sequence[Line]) -> Iterator[Segment | Rows]:
        """Tables of two rows and two columns or more as rows, everything else as text; blank lines are nothing."""
        waiting: list[Line] = []
        size = 0
        for width, group in groupby(lines, key=lambda line: line.text.count(CELL)):
            run = [line for line in group if line.text.strip()]
            rows = list(self._rows(run, width))
            if rows:
                if waiting:
                    yield joined(self._part, waiting)
                    waiting, size = [], 0
                yield from rows
                continue
            for line in run:
                waiting.append(line._replace(text=line.text.removesuffix(CELL).replace(CELL, "\t")))
                size += len(line.text)
                if size > BLOCK_CHARS:
                    yield joined(self._part, waiting)
                    waiting, size = [], 0
        if waiting:
            yield joined(self._part, waiting)

    def _rows(self, run: list[Line], width: int) -> Iterator[Rows]:
        if not width:
            self._table = None if run else self._table
            return
        grid = [_cells(line.text, width) for line in run]
        body = 0
        if self._table is None or len(self._table.header) != width:
            if width < 2 or len(grid) < 2 or is_form(grid):
                return
            header_place: Place = {"part": self._part, "line": run[0].number}
            self._table = Table(self._part, tuple(grid[0]), header_place=lambda _column: header_place)
            body = 1
        for start in range(body, len(grid), _CHUNK_ROWS):
            numbers = [line.number for line in run[start : start + _CHUNK_ROWS]]
            yield Rows(self._table, grid[start : start + _CHUNK_ROWS], partial(_place, self._part, numbers))


def _cells(text: str, width: int) -> list[str]:
    """The cells of a row; what stands behind the last mark belongs to the last cell."""
    *cells, rest = (cell.strip() for cell in text.split(CELL))
    return [*cells[: width - 1], f"{cells[-1]} {rest}".strip()]


def _place(part: str, numbers: Sequence[int], row: int, _column: int) -> Place:
    return {"part": part, "line": numbers[row]}
