"""Makes data sets of SAS as the readers' tests need them: SAS7BDAT of 32 bits, and XPORT 5 and 8."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from typing import NamedTuple

PAGE = 4096


class Column(NamedTuple):
    """``width`` of a text, or 0 for a number."""

    name: str
    label: str = ""
    form: str = ""
    width: int = 0


Row = Sequence["str | float | None"]


def sas7bdat(columns: Sequence[Column], rows: Sequence[Row], code: int = 0, encoding: str = "utf-8") -> bytes:
    """A page of descriptions and pages of rows, not packed."""
    width = sum(column.width or 8 for column in columns)
    each = (PAGE - 24) // width
    pages = [_descriptions(columns, width, len(rows), encoding)]
    for start in range(0, len(rows), each):
        some = rows[start : start + each]
        data = b"".join(
            _cell(value, column, encoding) for row in some for value, column in zip(row, columns, strict=True)
        )
        pages.append((bytes(16) + struct.pack("<3H2x", 0x100, len(some), 0) + data).ljust(PAGE, b"\0"))
    head = bytearray(1024)
    head[:32] = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011")
    head[32:40] = b"\x22\x22\0\x32\x22\x01\x02\x32"
    head[70] = code
    head[84:92], head[92:156] = b"SAS FILE", b"PEOPLE".ljust(64)
    struct.pack_into("<3I", head, 196, 1024, PAGE, len(pages))
    return bytes(head) + b"".join(pages)


def _cell(value: str | float | None, column: Column, encoding: str) -> bytes:
    if column.width:
        return str(value or "").encode(encoding)[: column.width].ljust(column.width)
    return struct.pack("<d", math.nan if value is None else value)


def _descriptions(columns: Sequence[Column], width: int, rows: int, encoding: str) -> bytes:
    text, spans = bytearray(32), []
    for column in columns:
        for word in (column.name, column.form, column.label):
            raw = word.encode(encoding)
            spans.append((len(text), len(raw)))
            text += raw.ljust(-(-len(raw) // 4) * 4)
    struct.pack_into("<H", text, 0, len(text))
    size = bytearray(b"\xf7\xf7\xf7\xf7".ljust(480, b"\0"))
    for at, number in ((20, width), (24, rows), (36, len(columns)), (60, 0)):
        struct.pack_into("<I", size, at, number)
    names = b"".join(struct.pack("<4H", 0, *spans[3 * at], 0) for at in range(len(columns)))
    ends = [sum(column.width or 8 for column in columns[:at]) for at in range(len(columns))]
    kinds = b"".join(
        struct.pack("<2I2xBx", end, column.width or 8, 2 if column.width else 1)
        for end, column in zip(ends, columns, strict=True)
    )
    formats = [
        b"\xfe\xfb\xff\xff".ljust(34, b"\0") + struct.pack("<6H6x", 0, *spans[3 * at + 1], 0, *spans[3 * at + 2])
        for at in range(len(columns))
    ]
    parts = [
        bytes(size),
        b"\xf6\xf6\xf6\xf6" + struct.pack("<2I", len(columns), 0),
        b"\xfd\xff\xff\xff" + bytes(text),
        b"\xff\xff\xff\xff".ljust(12, b"\0") + names + bytes(8),
        b"\xfc\xff\xff\xff".ljust(12, b"\0") + kinds + bytes(8),
        *formats,
    ]
    pointers, end = b"", PAGE
    body = bytearray(PAGE)
    for part in parts:
        end -= len(part)
        body[end : end + len(part)] = part
        pointers += struct.pack("<2I4x", end, len(part))
    body[16:24] = struct.pack("<3H2x", 0, len(parts), len(parts))
    body[24 : 24 + len(pointers)] = pointers
    return bytes(body)


def transport(
    *members: tuple[str, Sequence[Column], Sequence[Row]], version: int = 5, encoding: str = "utf-8"
) -> bytes:
    """Data sets one behind the other."""
    library = "LIBRARY" if version == 5 else "LIBV8  "
    out = _header(library) + b"SAS     SAS     SASLIB".ljust(80) + b" " * 80
    for name, columns, rows in members:
        out += _member(name, columns, rows, version, encoding)
    return out


def _header(kind: str, said: str = "") -> bytes:
    return f"HEADER RECORD*******{kind.ljust(7)} HEADER RECORD!!!!!!!{said or '0' * 30}".ljust(80).encode()


def _member(name: str, columns: Sequence[Column], rows: Sequence[Row], version: int, encoding: str) -> bytes:
    wide = version == 8
    out = _header("MEMBV8" if wide else "MEMBER", "000000000000000001600000000140") + _header(
        "DSCPTV8" if wide else "DSCRPTR"
    )
    out += b"SAS     " + name.encode().ljust(72) + (b" " * 32 + b"label of it").ljust(80)
    out += _header("NAMSTV8" if wide else "NAMESTR", f"{len(columns):010d}".ljust(30, "0"))
    said, start, long = b"", 0, b""
    for number, column in enumerate(columns, 1):
        label, short, size = column.label.encode(encoding), column.name.encode(encoding), column.width or 8
        said += struct.pack(
            ">4h8s40s8s",
            2 if column.width else 1,
            0,
            size,
            number,
            short[:8].ljust(8),
            label[:40].ljust(40),
            column.form.encode().ljust(8),
        )
        said += (
            struct.pack(">8x8s4xi", b" " * 8, start)
            + (short.ljust(32) if wide else bytes(32))
            + struct.pack(">h18x", len(label))
        )
        start += size
        if wide and len(label) > 40:
            long += struct.pack(">3H", number, len(short), len(label)) + short + label
    out += said.ljust(-(-len(said) // 80) * 80)
    if long:
        out += _header("LABELV8", "1") + long.ljust(-(-len(long) // 80) * 80, b"\0")
    data = b"".join(
        _mainframe(value, column, encoding) for row in rows for value, column in zip(row, columns, strict=True)
    )
    return (
        out
        + _header("OBSV8" if wide else "OBS", f"{len(rows):15d}" if wide else "")
        + data.ljust(-(-len(data) // 80) * 80)
    )


def _mainframe(value: str | float | None, column: Column, encoding: str) -> bytes:
    if column.width:
        return _cell(value, column, encoding)
    if value is None:
        return b".".ljust(8, b"\0")
    assert not isinstance(value, str)
    fraction, power = math.frexp(abs(value))
    sixteens = -(-power // 4)
    bits = int(math.ldexp(fraction, power - 4 * sixteens + 56))
    return ((value < 0) << 63 | (sixteens + 64 if bits else 0) << 56 | bits).to_bytes(8, "big")
