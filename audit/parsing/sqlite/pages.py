"""Rows on the pages of a SQLite database, without the database (sqlite.org/fileformat2.html, 1.6 and 2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_LEAF, _KINDS = 0x0D, frozenset({0x02, 0x05, 0x0A, 0x0D})
_FILE_HEAD = 100
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS = 2_000


class StoredRow(NamedTuple):
    """A row: its number, its values as text."""

    rowid: int
    values: list[str]


def is_page(page: bytes) -> bool:
    """Whether a page begins as one of a tree does; the first of a file has a head before it."""
    return page[:1] != b"" and (page[0] in _KINDS or page.startswith(b"SQLite format 3\x00"))


def stored_rows(page: bytes) -> Iterator[StoredRow]:
    """The rows on a leaf page of a table; of a long value what stands on this page.  Nothing on any other page."""
    start = _FILE_HEAD if page.startswith(b"SQLite format 3\x00") else 0
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    (count,) = struct.unpack_from(">H", page, start + 3)
    for number in range(min(count, (len(page) - start - 8) // 2)):
        (at,) = struct.unpack_from(">H", page, start + 8 + 2 * number)
        try:
            row = _row(page, at)
        except (IndexError, struct.error):
            continue
        if row.values:
            yield row


def _row(page: bytes, at: int) -> StoredRow:
    size, at = _varint(page, at)
    rowid, at = _varint(page, at)
    data = page[at : at + _local(size, len(page))]
    head, place = _varint(data, 0)
    kinds: list[int] = []
    while place < min(head, len(data)) and len(kinds) < _MOST_COLUMNS:
        kind, place = _varint(data, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        length = _INTEGERS.get(kind, 8 if kind == 7 else max(0, (kind - 12) // 2))
        values.append(_text(kind, data[place : place + length]))
        place += length
    return StoredRow(rowid, values if any(values) else [])


def _local(size: int, page: int) -> int:
    """How much of a row stands on its page (1.6, "Cell payload overflow")."""
    most, least = page - 35, (page - 12) * 32 // 255 - 23
    if size <= most:
        return size
    kept = least + (size - least) % (page - 4)
    return kept if kept <= most else least


def _text(kind: int, raw: bytes) -> str:
    if kind in _INTEGERS:
        return str(int.from_bytes(raw, "big", signed=True)) if raw else ""
    if kind == 7 and len(raw) == 8:
        return repr(struct.unpack(">d", raw)[0])
    if kind >= 13 and kind % 2:
        return raw.decode("utf-8", "replace")
    return {8: "0", 9: "1"}.get(kind, "")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Seven bits a byte, the highest first, at most nine bytes, the last of which is whole."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise IndexError
