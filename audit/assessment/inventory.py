"""What is here, by kind and by weight: the numbers of the verdict sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.config import SEVERITIES
from reports.document import Group, RecordRow

COUNTED_FROM = 0.6
_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(slots=True)
class Found:
    """One kind: how many distinct values (records: how many of them), its worst severity, the columns of tables that
    hold it, and how many values stand outside of columns."""

    kind: str
    severity: str = "low"
    count: int = 0
    columns: int = 0
    loose: int = 0

    def add(self, severity: str, count: int, *, column: bool) -> None:
        self.severity = max(self.severity, severity, key=_RANK.__getitem__)
        self.count += count
        self.columns += column
        self.loose += 0 if column else count


def counts(group: Group) -> bool:
    """Whether a group needs anything done: no test value, not masked already, no longer to be confirmed."""
    return not group.test and not group.masked and group.confidence >= COUNTED_FROM


def inventory(groups: Iterable[Group], records: Iterable[RecordRow]) -> tuple[Found, ...]:
    """What counts, by severity, then by number."""
    found: dict[str, Found] = {}
    for group in filter(counts, groups):
        values = group.column.distinct if group.column else 1
        found.setdefault(group.kind, Found(group.kind)).add(group.severity, values, column=group.column is not None)
    for record in records:
        found.setdefault(record.kind, Found(record.kind)).add(record.severity, 1, column=False)
    return tuple(sorted(found.values(), key=lambda one: (-_RANK[one.severity], -one.count, one.kind)))
