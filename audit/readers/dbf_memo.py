"""Long texts of dBase and FoxPro tables, which stand in a file beside the table (DBT, FPT): each is one text.

Layouts after "Memo File Structure" (Visual FoxPro 9) and "dBASE .DBT File Structure" (dBase 7 handbook).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.text.encoding import detect_encoding, open_text

_HEADER = 512
_SMALLEST, _LARGEST = 1, 16_384
_TEXT = 1
_MARK = b"\xff\xff\x08\x00"
_END = b"\x1a"
_LONGEST = 16 << 20


def sniff(head: Head) -> int:
    """The suffix, a size of blocks that can be one, and a free block that lies behind the header."""
    if head.suffix == "fpt":
        free, size = struct.unpack_from(">I2xH", head.data) if len(head.data) >= _HEADER else (0, 0)
        return 85 if _SMALLEST <= size <= _LARGEST and free * size >= _HEADER else 0
    if head.suffix == "dbt" and len(head.data) >= _HEADER:
        (free,) = struct.unpack_from("<I", head.data)
        return 85 if 0 < free * _HEADER <= 2 * max(head.size or 0, _HEADER) else 0
    return 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the texts in the order of the file, with the place of their first byte."""
    memos = _foxpro if reading.head.suffix == "fpt" else _dbase
    with source.open() as stream:
        for start, data in memos(stream, reading.head.size or 0):
            if raw := data.rstrip(b"\0\x1a"):
                encoding = detect_encoding(raw)
                yield Segment(_decoded(raw, encoding), at({"offset": start + 1}), unit="whole")
                yield Remark(encoding=encoding)


def _foxpro(stream: BinaryIO, end: int) -> Iterator[tuple[int, bytes]]:
    block = max(struct.unpack(">6xH", stream.read(8))[0], _SMALLEST)
    start = -(-_HEADER // block) * block
    while start < end:
        stream.seek(start)
        head = stream.read(8)
        kind, size = struct.unpack(">2I", head) if len(head) == 8 else (0, 0)
        if kind == _TEXT:
            yield start + 8, stream.read(min(size, _LONGEST))
        start += max(1, -(-(8 + min(size, end)) // block)) * block


def _dbase(stream: BinaryIO, end: int) -> Iterator[tuple[int, bytes]]:
    """Of dBase IV a mark and a size stand before each text, of dBase III a mark behind it."""
    start = _HEADER
    while start < end:
        stream.seek(start)
        data = stream.read(_HEADER)
        if data.startswith(_MARK):
            size = max(8, struct.unpack_from("<I", data.ljust(8, b"\0"), 4)[0])
            yield start + 8, (data + stream.read(min(max(size - _HEADER, 0), _LONGEST)))[8:size]
        else:
            while _END not in data and len(data) < _LONGEST and (more := stream.read(_HEADER)):
                data += more
            size = data.find(_END) if _END in data else len(data)
            yield start, data[:size]
        start += max(1, -(-size // _HEADER)) * _HEADER


def _decoded(raw: bytes, encoding: str) -> str:
    return open_text(BytesIO(raw), encoding).read()


READER = Reader("dbf-memo", sniff, read)
