"""Family trees (GEDCOM 5.5.1 of 1999, 7.0 of 2021): a level, a tag and a value a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"\ufeff?\s*0 HEAD\s+1 \w")
_LINE = re.compile(r"\s*(?P<level>\d{1,2})(?: @[^@]+@)? (?P<tag>\w{1,31})(?: (?P<value>.*))?")
_NAME = re.compile(r"/([^/]*)/")
_SILENT = frozenset({"FAMC", "FAMS", "CHAN", "RIN", "REFN", "SUBM", "HUSB", "WIFE", "CHIL"})
"""Pointers to other entries, and dates and numbers of the program."""


def sniff(head: Head) -> int:
    """``0 HEAD`` on the first line."""
    return 92 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A person, a family, a source is an entry; fields are named by their path (``BIRT/DATE``)."""
    entry = Entry("")
    path: list[str] = []
    for number, line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            yield from other(number, line)
            continue
        level, tag, value = int(found["level"]), found["tag"], found["value"] or ""
        if level == 0:
            if entry.table and entry.fields:
                yield entry
            entry, path = Entry(tag), []
        else:
            path = [*path[: level - 1], tag]
        if value and tag not in _SILENT:
            _add(entry, path, value, number, found.start("value") + 1)
    if entry.table and entry.fields:
        yield entry


def _add(entry: Entry, path: list[str], value: str, number: int, column: int) -> None:
    """Add a value; ``CONC`` and ``CONT`` go on with the field above them."""
    if path and path[-1] in ("CONC", "CONT") and entry.fields:
        path = path[:-1]
    name = "/".join(path) or entry.table
    entry.fields.append(Field(name, _NAME.sub(r"\1", value) if name == "NAME" else value, number, column))


READER = Reader("gedcom", sniff, partial(read, entries=entries))
