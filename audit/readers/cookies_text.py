"""Cookies as curl, wget and extensions of browsers write them (Netscape's cookies.txt): seven columns, no header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"\ufeff?\s*# (?:Netscape )?HTTP Cookie File", re.IGNORECASE)
_LINE = re.compile(
    r"(?:#HttpOnly_)?[^\t#]+\t(?:TRUE|FALSE)\t[^\t]*\t(?:TRUE|FALSE)\t-?\d+\t[^\t]*(?:\t.*)?", re.IGNORECASE
)
_COLUMNS = ("domain", "subdomains", "path", "secure", "expires", "name", "value")


def sniff(head: Head) -> int:
    """The first comment, or a first line of that make."""
    text = head.text or ""
    return 92 if _FIRST.match(text) or _LINE.fullmatch(text.partition("\n")[0].rstrip("\r")) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A cookie is an entry."""
    for number, line in lines:
        if not _LINE.fullmatch(line):
            yield from other(number, line)
            continue
        entry = Entry("cookie")
        column = 1
        for name, value in zip(_COLUMNS, line.split("\t", len(_COLUMNS) - 1), strict=False):
            entry.fields.append(Field(name, value, number, column))
            column += len(value) + 1
        yield entry


READER = Reader("cookies", sniff, partial(read, entries=entries))
