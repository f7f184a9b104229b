"""What a reader gives, with damaged text repaired: every place is still where it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from audit.model import Item, Place, Remark, Rows, Segment, Table
from audit.parsing.text.mojibake import Repair, is_damaged, repaired, repairs

DAMAGED = "damaged characters (repaired)"
"""Not looked at as they stand, but as they were meant."""


def mended(items: Iterable[Item]) -> Iterator[Item]:
    """``items``; before the first one that was repaired stands the remark that the source's row carries."""
    tables: dict[Table, Table] = {}
    told = False
    for item in items:
        mend = _segment(item) if isinstance(item, Segment) else _rows(item, tables) if isinstance(item, Rows) else item
        if mend is not item and not told:
            told = True
            yield Remark(not_looked_at=(DAMAGED,))
        yield mend


@dataclass(frozen=True, slots=True)
class _Stretch:
    """``text``, from ``start`` of what was meant, stands from ``source`` to ``stop`` of what was read."""

    text: str
    start: int
    source: int
    stop: int

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` of what was meant stands in what was read."""
        return self.source + (offset - self.start) * (self.stop - self.source) // len(self.text)


def _segment(item: Segment) -> Segment:
    found = repairs(item.text)
    if not found:
        return item
    stretches = list(_stretches(item.text, found))
    starts = [stretch.start for stretch in stretches]

    def locate(offset: int) -> Place:
        return item.locate(stretches[bisect_right(starts, offset) - 1].origin(offset))

    return replace(item, text="".join(stretch.text for stretch in stretches), locate=locate)


def _stretches(text: str, found: Sequence[Repair]) -> Iterator[_Stretch]:
    """``text`` with its repairs, piece by piece."""
    start = done = 0
    for repair in (*found, Repair(len(text), len(text), "")):
        kept = text[done : repair.start]
        for piece, source, stop in ((kept, done, repair.start), (repair.meant, repair.start, repair.end)):
            if piece:
                yield _Stretch(piece, start, source, stop)
                start += len(piece)
        done = repair.end


def _rows(item: Rows, tables: dict[Table, Table]) -> Rows:
    """The rows with their cells repaired; a table whose names are damaged is replaced by the same one each time."""
    table = tables.get(item.table)
    if table is None:
        table = tables[item.table] = _table(item.table)
    if table is item.table and not is_damaged("\0".join(chain.from_iterable(item.rows))):
        return item
    rows = [[repaired(cell) for cell in row] for row in item.rows]
    if table is item.table and all(map(list.__eq__, rows, map(list, item.rows))):
        return item
    return Rows(table, rows, item.locate)


def _table(table: Table) -> Table:
    name, above, header = repaired(table.name), repaired(table.preamble), tuple(map(repaired, table.header))
    if (name, above, header) == (table.name, table.preamble, table.header):
        return table
    return Table(name, header, above, table.header_place)
