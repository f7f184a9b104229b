"""Columns whose cells are named by their own rows: ``label`` and ``value``, ``Key`` and ``Value``, ``k`` and ``v``.

Password managers, profiles and settings keep one field a row: what a value is stands beside it, not above it.  In XML
the text of an element is a value that its attributes name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from audit.detection.hints import column_hints
from recognizers.catalogue import Catalogue
from recognizers.vocabulary import fold

_LABELS = (
    *("designation", "label", "key", "field", "fieldname", "title", "attribute", "property", "question", "statistic"),
    *("字段", "字段名", "项目", "属性", "t", "name", "type", "id", "n"),
)
"""What the column is called that names the others, best first."""
_VALUES = frozenset(("value", "val", "values", "v", "answer", "值", "字段值", "内容"))
_LONGEST_LABEL = 60
_REMEMBERED = 4_096
_TEXTS = frozenset(("", "string", "option"))
"""What is no element, and elements that hold what a program or a page shows people (Android, HTML)."""


class Labelled:
    """What the rows of one table say of its cells; ``table`` is its name, a path."""

    def __init__(self, table: str, header: Sequence[str], catalogue: Catalogue) -> None:
        element = fold(table.rpartition("/")[2])
        names = [fold(name) for name in header]
        own = {column for column, name in enumerate(names) if name == element not in _TEXTS}
        labels = {name: column for column, name in reversed([*enumerate(names)]) if column not in own}
        self._labels = [labels[name] for name in _LABELS if name in labels]
        self._catalogue = catalogue
        self._names = lru_cache(maxsize=_REMEMBERED)(self._is_named)
        self._values = frozenset(
            column
            for column, name in enumerate(names)
            if self._labels and column not in self._labels and (column in own or self._is_value(name))
        )

    def _is_value(self, name: str) -> bool:
        """``value/phone`` says itself what it is."""
        first, *rest = name.split("/")
        return first in _VALUES and not any(map(self._catalogue.by_label, rest))

    def said(self, column: int, rows: Sequence[Sequence[str]]) -> dict[str, set[int]]:
        """What rows call their cell in ``column``, as a hint -> the indexes of these rows.

        Only what the catalogue knows counts, and a cell that is a label itself is a text for people to read.
        """
        if column not in self._values:
            return {}
        found: dict[str, set[int]] = defaultdict(set)
        for index, row in enumerate(rows):
            if column < len(row) and (cell := row[column]) and (label := self._label(row)) and not self._names(cell):
                found[label].add(index)
        return dict(zip(column_hints(list(found), self._catalogue), found.values(), strict=True))

    def _label(self, row: Sequence[str]) -> str:
        cells = (row[column] for column in self._labels if column < len(row))
        return next((cell for cell in cells if self._names(cell) or fold(cell) == "name"), "")

    def _is_named(self, cell: str) -> bool:
        return len(cell) <= _LONGEST_LABEL and bool(self._catalogue.by_label(cell))
