"""The parts of a workbook that is a zip archive beside its cells: comments, properties, drawings, pictures, caches."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import BROKEN, Member
from audit.parsing.interface import Reading
from audit.parsing.office.ods_margins import ods_margins
from audit.parsing.office.sheet_unfolding import CELL_PARTS

_PLUMBING = re.compile(
    r".*\.rels|\[Content_Types\]\.xml|mimetype|META-INF/.*|(?:settings|styles)\.xml"
    r"|xl/(?:theme|tables|printerSettings|ctrlProps)/.*|xl/(?:calcChain|metadata|volatileDependencies)\..*"
    r"|customXml/itemProps\d*\.xml|manifest\.rdf|Configurations2/.*"
)
"""Parts without a word of the user's, or with the headers once more."""
_WORDLESS = re.compile(
    r"xl/(?:drawings|charts|chartsheets|diagrams|connections|queryTables|pivotTables|richData|slicer\w*)\b.*\.xml"
)
"""Parts that mostly place and draw: members only where there are words in them, or where data came from."""
_WORDS = re.compile(
    rb"<(?:a:|xdr:)?t\b[^>]*>[^<]*\S|<c:v>\s*[^\s<\d.+-]|(?:connection|command|descr|sourceFile|url|author)=\"[^\"]"
)
_LOOKED_THROUGH = 16 << 20


def is_locked(source: Source) -> bool:
    """Whether an OpenDocument archive says that its parts are encrypted."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive, archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1 << 20)
    except (*BROKEN, KeyError):
        return False


def leftovers(source: Source, reading: Reading, cells_too: bool = False) -> Iterator[Item]:
    """Comments, properties, drawings, pictures, caches as members; with ``cells_too`` the sheets as plain parts."""
    if not cells_too:
        yield from ods_margins(source)
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                name = info.filename.replace("\\", "/")
                if not (info.is_dir() or _PLUMBING.fullmatch(name)) and (cells_too or not CELL_PARTS.fullmatch(name)):
                    yield from _member(source, reading, archive, info)
    except BROKEN:
        yield Remark(incomplete="damaged")


def _member(source: Source, reading: Reading, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Item]:
    with closing(Member(partial(archive.open, info), reading, info.compress_size)) as member:
        if _WORDLESS.fullmatch(info.filename.replace("\\", "/")) and not _has_words(member):
            return
        yield source.member(info.filename, member.open, info.file_size)
        if member.broken:
            yield Remark(incomplete=member.broken)


def _has_words(part: Member) -> bool:
    with part.open() as stream:
        return _WORDS.search(stream.read(_LOOKED_THROUGH)) is not None
