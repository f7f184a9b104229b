"""Tables in text: comma, TAB, semicolon, bar; with lines above the header, uneven rows and padded cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import BLOCK_CHARS, HEAD_BYTES, Head, Reader, Reading
from audit.parsing.tables.above import Above
from audit.parsing.tables.dialect import Dialect, best_grid
from audit.parsing.tables.header import find_layout, sections
from audit.parsing.tables.records import Records
from audit.parsing.tables.side_by_side import SideBySide
from audit.parsing.tables.unnamed import unnamed
from audit.parsing.text.encoding import detect_encoding, open_text

_NAMED = frozenset({"csv", "tsv", "tab", "psv", "xls"})
_OTHER_KINDS = re.compile(
    "md|rst|tex|po|srt|vtt|diff|patch|log|py|pyi|[jt]sx?|mjs|c|cc|cpp|h|hpp|cs|java|kt|go|rs|rb|php|pl|sh|bat|ps1|r|sql"
    "|jsonl?|ndjson|xml|x?html?|svg|s?css|ya?ml|toml|ini|cfg|conf|properties|env|vcf|ics|eml|mbox"
)
"""Suffixes of texts that are no tables even where their lines split evenly."""
_CHUNK_ROWS, _MOST_ROWS = 2000, 4000
_FIELD_CHARS = 64 << 20
_BRACKETS = ("{", "[", "<", "(")


def _sniff(head: Head) -> int:
    if not head.data or _OTHER_KINDS.fullmatch(head.suffix) or (text := head.text) is None:
        return 0
    start = text[:512].lstrip()
    if start.startswith(("<", "BEGIN:V", "%PDF")):
        return 0
    grid = best_grid(text, len(head.data) >= HEAD_BYTES)
    if head.suffix in _NAMED:
        steady = grid is not None and grid.steady * 2 >= grid.rows
        return 70 if steady and not start.startswith(("{", "[")) else 40
    if grid is None or grid.steady < 3 or grid.steady < 0.85 * grid.rows or grid.prose > 0.6:
        return 0
    rows = grid.dialect.rows(text[:BLOCK_CHARS])[:200]
    return 60 if _is_table(rows, grid.width) else 0


def _is_table(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows of steady width are data: no code, no log lines, no indented text."""
    starts = [row[0] for row in rows if len(row) > 1]
    indented = sum(not start.strip() for start in starts)
    bracketed = sum(start.lstrip().startswith(_BRACKETS) for start in starts)
    if max(indented, bracketed) * 2 > len(starts):
        return False
    layout = find_layout([[cell.strip() for cell in row] for row in rows])
    return width > 2 or layout.header is not None or layout.preamble == len(rows)


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    csv.field_size_limit(_FIELD_CHARS)  # the standard library knows this limit only for the whole process
    head = reading.head
    grid = best_grid(head.text or "", len(head.data) >= HEAD_BYTES)
    dialect = grid.dialect if grid else Dialect("\t" if head.suffix in ("tsv", "tab") else ",")
    with source.open() as stream:
        text = open_text(stream, detect_encoding(head.data))
        yield from _table(text.pieces(), dialect)
        yield Remark(encoding=text.encoding)


def _table(pieces: Iterable[str], dialect: Dialect) -> Iterator[Item]:
    chunks = iter(Records(pieces, dialect))
    first = next(chunks, [])
    starts = sections(first)
    for start, end in pairwise(starts):
        yield from _begun(first[start:end], start)
    tables = yield from _begun(first[starts[-1] :], starts[-1])
    number = len(first) + 1
    for rows in _gathered(chunks):
        yield from _chunked(tables, rows, number)
        number += len(rows)


def _gathered(chunks: Iterator[list[list[str]]]) -> Iterator[list[list[str]]]:
    """Enough rows for those who look through a column at once; what a chunk costs them is much beside a few cells."""
    gathered: list[list[str]] = []
    for rows in chunks:
        gathered += rows
        if len(gathered) >= _CHUNK_ROWS:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def _begun(rows: list[list[str]], above: int) -> Generator[Item, None, SideBySide]:
    """The lines above a header, and the rows below it; gives the tables.  ``above`` rows stand before these."""
    layout = find_layout(rows)
    preamble = Above(rows[: layout.preamble])
    yield from preamble.segments(partial(_cell_place, above + 1))
    width = max(map(len, rows[layout.preamble : layout.preamble + 200]), default=0)
    header = (*(layout.header or unnamed(rows)), *("",) * width)[:width]
    tables = SideBySide(Table("", header, preamble.text))
    yield from _chunked(tables, rows[layout.body :], above + layout.body + 1)
    return tables


def _chunked(tables: SideBySide, rows: list[list[str]], number: int) -> Iterator[Rows]:
    """Chunks of rows as wide as the header; at least one, so that the header of an empty table is handed over too."""
    width = len(tables.table.header)
    for start in range(0, max(len(rows), 1), _MOST_ROWS):
        chunk = rows[start : start + _MOST_ROWS]
        beyond = _squared(chunk, width) if set(map(len, chunk)) != {width} else {}
        yield from tables.rows(chunk, partial(_cell_place, number + start))
        yield from _overflow({number + start + index: cells for index, cells in beyond.items()}, width)


def _squared(rows: list[list[str]], width: int) -> dict[int, list[str]]:
    """Make all rows ``width`` cells wide; gives the cells to the right of that, by the index of their row."""
    beyond = {}
    for index, row in enumerate(rows):
        if len(row) > width:
            beyond[index] = row[width:]
        if len(row) != width:
            rows[index] = [*row[:width], *("",) * (width - len(row))]
    return beyond


def _overflow(beyond: Mapping[int, list[str]], width: int) -> Iterator[Rows]:
    """Cells to the right of the last column, each row a table of its own: rows that an unquoted delimiter has split."""
    for number, cells in beyond.items():
        yield Rows(Table("", ("",) * len(cells)), [cells], partial(_cell_place, number, left=width))


def _cell_place(first: int, row: int, column: int, left: int = 0) -> Place:
    return {"row": first + row, "field": left + column + 1}


READER = Reader("csv", _sniff, _read, order=60)
