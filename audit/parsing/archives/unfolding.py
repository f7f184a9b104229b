"""Members of archives: unfolded once into a private file, opened as often as asked, salvaged where they break."""

from __future__ import annotations

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO, Self, cast

from audit.errors import Unread
from audit.parsing.interface import Reading
from audit.parsing.text.encoding import is_chinese_by_chance

BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    RuntimeError,  # zipfile: a password is needed; NotImplementedError: an unknown compression method
)
"""What the decompressors of the standard library raise on damaged input."""

_RATIO_FREE_BYTES = 16 << 20
_STEP = 1 << 16


class Member:
    """One packed member.  ``open`` may be called again and again until ``close``.

    Where the packed stream breaks or swells past the ratio limit, the bytes that came before it are kept and
    ``broken`` holds the reason: the container that yields this member says so in a ``Remark``.
    """

    def __init__(self, packed: Callable[[], IO[bytes]], reading: Reading, packed_size: int | None = None) -> None:
        self._packed = packed
        self._reading = reading
        self._packed_size = packed_size
        self._file: BinaryIO | None = None
        self.broken: str | None = None

    def open(self) -> BinaryIO:
        """A fresh seekable stream at 0; raises ``Unread`` when nothing at all can be read."""
        if self._file is None:
            self._file = self._unfold()
        return view(self._file)

    def close(self) -> None:
        """Give the private file back; the container calls it before its next member."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _unfold(self) -> BinaryIO:
        try:
            packed = self._packed()
        except BROKEN as error:
            raise Unread("damaged") from error
        with packed:
            return self._reading.unfold(cast(BinaryIO, _Salvage(packed, self)))

    def _swollen(self, total: int) -> bool:
        limit = self._reading.limits.ratio
        return bool(self._packed_size) and total > max(_RATIO_FREE_BYTES, (self._packed_size or 0) * limit)

    def feed(self, packed: IO[bytes], size: int, total: int) -> bytes:
        """The next bytes, or none where the stream breaks or swells; ``total`` bytes have come before."""
        if self._swollen(total):
            self.broken = f"limit:ratio:{self._reading.limits.ratio}"
            return b""
        try:
            # read1 hands over what it has; read would lose it when the next bytes turn out to be broken
            return cast(bytes, getattr(packed, "read1", packed.read)(size))
        except BROKEN:
            self.broken = "damaged"
            return b""


class _Salvage:
    """A stream that ends quietly where its source breaks; the member remembers why."""

    def __init__(self, packed: IO[bytes], member: Member) -> None:
        self._packed = packed
        self._member = member
        self._total = 0

    def read(self, size: int) -> bytes:
        data = self._member.feed(self._packed, size, self._total)
        self._total += len(data)
        return data


class _View(io.RawIOBase):
    """One reader's own position in a shared seekable file; closing it leaves the file open."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence)
        self._at = max(0, offset + base) if base is not None else self._file.seek(offset, whence)
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # the buffer protocol has no type before 3.12
        self._file.seek(self._at)
        data = self._file.read(len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def view(file: BinaryIO) -> BinaryIO:
    """A stream of its own over ``file``, at 0; closing it leaves ``file`` open."""
    return io.BufferedReader(_View(file))


class Names:
    """The names of the members of one container, each once: a second ``a.txt`` becomes ``a.txt#2``."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, name: str) -> str:
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"


class Slice:
    """The bytes ``start`` to ``end`` of a seekable stream as a stream of their own; it may end early."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._at, self._end = start, end

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The stream below stays open: it is the container's."""

    def read(self, size: int) -> bytes:
        self._stream.seek(self._at)
        data = self._stream.read(min(size, self._end - self._at))
        self._at += len(data)
        return data


class Inflated(Slice):
    """The inflated bytes of such a slice; ``wbits`` as zlib has it: negative without a header."""

    def __init__(self, stream: BinaryIO, start: int, end: int, wbits: int = -zlib.MAX_WBITS) -> None:
        super().__init__(stream, start, end)
        self._inflate = zlib.decompressobj(wbits)

    def read(self, size: int) -> bytes:
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or super().read(_STEP)
            data = self._inflate.decompress(packed, size)
            if data or not packed:
                return data
        return b""


def decode_name(raw: bytes) -> str:
    """The name of a member whose encoding is not declared: UTF-8, else what Chinese systems wrote, else DOS.

    The two overlap: the GBK bytes of 通讯录 are also valid UTF-8, where they make letters of several alphabets.
    """
    utf8, chinese = _decoded(raw, "utf-8"), _decoded(raw, "gb18030")
    if utf8 is None:
        return raw.decode("cp437") if chinese is None else chinese
    return chinese if chinese is not None and is_chinese_by_chance(raw, utf8) else utf8


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
