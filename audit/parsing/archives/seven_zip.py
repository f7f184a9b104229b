"""The files of a 7z archive, by py7zr: one compressed folder after the other, its files in private temporary ones.

A folder is one stream that holds many files in a row ("solid"), so they are unfolded together.  py7zr's own ``extract``
is not used: it refuses a whole archive for one name with ``..`` in it, and here no name of an archive is a path.
Its exceptions are of many types, so whatever it raises counts as damage.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO, cast

from py7zr import SevenZipFile
from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import MemIO, Py7zIO, WriterFactory
from py7zr.py7zr import ArchiveFile

from audit.errors import Unread
from audit.parsing.interface import Reading
from audit.passwords import Passwords

_RATIO_FREE_BYTES = 16 << 20
_PROVED_BYTES = 1 << 20
_BLOCK = 1 << 16


def opened(stream: BinaryIO, passwords: Passwords) -> SevenZipFile | None:
    """The archive, with the first password that fits when it has one; None when none does.  Raises ``Unread``."""
    try:
        archive = _opened(stream, None)
        if not archive.needs_password():
            return archive
    except PasswordRequired:
        pass  # the names are encrypted too
    except MemoryError:
        raise
    except Exception as error:
        raise Unread("damaged") from error
    fitting = (password for password in passwords if _fits(stream, password))
    password = next(fitting, None)
    return None if password is None else _opened(stream, password)


def _opened(stream: BinaryIO, password: str | None) -> SevenZipFile:
    stream.seek(0)
    return SevenZipFile(stream, password=password)


def folders(archive: SevenZipFile) -> Iterator[tuple[list[ArchiveFile], int, int]]:
    """(files, start, end) of each compressed stream."""
    streams = getattr(archive.header, "main_streams", None)
    if streams is None:
        return
    ends = [archive.afterheader + position for position in streams.packinfo.packpositions]
    for folder, start, end in zip(streams.unpackinfo.folders, ends, ends[1:], strict=False):
        yield list(folder.files or ()), start, end


def is_file(file: ArchiveFile) -> bool:
    """Whether it holds bytes of its own: no folder, link or socket."""
    return not (file.is_directory or file.is_symlink or file.is_junction or file.is_socket)


def unfold(archive: SevenZipFile, files: Iterable[ArchiveFile], start: int, end: int, sinks: Sinks) -> str | None:
    """Fill ``sinks`` with ``files``; the reason why it ended early, if it did.  What came before stays there."""
    listed = list(files)
    for file in listed:
        archive.worker.register_filelike(file.id, MemIO(str(file.id), sinks) if is_file(file) else None)
    try:
        archive.worker.extract_single(archive.fp, listed, None, start, end, None)
    except Unread as limit:
        return limit.reason
    except MemoryError:
        raise
    except UnsupportedCompressionMethodError:
        return "unsupported:7z"
    except Exception:
        return "damaged"
    return None


class Sinks(WriterFactory):
    """Private files by the number of the archive's file, under the budget and the ratio of the reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._unfolded = 0
        self._most = max(_RATIO_FREE_BYTES, (reading.head.size or 0) * reading.limits.ratio)
        self._files: dict[int, BinaryIO] = {}

    @property
    def files(self) -> Mapping[int, BinaryIO]:
        """What was written since ``clear``."""
        return self._files

    def create(self, filename: str) -> Py7zIO:
        """A sink for the file whose number is ``filename``."""
        file = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=8 << 20, dir=str(self._reading.scratch)))  # noqa: SIM115 - ``clear`` closes it
        self._files[int(filename)] = file
        return _Sink(self, file)

    def spend(self, count: int) -> None:
        """Count unfolded bytes; raises ``Unread`` past a limit."""
        self._reading.budget.spend(count)
        self._unfolded += count
        if self._unfolded > self._most:
            raise Unread(f"limit:ratio:{self._reading.limits.ratio}", "partial")

    def clear(self) -> None:
        """Give the private files back."""
        while self._files:
            self._files.popitem()[1].close()


class _Sink(Py7zIO):
    """Where py7zr writes one file."""

    def __init__(self, sinks: Sinks, file: BinaryIO) -> None:
        self._sinks = sinks
        self._file = file

    def write(self, data: bytes | bytearray) -> int:
        for start in range(0, len(data), _BLOCK):  # the library hands over up to 128 MB at once
            block = data[start : start + _BLOCK]
            self._sinks.spend(len(block))
            self._file.write(block)
        return len(data)

    def read(self, size: int | None = None) -> bytes:
        return self._file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def flush(self) -> None:
        """It is read through the same object."""

    def size(self) -> int:
        return self._file.tell()


def _fits(stream: BinaryIO, password: str) -> bool:
    """A wrong password shows only in what comes out: no error within the first file or its first megabyte."""
    try:
        archive = _opened(stream, password)
        for files, start, end in islice(folders(archive), 1):
            archive.worker.register_filelike(files[0].id, MemIO("", _Proof()))
            archive.worker.extract_single(archive.fp, files[:1], None, start, end, None)
    except _Enough:
        return True
    except Exception:
        return False
    return True


class _Enough(Exception):
    """As much came out as was wanted."""


class _Proof(WriterFactory):
    """Takes the first megabyte of one file and keeps nothing."""

    def create(self, filename: str) -> Py7zIO:  # noqa: ARG002
        return _Counted()


class _Counted(Py7zIO):
    def __init__(self) -> None:
        self._size = 0

    def write(self, data: bytes | bytearray) -> int:
        self._size += len(data)
        if self._size > _PROVED_BYTES:
            raise _Enough
        return len(data)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
        return b""

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:  # noqa: ARG002
        return 0

    def flush(self) -> None:
        """Nothing is kept."""

    def size(self) -> int:
        return self._size
