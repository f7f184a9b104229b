"""Chinese names that stand in two columns, as address books write them: 姓 here, 名 there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.detection.name_shape import PERSON
from recognizers.catalogue import Catalogue
from recognizers.lazy import lazy
from recognizers.span import Span

_FAMILY = lazy(r"姓|姓氏|(?:.*[ _.-])?(?:surname|(?:family|last)[ _-]?name)", re.IGNORECASE)
_GIVEN = lazy(r"名|名字|(?:.*[ _.-])?(?:given|first)[ _-]?name", re.IGNORECASE)
_HAN = lazy("[一-鿿]{1,3}")


@dataclass(frozen=True, slots=True)
class NameColumns:
    """The two columns, counted from 0, and what a whole name looks like."""

    family: int
    given: int
    name: re.Pattern[str]

    @property
    def column(self) -> int:
        """Where the whole is told."""
        return self.given

    def span(self, row: Sequence[str]) -> Span | None:
        """The name of one row, standing in the given name's cell; None when the two make no Chinese name."""
        if len(row) <= max(self.family, self.given):
            return None
        family, given = row[self.family].strip(), row[self.given].strip()
        if not (_HAN.fullmatch(family) and _HAN.fullmatch(given) and self.name.fullmatch(family + given)):
            return None
        why = ("key:family name", "key:given name")
        return Span(0, len(row[self.given]), PERSON, 0.75, "columns", why, family + given)


def name_columns(header: Sequence[str], catalogue: Catalogue) -> NameColumns | None:
    """The first column of family names and the first of given names, if a header has both."""
    family = next((at for at, name in enumerate(header) if _FAMILY.fullmatch(name.strip())), None)
    given = next((at for at, name in enumerate(header) if _GIVEN.fullmatch(name.strip())), None)
    value = catalogue.entities[PERSON].value if PERSON in catalogue.entities else None
    if family is None or given is None or value is None:
        return None
    return NameColumns(family, given, value.regex)
