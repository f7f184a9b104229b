"""Tables in the running text of a page: which stretches of it are rows of data, and which are only laid out so.

The text has been pieced together already; what is given here are the offsets at which rows and cells begin and end.
A table is data when it is innermost, has two rows or more, three columns or a header of its own, and no labels at the
side.  Everything else stays text, where a label and its value stand near each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from audit.model import Place, Rows, Table
from audit.parsing.tables.forms import is_form
from audit.parsing.tables.header import find_layout

_MOST_SPAN = 64
_SPAN = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_LABEL_END = (":", "：")
_CHUNK_ROWS = 2_000


@dataclass(slots=True)
class _Cell:
    start: int
    end: int = -1
    heading: bool = False
    span: int = 1


@dataclass(slots=True)
class _Open:
    """A table whose end has not come; ``layout`` when another one stands in it."""

    rows: list[list[_Cell]] = field(default_factory=list)
    layout: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is a table, its cells row by row."""

    start: int
    end: int
    rows: list[list[_Cell]]
    continued: bool
    """Whether it began in an earlier block."""
    cut: bool
    """Whether it goes on in the next one."""


class Grids:
    """Told of every tag of a table with the offset in the text at which it stands."""

    def __init__(self, continued: bool) -> None:
        self._open: list[_Open] = [_Open(continued=True)] if continued else []
        self.regions: list[Region] = []

    def opened(self, name: str, tag: str, offset: int) -> None:
        """An opening tag."""
        if name == "table":
            if self._open:
                self._open[-1].layout = True
            self._open.append(_Open())
        elif self._open and name == "tr":
            self._end_cell(offset)
            self._open[-1].rows.append([])
        elif self._open and name in ("td", "th") and self._open[-1].rows:
            self._end_cell(offset)
            span = _SPAN.search(tag)
            cell = _Cell(offset, heading=name == "th", span=min(int(span[1]), _MOST_SPAN) if span else 1)
            self._open[-1].rows[-1].append(cell)

    def closed(self, name: str, offset: int) -> None:
        """A closing tag; one that closes nothing is nothing."""
        if not self._open:
            return
        if name in ("td", "th", "tr"):
            self._end_cell(offset)
        elif name == "table":
            self._end(offset, cut=False)

    def finish(self, offset: int) -> None:
        """The text ends: a table that is still open ends too, with what it has."""
        while self._open:
            self._end(offset, cut=True)

    def _end(self, offset: int, cut: bool) -> None:
        self._end_cell(offset)
        ended = self._open.pop()
        first = next((row[0] for row in ended.rows if row), None)
        if not ended.layout and first:
            self.regions.append(Region(first.start, offset, ended.rows, ended.continued, cut))

    def _end_cell(self, offset: int) -> None:
        cells = self._open[-1].rows[-1] if self._open[-1].rows else []
        if cells and cells[-1].end < 0:
            cells[-1].end = offset


def as_rows(region: Region, text: str, locate: Callable[[int], Place], known: Table | None) -> list[Rows]:
    """The region as chunks of rows of one table; none when it is no data.  ``known`` is the table it continues.

    ``locate`` gives the place of an offset into ``text``.
    """
    cells = [[_trimmed(cell, text) for cell in _spread(row)] for row in region.rows]
    grid = [[text[cell.start : cell.end].strip() for cell in row] for row in cells]
    filled = [index for index, row in enumerate(grid) if any(row)]
    cells, grid = [cells[index] for index in filled], [grid[index] for index in filled]
    if not grid or _has_loose_text(region, text) or (known is None and not _is_data(cells, grid)):
        return []
    width = len(known.header) if known else max(map(len, grid))
    grid = [[*row[: width - 1], "\t".join(row[width - 1 :]), *("",) * (width - len(row))][:width] for row in grid]
    above: list[Rows] = []
    table, body = known, 0
    if table is None:
        layout = find_layout(grid)
        above = [
            Rows(Table("", ("",) * width), [row], partial(_place, cells[index : index + 1], locate))
            for index, row in enumerate(grid[: layout.preamble])
        ]
        table = Table("", layout.header or ("",) * width, header_place=_header_place(cells, layout.preamble, locate))
        body = layout.body
    chunks = [
        Rows(table, grid[start : start + _CHUNK_ROWS], partial(_place, cells[start : start + _CHUNK_ROWS], locate))
        for start in range(body, max(len(grid), body + 1), _CHUNK_ROWS)
    ]
    return above + chunks


def _spread(row: list[_Cell]) -> list[_Cell]:
    """A cell over several columns is followed by empty ones."""
    return [part for cell in row for part in (cell, *(_Cell(cell.start, cell.start) for _ in range(cell.span - 1)))]


def _has_loose_text(region: Region, text: str) -> bool:
    """Whether something is written between the cells: as rows it would be lost."""
    at = region.start
    for row in region.rows:
        for cell in row:
            if text[at : cell.start].strip():
                return True
            at = cell.end
    return bool(text[at : region.end].strip())


def _trimmed(cell: _Cell, text: str) -> _Cell:
    """Without the blanks at its beginning: its place is that of the first letter."""
    inside = text[cell.start : cell.end]
    return replace(cell, start=cell.start + len(inside) - len(inside.lstrip()))


def _is_data(cells: list[list[_Cell]], grid: list[list[str]]) -> bool:
    if len(grid) < 2:
        return False
    headed = all(cell.heading for cell in cells[0])
    labelled = any(row[0].heading for row in cells[1:] if row) or any(
        cell.endswith(_LABEL_END) for row in grid[1:] for cell in row
    )
    width = max(map(len, grid))
    return (
        not labelled
        and not is_form(grid)
        and width > 1
        and (headed or (width > 2 and find_layout(grid).header is not None))
    )


def _place(cells: list[list[_Cell]], locate: Callable[[int], Place], row: int, column: int) -> Place:
    own = cells[row]
    return locate(own[min(column, len(own) - 1)].start) if own else {}


def _header_place(cells: list[list[_Cell]], row: int, locate: Callable[[int], Place]) -> Callable[[int], Place]:
    return lambda column: _place(cells, locate, row if row < len(cells) else 0, column)
