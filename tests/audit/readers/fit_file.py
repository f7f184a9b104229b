"""Writes FIT files for the tests."""

from __future__ import annotations

import struct

U8, U32, S32, STRING, U32Z = 0x02, 0x86, 0x85, 7, 0x8C
_LETTERS = {U8: "B", U32: "I", S32: "i", U32Z: "I"}

Field = tuple[int, int, "int | str"]


def message(kind: int, *fields: Field, local: int = 0, order: str = "<") -> bytes:
    """A definition and one message of it; fields are (number, base type, value)."""
    head = bytes((0x40 | local, 0, order == ">")) + struct.pack(f"{order}HB", kind, len(fields))
    data = bytes((local,))
    for number, base, value in fields:
        raw = value.encode() + b"\0" if isinstance(value, str) else struct.pack(f"{order}{_LETTERS[base]}", value)
        head += bytes((number, len(raw), base))
        data += raw
    return head + data


def fit(*parts: bytes) -> bytes:
    """A file of these records; its checksum is not looked at."""
    body = b"".join(parts)
    return struct.pack("<BBHI4sH", 14, 0x20, 2158, len(body), b".FIT", 0) + body + b"\0\0"


def semicircles(degrees: float) -> int:
    return round(degrees * 2**31 / 180)
