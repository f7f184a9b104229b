"""Days of birth that stand in three columns: ``birthday/year``, ``birthday/month`` …, or in a table called
``birthday``, as Facebook keeps them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.model import Table
from recognizers.catalogue import Catalogue
from recognizers.lazy import lazy
from recognizers.span import Span

_ENTITY = "DATE_OF_BIRTH"
_PART = lazy(r"(?P<day>.*?)[/ ._-]?(?P<part>year|month|day|年|月|日)", re.IGNORECASE)
_ORDER = {"year": 0, "month": 1, "day": 2, "年": 0, "月": 1, "日": 2}
_PARTS = 3
_EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class DateColumns:
    """The columns of year, month and day, counted from 0."""

    label: str
    parts: tuple[int, int, int]

    @property
    def column(self) -> int:
        """Where the whole is told: with the year, which is the gravest of it."""
        return self.parts[0]

    def span(self, row: Sequence[str]) -> Span | None:
        """The day of one row, standing in the cell of its year; None when there is none, or nobody alive has it."""
        cells = [row[column].strip() if column < len(row) else "" for column in self.parts]
        try:
            day = date(*map(int, cells))
        except ValueError:
            return None
        if day.year < _EARLIEST:
            return None
        return Span(0, len(row[self.column]), _ENTITY, 0.75, "columns", (f"key:{self.label}",), day.isoformat())


def date_columns(table: Table, catalogue: Catalogue) -> DateColumns | None:
    """The first three columns that are parts of what the catalogue knows as a day of birth."""
    found: dict[str, dict[int, int]] = {}
    for column, name in enumerate(table.header):
        if part := _PART.fullmatch(name.strip()):
            label = (part["day"] or table.name).rpartition("/")[2]
            if _ENTITY in catalogue.by_label(label):
                found.setdefault(label, {})[_ORDER[part["part"].lower()]] = column
    whole = ((label, parts) for label, parts in found.items() if len(parts) == _PARTS)
    return next((DateColumns(label, (parts[0], parts[1], parts[2])) for label, parts in whole), None)
