"""What a workbook of Excel 97 to 2003 says beside its cells: notes, text boxes, titles of charts, margins of print,
what cells may hold and say when they are filled in, addresses, names, caches of pivot tables, who wrote it last.

Records of BIFF 8 after [MS-XLS] 2.4, addresses after [MS-OSHARED] 2.3.7, Microsoft Open Specifications.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from audit.model import Item, Place, Segment, Source
from audit.parsing.links import plain
from audit.parsing.office.biff_records import CONTINUE, Record, characters, formula_texts, records, string
from audit.parsing.office.print_codes import printed
from audit.parsing.ole.streams import embedded_files, opened, properties, stream_bytes
from audit.parsing.places import at

_STREAM, _CACHES = "Workbook", "_SX_DB_CUR"
_SHEET, _START, _END, _LAST_USER = 0x0085, 0x0809, 0x000A, 0x005C
_MARGINS: Mapping[int, str] = {0x0014: "header", 0x0015: "footer"}
_NOTE, _OBJECT, _OBJECT_TEXT, _TITLE = 0x001C, 0x005D, 0x01B6, 0x100D
_FORMULA, _NAME, _RULE = 0x0006, 0x0018, 0x01BE
_LINK, _TOOLTIP = 0x01B8, 0x0800
_CACHED_TEXT, _CACHED_NUMBER = 0x00CD, 0x00C9
_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
"""The class of addresses of the web: {79EAC9E0-BAF9-11CE-8C82-00AA004BA90B}."""


def old_margins(source: Source) -> Iterator[Item]:
    """Properties, everything beside the cells, files that were put into the workbook.  Raises ``Unread`` when the
    directory of the file is broken."""
    with source.open() as stream, opened(stream) as ole:
        yield from properties(ole)
        yield from margins(stream_bytes(ole, _STREAM))
        for path in ole.listdir():
            if path[0] == _CACHES:
                yield from _cached(stream_bytes(ole, path))
        yield from embedded_files(source, ole)


def margins(stream: bytes) -> Iterator[Segment]:
    """Texts beside the cells in the order of the stream, each with its sheet and, where it has one, its cell."""
    margins = _Margins()
    for record in records(stream):
        try:
            yield from (said for said in margins.record(record) if said.text.strip("\0 "))
        except (struct.error, IndexError):
            continue


def _last_user(data: bytes) -> str:
    """A text filled up with blanks; some programs write its bytes as they are, without a length."""
    return (string(data, 0)[0] if data[2] <= 1 else characters(data, 0)).strip()


def _cached(stream: bytes) -> Iterator[Segment]:
    """A pivot table keeps all rows it was made of, also those deleted since."""
    place = at({"part": "pivotCache"})
    for _, kind, data in records(stream):
        if kind == _CACHED_TEXT and len(data) > 3:
            yield Segment(string(data, 0)[0], place)
        elif kind == _CACHED_NUMBER and len(data) == 8:
            yield Segment(f"{struct.unpack('<d', data)[0]:.15g}", place)


class _Margins:
    """Reads records one after the other."""

    def __init__(self) -> None:
        self._sheets: dict[int, str] = {}
        self._sheet = ""
        self._depth = 0
        self._object = 0
        self._texts: dict[int, str] = {}
        """Texts of drawn objects; a note names the one that holds its own."""
        self._missing = 0
        """Characters of the last object's text that are still to come."""

    def record(self, record: Record) -> Iterator[Segment]:
        """What one record says."""
        start, kind, data = record
        if kind == CONTINUE and self._missing:
            self._text_of_object(data)
        elif kind == _START:
            self._depth += 1
            if self._depth == 1:
                self._sheet = self._sheets.get(start, "")
        elif kind == _END:
            self._depth -= 1
            if self._depth == 0:
                yield from self._objects()
        elif kind == _SHEET:
            self._sheets[struct.unpack_from("<I", data)[0]] = string(data, 6, short=True)[0]
        elif kind == _OBJECT:
            self._object = struct.unpack_from("<H", data, 6)[0]
        elif kind == _OBJECT_TEXT:
            self._missing = struct.unpack_from("<H", data, 10)[0]
            self._texts[self._object] = ""
        elif kind == _NOTE:
            yield from self._note(data)
        else:
            yield from self._beside(kind, data)

    def _beside(self, kind: int, data: bytes) -> Iterator[Segment]:
        if kind in _MARGINS and data:
            yield self._said(_MARGINS[kind], printed(string(data, 0)[0]))
        elif kind == _TITLE:
            yield self._said("chart", string(data, 2, short=True)[0])
        elif kind == _LAST_USER:
            yield Segment(_last_user(data), at({"part": "properties"}), hint="author")
        elif kind == _RULE:
            yield from self._rule(data)
        elif kind == _LINK:
            yield from self._link(data)
        elif kind == _TOOLTIP:
            yield self._said("link", characters(data[10:], 1).rstrip("\0"))
        elif kind == _FORMULA:
            row, column = struct.unpack_from("<2H", data)
            yield from (self._in_cell(row, column, "formula", text) for text in formula_texts(data[22:]))
        elif kind == _NAME:
            yield from (Segment(text, at({"part": "name"})) for text in formula_texts(data))

    def _text_of_object(self, data: bytes) -> None:
        text = characters(data[1:], data[0])[: self._missing]
        self._texts[self._object] += text
        self._missing -= len(text)

    def _note(self, data: bytes) -> Iterator[Segment]:
        row, column, _, number = struct.unpack_from("<4H", data)
        yield self._in_cell(row, column, "note", self._texts.pop(number, ""))
        author = string(data, 8)[0]
        if author.strip():
            yield Segment(author, at(self._place("note", row, column)), hint="author")

    def _objects(self) -> Iterator[Segment]:
        """Text boxes and the like: what no note has called its own."""
        for text in self._texts.values():
            yield self._said("text box", text)
        self._texts = {}

    def _rule(self, data: bytes) -> Iterator[Segment]:
        """Title and text of a prompt and of an error, then the formulas, which may be a list of values."""
        end = 4
        for _ in range(4):
            text, end = string(data, end)
            yield self._said("dataValidation", text)
        for text in formula_texts(data[end:]):
            yield self._said("dataValidation", text)

    def _link(self, data: bytes) -> Iterator[Segment]:
        row, _, column, _ = struct.unpack_from("<4H", data)
        start = data.find(_URL)
        if start >= 0:
            (size,) = struct.unpack_from("<I", data, start + 16)
            address = characters(data[start + 20 : start + 20 + size], 1).partition("\0")[0]
            yield self._in_cell(row, column, "link", plain(address))

    def _said(self, part: str, text: str) -> Segment:
        return Segment(text, at(self._place(part)))

    def _in_cell(self, row: int, column: int, part: str, text: str) -> Segment:
        return Segment(text, at(self._place(part, row, column)))

    def _place(self, part: str, row: int = -1, column: int = -1) -> Place:
        cell = {} if row < 0 else {"row": row + 1, "field": column + 1}
        return {"sheet": self._sheet, "part": part, **cell} if self._sheet else {"part": part, **cell}
