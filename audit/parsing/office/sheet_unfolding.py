"""The one pass over the sheets of a workbook that goes before calamine's: how large they really are, and what stands
behind their cells.

Calamine lays a sheet out as one dense block from its first to its last cell and ends the process when that does not
fit.  So the parts are unfolded and counted before it sees them.  What follows the cells (links, print headers, rules of
what a cell may hold) it does not read; that is kept on the way, for unfolding a large sheet takes long.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from string import ascii_uppercase, digits
from typing import IO

from audit.errors import Unread
from audit.model import Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.interface import Reading

CELL_PARTS = re.compile(
    r"xl/(?:worksheets/[^/]*|sharedStrings|styles|workbook)\.(?:xml|bin)|content\.xml", re.IGNORECASE
)
_CELLS = 20_000_000
_BLOCK = 1 << 18
_RATIO_FREE_BYTES = 16 << 20
_FILLED = re.compile(rb'c r="(?<=[<:]c r=")([A-Z]{1,3}+[0-9]{1,7}+)"[^>]*+(?<!/)>')
"""A cell that is not empty; its literal beginning is what makes the search fast."""
_CORNERS = (
    re.compile(rb'c r="[A-Z](?:[A-Z]|[^"]{7}|[89][^"]{5}|7[6-9][^"]{4})'),
    re.compile(rb'c r="(?:[A-Z]{3}|[A-Z]{1,2}(?:\d{6}|[3-9]\d{4}|2[89]\d{3}))'),
)
"""Each finds what lies beyond a corner (Z759999, ZZ27999) before which no sheet spans too many cells."""
_OVERLAP = 128
_CELLS_END = re.compile(rb"</(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*/>")
MOST_BEHIND = 32 << 20


@dataclass(slots=True)
class Unfolded:
    """``limit`` that the workbook passes, or None; ``behind`` the cells of each part what follows, at most 32 MiB in
    all.  ``is_cut`` where that was more."""

    limit: str | None = None
    behind: dict[str, bytes] = field(default_factory=dict)
    is_cut: bool = False


def unfolded(source: Source, reading: Reading) -> Unfolded:
    """Pass over all sheets.  The limit is one of bytes, or of the cells that a sheet spans."""
    found = Unfolded()
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if CELL_PARTS.fullmatch(info.filename.replace("\\", "/")):
                    _unfold(archive, info, reading, found)
    except Unread as limit:
        found.limit = limit.reason
    except BROKEN:
        pass  # calamine has its own word on it
    return found


def _unfold(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading, found: Unfolded) -> None:
    behind = _Behind(MOST_BEHIND - sum(map(len, found.behind.values())))
    with archive.open(info) as part:
        is_far = _lies_far(behind.passing(_overlapping(_counted(part, info, reading))))
    if behind.text:
        found.behind[info.filename] = behind.text
    found.is_cut = found.is_cut or behind.is_cut
    if is_far and _span(archive, info) > _CELLS:
        raise Unread(f"limit:cells:{_CELLS}", "partial")


class _Behind:
    """Keeps what follows the cells of a sheet, while its blocks go by."""

    def __init__(self, most: int) -> None:
        self.is_cut = False
        self._left = most
        self._pieces: list[bytes] = []

    @property
    def text(self) -> bytes:
        return b"".join(self._pieces)

    def passing(self, blocks: Iterator[tuple[bytes, int]]) -> Iterator[bytes]:
        """``blocks``, each with how much of it the one before ended with."""
        for block, _ in blocks:
            yield block
            if b"sheetData" in block and (end := _CELLS_END.search(block)):
                self._keep(block[end.end() :])
                break
        for block, before in blocks:
            yield block
            self._keep(block[before:])

    def _keep(self, piece: bytes) -> None:
        self.is_cut = self.is_cut or len(piece) > self._left
        self._pieces.append(piece[: self._left])
        self._left -= len(self._pieces[-1])


def _counted(part: IO[bytes], info: zipfile.ZipInfo, reading: Reading) -> Iterator[bytes]:
    total = 0
    while block := part.read(_BLOCK):
        total += len(block)
        reading.budget.spend(len(block))
        if total > max(_RATIO_FREE_BYTES, info.compress_size * reading.limits.ratio):
            raise Unread(f"limit:ratio:{reading.limits.ratio}", "partial")
        yield block


def _lies_far(blocks: Iterator[bytes]) -> bool:
    """Whether a cell lies beyond every corner, so that the sheet may span too many cells.  Goes through all blocks."""
    first = next(blocks, b"")
    corner = next((corner for corner in _CORNERS if not corner.search(first)), None)
    is_within = [corner is not None and not corner.search(block) for block in blocks]
    return corner is None or not all(is_within)


def _span(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """Rows times columns that the cells of one part lie in."""
    rows, columns = _Range(), _Range()
    with archive.open(info) as part:
        for block, _ in _overlapping(iter(partial(part.read, _BLOCK), b"")):
            references = b" ".join(_FILLED.findall(block))
            rows.widen(map(int, {*references.translate(None, ascii_uppercase.encode()).split()}))
            columns.widen(map(column_number, {*references.translate(None, digits.encode()).split()}))
    return rows.length * columns.length


def _overlapping(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Each behind the end of the one before, so that a reference is whole in one of them; and how long that is."""
    tail = b""
    for block in blocks:
        yield tail + block, len(tail)
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


def column_number(letters: bytes) -> int:
    """Of a column's letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
