"""Tables of dBase, FoxPro and Clipper (DBF), as tax, insurance and hospital software still write them, and as the
attributes of shapefiles: records as rows, those marked as deleted too.  Memos stand in a file beside (``dbf_memo``).

Layout after "dBASE .DBF File Structure" (dBase 7 handbook) and Microsoft's "Table File Structure" (Visual FoxPro 9).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from typing import BinaryIO, NamedTuple

from audit.errors import Unread
from audit.model import Item, Place, Remark, Rows, Source, Table
from audit.parsing.datasets.moments import DAY, SINCE_1960, moments
from audit.parsing.datasets.texts import Texts
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.cell_text import number_text

_VERSIONS = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x7b\x83\x87\x8b\x8e\xcb\xe5\xf5\xfb")
_TYPES = frozenset(b"CNFDLMIBTYGPVQWO@+0")
_TEXTS = frozenset(b"CV")
_AS_WRITTEN = frozenset(b"CVNFDL")
"""Kept as characters; numbers and dates too."""
_HEADER, _FIELD = 32, 32
_END = b"\r"
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_1960 = 2_436_935
"""The Julian day on which 1960 began."""
_CHUNK_ROWS = 2_000
_SAMPLE = 65_536
_PAGES = {0x26: "cp866", 0x65: "cp866", 0x4D: "gb18030", 0x7A: "gb18030", 0x4F: "big5hkscs", 0x78: "big5hkscs"}
_PAGES |= {0x4E: "cp949", 0x79: "cp949", 0x7B: "cp932", 0x13: "cp932", 0x7C: "cp874", 0xC8: "cp1250", 0xC9: "cp1251"}
"""What byte 29 says of texts that are not Western ("Code Pages Supported by Visual FoxPro" 9)."""
_moment = moments(SINCE_1960, 1.0)


class _Field(NamedTuple):
    name: bytes
    type: int
    start: int
    size: int


class _Layout(NamedTuple):
    """What the header says: ``records`` of ``size`` bytes behind the first ``start``."""

    records: int
    start: int
    size: int
    page: int
    fields: tuple[_Field, ...]


def sniff(head: Head) -> int:
    """A header whose sizes, date and fields agree with each other."""
    return 90 if _layout(head.data) else 0


def _layout(data: bytes) -> _Layout | None:
    if len(data) <= _HEADER or data[0] not in _VERSIONS or data[2] > 12 or data[3] > 31:
        return None
    count, start, size = struct.unpack_from("<I2H", data, 4)
    described = [data[at : at + _FIELD] for at in range(_HEADER, min(start, len(data)) - 1, _FIELD)]
    fields: list[_Field] = []
    at = 1
    for raw in takewhile(lambda raw: not raw.startswith(_END) and len(raw) == _FIELD, described):
        width = raw[16] + (raw[17] << 8 if raw[11] == ord("C") else 0)
        fields.append(_Field(raw[:11].partition(b"\0")[0], raw[11], at, width))
        at += width
    end = _HEADER + len(fields) * _FIELD
    known = bool(fields) and all(field.type in _TYPES and field.name for field in fields)
    # the fields end with their mark, and with the mark of deletion they are as wide as a record
    agrees = data[end : end + 1] == _END and at == size
    return _Layout(count, start, size, data[29], tuple(fields)) if known and agrees else None


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the records in chunks; raise ``Unread`` when the header is no longer what it was."""
    layout = _layout(reading.head.data)
    if layout is None:
        raise Unread("damaged")
    texts = _texts(reading.head.data, layout)
    header = tuple(texts.of(field.name) for field in layout.fields)
    table, number = Table("", header), 0
    with source.open() as stream:
        stream.seek(layout.start)
        for rows in _chunks(stream, layout, texts):
            reading.budget.spend(len(rows) * layout.size)
            yield Rows(table, rows, partial(_place, number + 1))
            number += len(rows)
        cut = number < layout.records or stream.tell() < layout.start + layout.records * layout.size
    yield Remark(encoding=texts.encoding, incomplete="damaged" if cut else None)


def _chunks(stream: BinaryIO, layout: _Layout, texts: Texts) -> Iterator[list[list[str]]]:
    left = layout.records
    while left > 0:
        data = stream.read(min(left, _CHUNK_ROWS) * layout.size)
        rows = [_row(data[at : at + layout.size], layout, texts) for at in range(0, len(data), layout.size)]
        if not rows:
            return
        yield rows
        left -= len(rows)


def _row(record: bytes, layout: _Layout, texts: Texts) -> list[str]:
    return [_text(record[field.start : field.start + field.size], field.type, texts) for field in layout.fields]


def _text(raw: bytes, kind: int, texts: Texts) -> str:
    if kind in _TEXTS:
        return texts.of(raw)
    if kind in _AS_WRITTEN:
        written = raw.decode("latin-1").strip("\0 ")
        return _DATE.sub(r"\1-\2-\3", written) if kind in b"D" else written
    if kind in b"I+" and len(raw) == 4:
        return str(struct.unpack("<i", raw)[0])
    if kind in b"BO" and len(raw) == 8:
        return number_text(struct.unpack("<d", raw)[0])
    if kind in b"Y" and len(raw) == 8:
        return number_text(struct.unpack("<q", raw)[0] / 10_000)
    if kind in b"T" and len(raw) == 8:
        days, thousandths = struct.unpack("<2i", raw)
        return _moment((days - _DAY_1960) * DAY + thousandths / 1000) if days else ""
    return ""


def _texts(data: bytes, layout: _Layout) -> Texts:
    sample = data[layout.start : layout.start + _SAMPLE]
    names = b" ".join(field.name for field in layout.fields)
    records = (sample[at : at + layout.size] for at in range(0, len(sample), layout.size))
    wide = [field for field in layout.fields if field.type in _TEXTS]
    cells = (record[field.start : field.start + field.size].strip() for record in records for field in wide)
    return Texts((names, *cells), _PAGES.get(layout.page, ""))


def _place(first: int, row: int, column: int) -> Place:
    return {"row": first + row, "field": column + 1}


READER = Reader("dbf", sniff, read)
