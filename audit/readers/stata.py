"""Data sets of Stata 8 to 18 (DTA 113 to 121): every row, labels instead of codes, notes.

Layout after ``help dta`` of Stata 18.  Before version 118 nothing says which encoding the texts are in.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.datasets.fields import Fields
from audit.parsing.datasets.moments import DAY, SINCE_1960, moments, months
from audit.parsing.datasets.stata_header import NEW, Described, described
from audit.parsing.datasets.variables import Chunk, DataSet, Value, Variable, chunk_rows, items
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.cell_text import number_text

_OLD = re.compile(rb"[\x71-\x73]([\x01\x02])\x01[\s\S]([\s\S]{2})")
_OLD_TYPES = 109
_NUMBERS = {65530: "b", 65529: "h", 65528: "i", 65527: "f", 65526: "d"}
_LONG_TEXT, _ELSEWHERE = 32_768, 65_525
"""A text that stands behind the rows; a variable of another file."""
_MOST = {"b": 100, "h": 32_740, "i": 2_147_483_620, "f": 2.0**127 * 0.9999999, "d": 2.0**1023 * 0.9999999}
"""What is more is a missing value."""
_DATE = re.compile(rb"%-?(?:t([cCdmqh])|d)")
_DATES: Mapping[bytes, Callable[[float], str]] = {
    b"d": moments(SINCE_1960, DAY),
    b"c": moments(SINCE_1960, 0.001),
    b"C": moments(SINCE_1960, 0.001),
    b"m": months(1),
    b"q": months(3),
    b"h": months(6),
}
_TAGGED, _UNICODE = 117, 118
"""The first versions of their kind."""


def sniff(head: Head) -> int:
    """The tags of new files; of old ones three bytes, and types of variables as there are."""
    if NEW.match(head.data):
        return 100
    found = _OLD.match(head.data)
    if found is None:
        return 0
    count = int.from_bytes(found[2], "big" if found[1] == b"\1" else "little")
    kinds = head.data[_OLD_TYPES : _OLD_TYPES + min(count, 1000)]
    return 95 if kinds and not {0, *range(245, 251)} & {*kinds} else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows in chunks; raise ``Unread`` when the description of the variables is cut or out of order."""
    with source.open() as stream, source.open() as behind:
        fields = Fields(stream)
        told = described(fields)
        row = struct.Struct(fields.order + "".join(map(_letter, told.kinds)))
        tail = _Tail(told, Fields(behind, fields.order), told.start + told.rows * row.size)
        described_by = zip(told.names, told.labels, told.formats, told.kinds, told.sets, strict=True)
        variables = [
            Variable(name, label, _written(form, kind), tail.meanings.get(key, {}))
            for name, label, form, kind, key in described_by
        ]
        encoding = "utf-8" if told.version >= _UNICODE else ""
        dataset = DataSet(variables, (told.label, *told.notes), told.rows, encoding)
        yield from items(dataset, _chunks(told, fields, row, tail), reading)
    if not tail.is_whole:
        yield Remark(incomplete="damaged")


def _letter(kind: int) -> str:
    if kind == _LONG_TEXT:
        return "8s"
    return _NUMBERS.get(kind) or f"{0 if kind == _ELSEWHERE else kind}s"


def _written(form: bytes, kind: int) -> Callable[[float], str]:
    if found := _DATE.match(form):
        return _DATES[found[1] or b"d"]
    return _single if _NUMBERS.get(kind) == "f" else number_text


def _single(value: float) -> str:
    """A number of four bytes, with the digits it has."""
    return number_text(value if value.is_integer() else float(f"{value:.7g}"))


class _Tail:
    """What stands behind the rows and belongs to them: long texts, and the meanings of codes by the name of the set.
    Of a cut file it is what there is."""

    def __init__(self, told: Described, fields: Fields, start: int) -> None:
        self._told = told
        self._fields = fields
        self._long: dict[tuple[int, int], tuple[int, int]] = {}
        self.meanings: dict[bytes, dict[bytes | float, bytes]] = {}
        self.is_whole = True
        try:
            fields.skip(start)
            self._find()
        except Unread:
            self.is_whole = False

    def _find(self) -> None:
        fields, version = self._fields, self._told.version
        if version < _TAGGED:
            while fields.left:
                self._meaning()
            return
        fields.skip(len("</data><strls>"))
        while fields.take(3) == b"GSO":
            key, size = fields.numbers("II" if version == _TAGGED else "IQ"), fields.numbers("BI")[1]
            self._long[key[0], key[1]] = fields.stream.tell(), size
            fields.skip(size)
        fields.skip(len("trls><value_labels>"))
        while fields.take(5) == b"<lbl>":
            self._meaning()
            fields.skip(len("</lbl>"))

    def _meaning(self) -> None:
        """One set: where each label begins, what code it is for, and the labels."""
        fields = self._fields
        fields.skip(4)
        name = fields.texts(1, self._told.widths.name)[0]
        fields.skip(3)
        count, size = fields.numbers("II")
        starts, codes = fields.numbers(f"{count}I"), fields.numbers(f"{count}i")
        texts = fields.take(size)
        self.meanings[name] = {
            code: texts[start:].partition(b"\0")[0] for start, code in zip(starts, codes, strict=True)
        }

    def text(self, reference: bytes) -> bytes:
        """The long text that a row has a reference to; what is no text is empty."""
        order: Literal["big", "little"] = "little" if self._fields.order == "<" else "big"
        first = self._told.widths.long
        key = int.from_bytes(reference[:first], order), int.from_bytes(reference[first:], order)
        start, size = self._long.get(key, (0, 0))
        self._fields.stream.seek(start)
        text = self._fields.stream.read(size).rstrip(b"\0")
        return b"" if b"\0" in text else text


def _chunks(told: Described, fields: Fields, row: struct.Struct, tail: _Tail) -> Iterator[Chunk]:
    left, most = told.rows if row.size else 0, chunk_rows(len(told.kinds), row.size)
    while (count := min(left, most, fields.left // max(row.size, 1))) > 0:
        columns = zip(*row.iter_unpack(fields.take(count * row.size)), strict=True)
        yield [_values(kind, column, tail) for kind, column in zip(told.kinds, columns, strict=True)]
        left -= count


def _values(kind: int, column: Sequence[Any], tail: _Tail) -> Sequence[Value]:
    if kind == _LONG_TEXT:
        return list(map(tail.text, column))
    if kind not in _NUMBERS:
        return column
    most = _MOST[_NUMBERS[kind]]
    return [value if value <= most else None for value in column]


READER = Reader("stata", sniff, read)
