"""The parts of a workbook that is a zip archive: how large they really are, and those that hold more than cells.

Calamine lays a sheet out as one dense block from its first to its last cell and ends the process when that does not
fit.  So the parts are unfolded and counted before it sees them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import IO

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.interface import Reading
from audit.parsing.unfolding import BROKEN, Member

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
_FILLED = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')
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
    """Rows times columns that the cells of one part lie in; counts its bytes."""
    rows, columns = _Range(), _Range()
    with archive.open(info) as part:
        for block in _counted(part, info, reading):
            references = set(_FILLED.findall(block))
            rows.widen(int(row) for _, row in references)
            columns.widen(_column(letters) for letters in {letters for letters, _ in references})
    return rows.length * columns.length


def _counted(part: IO[bytes], info: zipfile.ZipInfo, reading: Reading) -> Iterator[bytes]:
    total = 0
    tail = b""
    while block := part.read(_BLOCK):
        total += len(block)
        reading.budget.spend(len(block))
        if total > max(_RATIO_FREE_BYTES, info.compress_size * reading.limits.ratio):
            raise Unread(f"limit:ratio:{reading.limits.ratio}", "partial")
        yield tail + block
        tail = block[-_OVERLAP:]


class _Range:
    """The smallest and largest number seen."""

    def __init__(self) -> None:
        self._low, self._high = 0, -1

    def widen(self, numbers: Iterator[int]) -> None:
        """Take in more numbers."""
        for number in numbers:
            if self._high < 0:
                self._low = self._high = number
            self._low, self._high = min(self._low, number), max(self._high, number)

    @property
    def length(self) -> int:
        return self._high - self._low + 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
