"""Single compressed streams: gzip, bzip2, xz.  Each holds one member, named like the file without its suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.unfolding import Member

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"
_BLOCK_MAGICS = (b"1AY&SY", b"\x17rE8P\x90")
_TAR_SUFFIXES = {".tgz", ".tbz", ".tbz2", ".txz", ".taz"}


def sniff(head: Head) -> int:
    """Magic bytes; bzip2 also by the magic of its first block, because ``BZh`` alone may begin a text."""
    data = head.data
    if data.startswith((_GZIP, _XZ)):
        return 100
    return 100 if data.startswith(_BZIP2) and data[4:10] in _BLOCK_MAGICS else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the one member; it opens only until the reading goes on."""
    with source.open() as stream:
        unpack = _unpacker(stream.read(6))
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
    import lzma

    return lzma.LZMAFile


def inner_name(name: str) -> str:
    """``a.csv.gz`` → ``a.csv``, ``b.tgz`` → ``b.tar``, ``c`` → ``c``."""
    path = PurePosixPath(name)
    return f"{path.stem}.tar" if path.suffix.lower() in _TAR_SUFFIXES else path.stem


READER = Reader("compressed", sniff, read)
