"""Dumps of databases as SQL: what INSERT and COPY put into a table are its rows, under the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_NAME = r"(?:[\w$]+|`[^`]+`|\"[^\"]+\"|\[[^\]]+\])"
_TABLE = rf"(?:{_NAME}\.)*(?P<table>{_NAME})"
_STRING = r"'(?:[^'\\]++|\\.|'')*+'"
_PLAIN_STRING = r"'(?:[^']++|'')*+'"
_INSERT = re.compile(
    rf"\s*(?:INSERT|REPLACE)\s+(?:IGNORE\s+|OR\s+\w+\s+|DELAYED\s+)?(?:INTO\s+)?{_TABLE}\s*"
    r"(?:\((?P<columns>[^()]*)\)\s*)?(?:OVERRIDING \w+ VALUE\s*)?VALUES?",
    re.IGNORECASE,
)
_COPY = re.compile(rf"COPY\s+{_TABLE}\s*(?:\((?P<columns>[^()]*)\))?\s+FROM\s+stdin", re.IGNORECASE)
_CREATE = re.compile(rf"\s*CREATE\s+(?:\w+\s+)?TABLE\s+(?:IF NOT EXISTS\s+)?{_TABLE}\s*\(", re.IGNORECASE)
_COLUMN = re.compile(rf"[\s(,]*(?P<name>{_NAME})\s+[\w\[\"]")
_NO_COLUMN = re.compile(
    r"[\s(,]*(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FOREIGN|CHECK|FULLTEXT|SPATIAL|EXCLUDE)\b", re.I
)
_SQL = re.compile(
    r"(?:\s|--[^\n]*\n|#[^\n]*\n|/\*.*?\*/;?)*"
    r"(?:SET|CREATE|DROP|INSERT|BEGIN|PRAGMA|USE|LOCK|START|COPY|SELECT|DELETE|ALTER)\b",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPING = re.compile(r"MySQL|MariaDB|phpMyAdmin|^\s*INSERT INTO `|ENGINE=", re.IGNORECASE | re.MULTILINE)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "", "N": ""}
_PREFIX = re.compile(r"(?:N|E|X|_\w+\s+)?(?=')", re.IGNORECASE)
_LONGEST = 1 << 22
"""Characters of one statement: what is longer is text."""


def sniff(head: Head) -> int:
    """It begins as SQL and fills tables."""
    text = head.text
    if text is None or not _SQL.match(text.lstrip("\ufeff")):
        return 0
    lines = text.splitlines()
    return 88 if any(_INSERT.match(line) or _COPY.match(line) or _CREATE.match(line) for line in lines) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """Each row is an entry of its table; what is no data is text."""
    dump = _Dump()
    for number, line in lines:
        yield from dump.line(number, line)
    yield from dump.end()


@dataclass(slots=True)
class _Dump:
    """What is known of the tables, and the statement that is being read."""

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    table: str = ""
    names: tuple[str, ...] = ()
    reading: str = ""
    """"values", "copy", "create" or "" between statements."""
    held: str = ""
    first: int = 0
    escaping: bool = False

    def line(self, number: int, line: str) -> Iterator[Entry]:
        """Take in the next line."""
        if self.reading == "copy":
            yield from self._copied(number, line)
        elif self.reading == "create":
            yield from other(number, line)
            self._column(line)
        elif self.held or self.reading == "values":
            yield from self._values(number, line, 0)
        elif found := _COPY.match(line):
            self._begin("copy", found)
        elif found := _INSERT.match(line):
            self._begin("values", found)
            self.escaping = self.escaping or "`" in found[0]
            yield from self._values(number, line, found.end())
        else:
            self.escaping = self.escaping or _ESCAPING.search(line) is not None
            if found := _CREATE.match(line):
                self._begin("create", found)
                self.columns[self.table] = ()
                self._column(line[found.end() :])
            yield from other(number, line)

    def end(self) -> Iterator[Entry]:
        """What was never closed is text."""
        yield from other(self.first, self.held)

    def _begin(self, reading: str, found: re.Match[str]) -> None:
        self.reading, self.table = reading, _bare(found["table"])
        listed = found.groupdict().get("columns")
        self.names = tuple(map(_bare, listed.split(","))) if listed else self.columns.get(self.table, ())

    def _column(self, line: str) -> None:
        definitions, closed = _definitions(line)
        for part in definitions:
            if (found := _COLUMN.match(part)) and not _NO_COLUMN.match(part):
                self.columns[self.table] += (_bare(found["name"]),)
        if closed or line.rstrip().endswith(";"):
            self.reading = ""

    def _copied(self, number: int, line: str) -> Iterator[Entry]:
        if line == "\\.":
            self.reading = ""
            return
        entry, column = Entry(self.table), 1
        for index, cell in enumerate(line.split("\t")):
            if cell != "\\N":
                entry.fields.append(Field(self._name(index), _unescaped(cell), number, column))
            column += len(cell) + 1
        if entry.fields:
            yield entry

    def _values(self, number: int, line: str, start: int) -> Iterator[Entry]:
        """The tuples of a line; a string that goes on waits for its end."""
        if self.held:
            line, number, start = f"{self.held}\n{line}", self.first, 0
        string, tuples, cells = _PATTERNS[self.escaping]
        if "'" in string.sub("", line[start:]) and len(line) < _LONGEST:
            self.held, self.first = line if not start else " " * start + line[start:], number
            return
        self.held, end = "", start
        broken = "\n" in line
        for found in tuples.finditer(line, start):
            yield self._entry(found, cells, number, broken=broken)
            end = found.end()
        if end == start and line[start:].strip(" ;,"):
            yield from other(number, line[start:])
        if ";" in line[end:]:
            self.reading = ""

    def _entry(self, found: re.Match[str], cells: re.Pattern[str], number: int, *, broken: bool) -> Entry:
        entry, line = Entry(self.table), found.string
        for index, cell in enumerate(cells.finditer(line, found.start(1), found.end(1))):
            text = cell[1].strip()
            begin = cell.start(1) + len(cell[1]) - len(cell[1].lstrip())
            if text.endswith("'") and (prefix := _PREFIX.match(text)):
                begin += prefix.end() + 1
                text = text[prefix.end() + 1 : -1].replace("''", "'")
                text = _unescaped(text) if self.escaping else text
            if text and text.upper() != "NULL":
                above, column = _line_and_column(line, begin) if broken else (0, begin + 1)
                entry.fields.append(Field(self._name(index), text, number + above, column))
        return entry

    def _name(self, index: int) -> str:
        return self.names[index] if index < len(self.names) else str(index + 1)


def _definitions(line: str) -> tuple[list[str], bool]:
    """The definitions of columns on a line, and whether the list of them ends there."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(line):
        depth += (char == "(") - (char == ")")
        if depth < 0 or (char == "," and depth == 0):
            parts.append(line[begin:at])
            begin = at + 1
        if depth < 0:
            return parts, True
    return [*parts, line[begin:]], False


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    """How many lines stand above an offset, and its column from 1."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at)


def _bare(name: str) -> str:
    return name.strip().strip('`"[]')


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text) if "\\" in text else text


def _patterns(string: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A string, a tuple of values, and one value of it, whose strings are written so."""
    call = rf"\((?:{string}|[^'()]++)*+\)"
    inner = rf"(?:{string}|[^'()]++|{call})*+"
    value = rf"((?:{string}|[^',()]++|{call})*+)(?:,|\Z)"
    return re.compile(string, re.DOTALL), re.compile(rf"\(({inner})\)", re.DOTALL), re.compile(value, re.DOTALL)


_PATTERNS = {True: _patterns(_STRING), False: _patterns(_PLAIN_STRING)}
READER = Reader("sql", sniff, partial(read, entries=entries))
