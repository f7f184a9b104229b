"""System files of SPSS and PSPP (SAV, ZSAV): every case, labels instead of codes, documents.

Layout after "System File Format" of the PSPP developers' guide 2.0.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import RawIOBase
from itertools import islice
from typing import Any, BinaryIO, cast

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.datasets.fields import Fields, whole_rows
from audit.parsing.datasets.spss_dictionary import ELEMENT, Dictionary, Piece, dictionary
from audit.parsing.datasets.variables import Chunk, DataSet, Value, chunk_rows, items
from audit.parsing.interface import Head, Reader, Reading

_MAGIC = re.compile(rb"\$FL[23][\s\S]{60}(?:[\x02\x03]\0\0\0|\0\0\0[\x02\x03])")
_LOCKED = b"\x1c\0\0\0\0\0\0\0ENCRYPTED"
_NOTHING, _END, _AS_IT_IS, _BLANK, _MISSING = 0, 252, 253, 254, 255
"""Codes of elements; the others are whole numbers."""
_WHOLE = bytes({*range(1, 256)} - {_END, _AS_IT_IS})
_NO_NUMBER = -1.797693134862315e308
_BLOCK = 1 << 16
_INFLATED = 2


def sniff(head: Head) -> int:
    """The magic and the layout; or what a password has left of it."""
    return 100 if _MAGIC.match(head.data) or head.data.startswith(_LOCKED) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the cases in chunks; raise ``Unread`` when the dictionary is cut or broken, or a password is asked for."""
    if reading.head.data.startswith(_LOCKED):
        raise Unread("locked")
    with source.open() as stream:
        fields = Fields(stream)
        told = dictionary(fields)
        variables = list(told.variables())
        texts = (told.label, *told.documents)
        rows = told.cases if told.cases >= 0 else None
        dataset = DataSet([variable for _, variable in variables], texts, rows, told.encoding)
        chunks = _chunks(told, [piece for piece, _ in variables], fields, reading)
        yield from items(dataset, chunks, reading)


def _chunks(told: Dictionary, pieces: Sequence[Piece], fields: Fields, reading: Reading) -> Iterator[Chunk]:
    row = struct.Struct(fields.order + "".join(map(_letters, told.pieces.values())))
    if row.size == 0:
        return
    most = chunk_rows(len(told.pieces), row.size)
    for data in whole_rows(_elements(told, fields, reading), row.size, most):
        columns = zip(*row.iter_unpack(data), strict=True)
        yield [_values(piece, list(islice(columns, piece.segments))) for piece in pieces]


def _letters(piece: Piece) -> str:
    """Of ``struct``; a text fills its last element up."""
    return f"{piece.width}s{-piece.width % ELEMENT}x" if piece.width else "d"


def _values(piece: Piece, columns: list[tuple[Any, ...]]) -> Sequence[Value]:
    if not piece.width:
        return [None if value <= _NO_NUMBER else value for value in columns[0]]
    if piece.segments == 1:
        return [value.rstrip() for value in columns[0]]
    whole = map(b"".join, zip(*columns, strict=True))
    return [value[: piece.size].rstrip() for value in whole]


def _elements(told: Dictionary, fields: Fields, reading: Reading) -> Iterator[bytes]:
    """The elements of all cases, a few at a time."""
    stream = fields.stream
    if told.packing == _INFLATED:
        fields.skip(3 * ELEMENT)  # where the blocks begin and end: they stand one behind the other
        stream = reading.unfold(cast(BinaryIO, _Inflated(stream)))
    return _expanded(stream, told.bias, fields.order) if told.packing else iter(lambda: stream.read(_BLOCK), b"")


def _expanded(stream: BinaryIO, bias: float, order: str) -> Iterator[bytes]:
    """Eight codes and then what they do not say themselves, again and again."""
    said = [struct.pack(f"{order}d", code - bias) for code in range(256)]
    said[_NOTHING], said[_BLANK] = b"", b" " * ELEMENT
    said[_MISSING] = struct.pack(f"{order}d", -1.7976931348623157e308)
    while codes := stream.read(ELEMENT):
        if not codes.translate(None, _WHOLE):
            yield b"".join([said[code] for code in codes])
            continue
        end = codes.find(_END)
        told = codes if end < 0 else codes[:end]
        yield b"".join([stream.read(ELEMENT) if code == _AS_IT_IS else said[code] for code in told])
        if end >= 0:
            return


class _Inflated(RawIOBase):
    """What the blocks of zlib hold, up to the first byte that is none of theirs."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""
        self._inflate = zlib.decompressobj()

    def read(self, size: int = -1) -> bytes:
        """At least a byte, until the end."""
        while data := self._rest or self._stream.read(_BLOCK):
            try:
                out = self._inflate.decompress(data, size)
            except zlib.error:
                break
            self._rest = self._inflate.unconsumed_tail
            if self._inflate.eof:
                self._rest, self._inflate = self._inflate.unused_data, zlib.decompressobj()
            if out:
                return out
        return b""


READER = Reader("spss", sniff, read)
