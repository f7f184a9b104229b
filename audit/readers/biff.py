"""Excel streams of versions 2 to 5 without a file around them, as old exports write them under the name .xls."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.biff_cells import STARTS, BiffStream
from audit.parsing.tables.cell_text import number_text
from audit.parsing.tables.sheet_rows import NumberedRow, sheet_items

_KINDS = frozenset({0x0005, 0x0006, 0x0010, 0x0020, 0x0040, 0x0100})
"""What the first record says the stream is: a workbook, a sheet, a chart …"""
_MOST_CELLS = 1_000_000
_SHEET = "Sheet"


def sniff(head: Head) -> int:
    """The first record: its kind, its length, and what it says the stream is."""
    if len(head.data) < 8:
        return 0
    kind, length, _version, what = struct.unpack_from("<4H", head.data)
    return 95 if kind in STARTS and 4 <= length <= 16 and what in _KINDS else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield the cells as one sheet; raise ``Unread`` when there are too many, or a password."""
    cells: dict[int, dict[int, bytes | float]] = {}
    with source.open() as stream:
        biff = BiffStream(stream)
        for number, (row, column, value) in enumerate(biff.cells()):
            if number >= _MOST_CELLS:
                yield Remark(incomplete=f"limit:cells:{_MOST_CELLS}")
                break
            cells.setdefault(row, {})[column] = value
        if not cells:
            raise Unread("damaged")
        yield from sheet_items(_SHEET, _rows(cells, biff.encoding))
        if not biff.whole:
            yield Remark(incomplete="damaged")


def _rows(cells: dict[int, dict[int, bytes | float]], encoding: str) -> Iterator[NumberedRow]:
    width = min(max(max(row) for row in cells.values()) + 1, 256)
    for number, row in sorted(cells.items()):
        yield number + 1, [_text(row.get(column, b""), encoding) for column in range(width)]


def _text(value: bytes | float, encoding: str) -> str:
    if isinstance(value, bytes):
        return value.decode(encoding, "replace").strip("\0 ")
    return number_text(float(value))


READER = Reader("biff", sniff, read)
