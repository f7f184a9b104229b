"""Archives that are rare among exports: CAB, CPIO, Debian packages, ISO 9660 images, LHA, XAR."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.model import Item, Source
from audit.parsing.archives.libarchive_files import files
from audit.parsing.interface import Head, Reader, Reading

_MAGICS = {
    "ar": re.compile(rb"!<arch>\ndebian-binary"),
    "cab": re.compile(rb"MSCF\x00\x00\x00\x00"),
    "cpio": re.compile(rb"07070[127][0-9A-Fa-f]{70}"),
    "iso9660": re.compile(rb".{32769}CD001", re.DOTALL),
    "lha": re.compile(rb"..-lh[0-7d]-.{13}[\x00-\x02]", re.DOTALL),
    "xar": re.compile(rb"xar!\x00\x1c\x00"),
}
"""Signatures by the names that libarchive has for the formats; file(1), November 2026."""


def sniff(head: Head) -> int:
    """Magic bytes."""
    return 90 if _format(head.data) else 0


def _format(data: bytes) -> str:
    return next((name for name, magic in _MAGICS.items() if magic.match(data)), "")


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield each file in the archive's order."""
    with source.open() as stream:
        yield from files(source, reading, stream, _format(reading.head.data))


READER = Reader("archive", sniff, read)
