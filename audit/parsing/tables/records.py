"""The records of a delimited text, block by block at the speed of the csv module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from audit.parsing.tables.cell_text import digits, has_numbers
from audit.parsing.tables.dialect import Dialect
from audit.parsing.tables.split_lines import split_lines

_LONGEST = 4 << 20
_STEPS_BACK = 256
_SWALLOWED_LINES = 100
_LOOKED_AT = 16
"""Blocks in whose cells numbers are looked for that a program has given a point or an exponent."""


class Records:
    """Iterates over lists of the records of a text that comes in pieces.  Cells come without padding, without the
    ``="…"`` that keeps Excel from counting, and long numbers without the point or the exponent of programs.

    A block is cut where its quotes are balanced, so that a quoted line break stays in its record.  A quote that is
    never closed would swallow the rest of the file: after 4 M characters it is taken as a plain character.
    """

    def __init__(self, pieces: Iterable[str], dialect: Dialect) -> None:
        self._pieces = pieces
        self._dialect = dialect
        self._numbers = False
        self._looked_at = 0

    def __iter__(self) -> Iterator[list[list[str]]]:
        rest = ""
        for piece in self._pieces:
            rest += piece
            cut = self._cut(rest) or (self._line_cut(rest) if len(rest) >= _LONGEST else 0)
            if cut:
                yield self._parse(rest[:cut])
                rest = rest[cut:]
        if rest:
            yield self._parse(rest)

    def _cut(self, text: str) -> int:
        """The last line end with an even number of quotes before it; 0 when none is near the end."""
        cut = self._line_cut(text)
        if not self._dialect.quoted:
            return cut
        odd = text.count('"', 0, cut) % 2
        for _ in range(_STEPS_BACK):
            if not odd or not cut:
                return cut
            last = self._line_cut(text[: text.rfind('"', 0, cut)])
            odd = (odd + text.count('"', last, cut)) % 2
            cut = last
        return 0

    @staticmethod
    def _line_cut(text: str) -> int:
        return text.rfind("\n") + 1 or text.rfind("\r", 0, max(len(text) - 1, 0)) + 1

    def _parse(self, text: str) -> list[list[str]]:
        rows = split_lines(text, self._dialect)
        if rows is None:
            rows = [list(map(str.strip, row)) for row in self._whole(text)]
        if '="' in text:
            rows = [list(map(_plain, row)) for row in rows]
        return [list(map(digits, row)) for row in rows] if self._has_numbers(text) else rows

    def _has_numbers(self, text: str) -> bool:
        """Whether cells have to be looked at by ``digits``: columns are written alike from their beginning on."""
        if not self._numbers and self._looked_at < _LOOKED_AT:
            self._looked_at += 1
            self._numbers = has_numbers(text, self._dialect.delimiter)
        return self._numbers

    def _whole(self, text: str) -> list[list[str]]:
        """By the csv module."""
        rows = self._dialect.rows(text)
        return self._unswallowed(rows) if rows and self._dialect.quoted and text.count('"') % 2 else rows

    def _unswallowed(self, rows: list[list[str]]) -> list[list[str]]:
        """Split a last cell that has run over many lines because its quote was never closed."""
        *before, last = rows
        if not last or last[-1].count("\n") < _SWALLOWED_LINES:
            return rows
        first, *others = Dialect(self._dialect.delimiter, quoted=False).reader(StringIO(last[-1], newline=""))
        return [*before, [*last[:-1], *first], *others]


def _plain(cell: str) -> str:
    return cell[2:-1].strip() if len(cell) > 2 and cell.startswith('="') and cell.endswith('"') else cell
