"""Parsed objects to tables, a column at a time: what ``json_walk`` does event by event, for objects of plain make.

Lists are plain where they hold nothing but objects, or a few scalars.  What is not plain is named, and is left to
``json_walk``; rows, columns, names and places are the same either way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import itemgetter
from types import EllipsisType, NoneType
from typing import Any, cast

import orjson

from audit.parsing.json.leaves import CELL_ELEMENTS, MOST_COLUMNS, POSITION_KEY, Columns, is_data_key, joined
from audit.parsing.tables.cell_text import digits

_DEEPEST = 64
_FEW = 8
_MISSING = ...
_LEAST_WHOLE, _LEAST_PLAIN = 1e7, 1e-4
_SCALARS = frozenset({str, int, float, bool, NoneType})
_WORDLESS = frozenset({bool, NoneType})
_POSITION = (2, 3)
"""Numbers of a position: longitude, latitude, and altitude."""
_GAPS = frozenset({EllipsisType, dict, list})
"""What leaves no text in a column of its own."""


@dataclass(slots=True)
class _Children:
    """The objects in the lists of one path, with the line and the pointer of each."""

    objects: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)


def gather(objects: Sequence[dict[str, Any]], lines: Sequence[int], step: Callable[[str], str]) -> Gathered:
    """Tables from objects, one a line.  ``step`` makes a pointer's step of a key."""
    gathered = Gathered(step)
    gathered.add_table("", "", objects, lines, [""] * len(objects))
    return gathered


class Gathered:
    """The tables of some objects."""

    def __init__(self, step: Callable[[str], str]) -> None:
        self.tables: list[Columns] = []
        self.odd: set[int] = set()
        """Lines that are not plain; the tables hold a part of them."""
        self.has_floats = False
        self.is_too_wide = False
        """So many keys that few rows can share a column; the tables hold a part of the objects."""
        self._step = step
        self._columns = 0

    def add_table(
        self, name: str, within: str, objects: Sequence[dict[str, Any]], lines: Sequence[int], bases: Sequence[str]
    ) -> None:
        """Rows called ``name``, and those of their lists, whose names begin with ``within``."""
        table = Columns(name, lines, bases)
        self.tables.append(table)
        children: dict[str, _Children] = {}
        self._fill(table, children, "", objects)
        for path, below in children.items():
            child = reduce(joined, path.split("/")[1:], within)
            self.add_table(child, joined(child, "*"), below.objects, below.lines, below.bases)

    def _fill(
        self,
        table: Columns,
        children: dict[str, _Children],
        prefix: str,
        objects: Sequence[dict[str, Any]],
        deep: int = 0,
    ) -> None:
        if deep > _DEEPEST:
            self.odd.update(line for line, each in zip(table.lines, objects, strict=True) if each)
            return
        keys = dict.fromkeys(chain.from_iterable(objects))
        self._columns += len(keys)
        self.is_too_wide = self.is_too_wide or (self._columns > MOST_COLUMNS and len(objects) > _FEW)
        for key in () if self.is_too_wide else keys:
            path = prefix + self._step(key)
            values = _values(key, objects)
            kinds = {*map(type, values)}
            if dict in kinds and is_data_key(self._step(key)):
                self.odd.update(line for line, value in zip(table.lines, values, strict=True) if type(value) is dict)
            elif dict in kinds:
                nested = [value if type(value) is dict else {} for value in values]
                self._fill(table, children, path, nested, deep + 1)
            cells = self._texts(values, kinds)
            if list in kinds:
                self._lists(table, children, path, values, cells)
            table.put(path, cells, is_full=not kinds & _GAPS)

    def _texts(self, values: list[Any], kinds: set[type]) -> list[str | None]:
        """Cells as text, None where there is none.  Columns of one type need no look at each cell."""
        if kinds == {str}:
            return values
        if kinds == {str, NoneType}:
            return [value or "" for value in values]
        if kinds == {int}:
            return list(map(str, values))
        if kinds <= _WORDLESS:
            return [""] * len(values)
        if kinds <= _GAPS:
            return [None] * len(values)
        if float in kinds:
            self.has_floats = True
            if kinds == {float} and _are_plain(values):
                return list(map(repr, values))
        return [_TEXTS[type(value)](value) for value in values]

    def _lists(
        self, table: Columns, children: dict[str, _Children], path: str, values: list[Any], cells: list[str | None]
    ) -> None:
        lists = [(row, value) for row, value in enumerate(values) if type(value) is list and value]
        is_position = path.endswith(POSITION_KEY)
        for row, value in lists:
            kinds = {*map(type, value)}
            if kinds == {dict}:
                base = table.bases[row] + path
                below = children.setdefault(path, _Children())
                below.objects += value
                below.lines += [table.lines[row]] * len(value)
                below.bases += [f"{base}/{index}" for index in range(len(value))]
            elif kinds <= _SCALARS and len(value) <= CELL_ELEMENTS and not (is_position and len(value) in _POSITION):
                cells[row] = "\n".join(value if kinds == {str} else cast("list[str]", self._texts(value, kinds)))
            else:
                self.odd.add(table.lines[row])
        table.single[path] = {row for row, value in lists if len(value) == 1}


def _values(key: str, objects: Sequence[dict[str, Any]]) -> list[Any]:
    try:
        return list(map(itemgetter(key), objects))
    except KeyError:
        return [each.get(key, _MISSING) for each in objects]


def _are_plain(numbers: Sequence[float]) -> bool:
    """Whether none is written with an exponent, or might be somebody's number."""
    sizes = [*map(abs, numbers)]
    return max(sizes) < _LEAST_WHOLE and min(filter(None, sizes), default=1.0) >= _LEAST_PLAIN


def _float(number: float) -> str:
    """As orjson writes it, which is how it was written where that has been proved; a long whole number as such."""
    text = repr(number)
    return digits(orjson.dumps(number).decode() if "e" in text else text)


def _nothing(_value: object) -> None:
    return None


_TEXTS: Mapping[type, Callable[[Any], str | None]] = {
    str: lambda text: text,
    int: str,
    float: _float,
    bool: lambda _value: "",
    NoneType: lambda _value: "",
    **dict.fromkeys(_GAPS, _nothing),
}
