"""What is here, by kind and by weight: the numbers of the verdict sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from audit.config import SEVERITIES
from audit.knowledge.shelf import read
from reports.document import Group, RecordRow

COUNTED_FROM = 0.6
_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(slots=True)
class Found:
    """One kind: how many distinct values (records: how many of them) in how many places, its worst severity, the
    columns of tables that hold it, and how many values stand outside of columns."""

    kind: str
    severity: str = "low"
    count: int = 0
    columns: int = 0
    loose: int = 0
    places: int = 0

    def add(self, severity: str, count: int, places: int, *, column: bool) -> None:
        self.severity = max(self.severity, severity, key=_RANK.__getitem__)
        self.count += count
        self.places += places
        self.columns += column
        self.loose += 0 if column else count


def counts(group: Group) -> bool:
    """Whether a group needs anything done: no test value, not masked already, no longer to be confirmed."""
    return not group.test and not group.masked and group.confidence >= COUNTED_FROM


def prominence(kind: str) -> int:
    """The place of a kind among kinds that are equally severe: what is told first, and done first (``first`` in
    ``knowledge/sentences.toml``)."""
    places = _places()
    return places.get(kind, len(places))


@lru_cache(maxsize=1)
def _places() -> Mapping[str, int]:
    return {kind: place for place, kind in enumerate(read("sentences.toml")["first"])}


def inventory(groups: Iterable[Group], records: Iterable[RecordRow]) -> tuple[Found, ...]:
    """What counts, by severity, then by number; a record of a kind whose values are known is those values."""
    found: dict[str, Found] = {}
    for group in filter(counts, groups):
        values = group.column.distinct if group.column else 1
        one = found.setdefault(group.kind, Found(group.kind))
        one.add(group.severity, values, group.count, column=group.column is not None)
    valued = frozenset(found)
    for record in records:
        here = 0 if record.kind in valued else 1
        found.setdefault(record.kind, Found(record.kind)).add(record.severity, here, here, column=False)
    return tuple(sorted(found.values(), key=lambda one: (-_RANK[one.severity], -one.count, one.kind)))
