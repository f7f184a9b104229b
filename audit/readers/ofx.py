"""Statements in Open Financial Exchange of the years before XML (OFX 1.x, QFX): tags, few of which are closed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"\ufeff?\s*OFXHEADER\s*:\s*1\d\d", re.IGNORECASE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Z0-9._]{1,32})>(?P<value>[^<]*)", re.IGNORECASE)


def sniff(head: Head) -> int:
    """The header of version 1."""
    return 92 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """The values that stand directly within an aggregate (``STMTTRN``) are an entry, named by its path."""
    path: list[str] = []
    entry = Entry("OFX")
    for number, line in lines:
        if "<" not in line:
            yield from other(number, line)
        for tag in _TAG.finditer(line):
            name, value = tag["name"].upper(), tag["value"].strip()
            if value and not tag["end"]:
                entry.fields.append(Field(name, html.unescape(value), number, tag.start("value") + 1))
                continue
            if tag["end"] and name not in path:
                continue  # of a value that was closed after all
            if entry.fields:
                yield entry
            path = path[: path.index(name)] if tag["end"] else [*path, name][:50]
            entry = Entry("/".join(path) or "OFX")
    if entry.fields:
        yield entry


READER = Reader("ofx", sniff, partial(read, entries=entries))
