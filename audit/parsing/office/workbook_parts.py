"""The parts of a workbook that is a zip archive: how large they really are, and those that hold more than cells.

Calamine lays a sheet out as one dense block from its first to its last cell and ends the process when that does not
fit.  So the parts are unfolded and counted before it sees them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from string import ascii_uppercase, digits
from typing import IO

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import BROKEN, Member
from audit.parsing.interface import Reading

_CELLS = 20_000_000
_BLOCK = 1 << 18
_RATIO_FREE_BYTES = 16 << 20
_CELL_PARTS = re.compile(
    r"xl/(?:worksheets/[^/]*|sharedStrings|styles|workbook)\.(?:xml|bin)|content\.xml", re.IGNORECASE
)
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
_FILLED = re.compile(rb'c r="(?<=[<:]c r=")([A-Z]{1,3}+[0-9]{1,7}+)"[^>]*+(?<!/)>')
"""A cell that is not empty; its literal beginning is what makes the search fast."""
_CORNERS = (
    re.compile(rb'c r="(?:[A-Z]{2}|[A-Z](?:\d{7}|[89]\d{5}|7[6-9]\d{4}))'),
    re.compile(rb'c r="(?:[A-Z]{3}|[A-Z]{1,2}(?:\d{6}|[3-9]\d{4}|2[89]\d{3}))'),
)
"""Each finds what lies beyond a corner (Z759999, ZZ27999) before which no sheet spans too many cells."""
_OVERLAP = 128
_LOOKED_THROUGH = 16 << 20


def too_large(source: Source, reading: Reading) -> str | None:
    """The limit a workbook passes: more bytes than allowed, or a sheet that spans more cells than can be laid out."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            parts = [info for info in archive.infolist() if _CELL_PARTS.fullmatch(info.filename.replace("\\", "/"))]
            spans = max((_span(archive, info, reading) for info in parts), default=0)
    except Unread as limit:
        return limit.reason
    except BROKEN:
        return None  # calamine has its own word on it
    return f"limit:cells:{_CELLS}" if spans > _CELLS else None


def is_locked(source: Source) -> bool:
    """Whether an OpenDocument archive says that its parts are encrypted."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive, archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1 << 20)
    except (*BROKEN, KeyError):
        return False


def leftovers(source: Source, reading: Reading, cells_too: bool = False) -> Iterator[Item]:
    """Comments, properties, drawings, pictures, caches as members; with ``cells_too`` the sheets as plain parts."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                name = info.filename.replace("\\", "/")
                if not (info.is_dir() or _PLUMBING.fullmatch(name)) and (cells_too or not _CELL_PARTS.fullmatch(name)):
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


def _span(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading) -> int:
    """Rows times columns that the cells of one part lie in, 0 where it has no far corner; counts its bytes."""
    with archive.open(info) as part:
        blocks = _overlapping(_counted(part, info, reading))
        first = next(blocks, b"")
        corner = next((corner for corner in _CORNERS if not corner.search(first)), None)
        is_within = [corner is not None and not corner.search(block) for block in blocks]
    if corner is not None and all(is_within):
        return 0
    rows, columns = _Range(), _Range()
    with archive.open(info) as part:
        for block in _overlapping(iter(partial(part.read, _BLOCK), b"")):
            references = b" ".join(_FILLED.findall(block))
            rows.widen(map(int, {*references.translate(None, ascii_uppercase.encode()).split()}))
            columns.widen(map(_column, {*references.translate(None, digits.encode()).split()}))
    return rows.length * columns.length


def _counted(part: IO[bytes], info: zipfile.ZipInfo, reading: Reading) -> Iterator[bytes]:
    total = 0
    while block := part.read(_BLOCK):
        total += len(block)
        reading.budget.spend(len(block))
        if total > max(_RATIO_FREE_BYTES, info.compress_size * reading.limits.ratio):
            raise Unread(f"limit:ratio:{reading.limits.ratio}", "partial")
        yield block


def _overlapping(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """So that a reference is whole in one of them."""
    tail = b""
    for block in blocks:
        yield tail + block
        tail = block[-_OVERLAP:]


class _Range:
    """The smallest and largest number seen."""

    def __init__(self) -> None:
        self._ends: tuple[int, ...] = ()

    def widen(self, numbers: Iterable[int]) -> None:
        """Take in more numbers."""
        seen = (*self._ends, *numbers)
        self._ends = (min(seen), max(seen)) if seen else ()

    @property
    def length(self) -> int:
        return self._ends[-1] - self._ends[0] + 1 if self._ends else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
