"""Rows of a sheet that come with their numbers: the lines above the header, the header, the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice

from audit.model import Item, Place, Table
from audit.parsing.tables.above import Above
from audit.parsing.tables.header import find_layout
from audit.parsing.tables.side_by_side import SideBySide

_LAYOUT_ROWS, _CHUNK_ROWS = 260, 2000

NumberedRow = tuple[int, list[str]]
"""The number of a row in its sheet, from 1, and its cells."""


def sheet_items(name: str, rows: Iterator[NumberedRow]) -> Iterator[Item]:
    """One table; places are ``sheet``, ``row``, ``field``.  Nothing when there are no rows."""
    first = list(islice(rows, _LAYOUT_ROWS))
    if not first:
        return
    grid = [row for _, row in first]
    layout = find_layout(grid)
    preamble = Above(grid[: layout.preamble])
    yield from preamble.segments(partial(_place, name, [number for number, _ in first]))
    header = layout.header or ("",) * max(map(len, grid))
    numbers = [number for number, _ in first[layout.preamble : layout.body]] or [first[0][0]]
    table = Table(name, header, preamble.text, partial(_place, name, numbers, 0))
    tables = SideBySide(table)
    more = chain(first[layout.body :], rows)
    while chunk := list(islice(more, _CHUNK_ROWS)):
        yield from tables.rows([row for _, row in chunk], partial(_place, name, [number for number, _ in chunk]))


def _place(sheet: str, numbers: Sequence[int], row: int, column: int) -> Place:
    return {"sheet": sheet, "row": numbers[row], "field": column + 1}
