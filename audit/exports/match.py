"""From the columns of a table to what it is: the most specific known export, else a kind of table by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.exports import Exports
from audit.exports.block import Export, Generic, Part, Where, positions
from audit.model import Table

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of tables with one header are counted.  Columns are positions, ``NOWHERE`` = none of that kind.

    ``export`` is "" for a table of unknown origin; ``hints`` is parallel to the header.  ``times``: the first of them
    that a row fills is its time.  Only rows count whose ``needs`` cells match and, when ``timed``, that have a time;
    ``half``: no record unless half of the rows count.  ``owner`` is 1 when ``people`` does not name the owner.
    ``place`` is the table name to tell.
    """

    export: str
    platform: str
    record: str
    place: str
    hints: tuple[str, ...]
    people: int
    owner: int
    times: tuple[int, ...]
    least: int
    parts: tuple[tuple[int, Part], ...] = ()
    needs: tuple[tuple[tuple[int, ...], re.Pattern[str]], ...] = ()
    timed: bool = False
    half: bool = False
    wheres: tuple[Where, ...] = ()


def plan(exports: Exports, table: Table, file_name: str, format: str) -> Plan | None:
    """What ``table`` is; None when nothing in ``exports`` speaks of its columns."""
    at = positions(table.header)
    fitting = [
        export
        for export in exports.known
        if export.fits(at, table.name, format) and (not export.told or _evidence(export, table.preamble, file_name) > 0)
    ]
    if fitting:
        best = max(fitting, key=lambda export: rank(export, at, table, file_name))
        found: Plan | None = _known(exports, best, at, table)
    else:
        means = _meanings(exports, at)
        made = (_generic(exports, kind, means, table) for kind in exports.generic)
        found = next((found for found in made if found), None)
    if found is None or found.platform:
        return found
    return replace(found, platform=platform_named(exports, table.preamble, file_name, table.name))


def rank(export: Export, at: Mapping[str, int], table: Table, file_name: str) -> tuple[int, bool, int]:
    """How specific a block that fits is: the columns it asks for, then a table name, then what only breaks ties."""
    alternatives = max((len(group) for group in export.either if all(column in at for column in group)), default=0)
    return len(export.header) + alternatives, export.name is not None, _evidence(export, table.preamble, file_name)


def _evidence(export: Export, preamble: str, file_name: str) -> int:
    """2 for what stands above the table, 1 for the file's name, -1 when neither is as the block says."""
    if export.preamble and export.preamble.search(preamble):
        return 2
    if export.file and export.file.search(file_name):
        return 1
    return -1 if export.preamble or export.file else 0


def _known(exports: Exports, export: Export, at: Mapping[str, int], table: Table) -> Plan:
    hints = list(table.header)
    for column, hint in export.columns.items():
        if column in at:
            hints[at[column]] = hint
    return Plan(
        export=export.id,
        platform=export.platform,
        record=export.record,
        place=_place(export, table.name),
        hints=tuple(hints),
        people=_first(at, (*export.people, *export.others)),
        owner=_owner(at, export.people, export.others),
        times=_all(at, export.time) or (_meanings(exports, at).get("time", ()) if export.time else ()),
        least=export.least,
        parts=tuple((at[part.column], part) for part in export.parts if part.column in at),
        timed=export.timed,
        wheres=tuple(
            Where(at[only.column], at[only.by], only.match, only.entity)
            for only in export.only
            if only.column in at and only.by in at
        ),
    )


def platform_named(exports: Exports, *texts: str) -> str:
    """The platform that the first of ``texts`` to name one names first; "" when nobody is named."""
    for text in texts:
        named = ((found.start(), id) for id, mark in exports.marks.items() if (found := mark.search(text)))
        if first := min(named, default=None):
            return first[1]
    return ""


def _place(export: Export, name: str) -> str:
    """The part of the table's name that the block calls ``place``; else the name."""
    found = export.name.fullmatch(name) if export.name else None
    return found["place"] if found and "place" in found.re.groupindex else name


def _meanings(exports: Exports, at: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Word -> the columns that carry its meaning, such as income and expense of ``amount``."""
    found = {
        word: tuple(dict.fromkeys(column for name, column in at.items() if meaning.header.fullmatch(name)))
        for word, meaning in exports.words.items()
    }
    return {word: columns for word, columns in found.items() if columns}


def _generic(exports: Exports, kind: Generic, means: Mapping[str, tuple[int, ...]], table: Table) -> Plan | None:
    if kind.not_named and kind.not_named.fullmatch(table.name):
        return None
    chosen = [next((word for word in need if word in means), "") for need in kind.needs]
    if "" in chosen or len(table.header) > kind.max_columns or any(word in means for word in kind.absent):
        return None
    if not _apart([means[word] for word in chosen]):
        return None
    first = {word: columns[0] for word, columns in means.items()}
    return Plan(
        export="",
        platform="",
        record=kind.record,
        place=table.name,
        hints=table.header,
        people=_first(first, (*kind.people, *kind.others)),
        owner=_owner(first, kind.people, kind.others),
        times=_all(first, kind.time),
        least=kind.least,
        needs=tuple((means[word], exports.words[word].cell) for word in chosen),
        half=True,
    )


def _apart(columns: Sequence[Sequence[int]]) -> bool:
    """Whether each of several meanings has a column of its own; the rarest choose first."""
    taken: set[int] = set()
    for choice in sorted(columns, key=len):
        free = next((column for column in choice if column not in taken), NOWHERE)
        if free == NOWHERE:
            return False
        taken.add(free)
    return True


def _first(at: Mapping[str, int], names: Iterable[str]) -> int:
    return next((at[name] for name in names if name in at), NOWHERE)


def _all(at: Mapping[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(at[name] for name in names if name in at)


def _owner(at: Mapping[str, int], people: Iterable[str], others: Iterable[str]) -> int:
    """1 when only others are named: the owner comes on top of them."""
    return int(_first(at, people) == NOWHERE and _first(at, others) != NOWHERE)
