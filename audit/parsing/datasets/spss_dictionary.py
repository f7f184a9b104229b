"""What an SPSS system file says of itself before its cases.

Layout after "System File Format" of the PSPP developers' guide 2.0.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from audit.errors import Unread
from audit.parsing.datasets.fields import Fields
from audit.parsing.datasets.moments import SINCE_1582, clock, moments
from audit.parsing.datasets.variables import Variable
from audit.parsing.tables.cell_text import number_text

ELEMENT = 8
"""Bytes of a number, and of a piece of a text."""
_VARIABLE, _LABELS, _LABELLED, _DOCUMENT, _EXTENSION, _END = 2, 3, 4, 6, 7, 999
_MACHINE, _LONG_NAMES, _VERY_LONG, _ENCODING, _LONG_LABELS = 3, 13, 14, 20, 21
_LINE = 80
_SEGMENT, _WIDEST = 252, 255
FORMATS: Mapping[int, Callable[[float], str]] = {
    **dict.fromkeys((20, 22, 23, 24, 38, 39, 41), moments(SINCE_1582, 1.0)),
    **dict.fromkeys((21, 40), clock),
}
"""DATE, DATETIME, ADATE, JDATE, EDATE, SDATE, YMDHMS; TIME, MTIME."""
_LONG_NAME = re.compile(rb"([^=\t]+)=([^\t]*)")
_SIZE = re.compile(rb"([^=\t\0]+)=(\d{1,9})")


@dataclass(slots=True)
class Piece:
    """What the file calls a variable: a number (``width`` 0) or a text, which may be one piece of a longer one.

    ``segments`` pieces make a text of ``size`` bytes.
    """

    short: bytes
    label: bytes
    width: int
    written: Callable[[float], str]
    segments: int = 1
    size: int = 0
    values: dict[bytes | float, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Dictionary:
    """``packing`` is 0 for none, 1 for codes, 2 for codes within zlib; ``cases`` is -1 where nobody counted."""

    packing: int
    cases: int
    bias: float
    label: bytes = b""
    pieces: dict[int, Piece] = field(default_factory=dict)
    """By their first element in a case, counted from 1."""
    elements: int = 0
    documents: list[bytes] = field(default_factory=list)
    encoding: str = ""
    names: dict[bytes, bytes] = field(default_factory=dict)

    def variables(self) -> Iterator[tuple[Piece, Variable]]:
        """The variables, each with its first piece; raise ``Unread`` where a number stands among pieces of a text."""
        further = 0
        for piece in self.pieces.values():
            if not further:
                name = self.names.get(piece.short.upper(), piece.short)
                yield piece, Variable(name, piece.label, piece.written, piece.values)
                further = piece.segments
            elif not piece.width:
                raise Unread("damaged", "partial")
            further -= 1


def dictionary(fields: Fields) -> Dictionary:
    """Read to the first case, and set the order of bytes; raise ``Unread`` when it is cut or has an unknown record."""
    fields.skip(64)
    fields.order = "<" if fields.take(4) in (b"\2\0\0\0", b"\3\0\0\0") else ">"
    _size, packing, _weight, cases = fields.numbers("4i")
    told = Dictionary(packing, cases, fields.numbers("d")[0])
    fields.skip(17)
    told.label = fields.take(64)
    fields.skip(3)
    while (kind := fields.number("i")) != _END:
        _record(fields, told, kind)
    fields.skip(4)
    return told


def _record(fields: Fields, told: Dictionary, kind: int) -> None:
    if kind == _VARIABLE:
        _variable(fields, told)
    elif kind == _LABELS:
        _labels(fields, told)
    elif kind == _DOCUMENT:
        told.documents += fields.texts(fields.number("I"), _LINE)
    elif kind == _EXTENSION:
        subtype, size, count = fields.numbers("3I")
        _extension(fields, told, subtype, size * count)
    else:
        raise Unread("damaged", "partial")


def _variable(fields: Fields, told: Dictionary) -> None:
    width, has_label, missing, form, _write = fields.numbers("5i")
    if width > _WIDEST:
        raise Unread("damaged", "partial")
    short = fields.take(8).rstrip()
    label = _padded(fields, fields.number("I"), 4) if has_label else b""
    fields.skip(ELEMENT * abs(missing))
    told.elements += 1
    if width >= 0:  # below, it is a further element of the text before
        written = FORMATS.get(form >> 16 & 0xFF, number_text)
        told.pieces[told.elements] = Piece(short, label, width, written, size=width)


def _labels(fields: Fields, told: Dictionary) -> None:
    """Codes and what they mean, and whose they are."""
    values = [(fields.take(ELEMENT), _padded(fields, fields.number("B"), 8, 1)) for _ in range(fields.number("I"))]
    if fields.number("i") != _LABELLED:
        raise Unread("damaged", "partial")
    for element in fields.numbers(f"{fields.number('I')}I"):
        if piece := told.pieces.get(element):
            piece.values |= {_code(raw, piece, fields.order): label for raw, label in values}


def _code(raw: bytes, piece: Piece, order: str) -> bytes | float:
    """As a case has it."""
    return raw.rstrip() if piece.width else float(struct.unpack(f"{order}d", raw)[0])


def _extension(fields: Fields, told: Dictionary, subtype: int, size: int) -> None:
    end = fields.stream.tell() + size
    if subtype == _MACHINE and not told.encoding:
        told.encoding = f"cp{fields.numbers('8i')[-1]}"
    elif subtype == _ENCODING:
        told.encoding = fields.take(size).decode("ascii", "replace").strip()
    elif subtype == _LONG_NAMES:
        told.names = {short.upper(): name for short, name in _LONG_NAME.findall(fields.take(size))}
    elif subtype == _VERY_LONG:
        sizes = {short.upper(): int(digits) for short, digits in _SIZE.findall(fields.take(size))}
        for piece in told.pieces.values():
            if whole := sizes.get(piece.short.upper()):
                piece.size, piece.segments = whole, -(-whole // _SEGMENT)
    elif subtype == _LONG_LABELS:
        _long_labels(fields, told, end)
    fields.stream.seek(end)


def _long_labels(fields: Fields, told: Dictionary, end: int) -> None:
    pieces = {told.names.get(piece.short.upper(), piece.short): piece for piece in told.pieces.values()}
    while fields.stream.tell() < end:
        piece = pieces.get(fields.take(fields.number("I")))
        _width, count = fields.numbers("2I")
        for _ in range(count):
            code, label = fields.take(fields.number("I")), fields.take(fields.number("I"))
            if piece:
                piece.values[code.rstrip()] = label


def _padded(fields: Fields, size: int, unit: int, before: int = 0) -> bytes:
    """A text filled up so that it and the ``before`` bytes of its length are a multiple of ``unit``."""
    return fields.take(-(-(size + before) // unit) * unit - before)[:size]
