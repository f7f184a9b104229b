"""Which delimiter a text table has, if it is one: rows that split into the same number of cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

_DELIMITERS = (",", "\t", ";", "|", "\x01", "\x1f")
_ROWS = 200
_HEAD_CHARS = 65_536


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to split: ``escape`` is "\\\\" where quotes inside quotes are written so, ``quoted`` whether quotes count."""

    delimiter: str
    escape: str | None = None
    quoted: bool = True

    def rows(self, text: str) -> list[list[str]]:
        """Every record of ``text``; raises ``csv.Error`` on a field past ``csv.field_size_limit``."""
        return list(self.reader(StringIO(text, newline="")))

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The standard library's reader with these settings."""
        if not self.quoted:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=self.delimiter, escapechar=self.escape)


@dataclass(frozen=True, slots=True)
class Grid:
    """What a dialect makes of a head: ``width`` cells in ``steady`` of ``rows`` rows behind the preamble."""

    dialect: Dialect
    width: int
    steady: int
    rows: int
    merit: float
    prose: float
    """Share of delimiters that a space follows, as commas in sentences have it."""


def best_grid(text: str, cut: bool) -> Grid | None:
    """The likeliest table in the beginning of a text; None when no delimiter gives two columns.

    ``cut``: the text goes on behind what is given, so that its last line is not looked at.
    """
    head = text[:_HEAD_CHARS]
    if cut or len(text) > len(head):
        head = head[: max(head.rfind("\n"), head.rfind("\r")) + 1] or head
    grids = [grid for delimiter in _DELIMITERS if delimiter in head and (grid := _grid(head, delimiter))]
    between_quotes = {grid: head.count(f'"{grid.dialect.delimiter}"') for grid in grids}
    most = max(between_quotes.values(), default=0)
    widest = max((grid.width for grid in grids), default=0)
    quoted = head.startswith('"')
    return max(
        grids,
        key=lambda grid: (
            quoted and _well_quoted(head, grid.dialect.delimiter),
            between_quotes[grid] * 2 >= most,
            not (grid.dialect.delimiter == "," and grid.width < widest and _are_decimals(head)),
            grid.merit,
        ),
        default=None,
    )


def _are_decimals(head: str) -> bool:
    """Whether nearly all commas stand between figures, as in a table of amounts with another delimiter."""
    return len(re.findall(r"(?<=\d),(?=\d)", head)) * 10 >= head.count(",") * 9


def _well_quoted(head: str, delimiter: str) -> bool:
    """Whether every closing quote stands before the delimiter or a line end, as a writer that quotes all leaves it."""
    try:
        for _ in csv.reader(StringIO(head, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _grid(head: str, delimiter: str) -> Grid | None:
    dialect = _quoting(head, delimiter)
    try:
        rows = [row for row, _ in zip(dialect.reader(StringIO(head, newline="")), range(_ROWS), strict=False)]
    except csv.Error:
        return None
    return _measured(dialect, rows)


def _measured(dialect: Dialect, rows: Sequence[Sequence[str]]) -> Grid | None:
    widths = [_extent(row) for row in rows if any(map(str.strip, row))]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return None
    width = max(counts, key=lambda width: (counts[width] * (width - 1) ** 0.5, width))
    body = widths[next(index for index, count in enumerate(widths) if count >= width - 1) :]
    steady = sum(width - 1 <= count <= width + 1 and count > 1 for count in body)
    cells = [cell for row in rows if len(row) > 1 for cell in row[:64]]  # a row that is not split tells nothing
    foreign = sum(cell[:1] in ",;|" for cell in cells if cell) / max(len(cells), 1)
    spaced = sum(cell[:1] == " " for row in rows for cell in row[1:64])
    merit = steady / len(body) * (1 - 1 / width) * (1 - foreign)
    return Grid(dialect, width, steady, len(body), merit, spaced / max(sum(len(row) - 1 for row in rows), 1))


def _extent(row: Sequence[str]) -> int:
    """Cells up to the last one that is filled; a row padded with delimiters is as wide as its text."""
    return max((index + 1 for index, cell in enumerate(row) if cell.strip()), default=0)


def _quoting(head: str, delimiter: str) -> Dialect:
    mark = re.escape(delimiter)
    opens, closes = (
        re.search(rf'(?:^|{mark})"', head, re.MULTILINE),
        re.search(rf'"[ \t]*(?:{mark}|\r|$)', head, re.MULTILINE),
    )
    if '"' in head and not (opens and closes):
        return Dialect(delimiter, quoted=False)
    escaped = '\\"' in head and '""' not in head.replace(f'{delimiter}""', "")
    return Dialect(delimiter, escape="\\" if escaped else None)
