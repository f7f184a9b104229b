"""Writes OLE compound files for the tests: version 3, every storage a list of its children ([MS-CFB] 2.6)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Tree = dict[str, "bytes | Tree"]


@dataclass
class _Writer:
    body: bytearray = field(default_factory=bytearray)
    fat: list[int] = field(default_factory=list)
    mini: bytearray = field(default_factory=bytearray)
    mini_fat: list[int] = field(default_factory=list)
    entries: list[list[object]] = field(default_factory=list)

    def store(self, data: bytes) -> int:
        return _chain(data, SECTOR, self.body, self.fat)

    def store_stream(self, data: bytes) -> int:
        if not data:
            return END
        return _chain(data, MINI, self.mini, self.mini_fat) if len(data) < CUTOFF else self.store(data)

    def add(self, tree: Tree) -> int:
        """The entries of ``tree``, each the right sibling of the one before; the index of the first."""
        previous, first = None, FREE
        for name, content in tree.items():
            number = len(self.entries)
            entry: list[object] = [name, 2, FREE, FREE, END, 0]
            self.entries.append(entry)
            if isinstance(content, dict):
                entry[1], entry[4] = 1, 0
                entry[3] = self.add(content)
            else:
                entry[4], entry[5] = self.store_stream(content), len(content)
            if previous is None:
                first = number
            else:
                previous[2] = number
            previous = entry
        return first


def _chain(data: bytes, size: int, body: bytearray, fat: list[int]) -> int:
    first, count = len(fat), max(1, -(-len(data) // size))
    body += data.ljust(count * size, b"\0")
    fat += [*range(first + 1, first + count), END]
    return first


def ole_file(tree: Tree) -> bytes:
    """The file that holds ``tree``: names → bytes of a stream, or the tree of a storage."""
    writer = _Writer()
    root: list[object] = ["Root Entry", 5, FREE, FREE, END, 0]
    writer.entries.append(root)
    root[3] = writer.add(tree)
    if writer.mini:
        root[4], root[5] = writer.store(bytes(writer.mini)), len(writer.mini)
    mini_fat = struct.pack(f"<{len(writer.mini_fat)}I", *writer.mini_fat)
    mini_start = writer.store(mini_fat.ljust(-(-len(mini_fat) // SECTOR) * SECTOR, b"\xff")) if mini_fat else END
    directory = b"".join(map(_entry, writer.entries))
    directory_start = writer.store(directory)
    count = 1
    while count * SECTOR // 4 < len(writer.fat) + count:
        count += 1
    fat_start = len(writer.fat)
    writer.fat += [FAT_SECTOR] * count
    writer.body += struct.pack(f"<{len(writer.fat)}I", *writer.fat).ljust(count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<10I", 0, count, directory_start, 0, CUTOFF, mini_start, -(-len(mini_fat) // SECTOR), END, 0, 0
    )[:36]
    fats = [fat_start + index for index in range(count)]
    return header + struct.pack("<109I", *fats, *[FREE] * (109 - count)) + bytes(writer.body)


def _entry(entry: list[object]) -> bytes:
    name, kind, right, child, start, size = entry
    raw = str(name).encode("utf-16-le")
    out = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw) + 2, kind, 1, FREE, right, child)
    return out + bytes(36) + struct.pack("<IQ", start, size)
