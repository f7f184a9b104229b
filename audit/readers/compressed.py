"""Single compressed streams: gzip, bzip2, xz, lzma, lzip, LZ4, Zstandard, open Android backups.

Each holds one member, named like the file without its suffix.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.lzip import MAGIC as _LZIP
from audit.parsing.archives.lzip import LzipStream
from audit.parsing.archives.unfolding import Inflated, Member, Slice
from audit.parsing.archives.xz import MAGIC as _XZ
from audit.parsing.archives.xz import XzStream
from audit.parsing.interface import Head, Reader, Reading

_GZIP, _BZIP2 = b"\x1f\x8b\x08", b"BZh"
_LZ4 = b"\x04\x22\x4d\x18"
_ZSTANDARD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
"""A frame, or a frame to skip before it (RFC 8878, 3.1)."""
_LZMA = re.compile(rb"\x5d\x00\x00.{2}(?:\xff{8}|.{5}\x00{3})", re.DOTALL)
"""The usual properties, a dictionary of whole 64 KB, a size that is unknown or below 2^40 (lzma-file-format.txt)."""
_ANDROID = re.compile(rb"ANDROID BACKUP\n\d+\n([01])\nnone\n")
"""The head of ``adb backup`` without encryption, then a tar archive: deflated (1) or as it is."""
_HEAD_BYTES = 64
_BLOCK_MAGICS = (b"1AY&SY", b"\x17rE8P\x90")
_TAR_SUFFIXES = {".tgz", ".tbz", ".tbz2", ".txz", ".taz", ".tlz", ".tzst", ".ab"}


def sniff(head: Head) -> int:
    """Magic bytes; bzip2 also by the magic of its first block, because ``BZh`` alone may begin a text."""
    data = head.data
    if data.startswith((_GZIP, _XZ, _LZIP, _LZ4)) or _ZSTANDARD.match(data) or _ANDROID.match(data):
        return 100
    if _LZMA.match(data):
        return 90
    return 100 if data.startswith(_BZIP2) and data[4:10] in _BLOCK_MAGICS else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the one member; it opens only until the reading goes on."""
    with source.open() as stream:
        unpack = _unpacker(stream.read(_HEAD_BYTES))
        with closing(Member(lambda: unpack(_rewound(stream)), reading, reading.head.size)) as member:
            yield source.member(inner_name(source.name), member.open)
            if member.broken:
                yield Remark(incomplete=member.broken)


def _rewound(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream


def _unpacker(magic: bytes) -> Callable[[BinaryIO], IO[bytes]]:
    if magic.startswith(_GZIP):
        import gzip

        return lambda stream: cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if magic.startswith(_BZIP2):
        import bz2

        return bz2.BZ2File
    if magic.startswith(_LZIP):
        return lambda stream: cast("IO[bytes]", LzipStream(stream))
    if magic.startswith(_LZ4):
        return _lz4()
    if magic.startswith(_XZ):
        return lambda stream: cast("IO[bytes]", XzStream(stream))
    if _LZMA.match(magic):
        import lzma

        return lzma.LZMAFile
    return _android(android) if (android := _ANDROID.match(magic)) else _zstandard()


def _zstandard() -> Callable[[BinaryIO], IO[bytes]]:
    try:
        from audit.parsing.archives.zstandard import ZstdStream
    except ImportError:
        raise Unread("extra:archives") from None
    return lambda stream: cast("IO[bytes]", ZstdStream(stream))


def _lz4() -> Callable[[BinaryIO], IO[bytes]]:
    try:
        from lz4.frame import LZ4FrameFile
    except ImportError:
        raise Unread("extra:archives") from None
    return lambda stream: cast("IO[bytes]", LZ4FrameFile(stream))


def _android(head: re.Match[bytes]) -> Callable[[BinaryIO], IO[bytes]]:
    def unpack(stream: BinaryIO) -> IO[bytes]:
        start, end = head.end(), stream.seek(0, 2)
        deflated = head[1] == b"1"
        body = Inflated(stream, start, end, zlib.MAX_WBITS) if deflated else Slice(stream, start, end)
        return cast("IO[bytes]", body)

    return unpack


def inner_name(name: str) -> str:
    """``a.csv.gz`` → ``a.csv``, ``b.tgz`` → ``b.tar``, ``c`` → ``c``."""
    path = PurePosixPath(name)
    return f"{path.stem}.tar" if path.suffix.lower() in _TAR_SUFFIXES else path.stem


READER = Reader("compressed", sniff, read)
