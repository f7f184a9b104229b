"""XML elements as rows, while they are parsed.

An element that has attributes or child elements is a row of the table named by its path; its columns are the
attributes, then the children that hold nothing but text.  A path that occurs once with fewer than three values is not
a table: its values are segments.  Nothing is kept but the open elements and one chunk of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers.expat import XMLParserType

from audit.model import Item, Rows, Segment, Table
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.places import at

CHUNK_ROWS = 2_000
_DEPTH = 1_000
_BUFFERED_CELLS = 200_000
_PATHS = 5_000
_SAME_NAMED = 4
"""Children of one name that stay columns of their parent (two phone numbers of one person); the fifth is a list."""

_LEAF_RICH = 3
_SPARSEST = 20
_ALWAYS_A_TABLE = 50_000
"""Rows whose columns are all different make no table: it would be mostly empty and beyond any memory."""

_YES_OR_NO = frozenset(("true", "false"))
"""What attributes say that tell a program something: ``<Value ProtectInMemory="True">`` is a value like any other."""

_Shape = tuple[str, ...]
"""The names of the cells of a row, in order."""


class Refused(Exception):
    """The document uses what is not followed: entities, or depth beyond reason.  Its text is the reason code."""


class _Cell(NamedTuple):
    """A tuple because there are millions of them: it is made three times as fast as a frozen dataclass."""

    name: str
    text: str
    line: int
    column: int

    @property
    def place(self) -> dict[str, int]:
        return {"line": self.line, "column": self.column}


@dataclass(slots=True)
class _Open:
    """An element whose end has not come."""

    name: str
    path: str
    line: int
    column: int
    cells: list[_Cell]
    text: list[str] = field(default_factory=list)
    chars: int = 0
    structured: bool = False


class ElementRows:
    """Handlers for an expat parser; ``ready`` gives what is complete so far."""

    def __init__(self, parser: XMLParserType) -> None:
        self._parser = parser
        self._open: list[_Open] = []
        self._rows: dict[str, list[list[_Cell]]] = defaultdict(list)
        self._tables: dict[str, Table] = {}
        self._ready: list[Item] = []
        self._buffered = 0
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = _refuse_entity

    def ready(self) -> Iterator[Item]:
        """What became complete since the last call."""
        items, self._ready = self._ready, []
        yield from items

    def rest(self) -> Iterator[Item]:
        """Close what is still open (a cut document) and give everything."""
        while self._open:
            self._end("")
        self._flush_all()
        yield from self.ready()

    def _start(self, tag: str, attributes: list[str]) -> None:
        if len(self._open) >= _DEPTH:
            raise Refused(f"limit:depth:{_DEPTH}")
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        name = _local(tag)
        path = name
        if self._open:
            parent = self._open[-1]
            parent.structured = True
            path = f"{parent.path}/{name}"
        cells = [
            _Cell(_local(key), value, line, column)
            for key, value in zip(attributes[::2], attributes[1::2], strict=True)
            if value and not key.startswith("xmlns")
        ]
        self._open.append(_Open(name, path, line, column, cells, structured=not all(map(_is_flag, cells))))

    def _characters(self, text: str) -> None:
        if not self._open:
            return
        element = self._open[-1]
        element.text.append(text)
        element.chars += len(text)
        if element.chars > BLOCK_CHARS:
            self._segment(_Cell(element.name, "".join(element.text), element.line, element.column))
            element.text, element.chars = [], 0

    def _comment(self, text: str) -> None:
        if text.strip():
            line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
            self._segment(_Cell("", text, line, column))

    def _end(self, _tag: str) -> None:
        element = self._open.pop()
        text = "".join(element.text).strip()
        cell = _Cell(element.name, text, element.line, element.column)
        if element.structured or (element.cells and not text):
            self._row(element.path, [*element.cells, cell] if text else element.cells)
        elif text and self._open and self._fits(self._open[-1], element.name):
            self._open[-1].cells.append(cell)
        elif text:
            self._row(element.path, [cell])

    @staticmethod
    def _fits(parent: _Open, name: str) -> bool:
        return len(parent.cells) < _DEPTH and sum(cell.name == name for cell in parent.cells) < _SAME_NAMED

    def _row(self, path: str, cells: list[_Cell]) -> None:
        if not cells:
            return
        rows = self._rows[path]
        rows.append(cells)
        self._buffered += len(cells)
        if len(rows) >= CHUNK_ROWS:
            self._flush(path)
        if self._buffered > _BUFFERED_CELLS or len(self._rows) > _PATHS:
            self._flush_all()

    def _flush_all(self) -> None:
        for path in list(self._rows):
            self._flush(path)

    def _flush(self, path: str) -> None:
        rows = self._rows.pop(path)
        cells = sum(map(len, rows))
        self._buffered -= cells
        shapes = [tuple([cell.name for cell in row]) for row in rows]
        known = self._tables.get(path)
        positions = _positions(known.header if known else (), shapes)
        lonely = len(rows) == 1 and cells < _LEAF_RICH and known is None
        if lonely or len(positions) * len(rows) > _SPARSEST * cells + _ALWAYS_A_TABLE:
            for row in rows:
                for cell in row:
                    self._segment(cell)
            return
        if known is None or len(positions) > len(known.header):
            if len(self._tables) > _PATHS:
                self._tables.clear()
            known = self._tables[path] = Table(path, tuple(name for name, _ in positions))
        self._ready.append(_arranged(known, positions, rows, shapes))

    def _segment(self, cell: _Cell) -> None:
        self._ready.append(Segment(cell.text, at(cell.place), hint=cell.name))


def _positions(header: _Shape, shapes: list[_Shape]) -> dict[tuple[str, int], int]:
    """The column of each name and how often it came before: those of ``header`` first, then new ones."""
    positions = {key: index for index, key in enumerate(_numbered(header))}
    for shape in dict.fromkeys(shapes):
        for key in _numbered(shape):
            positions.setdefault(key, len(positions))
    return positions


def _arranged(
    table: Table, positions: dict[tuple[str, int], int], rows: list[list[_Cell]], shapes: list[_Shape]
) -> Rows:
    columns = {shape: [positions[key] for key in _numbered(shape)] for shape in set(shapes)}
    grid: list[list[str]] = []
    for cells, shape in zip(rows, shapes, strict=True):
        line = [""] * len(positions)
        for column, cell in zip(columns[shape], cells, strict=True):
            line[column] = cell.text
        grid.append(line)

    def locate(row: int, column: int) -> dict[str, int]:
        own = columns[shapes[row]]
        return rows[row][own.index(column) if column in own else 0].place

    return Rows(table, grid, locate)


def _numbered(names: _Shape) -> Iterator[tuple[str, int]]:
    """Each name with how often it came before."""
    seen: dict[str, int] = {}
    for name in names:
        count = seen.get(name, 0)
        seen[name] = count + 1
        yield name, count


def _is_flag(cell: _Cell) -> bool:
    return cell.text.lower() in _YES_OR_NO


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_entity(*_declaration: object) -> None:
    """An entity that is declared is an entity that would be expanded or fetched."""
    raise Refused("damaged")
