"""The text of one XML part of an office document: paragraphs, tables, properties, authors, links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from audit.model import Item, Place, Rows, Segment, Table
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.paragraphs import Line, joined
from audit.parsing.places import at
from audit.parsing.tables.forms import is_form

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PARAGRAPHS = frozenset({"p", "h"})
_TABLES = frozenset({"tbl", "table"})
_TABLE_ROWS = frozenset({"tr", "table-row"})
_TABLE_CELLS = frozenset({"tc", "table-cell", "covered-table-cell"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-", "fldChar": " "}
"""A field is how it is made, then what it shows: neither goes on where the other ends."""
_TEXTS = frozenset({"t", "delText", "instrText"})
_DULL = frozenset(
    {"TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "Slides", "Notes"}
    | {"HiddenSlides", "MMClips", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged"}
    | {"AppVersion", "revision", "editing-cycles", "editing-duration", "i4"}
)
"""Properties that count: they say nothing of people and would look like numbers of something."""
_ODF = "{urn:oasis"
_TELLING = frozenset(
    {
        ("cmAuthor", "name"),
        ("docPr", "descr"),
        ("docPr", "title"),
        ("cNvPr", "descr"),
        ("cNvPr", "title"),
        ("hlinkClick", "tooltip"),
    }
    | {("hyperlink", "tooltip"), ("default", "val"), ("listItem", "displayText"), ("listEntry", "val")}
    | {("docVar", "name"), ("docVar", "val"), ("connectString", "val"), ("query", "val"), ("property", "name")}
    | {("user-defined", "name"), ("imagedata", "title"), ("shape", "alt"), ("hlink", "dest")}
)
"""Attributes that hold text: descriptions of pictures, choices of forms, variables, sources of serial letters."""
_NAMED = frozenset({"property", "user-defined", "docVar"})
_ODF_SILENT = frozenset({"creator", "date", "date-string"})
"""What an OpenDocument comment begins with; the author is told by itself."""
_CAPTIONS = ("svg-compatible:1.0}title", "svg-compatible:1.0}desc")
"""What an OpenDocument picture is called and shows, wherever it stands."""
_PROPERTIES = frozenset({"meta", "coreProperties", "Properties", "DocumentProperties", "CustomDocumentProperties"})
"""Roots of properties, which in a document that is one XML file stand beside its text."""
_CHUNK_ROWS = 2_000


class PartText:
    """Reads one part; ``rest`` gives what is held back when the part breaks."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._line = 0
        self._lines: list[Line] = []
        self._chars = 0
        self._fallback = 0
        self._properties = 0
        self._tables: list[list[list[list[Line]]]] = []
        self._authors: set[str] = set()
        self._property = ""
        """What the user has called the property that is open."""

    def read(self, stream: BinaryIO) -> Iterator[Item]:
        """Yield segments and rows; raises ``ParseError`` or ``DefusedXmlException`` where the part breaks."""
        from defusedxml.ElementTree import iterparse

        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            name = _local(element.tag)
            if event == "start":
                yield from self._start(name, element)
            else:
                yield from self._end(name, element)
        yield from self.rest()

    def rest(self) -> Iterator[Item]:
        while self._tables:
            yield from self._table(self._tables.pop())
        if any(line.text.strip() for line in self._lines):
            yield joined(self._part, self._lines)
        self._lines, self._chars = [], 0

    def _start(self, name: str, element: Element) -> Iterator[Item]:
        if name == "Fallback":  # the same content once more, for older programs
            self._fallback += 1
        elif name in _PROPERTIES:
            self._properties += 1
        elif name in _TABLES:
            self._tables.append([])
        elif name in _TABLE_ROWS and self._tables:
            self._tables[-1].append([])
        elif name in _TABLE_CELLS and self._tables and self._tables[-1]:
            self._tables[-1][-1].append([])
        for key, value in element.attrib.items():
            yield from self._attribute(name, _local(key), value)

    def _attribute(self, name: str, key: str, value: str) -> Iterator[Item]:
        """Who wrote, what pictures show (Word writes the path of the file there), and where links lead."""
        if key in {"author", "userId"} and value and value not in self._authors:
            self._authors.add(value)
            yield Segment(value, at({"part": self._part, "line": self._line + 1}), hint="author")
        elif (name, key) in _TELLING and value.strip():
            yield Segment(value, at({"part": self._part, "line": self._line + 1}), hint=self._named(name, key, value))
        elif (
            key in {"href", "Target"}
            and ":" in value
            and (name != "Relationship" or "/" not in value.split(":", maxsplit=1)[0])
        ):
            yield Segment(value, at({"part": self._part, "line": self._line + 1}), hint="link")

    def _named(self, name: str, key: str, value: str) -> str:
        """What an attribute is called; the name of a variable is the hint of the value that follows it."""
        if key == "name":
            self._property = value
            return ""
        return self._property if (name, key) == ("docVar", "val") else key

    def _end(self, name: str, element: Element) -> Iterator[Item]:
        if name == "Fallback":
            self._fallback -= 1
        elif name in _PROPERTIES:
            self._properties -= 1
        elif name == "creator" and self._in_paragraphs() and (element.text or "").strip():
            yield Segment(str(element.text), at({"part": self._part, "line": self._line + 1}), hint="author")
        elif element.tag.endswith(_CAPTIONS) and (element.text or "").strip():
            yield Segment(str(element.text), at({"part": self._part, "line": self._line + 1}), hint=name)
            element.text = ""  # else it would be a part of the paragraph, too
        elif name in _PARAGRAPHS:
            yield from self._paragraph(element)
            element.clear()
        elif name in _TABLES and self._tables:
            yield from self._table(self._tables.pop())
            element.clear()
        elif (
            name not in _DULL
            and not (name in _TEXTS and self._line)
            and not len(element)
            and not self._in_paragraphs()
            and (element.text or "").strip()
        ):
            yield Segment(str(element.text), at({"part": self._part}), hint=self._property or name)
        if name in _NAMED:
            self._property = ""

    def _in_paragraphs(self) -> bool:
        """In a document only paragraphs are text; in properties and comments of slides every element is."""
        return not self._properties and not self._part.startswith(("docProps/", "meta.xml", "ppt/comment"))

    def _paragraph(self, element: Element) -> Iterator[Item]:
        self._line += 1
        text = _paragraph_text(element)
        if self._fallback or not text.strip():
            return
        line = Line(self._line, text)
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(line)
            return
        self._lines.append(line)
        self._chars += len(text) + 1
        if self._chars > BLOCK_CHARS:
            yield from self.rest()

    def _table(self, rows: list[list[list[Line]]]) -> Iterator[Item]:
        """A form, a table inside a table cell, or one of a single row is laid out: its text joins the lines."""
        filled = [row for row in rows if any(row)]
        if len(filled) < 2 or self._tables or is_form([[_cell(cell) for cell in row] for row in filled]):
            self._lines.extend(_beside(filled))
            return
        header, *body = filled
        table = Table(self._part, tuple(_cell(cell) for cell in header), header_place=self._header_place(header))
        for start in range(0, len(body), _CHUNK_ROWS):
            chunk = body[start : start + _CHUNK_ROWS]
            yield Rows(table, [[_cell(cell) for cell in row] for row in chunk], _cell_locator(self._part, chunk))

    def _header_place(self, header: list[list[Line]]) -> Callable[[int], Place]:
        locate = _cell_locator(self._part, [header])
        return lambda column: locate(0, column)


