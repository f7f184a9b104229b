"""Zstandard streams: the standard library's module from Python 3.14 on, its backport before."""

from __future__ import annotations

import sys
from typing import BinaryIO, Self

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile


class ZstdStream:
    """The unpacked bytes of all frames, with the exceptions of the standard library."""

    def __init__(self, stream: BinaryIO) -> None:
        self._file = ZstdFile(stream)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; raises ``OSError`` where the stream is broken."""
        try:
            return self._file.read1(size)
        except ZstdError:
            raise OSError from None
