"""What the blocks of this folder become: exports that are known, and meanings that column names carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recognizers.lazy import lazy
from recognizers.traditional import simplified

NEVER = "-"
"""The hint of a column whose name is no evidence of personal data."""


_BLANKS = lazy(r"\s+")
_ASKED = lazy(r"(?:q?\d{1,3}\s*[、.)]|\(\d{1,3}\))\s*(?=[^\W\d])")
_NOTE = lazy(r"(?<=[^\s(])\s*\([^()]*\)$")
_INNER_BLANK = lazy(r"(?<=[一-鿿()]) | (?=[一-鿿()])")
_ENGLISH = r"[a-z][a-z .,'&-]*"
_BILINGUAL = lazy(rf"([^a-z]*[一-鿿][^a-z]*?)[\s/|(\[]+{_ENGLISH}[)\]]?|{_ENGLISH}[\s/|(\[]+([一-鿿][^a-z]*?)[)\]]?")
"""A Chinese name beside its English one, as banks print them in two lines of a cell."""


def normal(column: str) -> str:
    """A column name as it is compared: NFKC, casefolded, without blanks, quotes and BOM around it, and without the
    number of a question and the mark of one that must be answered (``1、您的姓名：``, ``*姓名``).

    Within it a run of blanks is one space, and none beside Chinese, where it only breaks a narrow cell's line.
    """
    plain = unicodedata.normalize("NFKC", column).strip(" \t\r\n\ufeff\"'=*:").casefold()
    return plain if plain.isalnum() else _INNER_BLANK.sub("", _BLANKS.sub(" ", _ASKED.sub("", plain, count=1)))


_LONGEST_PATH = 300
_LONGEST_PAIR = 80


def positions(header: Sequence[str]) -> dict[str, int]:
    """Normal name -> column.  Where that name is still free, a path ``a/b/c`` is also found by ``b/c`` and ``c``, a
    bilingual name by its Chinese half, one with a note, ``金额(元)``, without it, and all of them in simplified
    characters."""
    whole = [normal(column) for column in header]
    found: dict[str, int] = {}
    for at, name in enumerate(whole):
        found.setdefault(name, at)
    for at, name in enumerate(map(simplified, whole)):
        found.setdefault(name, at)
        if not name.isascii() and (native := chinese_half(header[at])):
            found.setdefault(native, at)
        if name.endswith(")") and (plain := _NOTE.sub("", name)):
            found.setdefault(plain, at)
        while "/" in name and len(name) <= _LONGEST_PATH:
            name = name.partition("/")[2]
            found.setdefault(name, at)
    return found


def chinese_half(column: str) -> str:
    """The Chinese half of a bilingual name; "" when it is in one language."""
    plain = unicodedata.normalize("NFKC", column).strip().casefold()
    halves = _BILINGUAL.fullmatch(plain) if len(plain) <= _LONGEST_PAIR else None
    return normal(halves[1] or halves[2]) if halves else ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table that are another kind of record: those whose ``column`` ``match`` is found in."""

    record: str
    column: str
    match: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Only:
    """In rows whose column ``by`` ``match`` is found in, ``column`` holds ``entity``; elsewhere anything."""

    column: str
    by: str
    match: re.Pattern[str]
    entity: str


@dataclass(frozen=True, slots=True)
class Where:
    """An ``Only`` of one table, its columns by position."""

    column: int
    by: int
    match: re.Pattern[str]
    hint: str

    def holds(self, row: Sequence[str]) -> bool:
        """Whether the column is what ``hint`` says in this row."""
        return self.by < len(row) and self.match.search(row[self.by]) is not None


@dataclass(frozen=True, slots=True)
class Export:
    """One ``[[export]]``; its keys are explained in ``audit.exports``."""

    id: str
    platform: str
    label: Mapping[str, str]
    record: str
    header: tuple[str, ...]
    either: tuple[tuple[str, ...], ...] = ()
    absent: tuple[str, ...] = ()
    name: re.Pattern[str] | None = None
    file: re.Pattern[str] | None = None
    preamble: re.Pattern[str] | None = None
    formats: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    only: tuple[Only, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    least: int = 1
    timed: bool = False
    told: bool = False

    def fits(self, at: Mapping[str, int], name: str, format: str) -> bool:
        """Whether a table with these columns (``positions``) is this export."""
        return (
            all(column in at for column in self.header)
            and (not self.either or any(all(column in at for column in group) for group in self.either))
            and not any(column in at for column in self.absent)
            and (self.name is None or self.name.fullmatch(name) is not None)
            and (not self.formats or format in self.formats)
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning that column names carry: the name matches ``header`` wholly, a filled cell ``cell`` wholly."""

    header: re.Pattern[str]
    cell: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Generic:
    """What a table of unknown origin is when it has a column for each of ``needs`` (each a list of alternatives).

    It is not that when it has one of ``absent``, too many columns, or a name that ``not_named`` matches wholly.
    Only rows count whose needed cells all look the part, and half of the rows must.
    """

    record: str
    needs: tuple[tuple[str, ...], ...]
    absent: tuple[str, ...] = ()
    max_columns: int = 1000
    not_named: re.Pattern[str] | None = None
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    least: int = 2
