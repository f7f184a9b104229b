"""XZ files as a stream: streams one after the other with zeros between them, at which the standard library stops
(The .xz File Format, 2.2)."""

from __future__ import annotations

import lzma
from typing import BinaryIO, Self

MAGIC = b"\xfd7zXZ\x00"
_STEP = 1 << 16


class XzStream:
    """The unfolded bytes of every stream; raises ``lzma.LZMAError`` where one is broken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""
        self._unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The stream below stays open: it is the container's."""

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; b"" behind the last stream."""
        while not self._unpack.eof or self._begins():
            packed = b"" if not self._unpack.needs_input else self._rest or self._stream.read(_STEP)
            if self._unpack.needs_input and not packed:
                raise lzma.LZMAError
            self._rest = b""
            data = self._unpack.decompress(packed, size)
            if self._unpack.eof:
                self._rest = self._unpack.unused_data
            if data:
                return data
        return b""

    def _begins(self) -> bool:
        """Go to the next stream; False when there is none (what is no head is no stream)."""
        self._rest = self._rest.lstrip(b"\0")
        while len(self._rest) < len(MAGIC) and (more := self._stream.read(_STEP)):
            self._rest = (self._rest + more).lstrip(b"\0")
        self._unpack = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        return self._rest.startswith(MAGIC)