def _paragraph_text(element: Element) -> str:
    if element.tag.startswith(_ODF):
        return "".join(_odf_pieces(element))
    pieces = []
    for part in element.iter():
        name = _local(part.tag)
        if name in _TEXTS:
            pieces.append(part.text or "")
        elif name in _BREAKS:
            pieces.append(_BREAKS[name])
    return "".join(pieces)


def _odf_pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = _local(part.tag)
        if name in _BREAKS:
            yield _BREAKS[name]
        if name not in _ODF_SILENT:
            yield from _odf_pieces(part)
        yield part.tail or ""


def _beside(rows: list[list[list[Line]]]) -> Iterator[Line]:
    """The lines of the cells of a row behind one another, so that a label stands before its value."""
    for row in rows:
        cells = [cell for cell in row if cell]
        for cell in cells:
            yield from cell[:-1]
            yield cell[-1] if cell is cells[-1] else cell[-1]._replace(end="\t")


def _cell(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines).strip()


def _cell_locator(part: str, rows: list[list[list[Line]]]) -> Callable[[int, int], Place]:
    def locate(row: int, column: int) -> Place:
        cells = rows[row]
        lines = cells[column] if column < len(cells) else []
        known = lines or next(cell for cell in cells if cell)
        return {"part": part, "line": known[0].number}

    return locate


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
