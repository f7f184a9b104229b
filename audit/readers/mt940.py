"""Statements of banks in SWIFT's MT940 and MT942: fields between colons; German banks structure their field 86."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"[\ufeff\s]*(?:\{[^\n]{0,200}\{4:\s*)?:20:.{0,200}?^:25[A-Z]?:", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r":(?P<tag>\d\d[A-Z]?):(?P<value>.*)")
_PART = re.compile(r"\?(?P<code>\d\d)(?P<value>[^?]*)")
_PARTS = {"30": "bank code", "31": "account", "32": "counterparty", "33": "counterparty"}
_NAMES = {"25": "own account", "60": "opening balance", "62": "closing balance", "61": "transaction", "86": "details"}
_DATE = re.compile(r"(\d\d)(\d\d)(\d\d)")


def sniff(head: Head) -> int:
    """A reference and an account first."""
    return 90 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A transaction with what belongs to it is an entry, and so is the account with its balances."""
    entry = Entry("account")
    tag = ""
    for number, line in lines:
        found = _FIELD.match(line)
        if found is None:
            if tag and line.strip() not in ("", "-", "-}"):
                _add(entry, tag, line, number, 1)
            else:
                yield from other(number, line)
            continue
        tag = found["tag"][:2]
        if tag in ("20", "61", "62"):
            if entry.fields:
                yield entry
            entry = Entry("transaction" if tag == "61" else "account")
        _add(entry, tag, found["value"], number, found.start("value") + 1)
    if entry.fields:
        yield entry


def _add(entry: Entry, tag: str, value: str, number: int, column: int) -> None:
    if tag == "61" and not entry.fields and (day := _DATE.match(value)):
        entry.fields.append(Field("date", f"20{day[1]}-{day[2]}-{day[3]}", number, column))
    parts = list(_PART.finditer(value)) if tag == "86" else []
    for part in parts:
        name = _PARTS.get(part["code"], "purpose")
        entry.fields.append(Field(name, part["value"], number, column + part.start("value")))
    rest = value[: parts[0].start()] if parts else value
    if rest.strip():
        entry.fields.append(Field(_NAMES.get(tag, tag), rest, number, column))


READER = Reader("mt940", sniff, partial(read, entries=entries))
