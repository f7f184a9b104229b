"""ZIP archives: every member is a source of its own; nothing is ever extracted under a name the archive gave.

The standard library reads the members; what it does not check is checked here: entries that overlap (one short
archive that unfolds without end), names without a declared encoding, two entries of one name.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

from audit.model import Item, Remark, Segment, Source
from audit.parsing.archives.unfolding import Member, Names, decode_name
from audit.parsing.archives.unzipped import unzipped
from audit.parsing.archives.zip_entries import member_name, packed
from audit.parsing.archives.zip_locks import ZipLock
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at

_PROGRAM = b"MZ"


def sniff(head: Head) -> int:
    """Low on purpose: documents that are zip archives inside are told by their member names and win.  An archive may
    stand behind the program that unpacks it."""
    if head.data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04")):
        return 60
    return 60 if head.data.startswith(_PROGRAM) and _is_archive(head.source) else 0


def _is_archive(source: Source) -> bool:
    with source.open() as stream:
        return zipfile.is_zipfile(stream)


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each member in the order of its name; a member opens only until the next one is asked for."""
    return unzipped(source, reading, lambda archive: _members(source, reading, archive))


def appended(source: Source, reading: Reading, stream: BinaryIO) -> Iterator[Item]:
    """The members of a zip archive that stands behind another file in the same bytes; nothing when there is none."""
    if zipfile.is_zipfile(stream):
        yield from read(source, reading)


def _members(source: Source, reading: Reading, archive: zipfile.ZipFile) -> Iterator[Item]:
    if archive.comment:
        yield Segment(decode_name(archive.comment), at({"name": "file"}), hint="comment")
    names, lock = Names(), ZipLock(archive, source, reading)
    files = [(member_name(info), info) for info in archive.infolist() if not info.is_dir()]
    for name, info in sorted(files, key=lambda pair: (pair[0], pair[1].header_offset)):
        member = Member(packed(archive, info, lock), reading, info.compress_size)
        with closing(member):
            yield source.member(names.unique(name), member.open, info.file_size)
            if member.broken:
                yield Remark(incomplete=member.broken)
        if info.comment:
            yield Segment(decode_name(info.comment), at({"name": "member"}), hint="comment")


READER = Reader("zip", sniff, read)
