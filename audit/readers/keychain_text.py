"""What ``security dump-keychain -d`` prints of a keychain of macOS: attributes, then the secret, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.encoding import detect_encoding, open_text

_CHUNK_ROWS: Final = 2_000
_BEGIN: Final = re.compile(r'keychain: "(?P<value>.*)"\s*$')
_ATTRIBUTE: Final = re.compile(
    r'\s+(?:"(?P<name>\w{4})"|(?P<number>0x[0-9A-F]{8})) ?<\w+>=(?:0x[0-9A-F]+ +)?"(?P<value>.*)"\s*$'
)
_SECRET: Final = re.compile(r'(?:0x[0-9A-F]+ +)?"(?P<value>.+)"\s*$')
_COLUMNS: Final = {
    "srvr": "url", "acct": "username", "data": "password", "svce": "service", "icmt": "comment", "desc": "kind",
    "0x00000007": "label", "keychain": "keychain",
}  # fmt: skip
"""The attributes that people and programs fill (Apple, SecKeychainItem.h), and what stands outside of them."""
_OTHER: Final = "other"
_NAMES: Final = (*_COLUMNS, _OTHER)
_HEADER: Final = (*_COLUMNS.values(), _OTHER)


@dataclass(slots=True)
class _Entry:
    """One item; ``places`` are parallel to ``cells``, both by attribute."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def put(self, name: str, found: re.Match[str], line: int) -> None:
        """Add a value; of several in one column the first tells the place."""
        self.cells[name] = f"{self.cells[name]}\n{found['value']}" if name in self.cells else found["value"]
        self.places.setdefault(name, {"line": line, "column": found.start("value") + 1})


def _sniff(head: Head) -> int:
    text = head.text
    return 92 if text is not None and text.startswith('keychain: "') and "\nattributes:" in text else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        entries: list[_Entry] = []
        for entry in _entries(iter(text)):
            entries.append(entry)
            if len(entries) == _CHUNK_ROWS:
                yield _rows(entries)
                entries = []
        yield _rows(entries)
        yield Remark(encoding=text.encoding)


def _entries(lines: Iterator[str]) -> Iterator[_Entry]:
    entry = _Entry(1)
    is_data = False
    for number, line in enumerate(lines, 1):
        if begin := _BEGIN.match(line):
            if entry.cells:
                yield entry
            entry, is_data = _Entry(number), False
            entry.put("keychain", begin, number)
        elif line.startswith("data:"):
            is_data = True
        elif found := (_SECRET if is_data else _ATTRIBUTE).match(line):
            entry.put("data" if is_data else _name(found), found, number)
    if entry.cells:
        yield entry


def _name(found: re.Match[str]) -> str:
    name = found["name"] or found["number"]
    return name if name in _COLUMNS else _OTHER


def _rows(entries: list[_Entry]) -> Rows:
    def locate(row: int, column: int) -> Place:
        entry = entries[row]
        return entry.places.get(_NAMES[column], {"line": entry.line, "column": 1})

    return Rows(
        Table("keychain", _HEADER), [[entry.cells.get(name, "") for name in _NAMES] for entry in entries], locate
    )


READER = Reader("keychain", _sniff, _read)
