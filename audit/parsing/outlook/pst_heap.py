"""The properties of a message that is attached to another in an Outlook data file.

libpff hands over its node as it is stored: a heap with a property context ([MS-PST] 2.3.1 to 2.3.3).  Values too large
for the heap stand in nodes that it does not hand over.
"""

from __future__ import annotations

import struct

from audit.parsing.outlook.mapi_properties import BINARY, STRING8, UNICODE, Value

_BLOCK = 8176
"""Every block of a chain but the last is as large as a block can be."""
_SIGNATURE, _PROPERTIES, _TREE = 0xEC, 0xBC, 0xB5
_SIZED = frozenset({UNICODE, STRING8, BINARY})
_LONG = 0x0003
_DEPTH, _MOST_LEAVES = 8, 1_000


def heap_values(data: bytes) -> tuple[list[Value], bool]:
    """The values that stand in the heap, and whether these are all; none where it is no heap of properties."""
    try:
        signature, client, root = struct.unpack_from("<2BI", data, 2)
        if (signature, client) != (_SIGNATURE, _PROPERTIES):
            return [], False
        kind, _key, _size, levels, first = struct.unpack_from("<4BI", _piece(data, root))
        if kind != _TREE or levels > _DEPTH:
            return [], False
        leaves = [first]
        for _ in range(levels):
            leaves = [
                struct.unpack_from("<I", entry, 2)[0] for leaf in leaves for entry in _cut(_piece(data, leaf), 6)
            ][:_MOST_LEAVES]
        entries = [entry for leaf in leaves for entry in _cut(_piece(data, leaf), 8)]
    except struct.error:
        return [], False
    values: list[Value] = []
    whole = True
    for entry in entries:
        tag, kind, place = struct.unpack("<2HI", entry)
        if kind == _LONG:
            values.append(Value(tag, kind, entry[4:]))
        elif kind in _SIZED and place & 0x1F:
            whole = False
        elif kind in _SIZED and place:
            values.append(Value(tag, kind, _piece(data, place)))
    return values, whole


def _piece(data: bytes, place: int) -> bytes:
    """One allocation: its number in a block, the number of the block; b"" when there is none."""
    start, number = (place >> 16) * _BLOCK, place >> 5 & 0x7FF
    try:
        (table,) = struct.unpack_from("<H", data, start)
        (count,) = struct.unpack_from("<H", data, start + table)
        if not 0 < number <= count:
            return b""
        begin, end = struct.unpack_from("<2H", data, start + table + 2 + 2 * number)
    except struct.error:
        return b""
    return data[start + begin : start + end]


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data) - size + 1, size)]
