"""Files of the archives that libarchive reads: RAR of both generations, CAB, CPIO, ISO 9660, LHA, XAR.

libarchive is a library of the system (BSD licence).  It is told which format to expect: left to itself it would also
follow what other formats say, mtree for one, which names files to read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from ctypes import create_string_buffer
from itertools import chain, repeat
from typing import IO, TYPE_CHECKING, BinaryIO, Self, cast

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Member, Names, decode_name
from audit.parsing.interface import Reading

if TYPE_CHECKING:
    from libarchive.entry import ArchiveEntry

_BLOCK = 1 << 16


def files(
    source: Source, reading: Reading, stream: BinaryIO, format_name: str, checksums: Iterable[int | None] = ()
) -> Iterator[Item]:
    """Yield each regular file in the archive's order; ``checksums`` (CRC-32) of all entries, if they are known.

    Raises ``Unread``: the extra or the library is missing, or the names are encrypted.
    """
    try:
        from libarchive import stream_reader
        from libarchive.exception import ArchiveError
    except ImportError:
        raise Unread("extra:archives") from None
    except (OSError, TypeError, AttributeError):  # ctypes found no library, or one that is too old
        raise Unread("library:libarchive") from None
    names = Names()
    came = False
    try:
        with stream_reader(stream, format_name, "none") as archive:
            for entry, checksum in zip(archive, chain(checksums, repeat(None)), strict=False):
                came = True
                if entry.isreg:
                    yield from _file(source, reading, _Blocks(entry, checksum), names)
    except ArchiveError as error:
        if _is_lock(error):
            raise Unread(f"locked:{format_name.rstrip('5')}") from None
        came = False
    if not came:  # cut right behind its first block, it ends without an error
        yield Remark(incomplete="damaged")


def _file(source: Source, reading: Reading, blocks: _Blocks, names: Names) -> Iterator[Item]:
    with closing(Member(lambda: cast("IO[bytes]", blocks), reading, reading.head.size)) as member:
        yield source.member(names.unique(blocks.name), member.open, blocks.size)
        if member.broken:
            yield Remark(incomplete=member.broken)


def _is_lock(error: Exception) -> bool:
    return "ncrypt" in str(getattr(error, "msg", ""))


class _Blocks:
    """The bytes of one entry as a stream, with the exceptions of the standard library."""

    def __init__(self, entry: ArchiveEntry, checksum: int | None) -> None:
        name = entry.pathname or "file"
        self.name = decode_name(name) if isinstance(name, bytes) else str(name)
        self.size: int | None = entry.size
        self._archive = entry._archive_p
        self._missing = self.size or 0
        self._expected, self._checksum = checksum, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The archive goes on to the next entry by itself."""

    def read(self, size: int) -> bytes:  # noqa: ARG002 - a block at a time
        from libarchive.exception import ArchiveError
        from libarchive.ffi import read_data  # ``get_blocks`` takes the code of a warning for a length

        buffer = create_string_buffer(_BLOCK)
        try:
            count = read_data(self._archive, buffer, _BLOCK)
        except ArchiveError as error:
            if _is_lock(error):
                raise Unread("locked:rar") from None
            raise OSError from None
        if count < 0 or (count == 0 and not self._is_whole()):
            raise OSError
        data = buffer.raw[:count]
        self._missing -= count
        self._checksum = zlib.crc32(data, self._checksum)
        return data

    def _is_whole(self) -> bool:
        """The library takes a cut for the end, and not every checksum seriously."""
        return self._missing <= 0 and self._expected in (None, self._checksum)
