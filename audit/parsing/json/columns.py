"""Parsed objects to tables, a column at a time: what ``json_walk`` does event by event, for objects of plain make.

Lists are plain where they hold nothing but objects, or a few scalars.  What is not plain is named, and is left to
``json_walk``; rows, columns, names and places are the same either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from types import EllipsisType, NoneType
from typing import Any, cast

import orjson

from audit.parsing.json.leaves import CELL_ELEMENTS, MOST_COLUMNS, POSITION_KEY, Columns, is_data_key, joined
from audit.parsing.tables.cell_text import digits

_DEEPEST = 64
_FEW = 8
_MISSING = ...
_LEAST_WHOLE = 1e7
"""What is smaller is no number of a telephone."""
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
        every = list(chain.from_iterable(objects))
        alike = len({*map(len, objects)}) == 1 and every == [*objects[0]] * len(objects)
        keys = [*objects[0]] if alike else [*dict.fromkeys(every)]
        self._columns += len(keys)
        self.is_too_wide = self.is_too_wide or (self._columns > MOST_COLUMNS and len(objects) > _FEW)
        for key, values in () if self.is_too_wide else _columns(keys, objects, alike=alike):
            path = prefix + self._step(key)
            kinds = {*map(type, values)}
            if dict in kinds and is_data_key(self._step(key)):
                self.odd.update(line for line, value in zip(table.lines, values, strict=True) if type(value) is dict)
            elif dict in kinds:
                nested = values if kinds == {dict} else [value if type(value) is dict else {} for value in values]
                self._fill(table, children, path, nested, deep + 1)
            texts = self._texts(values, kinds)
            if list in kinds:
                texts = self._texts_of_lists(table, children, path, values, texts)
            table.put(path, texts, is_full=not kinds & _GAPS)

    def _texts(self, values: Sequence[Any], kinds: set[type]) -> Sequence[str | None]:
        """Cells as text, None where there is none.  Columns of one type need no look at each cell."""
        self.has_floats = self.has_floats or float in kinds
        if kinds == {str}:
            return values
        if kinds == {str, NoneType}:
            return [value or "" for value in values]
        if kinds == {int}:
            return _written(values)
        if kinds == {float}:
            texts = _written(values)
            return texts if max(map(abs, values)) < _LEAST_WHOLE else list(map(digits, texts))
        if kinds <= _WORDLESS:
            return [""] * len(values)
        if kinds <= _GAPS:
            return [None] * len(values)
        return [_TEXTS[type(value)](value) for value in values]

    def _texts_of_lists(
        self,
        table: Columns,
        children: dict[str, _Children],
        path: str,
        values: Sequence[Any],
        texts: Sequence[str | None],
    ) -> Sequence[str | None]:
        """``texts`` with those of lists of scalars; the objects of lists go to ``children``."""
        lists = [value if type(value) is list else () for value in values]
        sizes = list(map(len, lists))
        table.single[path] = bytes(map((1).__eq__, sizes))
        kinds = {*map(type, chain.from_iterable(lists))}
        is_position = path.endswith(POSITION_KEY)
        if kinds <= {str} and not is_position and max(sizes) <= CELL_ELEMENTS:
            return ["\n".join(value) if value else text for value, text in zip(lists, texts, strict=True)]
        cells = [*texts]
        for row, value in enumerate(lists):
            if not value:
                continue
            kinds = {*map(type, value)}
            if kinds == {dict}:
                base = table.bases[row] + path
                below = children.setdefault(path, _Children())
                below.objects += value
                below.lines += [table.lines[row]] * len(value)
                below.bases += [f"{base}/{index}" for index in range(len(value))]
            elif kinds <= _SCALARS and len(value) <= CELL_ELEMENTS and not (is_position and len(value) in _POSITION):
                cells[row] = "\n".join(cast("Sequence[str]", self._texts(value, kinds)))
            else:
                self.odd.add(table.lines[row])
        return cells


def _columns(
    keys: Iterable[str], objects: Sequence[dict[str, Any]], *, alike: bool
) -> Iterator[tuple[str, Sequence[Any]]]:
    """The values of each key, one for each object; ``alike``: all of them have these keys, in this order."""
    if alike:
        return zip(keys, zip(*map(dict.values, objects), strict=True), strict=True)
    return ((key, [each.get(key, _MISSING) for each in objects]) for key in keys)


def _written(numbers: Sequence[float]) -> list[str]:
    """As orjson writes them, which is how they were written where that has been proved; twice as fast as ``str``."""
    return orjson.dumps(numbers).decode()[1:-1].split(",")


def _float(number: float) -> str:
    return digits(orjson.dumps(number).decode())


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
