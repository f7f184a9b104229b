"""Lzip files as a stream: members of raw LZMA, a checksum behind each (lzip manual, "File format")."""

from __future__ import annotations

import lzma
import struct
import zlib
from typing import BinaryIO, Self

MAGIC = b"LZIP\x01"
_TRAILER = struct.Struct("<I2Q")
_STEP = 1 << 16


class LzipStream:
    """The unfolded bytes of every member; raises ``lzma.LZMAError`` where one is broken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""
        self._unpack: lzma.LZMADecompressor | None = None
        self._checksum = self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The stream below stays open: it is the container's."""

    def read(self, size: int) -> bytes:
        while self._unpack is not None or self._begins():
            assert self._unpack is not None
            packed = b"" if not self._unpack.needs_input else self._rest or self._stream.read(_STEP)
            if self._unpack.needs_input and not packed:
                raise lzma.LZMAError
            self._rest = b""
            data = self._unpack.decompress(packed, size)
            self._checksum, self._size = zlib.crc32(data, self._checksum), self._size + len(data)
            if self._unpack.eof:
                self._ends(self._unpack.unused_data)
            if data:
                return data
        return b""

    def _begins(self) -> bool:
        """Take the head of the next member; False when nothing follows (what is no head is no member)."""
        head = self._take(6)
        if not head.startswith(MAGIC):
            return False
        size = 1 << (head[5] & 0x1F)
        size -= (size >> 4) * (head[5] >> 5)
        if not 1 << 12 <= size <= 1 << 29:
            raise lzma.LZMAError
        filters = [{"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": 3, "lp": 0, "pb": 2}]
        self._unpack = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
        self._checksum = self._size = 0
        return True

    def _ends(self, behind: bytes) -> None:
        self._rest, self._unpack = behind, None
        trailer = self._take(_TRAILER.size)
        if len(trailer) < _TRAILER.size or _TRAILER.unpack(trailer)[:2] != (self._checksum, self._size):
            raise lzma.LZMAError

    def _take(self, count: int) -> bytes:
        data = self._rest + self._stream.read(max(0, count - len(self._rest)))
        self._rest = data[count:]
        return data[:count]
