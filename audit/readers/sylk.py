"""Sheets in SYLK (``.slk``), which old accounting programs and Excel still write: cells, their formulas and notes.

Each line is a record of fields parted by semicolons; a semicolon within a field is doubled.  Columns and rows are said
where they change ("Symbolic Link Format", Microsoft 1986, as Excel writes it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TextIO, cast

from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.tables.sheet_rows import NumberedRow, sheet_items
from audit.parsing.text.encoding import detect_encoding, open_text

_START = re.compile(rb"ID;P[^\r\n]*\r?\n")
_QUOTED = re.compile(r'"([^"]{5,})"')
"""A text within a formula."""
_MOST_COLUMNS, _MOST_CELLS = 256, 1_000_000
_SHEET = "Sheet"


def sniff(head: Head) -> int:
    """The first record names the program that wrote it."""
    return 92 if _START.match(head.data) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the cells as one sheet, then notes and formulas that say more than numbers."""
    sheet = _Sheet()
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for line in cast(TextIO, text):
            if not sheet.record(line.rstrip("\r\n")):
                yield Remark(incomplete=f"limit:cells:{_MOST_CELLS}")
                break
        yield from sheet_items(_SHEET, sheet.rows())
        yield from sheet.beside
        yield Remark(encoding=text.encoding, incomplete=None if sheet.ended else "damaged")


class _Sheet:
    """Told of every record; the cells by row, then by column."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self._row = self._column = 1
        self._count = 0
        self.beside: list[Segment] = []
        self.ended = False

    def record(self, line: str) -> bool:
        """Whether there was room for it."""
        kind, *fields = _fields(line)
        self.ended |= kind == "E"
        if kind not in ("C", "F", "NN"):
            return True
        told = {field[:1]: field[1:] for field in fields}
        self._row, self._column = _number(told.get("Y"), self._row), _number(told.get("X"), self._column)
        if kind == "C":
            self._cell(told)
        return self._count < _MOST_CELLS

    def _cell(self, told: Mapping[str, str]) -> None:
        self._count += 1
        texts = [told.get("A", ""), *_QUOTED.findall(told.get("E", ""))]
        if self._column > _MOST_COLUMNS:  # rows are as wide as the widest
            texts.append(told.get("K", ""))
        elif "K" in told:
            self._cells.setdefault(self._row, {})[self._column] = told["K"].strip('"')
        place = at({"sheet": _SHEET, "row": self._row, "field": self._column})
        self.beside += (Segment(text, place) for text in texts if text)

    def rows(self) -> Iterator[NumberedRow]:
        """Every row that has a cell, as wide as the widest."""
        width = max((max(row) for row in self._cells.values()), default=0)
        for number, row in sorted(self._cells.items()):
            yield number, [row.get(column, "") for column in range(1, width + 1)]


def _fields(line: str) -> list[str]:
    return [field.replace("\0", ";") for field in line.replace(";;", "\0").split(";")]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise


READER = Reader("sylk", sniff, read)
