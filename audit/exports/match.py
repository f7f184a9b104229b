"""From the columns of a table to what it is: the most specific known export, else a kind of table by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.exports import Exports
from audit.exports.block import Export, Generic, Part, positions
from audit.model import Table

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of tables with one header are counted.  Columns are positions, ``NOWHERE`` = none of that kind.

    ``export`` and ``platform`` are "" for a table of unknown origin; ``hints`` is parallel to the header.  Only rows
    count whose ``needs`` cells match and, when ``timed``, whose time can be read; ``half``: no record unless half of
    the rows count.  ``owner`` is 1 when ``people`` does not name the owner.  ``place`` is the table name to tell.
    """

    export: str
    platform: str
    record: str
    place: str
    hints: tuple[str, ...]
    people: int
    owner: int
    time: int
    least: int
    parts: tuple[tuple[int, Part], ...] = ()
    needs: tuple[tuple[int, re.Pattern[str]], ...] = ()
    timed: bool = False
    half: bool = False


def plan(exports: Exports, table: Table, file_name: str, format: str) -> Plan | None:
    """What ``table`` is; None when nothing in ``exports`` speaks of its columns."""
    at = positions(table.header)
    fitting = [export for export in exports.known if export.fits(at, table.name, format)]
    if fitting:
        best = max(fitting, key=lambda export: rank(export, at, table, file_name))
        return _known(best, at, table)
    means = _meanings(exports, at)
    made = (_generic(exports, kind, means, table) for kind in exports.generic)
    return next((found for found in made if found), None)


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


def _known(export: Export, at: Mapping[str, int], table: Table) -> Plan:
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
        time=_first(at, export.time),
        least=export.least,
        parts=tuple((at[part.column], part) for part in export.parts if part.column in at),
        timed=export.timed,
    )


def _place(export: Export, name: str) -> str:
    """The part of the table's name that the block calls ``place``; else the name."""
    found = export.name.fullmatch(name) if export.name else None
    return found["place"] if found and "place" in found.re.groupindex else name


def _meanings(exports: Exports, at: Mapping[str, int]) -> dict[str, int]:
    """Word -> the first column that carries its meaning."""
    return {
        word: column
        for word, meaning in exports.words.items()
        if (column := next((at[name] for name in at if meaning.header.fullmatch(name)), NOWHERE)) != NOWHERE
    }


def _generic(exports: Exports, kind: Generic, means: Mapping[str, int], table: Table) -> Plan | None:
    if kind.not_named and kind.not_named.fullmatch(table.name):
        return None
    chosen = [next((word for word in need if word in means), "") for need in kind.needs]
    if "" in chosen or len(table.header) > kind.max_columns or any(word in means for word in kind.absent):
        return None
    if len({means[word] for word in chosen}) < len(chosen):
        return None
    return Plan(
        export="",
        platform="",
        record=kind.record,
        place=table.name,
        hints=table.header,
        people=_first(means, (*kind.people, *kind.others)),
        owner=_owner(means, kind.people, kind.others),
        time=_first(means, kind.time),
        least=kind.least,
        needs=tuple((means[word], exports.words[word].cell) for word in chosen),
        half=True,
    )


def _first(at: Mapping[str, int], names: Iterable[str]) -> int:
    return next((at[name] for name in names if name in at), NOWHERE)


def _owner(at: Mapping[str, int], people: Iterable[str], others: Iterable[str]) -> int:
    """1 when only others are named: the owner comes on top of them."""
    return int(_first(at, people) == NOWHERE and _first(at, others) != NOWHERE)
