"""LastPass's CSV: logins, and secure notes whose fields stand in one cell, a line each.

    http://sn,,,,"NoteType:Passport
    Name:Lena Sample
    Number:C01X00T47",Passport,Papers,0

Notes of one kind with the same fields are a table of their own, in which a bare ``Number`` is named after the kind.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.dialect import Dialect
from audit.parsing.tables.records import Records
from audit.parsing.text.encoding import detect_encoding, open_text

_COLUMNS: Final = frozenset(("url", "username", "password", "extra", "name", "grouping", "fav"))
_NOTE: Final = "extra"
_KIND: Final = "NoteType"
_REST: Final = "Notes"
"""The last field, which may hold anything."""
_FIELD: Final = re.compile(r"(?P<label>[^:\n]{1,40}):(?P<value>.*)")

_Note = tuple[int, list[str]]
"""A row's number, and its values."""


def _sniff(head: Head) -> int:
    """Above a table, which it also is."""
    first = next(iter((head.text or "").lstrip("\ufeff").splitlines()), "")  # a line feed alone would keep old Mac ends
    return 83 if set(next(csv.reader([first.strip()]), ())) >= _COLUMNS else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        header: tuple[str, ...] = ()
        number = 1
        for chunk in Records(text.pieces(), Dialect(",")):
            rows = chunk
            if not header:
                header, rows = tuple(name.strip("\ufeff ") for name in chunk[0]), chunk[1:]
            yield from _tables(header, rows, number + len(chunk) - len(rows))
            number += len(chunk)
        yield Remark(encoding=text.encoding)


def _tables(header: tuple[str, ...], rows: list[list[str]], number: int) -> Iterator[Rows]:
    """The logins, without the notes; then these."""
    column = header.index(_NOTE)
    notes: dict[Table, list[_Note]] = defaultdict(list)
    for index, row in enumerate(rows):
        if column < len(row) and (fields := _fields(row[column])):
            notes[Table(fields[_KIND], _named(fields))].append((number + index, list(fields.values())))
            row[column] = ""
    yield Rows(Table("", header), rows, lambda row, field: {"row": number + row, "field": field + 1})
    for table, found in notes.items():
        yield _rows(table, found, column + 1)


def _fields(note: str) -> dict[str, str]:
    """The fields of a note by their names; {} of a note that is just text."""
    fields: dict[str, str] = {}
    label = ""
    for line in note.splitlines():
        found = _FIELD.match(line) if label != _REST else None
        if found and found["label"] not in fields:
            label = found["label"]
            fields[label] = found["value"].strip()
        elif label:
            fields[label] += f"\n{line}"
    return fields if next(iter(fields), "") == _KIND else {}


def _named(fields: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{fields[_KIND]} {label}" if label == "Number" else label for label in fields)


def _rows(table: Table, notes: Sequence[_Note], field: int) -> Rows:
    def locate(row: int, column: int) -> Place:  # noqa: ARG001 - all fields of a note stand in one cell
        return {"row": notes[row][0], "field": field}

    return Rows(table, [values for _, values in notes], locate)


READER = Reader("lastpass", _sniff, _read, order=55)
