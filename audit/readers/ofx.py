"""Statements in Open Financial Exchange (OFX, QFX): version 1, of whose tags few are closed, and version 2, which is
XML but which many banks write as they wrote version 1."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(
    r"[\ufeff\s]*(?:OFXHEADER\s*:\s*1\d\d|DATA\s*:\s*OFXSGML"
    r"|(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<\?OFX\b|<OFX>\s*<[A-Z]{4,20}MSGSRSV\d>))",
    re.IGNORECASE,
)
"""A header of either version, or none and the answer to a message, as banks leave it away."""

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Z0-9._]{1,32})>(?P<value>(?:[^<]|<!\[CDATA\[(?:[^\]]|\](?!\]>))*\]\]>)*)", re.IGNORECASE
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>")
_DEEPEST = 50


def sniff(head: Head) -> int:
    """The header, or the root and what stands in every answer of a bank."""
    return 92 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """The values that stand directly within an aggregate (``STMTTRN``) are an entry, named by its path."""
    path = [_Open("")]
    for number, line in lines:
        if "<" not in line:
            yield from other(number, line)
        for tag in _TAG.finditer(line):
            name, value = tag["name"].upper(), tag["value"].strip()
            if value and not tag["end"]:
                path[-1].fields.append(Field(name, _plain(value), number, tag.start("value") + 1))
            elif not tag["end"]:
                path = [*path, _Open(name)][:_DEEPEST]
            elif any(each.name == name for each in path):
                yield from _closed(path, name)
    while len(path) > 1:
        yield from _closed(path, path[-1].name)
    yield from path[0].entry(path)


class _Open:
    """An aggregate whose end has not come."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fields: list[Field] = []

    def entry(self, path: list[_Open]) -> Iterator[Entry]:
        """What stands in it, at the end of ``path``."""
        if self.fields:
            yield Entry("/".join(each.name for each in path[1:]) or "OFX", self.fields)


def _closed(path: list[_Open], name: str) -> Iterator[Entry]:
    """Takes what is called ``name`` off the path.  What was opened in it and never closed is a value that is empty, and
    the values behind that belong to the aggregate."""
    empty: list[_Open] = []
    while path[-1].name != name:
        empty.append(path.pop())
    path[-1].fields += [field for each in reversed(empty) for field in each.fields]
    yield from path[-1].entry(path)
    path.pop()


def _plain(value: str) -> str:
    return html.unescape(_CDATA.sub(r"\1", value))


READER = Reader("ofx", sniff, partial(read, entries=entries))
