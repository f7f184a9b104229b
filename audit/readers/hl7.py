"""Messages of hospitals (HL7 version 2): segments of fields between bars.  A segment is a row, ``PID-5`` its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"[\ufeff\x0b\s]*(?:(?:FHS|BHS)\|[^\r\n]*\s+)*MSH\|[^\w\s]{3,5}\|")
_SEGMENT = re.compile(r"[\x0b\x1c]*([A-Z][A-Z0-9]{2})\|")
_INNER = re.compile(r"[\^&]+")
_ADDRESSES = frozenset("PID-11 NK1-4 GT1-5 IN1-5 IN1-19 STF-11 ROL-11 ORC-22 ORC-24".split())
"""Fields of the type XAD (HL7 2.5.1, chapters 3, 4 and 6): their components are parts of an address."""


def sniff(head: Head) -> int:
    """A message header first."""
    return 93 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A segment is an entry; its repetitions are lines of a cell, its components words, those of an
    address parts between commas."""
    for number, line in lines:
        found = _SEGMENT.match(line)
        if found is None:
            yield from other(number, line)
            continue
        entry = Entry(found[1])
        column = found.end() + 1
        for index, value in enumerate(line[found.end() :].split("|"), 2 if found[1] == "MSH" else 1):
            name = f"{found[1]}-{index}"
            if text := _INNER.sub(", " if name in _ADDRESSES else " ", value).replace("~", "\n").strip(" ,"):
                entry.fields.append(Field(name, text, number, column))
            column += len(value) + 1
        if entry.fields:
            yield entry


READER = Reader("hl7", sniff, partial(read, entries=entries))
