"""Compression methods of zip archives that the standard library does not know: Deflate64, Zstandard, xz.

Windows writes Deflate64 (method 9) for files past 2 GB, WinZip and 7-Zip write the others into ``.zipx``.  Numbers
after PKWARE's APPNOTE.TXT 6.3.10, section 4.4.5.
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import BinaryIO, Protocol

from audit.errors import Unread
from audit.parsing.archives.unfolding import Slice

DEFLATE64, ZSTANDARD, XZ = 9, 93, 95
METHODS = frozenset({DEFLATE64, ZSTANDARD, XZ})
_LOCAL_HEADER_BYTES = 30
_STEP = 1 << 12
"""So few packed bytes at a time that what they swell to fits into memory."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, /) -> bytes: ...


class Unpacked(Slice):
    """The bytes of one entry as a stream; a wrong checksum raises ``BadZipFile`` at its end."""

    def __init__(self, stream: BinaryIO, info: zipfile.ZipInfo) -> None:
        """Raises ``Unread`` where the library for the method is missing."""
        stream.seek(info.header_offset + _LOCAL_HEADER_BYTES - 4)
        lengths = stream.read(4)
        start = info.header_offset + _LOCAL_HEADER_BYTES + sum(memoryview(lengths).cast("H"))
        super().__init__(stream, start, start + info.compress_size)
        self._decompressor = _decompressor(info.compress_type)
        self._checksum = (0, info.CRC)

    def read(self, size: int) -> bytes:  # noqa: ARG002 - what comes of one step is handed over whole
        while packed := super().read(_STEP):
            if self._decompressor.eof:
                break
            if data := self._decompressor.decompress(packed):
                self._checksum = (zlib.crc32(data, self._checksum[0]), self._checksum[1])
                return data
        if self._checksum[0] != self._checksum[1]:
            raise zipfile.BadZipFile
        return b""


def _decompressor(method: int) -> _Decompressor:
    if method == XZ:
        return lzma.LZMADecompressor()
    try:
        if method == ZSTANDARD:
            from backports.zstd import ZstdDecompressor

            return ZstdDecompressor()
        return _Deflate64()
    except ImportError:
        raise Unread("extra:archives") from None


class _Deflate64:
    """inflate64 with the face of the standard library's decompressors."""

    def __init__(self) -> None:
        from inflate64 import Inflater

        self._inflater = Inflater()

    @property
    def eof(self) -> bool:
        return bool(self._inflater.eof)

    def decompress(self, data: bytes, /) -> bytes:
        return bytes(self._inflater.inflate(data))
