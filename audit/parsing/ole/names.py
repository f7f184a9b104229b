"""The names in an OLE compound file (old Office documents, encrypted new ones), without reading its streams.

Layout after [MS-CFB], Microsoft Open Specifications, version 12.0.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_SECTORS = 4096
_LAST_SECTOR = 0xFFFFFFF9


def stream_names(stream: BinaryIO) -> frozenset[str]:
    """Names of all storages and streams; empty for what is no OLE file, fewer for a damaged one."""
    header = stream.read(512)
    if len(header) < 512 or not header.startswith(MAGIC):
        return frozenset()
    size = 1 << min(struct.unpack_from("<H", header, 30)[0], 12)
    fat = [sector for sector in struct.unpack_from("<109I", header, 76) if sector < _LAST_SECTOR]
    sector = struct.unpack_from("<I", header, 48)[0]
    names: set[str] = set()
    seen: set[int] = set()
    while sector < _LAST_SECTOR and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        names |= _names(_sector(stream, sector, size))
        sector = _next(stream, fat, sector, size)
    return frozenset(names)


def _sector(stream: BinaryIO, number: int, size: int) -> bytes:
    stream.seek((number + 1) * size)
    return stream.read(size)


def _next(stream: BinaryIO, fat: list[int], sector: int, size: int) -> int:
    """The sector that follows in the chain, from the allocation table."""
    table, index = divmod(sector, size // 4)
    if table >= len(fat):
        return _LAST_SECTOR
    entry = _sector(stream, fat[table], size)[index * 4 : index * 4 + 4]
    return int.from_bytes(entry, "little") if len(entry) == 4 else _LAST_SECTOR


def _names(directory: bytes) -> set[str]:
    names = set()
    for start in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, start + 64)[0]
        if 2 < length <= 64:
            names.add(directory[start : start + length - 2].decode("utf-16-le", errors="replace"))
    return names
