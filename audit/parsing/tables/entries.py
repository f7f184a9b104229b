"""Text formats that write one field a line or a tag, many to an entry: what their readers share.

A format turns lines into entries; here the entries become rows of tables, and what belongs to none of them stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias

from audit.model import Item, Place, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import Reading
from audit.parsing.places import at
from audit.parsing.text.encoding import detect_encoding, open_text

_CHUNK_ROWS = 2_000
_MOST_TABLES = 200
_MOST_FIELDS = 400


class Field(NamedTuple):
    """One value: what it is called, and the line and column (1-based) where it begins.  A tuple: there are many."""

    name: str
    text: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        return {"line": self.line, "column": self.column}


@dataclass(slots=True)
class Entry:
    """The fields that belong together; ``table`` is "" for text that belongs to no entry."""

    table: str
    fields: list[Field] = field(default_factory=list)


Lines: TypeAlias = Iterable[tuple[int, str]]
"""Line numbers from 1, and the lines without their ends."""


def read(source: Source, reading: Reading, entries: Callable[[Lines], Iterator[Entry]]) -> Iterator[Item]:
    """The entries of each kind as rows of a table, in the order of the file; everything else as text."""
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        tables = _Tables()
        for entry in entries((number, line.rstrip("\r\n")) for number, line in enumerate(text, 1)):
            if entry.table:
                yield from tables.add(entry)
            else:
                yield from (Segment(each.text, at(each.place), hint=each.name) for each in entry.fields if each.text)
        yield from tables.rest()
        yield Remark(encoding=text.encoding)


def other(number: int, line: str) -> Iterator[Entry]:
    """A line that belongs to no entry."""
    if line.strip():
        yield Entry("", [Field("", line, number, 1)])


class _Tables:
    """Entries that wait for their chunk."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Entry]] = {}

    def add(self, entry: Entry) -> Iterator[Rows]:
        """Take an entry; gives what is full."""
        waiting = self._waiting.setdefault(entry.table, [])
        waiting.append(entry)
        if len(waiting) >= _CHUNK_ROWS:
            yield _rows(entry.table, self._waiting.pop(entry.table))
        elif len(self._waiting) > _MOST_TABLES:
            yield from self.rest()

    def rest(self) -> Iterator[Rows]:
        """Everything that waits."""
        for table, entries in self._waiting.items():
            yield _rows(table, entries)
        self._waiting = {}


def _rows(table: str, entries: Sequence[Entry]) -> Rows:
    names = dict.fromkeys(each.name for entry in entries for each in entry.fields)
    header = tuple(names)[:_MOST_FIELDS]
    cells = [_cells(entry, header) for entry in entries]
    return Rows(Table(table, header), cells, partial(_place, entries, header))


def _cells(entry: Entry, header: Sequence[str]) -> list[str]:
    texts: dict[str, str] = {}
    for each in entry.fields:
        texts[each.name] = f"{texts[each.name]}\n{each.text}" if each.name in texts else each.text
    return [texts.get(name, "") for name in header]


def _place(entries: Sequence[Entry], header: Sequence[str], row: int, column: int) -> Place:
    fields = entries[row].fields
    return next((each for each in fields if each.name == header[column]), fields[0]).place
