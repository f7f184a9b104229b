"""Transport files of SAS (XPORT 5 and 8), in which studies are handed in to authorities: every data set in them.

Layout after SAS technical notes TS-140, "The Record Layout of a Data Set in SAS Transport (XPORT) Format", and its
extension for version 8.  Nothing says how many rows there are, nor in which encoding the texts are.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.datasets.fields import Fields, whole_rows
from audit.parsing.datasets.sas_formats import written
from audit.parsing.datasets.variables import Chunk, DataSet, Value, Variable, chunk_rows, items
from audit.parsing.interface import Head, Reader, Reading

_RECORD, _BLOCK = 80, 80_000
_HEAD = rb"HEADER RECORD\*{7}%s HEADER RECORD!{7}"
_LIBRARY = re.compile(_HEAD % rb"LIB(?:RARY|V8  )")
_MEMBER = re.compile(_HEAD % rb"MEM(?:BER |BV8 )" + rb"[\s\S]{26}(\d{4})")
_VARIABLES = re.compile(_HEAD % rb"NAM(?:ESTR|STV8)" + rb"(\d{10})")
_LABELS = re.compile(_HEAD % rb"LABELV([89])" + rb" *(\d+)")
_ROWS = re.compile(_HEAD % rb"OBS(?:    |V8  )" + rb"(?:0{15}| *(\d{1,15}))")
_TEXT = 2
_DESCRIPTION = struct.Struct(">h2xH2x8s40s8s20xi")
"""Kind, size, name, label, format and start of a variable."""
_NO_NUMBER = frozenset(bytes((byte,)) for byte in b"._ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""The first byte of a missing value, behind which there is nothing."""
_BIAS, _FRACTION = 64, 56
"""A number of IBM's mainframes is a fraction of so many bits, times 16 to the power of the first byte less this."""


class _Described(NamedTuple):
    """What is said of one variable: ``size`` bytes from ``start`` in a row."""

    is_text: bool
    size: int
    start: int
    variable: Variable


def sniff(head: Head) -> int:
    """The first record."""
    return 100 if _LIBRARY.match(head.data) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows of each data set in chunks; raise ``Unread`` where what is said of them is cut."""
    with source.open() as stream:
        fields = Fields(stream, ">")
        fields.skip(3 * _RECORD)
        while True:
            member = _Member(fields)
            yield from items(member.dataset, member.chunks(), reading)
            if member.is_cut:
                yield Remark(incomplete="damaged")
            if not fields.left:
                return


class _Member:
    """One data set; ``is_cut`` is known once its rows were read."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.is_cut = False
        size = int(_record(fields, _MEMBER)[1])
        is_long = b"V8" in fields.take(_RECORD)
        first, second = fields.take(_RECORD), fields.take(_RECORD)
        told = _described(fields, int(_record(fields, _VARIABLES)[1]), size, is_long)
        rows = _record(fields, _ROWS)
        self._told = sorted(told, key=lambda one: one.start)
        self._count = int(rows[1]) if rows[1] else None
        name = first[8:40] if is_long else first[8:16]
        variables = [one.variable for one in self._told]
        self.dataset = DataSet(variables, (second[32:72],), self._count, "", name)

    def chunks(self) -> Iterator[Chunk]:
        """The columns, some rows at a time."""
        row = struct.Struct("".join(f"{one.size}s" for one in self._told))
        if row.size == 0:
            return
        for data in whole_rows(self._data(row.size), row.size, chunk_rows(len(self._told), row.size)):
            columns = zip(*row.iter_unpack(data), strict=True)
            yield [
                column if one.is_text else list(map(_number, column))
                for one, column in zip(self._told, columns, strict=True)
            ]

    def _data(self, size: int) -> Iterator[bytes]:
        """The rows up to the next data set, without the blanks that fill the last record up."""
        fields, before = self._fields, 0
        while fields.left:
            block = fields.take(min(_BLOCK, fields.left))
            starts = (found.start() for found in _MEMBER.finditer(block) if found.start() % _RECORD == 0)
            end = next(starts, None)
            if end is None and fields.left:
                yield block
                before += len(block)
                continue
            if end is not None:
                fields.stream.seek(end - len(block), 1)
            filled = max(len(block[:end]) - _RECORD + 1, len(block[:end].rstrip(b" ")), 0)
            wanted = (-(-(before + filled) // size) if self._count is None else self._count) * size - before
            self.is_cut = wanted > len(block[:end])
            yield block[:end][: max(wanted, 0)]
            return


def _record(fields: Fields, form: re.Pattern[bytes]) -> re.Match[bytes]:
    if found := form.match(fields.take(_RECORD)):
        return found
    raise Unread("damaged", "partial")


def _described(fields: Fields, count: int, size: int, is_long: bool) -> list[_Described]:
    """The variables, with the labels that are too long to stand with them."""
    if size < _DESCRIPTION.size:
        raise Unread("damaged", "partial")
    said = fields.take(-(-count * size // _RECORD) * _RECORD)
    labels = _long_labels(fields)
    told = []
    for number in range(count):
        kind, width, name, label, form, start = _DESCRIPTION.unpack_from(said, number * size)
        if is_long:
            name = said[number * size + _DESCRIPTION.size :][:32].strip() or name
        variable = Variable(name, labels.get(number + 1, label), written(form))
        told.append(_Described(kind == _TEXT, width, start, variable))
    return told


def _long_labels(fields: Fields) -> dict[int, bytes]:
    """By the number of their variable; none where the next record is another."""
    start = fields.stream.tell()
    found = _LABELS.match(fields.take(_RECORD))
    if found is None:
        fields.stream.seek(start)
        return {}
    labels: dict[int, bytes] = {}
    for _ in range(int(found[2])):
        number, name, label, *formats = fields.numbers("3H" if found[1] == b"8" else "5H")
        fields.skip(name)
        labels[number] = fields.take(label)
        fields.skip(sum(formats))
    fields.skip(-(fields.stream.tell() - start) % _RECORD)
    return labels


def _number(raw: bytes) -> Value:
    if not any(raw[1:]) and raw[:1] in _NO_NUMBER:
        return None
    bits = int.from_bytes(raw.ljust(8, b"\0")[:8], "big")
    value = math.ldexp(bits & (1 << _FRACTION) - 1, 4 * ((bits >> _FRACTION & 0x7F) - _BIAS) - _FRACTION)
    return -value if bits >> 63 else value


READER = Reader("sas-transport", sniff, read)
