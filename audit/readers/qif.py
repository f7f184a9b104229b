"""Quicken's interchange format (QIF): a letter before each value, a caret behind each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"\ufeff?\s*!(?:Type:|Account|Option:|Clear:)", re.IGNORECASE)
_NAMES = {
    "D": "date", "T": "amount", "U": "amount", "P": "payee", "M": "memo", "A": "address", "N": "number",
    "L": "category", "C": "cleared", "S": "category", "E": "memo", "$": "amount", "Y": "security", "X": "tax",
}  # fmt: skip
"""Quicken's letters (file format of 2006)."""


def sniff(head: Head) -> int:
    """``!Type:`` or ``!Account`` on the first line."""
    return 90 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A transaction, or an account of the list of accounts, is an entry."""
    entry = Entry("transaction")
    for number, line in lines:
        if line.startswith("!"):
            entry.table = "account" if line.lower().startswith("!account") else "transaction"
        elif line.startswith("^"):
            if entry.fields:
                yield entry
            entry = Entry(entry.table)
        elif line[:1] in _NAMES:
            name = "title" if entry.table == "account" and line[0] == "N" else _NAMES[line[0]]
            entry.fields.append(Field(name, line[1:], number, 2))
        else:
            yield from other(number, line)
    if entry.fields:
        yield entry


READER = Reader("qif", sniff, partial(read, entries=entries))
