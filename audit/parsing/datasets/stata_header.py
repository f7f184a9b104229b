"""What a Stata file says of itself before its rows.

Layout after ``help dta`` of Stata 18: old and new files say the same in the same order, new ones between tags.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from audit.errors import Unread
from audit.parsing.datasets.fields import Fields

NEW = re.compile(rb"<stata_dta><header><release>(11[7-9]|12[01])</release><byteorder>(LSF|MSF)</byteorder><K>")
_OLD_NUMBERS, _NEW_NUMBERS = 251, 65_530
"""The first code of a number; new ones count down from it."""
_TIMESTAMP = 18
_INTERNAL = b"_"


class Widths(NamedTuple):
    """Of the fields of one version, in bytes, or as letters of ``struct``."""

    name: int
    form: int
    label: int
    counts: str
    rows: str
    text: str = ""
    long: int = 0
    """How many bytes of a row say which variable a long text was first given to; 8 with its row."""


_WIDTHS = {
    113: Widths(33, 12, 81, "H", "I"),
    114: Widths(33, 49, 81, "H", "I"),
    115: Widths(33, 49, 81, "H", "I"),
    117: Widths(33, 49, 81, "H", "I", "B", 4),
    118: Widths(129, 57, 321, "H", "Q", "H", 2),
    119: Widths(129, 57, 321, "I", "Q", "H", 3),
    120: Widths(129, 57, 321, "H", "Q", "H", 2),
    121: Widths(129, 57, 321, "I", "Q", "H", 3),
}


class Described(NamedTuple):
    """``kinds`` are the codes of new files; the rows begin at ``start``."""

    version: int
    widths: Widths
    rows: int
    label: bytes
    kinds: tuple[int, ...]
    names: list[bytes]
    formats: list[bytes]
    sets: list[bytes]
    labels: list[bytes]
    notes: list[bytes]
    start: int


def described(fields: Fields) -> Described:
    """Read to the first row, and set the order of bytes; raise ``Unread`` where a field is cut or out of place."""
    found = NEW.match(fields.take(min(70, fields.left)))
    if found:
        fields.stream.seek(found.end())
        fields.order = "<" if found[2] == b"LSF" else ">"
        return _described(fields, int(found[1]), True)
    fields.stream.seek(0)
    version, order = fields.take(4)[:2]
    fields.order = "<" if order == 2 else ">"
    return _described(fields, version, False)


def _described(fields: Fields, version: int, is_new: bool) -> Described:
    widths = _WIDTHS.get(version)
    if widths is None:
        raise Unread("damaged", "partial")
    count = fields.number(widths.counts)
    rows, label = _new_start(fields, widths) if is_new else _old_start(fields, widths)

    def section(tag: str, width: int) -> list[bytes]:
        _tag(fields, f"<{tag}>" if is_new else "")
        texts = fields.texts(count, width)
        _tag(fields, f"</{tag}>" if is_new else "")
        return texts

    _tag(fields, "<variable_types>" if is_new else "")
    kinds = fields.numbers(f"{count}H") if is_new else tuple(map(_new_kind, fields.take(count)))
    _tag(fields, "</variable_types>" if is_new else "")
    names = section("varnames", widths.name)
    order = struct.calcsize(f"={widths.counts}") * (count + 1)
    fields.take(order + (len("<sortlist></sortlist>") if is_new else 0))
    formats, sets = section("formats", widths.form), section("value_label_names", widths.name)
    labels = section("variable_labels", widths.label)
    notes = [*(_new_notes if is_new else _old_notes)(fields, widths.name)]
    _tag(fields, "<data>" if is_new else "")
    return Described(version, widths, rows, label, kinds, names, formats, sets, labels, notes, fields.stream.tell())


def _old_start(fields: Fields, widths: Widths) -> tuple[int, bytes]:
    rows, label = fields.number(widths.rows), fields.take(widths.label)
    fields.take(_TIMESTAMP)
    return rows, label


def _new_start(fields: Fields, widths: Widths) -> tuple[int, bytes]:
    _tag(fields, "</K><N>")
    rows = fields.number(widths.rows)
    _tag(fields, "</N><label>")
    label = fields.take(fields.number(widths.text))
    _tag(fields, "</label><timestamp>")
    fields.take(fields.number("B"))
    _tag(fields, "</timestamp></header><map>")
    fields.take(struct.calcsize("14Q"))
    _tag(fields, "</map>")
    return rows, label


def _new_kind(code: int) -> int:
    return _NEW_NUMBERS - (code - _OLD_NUMBERS) if code >= _OLD_NUMBERS else code


def _old_notes(fields: Fields, width: int) -> Iterator[bytes]:
    while (field := fields.numbers("BI")) != (0, 0):
        yield from _note(fields.take(field[1]), width)


def _new_notes(fields: Fields, width: int) -> Iterator[bytes]:
    _tag(fields, "<characteristics>")
    while fields.take(4) == b"<ch>":
        yield from _note(fields.take(fields.number("I")), width)
        _tag(fields, "</ch>")
    _tag(fields, "aracteristics>")


def _note(content: bytes, width: int) -> Iterator[bytes]:
    """Behind the names of a variable and of the note itself."""
    if not content[width : 2 * width].startswith(_INTERNAL):
        yield content[2 * width :]


def _tag(fields: Fields, tag: str) -> None:
    if fields.take(len(tag)) != tag.encode():
        raise Unread("damaged", "partial")
