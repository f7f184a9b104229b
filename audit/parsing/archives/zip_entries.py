"""Entries of a zip archive: how one is opened, what it is called, and whether two of them overlap."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from audit.errors import Unread
from audit.parsing.archives.unfolding import BROKEN, decode_name
from audit.parsing.archives.zip_locks import ZipLock
from audit.parsing.archives.zip_methods import METHODS, Unpacked

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_LOCAL_HEADER_BYTES = 30


def opened(stream: BinaryIO) -> zipfile.ZipFile | None:
    """The archive, its entries checked; None when it has no directory that can be read.  Raises ``Unread``."""
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN:
        return None
    _refuse_overlaps(archive)
    return archive


def packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo, lock: ZipLock) -> Callable[[], IO[bytes]]:
    """What opens one entry; it raises ``Unread`` when the entry is encrypted and no password fits."""

    def open_packed() -> IO[bytes]:
        if info.flag_bits & _ENCRYPTED:
            return lock.open(info, member_name(info))
        if info.compress_type in METHODS:
            return cast("IO[bytes]", Unpacked(cast(BinaryIO, archive.fp), info))
        return archive.open(info)

    return open_packed


def member_name(info: zipfile.ZipInfo) -> str:
    """The whole name (not cut at a NUL), its bytes decoded when the archive does not say how."""
    if info.flag_bits & _UTF8_NAME:
        return info.orig_filename
    return decode_name(info.orig_filename.encode("cp437"))


def _refuse_overlaps(archive: zipfile.ZipFile) -> None:
    """Raise ``Unread`` when two entries share bytes: no archiver writes that, only bombs do."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Unread("damaged")
        end = info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename) + info.compress_size
    if archive.infolist() and end > archive.start_dir:
        raise Unread("damaged")
