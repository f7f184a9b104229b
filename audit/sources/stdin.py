"""Standard input, kept where it can be read twice: in memory up to 8 MB, past that in a nameless file (0600)."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from audit.model import Source
from audit.sources.root import SourceOrRow

IN_MEMORY = 8 << 20


class Spool(io.RawIOBase):
    """A stream over an open descriptor, with a position of its own: forked processes share that of the descriptor."""

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As of any stream."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]  # what BufferedReader hands over
        """As of any raw stream."""
        data = os.pread(self._descriptor, len(buffer), self._position)
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


@dataclass(frozen=True, slots=True)
class Stdin:
    """What came through the pipe, called ``path``.  It is read to its end when the Root is made, once."""

    path: str
    content: bytes | BinaryIO
    size: int
    root: int = 0
    name: str = "-"

    @classmethod
    def spool(cls, stream: BinaryIO, path: str = "stdin", root: int = 0) -> Stdin:
        """Read ``stream`` to its end."""
        head = stream.read(IN_MEMORY + 1)
        if len(head) <= IN_MEMORY:
            return cls(path, head, len(head), root)
        spooled = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the Root; it has no name to remove
        size = spooled.write(head)
        while block := stream.read(1 << 20):
            size += spooled.write(block)
        spooled.flush()
        return cls(path, spooled, size, root)

    def sources(self) -> Iterator[SourceOrRow]:
        """The one Source."""
        yield Source(self.path, partial(_open, self.content, self.size), self.root, size=self.size)

    def total_bytes(self) -> int | None:
        """Its size, which is known."""
        return self.size

    def real(self, path: str) -> str | None:  # noqa: ARG002 - a Root's face
        """See ``Root``."""
        return None

    def shown(self, path: str) -> str:
        """See ``Root``."""
        return path


def _open(content: bytes | BinaryIO, size: int) -> BinaryIO:
    if isinstance(content, bytes):
        return io.BytesIO(content)
    return io.BufferedReader(Spool(content.fileno(), size))
