"""OFD, the fixed layout of Chinese invoices and official papers: pages, tags, notes, signers and seals, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.unzipped import unzipped
from audit.parsing.archives.zip_parts import Parts
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.ofd_document import Document, beside, signatures, told, xml
from audit.parsing.office.ofd_page import named

_ROOT = "OFD.xml"
_SILENT = re.compile(
    r"(?:.*/)?(?:(?:Public|Document|Page)Res|PublicRes_\d+)\.xml|.*\.(?:ttf|otf|ttc|cff)", re.IGNORECASE
)
"""Parts that say how a page looks, and fonts."""
_LOCK = re.compile(r"(?:.*/)?(?:Encryptions|DecryptSeed)\.(?:xml|dat)", re.IGNORECASE)
"""What GM/T 0099 adds to a file whose parts are encrypted."""


def sniff(head: Head) -> int:
    """The part that every OFD begins with."""
    return 96 if _ROOT in head.zip_names else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the pages of each document in order, then what stands beside them; everything else is a member."""
    return unzipped(source, reading, lambda archive: _inside(Parts(archive, source, reading), source, reading))


def _inside(parts: Parts, source: Source, reading: Reading) -> Iterator[Item]:
    root = xml(parts, _ROOT)
    if any(map(_LOCK.fullmatch, parts.names())):
        raise Unread("locked")
    if root is not None:
        yield from told(root, {"part": "properties"})
        for start in named(root, "DocRoot"):
            yield from Document(source, reading, parts, beside("", (start.text or "").strip())).items()
        for listed in named(root, "Signatures"):
            yield from signatures(parts, beside("", (listed.text or "").strip()))
    yield from parts.members(lambda name: bool(_SILENT.fullmatch(name)))
    if root is None:
        yield Remark(incomplete="damaged")


READER = Reader("ofd", sniff, read)
