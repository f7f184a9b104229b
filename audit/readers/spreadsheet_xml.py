"""Workbooks as one XML document: SpreadsheetML of Excel 2003, which programs of banks and offices still call ``.xls``.

Rows and cells may be left out; ``ss:Index`` then says where the next one stands.  Notes, and the addresses behind
cells, are read with the cells they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from xml.parsers import expat

from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.sheet_rows import sheet_items
from audit.parsing.text.encoding import open_text
from audit.readers.xml import declared_encoding, mended, text_from

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_ROOT = re.compile(rf"<(?:\w+:)?Workbook\b[^>]*{_SPACE}")
_MOST_COLUMNS = 16_384
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?")


class _Row(NamedTuple):
    """``sheet`` counts sheets from 1; two may have one name."""

    sheet: int
    name: str
    number: int
    cells: list[str]


class _Refused(Exception):
    """The document declares entities."""


@dataclass(slots=True)
class _Sheets:
    """Told of every tag and text; ``ready`` are the rows that nobody has taken yet."""

    ready: list[_Row]
    row: _Row
    text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An opening tag; names come with their namespace and a blank before them."""
        index = attributes.get(f"{_SPACE} Index", "")
        place = int(index) if index.isdigit() else 0
        match tag.rpartition(" ")[2]:
            case "Worksheet":
                self.row = _Row(self.row.sheet + 1, attributes.get(f"{_SPACE} Name", ""), 0, [])
            case "Row":
                self.row = self.row._replace(number=place or self.row.number + 1, cells=[])
            case "Cell":
                cells = self.row.cells
                cells += [""] * (min(place or len(cells) + 1, _MOST_COLUMNS) - len(cells))
                self._add(attributes.get(f"{_SPACE} HRef", ""))
            case "Data":
                self.text = []

    def said(self, text: str) -> None:
        """Characters."""
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        """A closing tag."""
        match tag.rpartition(" ")[2]:
            case "Data" if self.text is not None:
                self._add("".join(self.text).strip())
                self.text = None
            case "Row":
                self.ready.append(self.row)

    def _add(self, text: str) -> None:
        """One more thing that stands in the last cell: its address, its value, its note."""
        cells = self.row.cells
        if text and cells and text not in cells[-1]:
            if time := _TIME.fullmatch(text):
                text = f"{time[1]} {time[2]}".removesuffix(" 00:00:00")
            cells[-1] = f"{text}\n{cells[-1]}" if cells[-1] else text

    def taken(self) -> list[_Row]:
        """The rows that are ready."""
        rows, self.ready = self.ready, []
        return rows


def sniff(head: Head) -> int:
    """The root element and its namespace."""
    text = head.text
    return 96 if text and "<?xml" in text[:512] and _ROOT.search(text[:4096]) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Every sheet as a table; where the document breaks, the rest of it is read as plain text."""
    encoding = declared_encoding(reading.head.data)
    parser = expat.ParserCreate(namespace_separator=" ")
    broken: list[str] = []
    with source.open() as stream:
        text = open_text(stream, encoding)
        for _, rows in groupby(_rows(parser, mended(text), broken), key=lambda row: row.sheet):
            first = next(rows)
            yield from sheet_items(first.name, ((row.number, row.cells) for row in _again(first, rows)))
        yield Remark(encoding=text.encoding, incomplete=broken[0] if broken else None)
    if broken:
        with source.open() as stream:
            yield from text_from(stream, encoding, parser.CurrentLineNumber, parser.CurrentColumnNumber)


def _rows(parser: expat.XMLParserType, pieces: Iterable[str], broken: list[str]) -> Iterator[_Row]:
    """The rows while the pieces are parsed; the reason code of what breaks them goes to ``broken``."""
    sheets = _Sheets([], _Row(0, "", 0, []))
    parser.StartElementHandler = sheets.start
    parser.EndElementHandler = sheets.end
    parser.CharacterDataHandler = sheets.said
    parser.EntityDeclHandler = _refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from sheets.taken()
        parser.Parse("", True)
    except (expat.ExpatError, _Refused):
        broken.append("damaged")
    yield from sheets.taken()


def _refuse(*_declaration: object) -> None:
    raise _Refused


def _again(first: _Row, others: Iterator[_Row]) -> Iterator[_Row]:
    yield first
    yield from others


READER = Reader("spreadsheet-xml", sniff, read)
