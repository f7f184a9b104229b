"""Tar archives: regular files are sources, where links lead is text; nothing is extracted."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import closing
from typing import IO, BinaryIO, cast

from audit.model import Item, Remark, Segment, Source
from audit.parsing.archives.unfolding import BROKEN, Member, Names, Slice, decode_name
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at

_HEADER_BYTES = 512


def sniff(head: Head) -> int:
    """``ustar`` at its place, or a first header whose checksum is right (archives older than ustar)."""
    header = head.data[:_HEADER_BYTES]
    if len(header) < _HEADER_BYTES or not header.strip(b"\0"):
        return 0
    try:
        tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return 0
    return 100 if header[257:262] == b"ustar" else 90


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each regular file in the archive's order; what follows a damaged header is lost and said so."""
    names = Names()
    with source.open() as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        try:
            archive = tarfile.open(fileobj=stream, mode="r:", encoding="utf-8", errors="surrogateescape")  # noqa: SIM115
        except BROKEN:
            yield Remark(incomplete="damaged")
            return
        with archive:
            for info in _headers(archive, size):
                if isinstance(info, Remark):
                    yield info
                elif info.isreg():
                    yield from _member(source, reading, info, _packed(archive, stream, info), names)
                elif info.issym():
                    yield Segment(_decoded(info.linkname), at({"name": "member"}), hint="link")


def _headers(archive: tarfile.TarFile, size: int) -> Iterator[tarfile.TarInfo | Remark]:
    """The headers until the end or the first one that cannot be true."""
    while True:
        try:
            info = archive.next()
        except BROKEN:
            yield Remark(incomplete="damaged")
            return
        if info is None:
            return
        if info.isreg() and not info.issparse() and not 0 <= info.size <= size - info.offset_data:
            yield Remark(incomplete="damaged")
            if not 0 <= info.offset_data < size or info.size < 0:
                return
        yield info


def _packed(archive: tarfile.TarFile, stream: BinaryIO, info: tarfile.TarInfo) -> IO[bytes]:
    """The bytes of one file.  The library's own stream gives nothing of a file that is cut: only sparse ones use it."""
    if info.issparse():
        return cast("IO[bytes]", archive.extractfile(info))
    return cast("IO[bytes]", Slice(stream, info.offset_data, info.offset_data + info.size))


def _member(source: Source, reading: Reading, info: tarfile.TarInfo, packed: IO[bytes], names: Names) -> Iterator[Item]:
    name = names.unique(_decoded(info.name))
    with closing(Member(lambda: packed, reading)) as member:
        yield source.member(name, member.open, info.size)
        if member.broken:
            yield Remark(incomplete=member.broken)


def _decoded(name: str) -> str:
    return decode_name(name.encode("utf-8", "surrogateescape"))


READER = Reader("tar", sniff, read)
