"""Fields of a binary file, one behind the other; none is taken that is not there as a whole."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from audit.errors import Unread


class Fields:
    """Reads from where ``stream`` stands.  ``order`` is ``<`` or ``>``.  Raises ``Unread`` at the end of the file."""

    def __init__(self, stream: BinaryIO, order: str = "<") -> None:
        self.stream = stream
        self.order = order
        start = stream.tell()
        self._end = stream.seek(0, 2)
        stream.seek(start)

    @property
    def left(self) -> int:
        """How many bytes there still are."""
        return self._end - self.stream.tell()

    def take(self, size: int) -> bytes:
        """The next ``size`` bytes."""
        if not 0 <= size <= self.left:
            raise Unread("damaged", "partial")
        return self.stream.read(size)

    def skip(self, size: int) -> None:
        """Go on behind the next ``size`` bytes."""
        if size > self.left:
            raise Unread("damaged", "partial")
        self.stream.seek(size, 1)

    def numbers(self, kinds: str) -> tuple[Any, ...]:
        """The next numbers, in the letters of ``struct``."""
        form = struct.Struct(self.order + kinds)
        return form.unpack(self.take(form.size))

    def number(self, kind: str) -> int:
        """The next whole number."""
        return int(self.numbers(kind)[0])

    def texts(self, count: int, width: int) -> list[bytes]:
        """A row of texts, each without what fills its field up."""
        data = self.take(count * width)
        return [data[at : at + width].partition(b"\0")[0] for at in range(0, len(data), width)]


def whole_rows(pieces: Iterable[bytes], size: int, most: int) -> Iterator[bytes]:
    """Rows of ``size`` bytes, ``most`` of them at a time and what is left at the end; no part of a row."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) >= size * most:
            yield bytes(held[: size * most])
            del held[: size * most]
    if whole := len(held) // size * size:
        yield bytes(held[:whole])
