"""Portable files of SPSS (POR): every case, labels instead of codes, documents.  All of it is characters.

Layout after "Portable File Format" of the PSPP developers' guide 2.0.  Files in the characters of mainframes are not
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.datasets.spss_dictionary import FORMATS
from audit.parsing.datasets.variables import Chunk, DataSet, Value, Variable, chunk_rows, items
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.cell_text import number_text

_LINE, _BEFORE, _DIGITS = 80, 464, slice(264, 274)
"""Bytes of a line, and before the version; where the table of characters has its digits."""
_SIGNED = re.compile(rb"[\s\S]{256,470}?SPSSPORT")
_NUMBER = re.compile(rb" *(?:\*\.|(-?)([0-9A-T]*)(?:\.([0-9A-T]*))?(?:([+-][0-9A-T]+))?/)")
_BASE = 30
_AHEAD = 1_000
"""More than a number or the length of a text takes."""
_VERSION, _TEXTS, _COUNTS, _WEIGHT = b"A", (b"1", b"2", b"3"), (b"4", b"5"), b"6"
_VARIABLE, _LABEL, _VALUES, _DOCUMENTS, _CASES, _END = b"7", b"C", b"D", b"E", b"F", b"Z"
_MISSING = {b"8": 1, b"9": 1, b"A": 1, b"B": 2}
"""How many values stand behind each mark of a missing one."""
_FORMAT_NUMBERS = 6


def sniff(head: Head) -> int:
    """The signature behind 456 characters, which are in lines."""
    return 95 if _SIGNED.match(head.data) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the cases in chunks; raise ``Unread`` when what is said of the variables is cut or makes no sense."""
    with source.open() as stream:
        file = _File(_Characters(stream))
        dataset = DataSet([one.variable for one in file.fields], file.documents)
        yield from items(dataset, file.chunks(), reading)
        if file.is_cut:
            yield Remark(incomplete="damaged")


class _Characters:
    """What a file holds without its line ends; lines whose blanks were cut off have them again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next characters; raise ``Unread`` when there are not so many."""
        self._fill(size)
        self._at += size
        if self._at > len(self._held):
            raise Unread("damaged", "partial")
        return self._held[self._at - size : self._at]

    def number(self) -> float | None:
        """The next number, None for one that is missing."""
        self._fill(_AHEAD)
        found = _NUMBER.match(self._held, self._at)
        if found is None or found[0] == b"/":
            raise Unread("damaged", "partial")
        self._at = found.end()
        if found[2] is None:
            return None
        sign, whole, part, power = (group or b"" for group in found.groups())
        try:
            value = int(whole + part or b"0", _BASE) * float(_BASE) ** (int(power or b"0", _BASE) - len(part))
        except OverflowError:
            raise Unread("damaged", "partial") from None
        return -value if sign else value

    def has(self, mark: bytes) -> bool:
        """Whether ``mark`` is next."""
        self._fill(_AHEAD)
        return self._held.startswith(mark, self._at)

    def whole(self) -> int:
        """The next number, where only a count can stand."""
        return int(self.number() or 0)

    def text(self) -> bytes:
        """The next text, behind its length."""
        return self.take(self.whole())

    def _fill(self, size: int) -> None:
        if len(self._held) - self._at >= size:
            return
        lines = [self._held[self._at :]]
        have = len(lines[0])
        while have < size + _AHEAD and (line := self._stream.readline(1 << 16)):
            lines.append(line.rstrip(b"\r\n").ljust(_LINE))
            have += len(lines[-1])
        self._held, self._at = b"".join(lines), 0


@dataclass(frozen=True, slots=True)
class _Field:
    is_text: bool
    variable: Variable


class _File:
    """``is_cut`` is known once its cases were read."""

    def __init__(self, characters: _Characters) -> None:
        self._characters = characters
        self.documents: list[bytes] = []
        self.is_cut = False
        head = characters.take(_BEFORE)
        if head[_DIGITS] != b"0123456789":
            raise Unread("unsupported:por", "skipped")
        if characters.take(1) != _VERSION:
            raise Unread("damaged", "partial")
        characters.text()
        characters.text()
        self.fields = list(self._described().values())

    def _described(self) -> dict[bytes, _Field]:
        """The variables by their names, up to the first case."""
        told, fields = self._characters, dict[bytes, _Field]()
        last = b""
        while (tag := told.take(1)) != _CASES:
            if tag in _TEXTS:
                self.documents.append(told.text())
            elif tag in _COUNTS:
                told.number()
            elif tag == _WEIGHT:
                told.text()
            elif tag == _VARIABLE:
                last = self._variable(fields)
            elif tag == _LABEL and last:
                fields[last] = _Field(fields[last].is_text, replace(fields[last].variable, label=told.text()))
            elif tag in _MISSING and last:
                for _ in range(_MISSING[tag]):
                    self._value(fields[last])
            elif tag == _VALUES:
                self._values(fields)
            elif tag == _DOCUMENTS:
                self.documents += [told.text() for _ in range(told.whole())]
            else:
                raise Unread("damaged", "partial")
        return fields

    def _variable(self, fields: dict[bytes, _Field]) -> bytes:
        told = self._characters
        width, name = told.whole(), told.text()
        form = told.whole()
        for _ in range(_FORMAT_NUMBERS - 1):
            told.number()
        fields[name] = _Field(width > 0, Variable(name, b"", FORMATS.get(form, number_text)))
        return name

    def _values(self, fields: dict[bytes, _Field]) -> None:
        """What codes mean, for some variables of one kind."""
        told = self._characters
        names = [told.text() for _ in range(told.whole())]
        theirs = [fields[name] for name in names if name in fields]
        if not theirs:
            raise Unread("damaged", "partial")
        for _ in range(told.whole()):
            code, label = self._value(theirs[0]), told.text()
            for one in theirs:
                if code is not None:
                    one.variable.values[code] = label

    def _value(self, one: _Field) -> Value:
        return self._characters.text().rstrip() if one.is_text else self._characters.number()

    def chunks(self) -> Iterator[Chunk]:
        """The columns, some cases at a time."""
        cases = self._cases()
        while rows := list(islice(cases, chunk_rows(len(self.fields), 0))):
            yield list(zip(*rows, strict=True))

    def _cases(self) -> Iterator[list[Value]]:
        try:
            while self.fields and not self._characters.has(_END):
                yield [self._value(one) for one in self.fields]
        except Unread:
            self.is_cut = True


READER = Reader("spss-portable", sniff, read)
