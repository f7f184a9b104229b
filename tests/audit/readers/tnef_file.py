"""winmail.dat files made by hand ([MS-OXTNEF])."""

from __future__ import annotations

import struct

Values = dict[int, "str | bytes | int"]
MAGIC = b"\x78\x9f\x3e\x22\0\0"


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<B2HI", level, name, 6, len(data)) + data + struct.pack("<H", sum(data) % 65536)


def properties(values: Values) -> bytes:
    out = struct.pack("<I", len(values))
    for tag, value in values.items():
        if isinstance(value, int):
            out += struct.pack("<2HI", 3, tag, value)
            continue
        kind, raw = (0x1F, f"{value}\0".encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
        named = bytes(16) + struct.pack("<2I", 1, 6) + "名字\0".encode("utf-16-le") + b"\0\0" if tag >= 0x8000 else b""
        out += struct.pack("<2H", kind, tag) + named + struct.pack("<2I", 1, len(raw)) + raw + bytes(-len(raw) % 4)
    return out


def attachment(data: bytes, title: bytes = b"", values: Values | None = None) -> bytes:
    out = attribute(2, 0x9002, bytes(14))
    out += attribute(2, 0x8010, title + b"\0") if title else b""
    out += attribute(2, 0x800F, data) if data else b""
    return out + (attribute(2, 0x9005, properties(values)) if values else b"")


def winmail(values: Values, *recipients: Values, legacy: bytes = b"", attachments: bytes = b"") -> bytes:
    rows = struct.pack("<I", len(recipients)) + b"".join(map(properties, recipients))
    told = attribute(1, 0x9003, properties(values)) if values else b""
    return MAGIC + legacy + told + (attribute(1, 0x9004, rows) if recipients else b"") + attachments
