"""Cells of an Excel stream that no file is wrapped around, as old exports of banks and carriers write them.

Records of BIFF 2 to 5 after the OpenOffice.org documentation of the Excel file format, 5.x, and [MS-XLS] 2.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from audit.errors import Unread
from audit.parsing.text.encoding import detect_encoding

STARTS = {0x0009: 2, 0x0209: 3, 0x0409: 4, 0x0809: 5}
"""The record a stream begins with, and the version."""
_EOF, _CODE_PAGE, _FILE_PASS = 0x000A, 0x0042, 0x002F
_INTEGER, _NUMBERS, _LABELS, _RK = 0x0002, (0x0003, 0x0203), (0x0004, 0x0204, 0x00D6), 0x027E
_FORMULAS, _STRINGS = (0x0006, 0x0206, 0x0406), (0x0007, 0x0207)
_MULTIPLE_RK = 0x00BD
_UNICODE_VERSION = b"\x00\x06"
"""BIFF 8, which keeps its texts apart and which nobody writes without a file around it."""
_PAGES = frozenset({"cp932", "cp936", "cp949", "cp950", "cp65001"})
_MOST_CELLS = 5_000_000


class Cell(NamedTuple):
    """One cell, counted from 0; its text as it is stored, or a number."""

    row: int
    column: int
    value: bytes | float


class BiffStream:
    """``cells`` in the order of the stream, then ``encoding`` of their texts and whether the stream was ``whole``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.whole = False
        self._version = 2
        self._code_page = ""
        self._sample = b""

    def cells(self) -> Iterator[Cell]:
        """Raises ``Unread`` for a stream with a password, or of a version that is not read."""
        formula = (0, 0)
        for kind, data in self._records():
            try:
                if kind == _FILE_PASS:
                    raise Unread("locked")
                if kind == _CODE_PAGE:
                    self._code_page = f"cp{struct.unpack_from('<H', data)[0]}"
                elif kind in _FORMULAS:
                    formula = struct.unpack_from("<2H", data)
                    start = 7 if self._version == 2 else 6
                    if data[start + 6 : start + 8] != b"\xff\xff":  # else a text follows
                        yield Cell(*formula, struct.unpack_from("<d", data, start)[0])
                elif kind in _STRINGS:
                    yield self._text(*formula, data, 0, kind == _STRINGS[0])
                else:
                    yield from self._cell(kind, data)
            except struct.error:
                continue

    @property
    def encoding(self) -> str:
        """What the stream says, where that means something; programs write 1252 whatever their texts are in."""
        if self._code_page not in _PAGES:
            return detect_encoding(self._sample)
        return "gb18030" if self._code_page == "cp936" else self._code_page

    def _records(self) -> Iterator[tuple[int, bytes]]:
        depth = 0
        for _ in range(_MOST_CELLS):
            head = self._stream.read(4)
            if len(head) < 4:
                return
            kind, length = struct.unpack("<2H", head)
            data = self._stream.read(length)
            if len(data) < length:
                return
            if kind in STARTS:
                depth += 1
                self._version = STARTS[kind]
                if data[:2] == _UNICODE_VERSION:
                    raise Unread("unsupported:xls", "partial")
            elif kind == _EOF:
                depth -= 1
                self.whole = depth <= 0
            yield kind, data

    def _cell(self, kind: int, data: bytes) -> Iterator[Cell]:
        is_old = kind in (_NUMBERS[0], _LABELS[0])
        start = 7 if is_old else 6
        if len(data) < start:
            return
        row, column = struct.unpack_from("<2H", data)
        if kind == _INTEGER:
            yield Cell(row, column, float(struct.unpack_from("<H", data, 7)[0]))
        elif kind in _NUMBERS:
            yield Cell(row, column, struct.unpack_from("<d", data, start)[0])
        elif kind == _RK:
            yield Cell(row, column, _rk(data, 6))
        elif kind == _MULTIPLE_RK:
            for number, at in enumerate(range(4, len(data) - 7, 6)):
                yield Cell(row, column + number, _rk(data, at + 2))
        elif kind in _LABELS:
            yield self._text(row, column, data, start, is_old)

    def _text(self, row: int, column: int, data: bytes, at: int, is_old: bool) -> Cell:
        """A length of one byte in records of version 2, of two later; then the text."""
        size = 1 if is_old else 2
        length = int.from_bytes(data[at : at + size], "little")
        text = data[at + size : at + size + length]
        self._sample = (self._sample + text + b"\n")[-65_536:]
        return Cell(row, column, text)


def _rk(data: bytes, at: int) -> float:
    """A number in 30 bits, times or by 100 ([MS-XLS] 2.5.122)."""
    (raw,) = struct.unpack_from("<i", data, at)
    value: float = raw >> 2 if raw & 2 else struct.unpack("<d", struct.pack("<q", (raw & ~3) << 32 & (1 << 64) - 1))[0]
    return value / 100 if raw & 1 else value
