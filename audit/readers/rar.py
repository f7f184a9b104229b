"""RAR archives of both generations: every file is a source of its own.  No password opens one here."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Remark, Source
from audit.parsing.archives.libarchive_files import files
from audit.parsing.archives.rar_blocks import RarBlocks
from audit.parsing.interface import Head, Reader, Reading

_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"


def sniff(head: Head) -> int:
    """The signatures of the RAR 5.0 archive format description."""
    return 100 if head.data.startswith((_RAR4, _RAR5)) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each file in the archive's order, and whether the archive was cut."""
    with source.open() as stream:
        blocks = RarBlocks(stream)
        stream.seek(0)
        name = "rar5" if reading.head.data.startswith(_RAR5) else "rar"
        yield from files(source, reading, stream, name, blocks.checksums)
        if not blocks.whole:
            yield Remark(incomplete="damaged")


READER = Reader("rar", sniff, read)
