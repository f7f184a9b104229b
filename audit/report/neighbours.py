"""Findings of the ledger that stand together: in one row, one object, one line, one neighbourhood of a text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson

from audit.detection.linkage import REACH
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED, SEPARATOR, TEST

LINES = 2
"""So many lines further on something is still near; lines of more than ``REACH`` characters reach nobody."""

ROWS = 32
"""Findings; more than a row of a table or a neighbourhood of a text holds."""

Key: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One finding: ``label`` is the word of ours that named it where it stood, "" without."""

    job: int
    member: int
    place: Mapping[str, int | str]
    entity: str
    id: str
    value: str
    masked: bool
    label: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together; ``lines``: only because the lines of a text follow each other."""

    members: tuple[Standing, ...]
    written: bool
    lines: bool


def units(ledger: Ledger, most: int) -> Iterator[Unit]:
    """The units of files that hold masked values, in report order; at most ``most`` findings are looked at."""
    gathered: list[Standing] = []
    for standing in _standing(ledger, most):
        if gathered and not _together(gathered[-1], standing):
            yield _unit(gathered)
            gathered = []
        gathered.append(standing)
    if gathered:
        yield _unit(gathered)


def _standing(ledger: Ledger, most: int) -> Iterator[Standing]:
    found = ledger.db.execute(
        "SELECT job, member, place, entity, id, value, flags, why FROM finding WHERE flags & ? = 0 AND (job, member) IN"
        " (SELECT job, member FROM finding WHERE flags & ?) ORDER BY job, member, seq LIMIT ?",
        (TEST, MASKED, most),
    )
    for job, member, place, entity, identity, value, flags, why in _around_masked(found):
        named = (code.partition(":") for code in why.split(SEPARATOR))
        label = next((word for kind, _, word in named if kind in ("label", "key")), "")
        yield Standing(job, member, orjson.loads(place), entity, identity, value, bool(flags & MASKED), label)


def _around_masked(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows with at most ``ROWS`` between them and a masked one: most tables hold few, and the rest costs no parsing."""
    waiting: deque[tuple[Any, ...]] = deque(maxlen=ROWS)
    near = 0
    for row in found:
        masked = row[6] & MASKED
        if masked:
            yield from waiting
            waiting.clear()
        near = ROWS if masked else near - 1
        if near >= 0:
            yield row
        else:
            waiting.append(row)


def _unit(gathered: list[Standing]) -> Unit:
    written = _written(gathered[0])
    return Unit(tuple(gathered), written, written and len({standing.place["line"] for standing in gathered}) > 1)


def _together(one: Standing, other: Standing) -> bool:
    if (one.job, one.member) != (other.job, other.member):
        return False
    if _written(one) and _written(other):
        return _near(one.place, other.place)
    key = _key(one.place)
    return bool(key) and key == _key(other.place)


def _written(standing: Standing) -> bool:
    """Whether it stands in running text, where a place is a line and a column."""
    return "column" in standing.place and "line" in standing.place


def _near(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if {**one, "line": 0, "column": 0} != {**other, "line": 0, "column": 0}:
        return False
    if one["line"] == other["line"]:
        return bool(abs(other["column"] - one["column"]) <= REACH)
    return bool(abs(other["line"] - one["line"]) <= LINES and max(one["column"], other["column"]) <= REACH)


def _key(place: Mapping[str, Any]) -> Key:
    """What the places of one row, object or paragraph have in common; () where a place is no such thing."""
    if "pointer" in place:
        return ("pointer", place.get("line"), place["pointer"].rpartition("/")[0])
    if place.keys() & {"row", "rowid", "line"}:
        return tuple(sorted((key, value) for key, value in place.items() if key not in ("field", "column")))
    return ()
