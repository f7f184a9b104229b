"""Pages, Numbers and Keynote documents made by hand: objects as protocol buffers in chunks of Snappy."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from tests.audit.readers.planted_files import archive

Value = int | bytes | str
SHOW, NODE, SLIDE, SHEET, TEXT, TABLE_INFO, TABLE, TILE, LIST = 2, 4, 5, 2, 2001, 6000, 6001, 6002, 6005


def varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes((low | 0x80,)) + varint(rest) if rest else bytes((low,))


def message(*fields: tuple[int, Value]) -> bytes:
    out = b""
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            raw = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(raw)) + raw
    return out


def to(number: int) -> bytes:
    """A reference to an object."""
    return message((1, number))


def snappy(data: bytes) -> bytes:
    """``data`` as literals only."""
    out = varint(len(data))
    for start in range(0, len(data), 60):
        piece = data[start : start + 60]
        out += bytes((len(piece) - 1 << 2,)) + piece
    return out


def iwa(objects: Mapping[int, tuple[int, bytes]]) -> bytes:
    """A part: number → (kind, fields)."""
    out = b""
    for number, (kind, data) in objects.items():
        head = message((1, number), (2, message((1, kind), (3, len(data)))))
        out += varint(len(head)) + head + data
    packed = snappy(out)
    return b"\0" + len(packed).to_bytes(3, "little") + packed


def iwork(parts: Mapping[str, Mapping[int, tuple[int, bytes]]], **more: bytes) -> bytes:
    files: dict[str, bytes | str] = {f"Index/{name}.iwa": iwa(objects) for name, objects in parts.items()}
    return archive({**files, "preview.jpg": b"\xff\xd8", **more})


def _cell(text: int = -1, decimal: int = -1) -> bytes:
    if decimal >= 0:
        stored = decimal.to_bytes(14, "little") + (0x1820 << 1).to_bytes(2, "little")
        return b"\5\2" + bytes(6) + struct.pack("<I", 1) + stored
    return b"\5\3" + bytes(6) + struct.pack("<2I", 8, text)


def numbers(sheet: str, table: str, rows: Sequence[Sequence[str | int]]) -> bytes:
    """A document of one table; numbers are stored as decimals, texts in a list beside it."""
    texts = sorted({cell for row in rows for cell in row if isinstance(cell, str)})
    entries = [(3, message((1, key), (3, text))) for key, text in enumerate(texts)]
    infos = []
    for number, row in enumerate(rows):
        buffer, offsets = b"", b""
        for cell in row:
            offsets += struct.pack("<h", len(buffer))
            buffer += _cell(decimal=cell) if isinstance(cell, int) else _cell(texts.index(cell))
        infos.append((5, message((1, number), (6, buffer), (7, offsets))))
    store = message((3, message((1, message((1, 0), (2, to(6)))), (2, 256))), (4, to(7)))
    model = message((4, store), (6, len(rows)), (7, len(rows[0])), (8, table))
    objects = {
        3: (SHEET, message((1, sheet), (2, to(4)))),
        4: (TABLE_INFO, message((2, to(5)))),
        5: (TABLE, model),
        6: (TILE, message(*infos)),
        7: (LIST, message((1, 1), *entries)),
    }
    return iwork({"Document": objects})


def pages(*texts: str) -> bytes:
    """A document whose body are ``texts``, each a paragraph."""
    return iwork({"Document": {9: (TEXT, message((1, 0), (3, "\n".join(texts))))}})


def keynote(*slides: tuple[str, str]) -> bytes:
    """(text, notes) of every slide; the parts stand in the file in another order than the show."""
    nodes = [(2, to(100 + number)) for number in range(len(slides))]
    parts = {"Document": {1: (SHOW, message((3, message(*nodes))))}}
    parts["Document"] |= {100 + n: (NODE, message((2, to(200 + n)))) for n in range(len(slides))}
    for number, (text, notes) in enumerate(slides):
        parts[f"Slide-{900 - number}"] = {
            200 + number: (SLIDE, b""),
            300 + number: (TEXT, message((1, 3), (3, text))),
            400 + number: (TEXT, message((1, 4), (3, notes))),
        }
    return iwork(parts)
