"""What cameras write into the maker's own block of EXIF: serial numbers and names.

Tags and offsets after ExifTool's tag tables (version 13, 2025): Canon, Nikon (type 3), Fujifilm, Panasonic, Pentax.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

_SERIAL, _PERSON = "DEVICE_SERIAL", "PERSON"
_MOST_ENTRIES = 512
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8}
_ASCII, _LONG, _UNDEFINED = 2, 4, 7


@dataclass(frozen=True, slots=True)
class _Maker:
    """How a block begins, where its directory stands, and what offsets in it count from."""

    begins: bytes
    directory: int
    base: Literal["file", "note", "own"]
    """``own``: the block holds a TIFF header of its own, before the directory."""
    tags: Mapping[int, tuple[str, str]]


_MAKERS = (
    _Maker(b"Nikon\0\x02", 18, "own", {0x001D: (_SERIAL, "SerialNumber")}),
    _Maker(b"FUJIFILM", 12, "note", {0x0010: (_SERIAL, "InternalSerialNumber")}),
    _Maker(
        b"Panasonic\0\0\0",
        12,
        "file",
        {0x0025: (_SERIAL, "InternalSerialNumber"), 0x0066: (_PERSON, "BabyName"), 0x0067: ("", "Location")},
    ),
    _Maker(b"AOC\0", 6, "file", {0x0229: (_SERIAL, "SerialNumber")}),
)
_CANON = _Maker(
    b"",
    0,
    "file",
    {0x0009: (_PERSON, "OwnerName"), 0x000C: (_SERIAL, "SerialNumber"), 0x0096: (_SERIAL, "InternalSerialNumber")},
)


def maker_entries(block: bytes, note: bytes, make: str) -> Iterator[tuple[str, str, str]]:
    """(hint, tag, text) of the maker note ``note`` in the TIFF block ``block``; nothing when it is damaged."""
    maker = next((maker for maker in _MAKERS if note.startswith(maker.begins)), None)
    if maker is None:
        if not make.lower().startswith("canon"):
            return
        maker = _CANON
    data, order = (block, block[:2]) if maker.base == "file" else (note, b"II")
    directory = note[maker.directory :]
    if maker.base == "own":
        data, order = note[10:], note[10:12]
    sign = ">" if order == b"MM" else "<"
    for tag, kind, value in _directory(data, directory, sign):
        if tag in maker.tags and (text := _text(kind, value, sign)):
            hint, name = maker.tags[tag]
            yield hint or name, name, text


def _directory(data: bytes, directory: bytes, sign: str) -> Iterator[tuple[int, int, bytes]]:
    """(tag, type, value) of each entry of a TIFF directory; long values stand in ``data``."""
    if len(directory) < 2:
        return
    (count,) = struct.unpack_from(f"{sign}H", directory)
    for number in range(min(count, _MOST_ENTRIES)):
        entry = directory[2 + 12 * number : 14 + 12 * number]
        if len(entry) < 12:
            return
        tag, kind, length, offset = struct.unpack(f"{sign}HHII", entry)
        size = length * _SIZES.get(kind, 0)
        yield tag, kind, entry[8 : 8 + size] if size <= 4 else data[offset : offset + size]


def _text(kind: int, value: bytes, sign: str) -> str:
    if kind == _LONG and len(value) == 4:
        number = int(struct.unpack(f"{sign}I", value)[0])
        return f"{number:010d}" if number else ""
    if kind in (_ASCII, _UNDEFINED):
        text = value.partition(b"\0")[0].decode("utf-8", "replace").strip()
        return text if text.isprintable() and any(map(str.isalnum, text)) else ""
    return ""
