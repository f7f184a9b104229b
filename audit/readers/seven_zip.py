"""7z archives: every file is a source of its own; folders, links and anything else without bytes are none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Names, view
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.locks import locked

if TYPE_CHECKING:
    from py7zr import SevenZipFile


def sniff(head: Head) -> int:
    """The signature of 7zFormat.txt (7-Zip 24, "Signature")."""
    return 100 if head.data.startswith(b"7z\xbc\xaf\x27\x1c") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each file in the archive's order; one of a solid block opens only until the block is done."""
    try:
        from audit.parsing.archives.seven_zip import opened
    except ImportError:
        raise Unread("extra:archives") from None
    with source.open() as stream:
        archive = opened(stream, reading.passwords)
        if archive is None:
            raise locked(source, reading.passwords)
        yield from _files(source, reading, archive)


def _files(source: Source, reading: Reading, archive: SevenZipFile) -> Iterator[Item]:
    from audit.parsing.archives.seven_zip import Sinks, folders, is_file, unfold

    names = Names()
    for file in archive.files:
        if file.emptystream and is_file(file):
            yield source.member(names.unique(file.filename), BytesIO, 0)
    sinks = Sinks(reading)
    for files, start, end in folders(archive):
        reason = unfold(archive, files, start, end, sinks)
        for file in files:
            if file.id in sinks.files:
                opener = partial(view, sinks.files[file.id])
                yield source.member(names.unique(file.filename), opener, file.uncompressed)
        sinks.clear()
        if reason and reason.startswith("limit"):
            raise Unread(reason, "partial")
        if reason:
            yield Remark(incomplete=reason)


READER = Reader("7z", sniff, read)
