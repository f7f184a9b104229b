"""What stands above a table: whose it is, from when to when, notes.  One text, for its lines speak of one another.

A statement names its bank in the first line, the holder in the second and the account in the third.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from audit.model import Place, Segment


class Above:
    """The rows above a header, as ``text`` with a line for each that is filled and a TAB between two cells."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        lines = ["\t".join(row).rstrip("\t") for row in rows]
        self._rows = [index for index, line in enumerate(lines) if line]
        self._lines = [lines[index] for index in self._rows]
        self.text = "\n".join(self._lines)

    def segments(self, place: Callable[[int, int], Place]) -> Iterator[Segment]:
        """One, or none where nothing is filled.  ``place(row, column)`` counts from 0 within the rows."""
        if not self._lines:
            return
        starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))[:-1]

        def locate(offset: int) -> Place:
            at = bisect_right(starts, offset) - 1
            return place(self._rows[at], self._lines[at].count("\t", 0, offset - starts[at]))

        yield Segment(self.text, locate)
