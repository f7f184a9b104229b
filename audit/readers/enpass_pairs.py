"""Enpass's CSV: a title, then the name and the value of each field, side by side; older versions write no header.

    "Forum","Username","lena","Password","…","Website","https://…"

Each name becomes a column, so that rows with other fields still say which is which.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.dialect import Dialect
from audit.parsing.tables.records import Records
from audit.parsing.text.encoding import detect_encoding, open_text

_SECRETS: Final = frozenset(("password", "密码", "passwort", "mot de passe", "contraseña"))
_ABOVE: Final = ("title", "field", "value")
_LONGEST_NAME: Final = 60
_MOST_COLUMNS: Final = 200
_SEEN: Final = 200


def _sniff(head: Head) -> int:
    """Above a table, which it also is."""
    if (text := head.text) is None or not head.data or "," not in text[:500]:
        return 0
    rows = [row for row in islice(csv.reader(text.splitlines()[:_SEEN]), _SEEN) if row]
    body = rows[_header(rows[0]) :] if rows else []
    return 82 if _are_pairs(body) else 0


def _header(row: Sequence[str]) -> int:
    """1 when the first row names a title and pairs, else 0."""
    return int(tuple(cell.strip().casefold().rstrip("s*0123456789 ") for cell in row[:3]) == _ABOVE)


def _are_pairs(rows: Sequence[Sequence[str]]) -> bool:
    """Two rows and more with names in every second place, a password among them."""
    names = Counter(cell.strip().casefold() for row in rows for cell in {*row[1:-1:2]})
    fields = [cell for row in rows for cell in row[1:-1:2]]
    secret = max((names[name] for name in _SECRETS), default=0)
    known = sum(names[cell.strip().casefold()] > 1 for cell in fields)
    return len(rows) > 1 and secret > 1 and secret * 2 >= len(rows) and known * 2 >= len(fields)


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        number = 1
        for chunk in Records(text.pieces(), Dialect(",")):
            above = _header(chunk[0]) if number == 1 and chunk else 0
            yield from _tables(chunk[above:], number + above)
            number += len(chunk)
        yield Remark(encoding=text.encoding)


def _tables(rows: list[list[str]], number: int) -> Iterator[Rows]:
    """Rows under the names of all their fields; one that has too many names begins a table of its own."""
    start = 0
    columns: dict[tuple[str, int], int] = {("Title", 0): 0}
    for index, row in enumerate(rows):
        more = dict.fromkeys(_named(row), 0).keys() - columns.keys()
        if len(columns) + len(more) > _MOST_COLUMNS and index > start:
            yield _rows(rows[start:index], number + start, columns)
            start, columns = index, {("Title", 0): 0}
        for name in _named(row):
            columns.setdefault(name, len(columns))
    if rows:
        yield _rows(rows[start:], number + start, columns)


def _named(row: Sequence[str]) -> list[tuple[str, int]]:
    """The name of each cell but the title, with how often it came before; what has no name comes last."""
    seen: Counter[str] = Counter()
    named = []
    for name in row[1:-1:2]:
        plain = name.strip()[:_LONGEST_NAME]
        named.append((plain, seen[plain]))
        seen[plain] += 1
    return named + ([("", -1)] if len(row) > 1 and len(row) % 2 == 0 else [])


def _rows(rows: Sequence[Sequence[str]], number: int, columns: dict[tuple[str, int], int]) -> Rows:
    grid = [[""] * len(columns) for _ in rows]
    fields = [[1] * len(columns) for _ in rows]
    for index, row in enumerate(rows):
        grid[index][0] = row[0] if row else ""
        for count, name in enumerate(_named(row)):
            at = min(2 * count + 2, len(row) - 1)
            grid[index][columns[name]] = row[at]
            fields[index][columns[name]] = at + 1

    def locate(row: int, column: int) -> Place:
        return {"row": number + row, "field": fields[row][column]}

    return Rows(Table("", tuple(name for name, _ in columns)), grid, locate)


READER = Reader("enpass", _sniff, _read, order=55)
