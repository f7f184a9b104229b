"""Tables beside each other in one sheet, as lists are printed to save paper: 姓名, 电话, a gap, 姓名, 电话.

Each is a table of its own, for what stands in one row of both belongs to two people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from audit.model import Place, Rows, Table

_FEWEST = 2
"""Columns; one name that comes again is one list in two columns of one table."""


class SideBySide:
    """The tables that a header with repeated columns holds; most headers hold one."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._parts = [(_part(table, start, end), start, end) for start, end in repeated(table.header)]

    def rows(self, rows: Sequence[Sequence[str]], locate: Callable[[int, int], Place]) -> Iterator[Rows]:
        """A chunk of rows of each table."""
        if not self._parts:
            yield Rows(self.table, rows, locate)
        for table, start, end in self._parts:
            yield Rows(table, [row[start:end] for row in rows], partial(_beside, locate, start))


def repeated(header: Sequence[str]) -> list[tuple[int, int]]:
    """From and to of every repetition, when a header is one list of names again and again; empty when it is not."""
    names = [name for name in header if name]
    again = next((at for at in range(1, len(names)) if names[at] == names[0]), 0)
    if again < _FEWEST or len(names) % again or names != names[:again] * (len(names) // again):
        return []
    starts = [at for at, name in enumerate(header) if name == names[0]]
    ends = [max(at for at, name in enumerate(header[:end]) if name) + 1 for end in (*starts[1:], len(header))]
    return list(zip(starts, ends, strict=True))


def _part(table: Table, start: int, end: int) -> Table:
    place = partial(_shifted, table.header_place, start)
    return Table(table.name, table.header[start:end], table.preamble, place)


def _beside(locate: Callable[[int, int], Place], start: int, row: int, column: int) -> Place:
    return locate(row, start + column)


def _shifted(place: Callable[[int], Place], start: int, column: int) -> Place:
    return place(start + column)
