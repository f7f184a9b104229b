"""Which findings can calmly be left alone: the rule of ``audit.assessment.ignore`` on what stands around each."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import groupby
from typing import Final

from audit.assessment.case import group_key
from audit.assessment.ignore import Surroundings, ignorable
from audit.runners.ledger import Ledger
from audit.runners.wire import UNDER_14
from recognizers.catalogue import Catalogue
from reports.document import Group
from reports.people import People

MOST: Final = 200_000
"""Counted findings; of more, everything is taken for linked to somebody."""
_PRIVATE: Final = frozenset({"me", "encrypted"})


def aside(
    ledger: Ledger, catalogue: Catalogue, groups: Iterable[Group], people: People, readers: str
) -> frozenset[str]:
    """Keys of the groups (``group_key``) about which nothing needs to be done."""
    linked, children = _linked(ledger, catalogue)
    mine = {identifier.id for identifier in people.me.identifiers} if people.me else set()
    known = frozenset({"private"}) if readers in _PRIVATE else frozenset[str]()
    left = set()
    for group in groups:
        around = Surroundings(
            linked=linked is None or group.id in linked or (group.column is not None),
            child=group.id in children,
            others_sensitive=catalogue.entities[group.entity].sensitive_pipl_gbt45574 == "Y" and group.id not in mine,
            known=known,
        )
        if ignorable(group, around):
            left.add(group_key(group))
    return frozenset(left)


def _linked(ledger: Ledger, catalogue: Catalogue) -> tuple[Set[str] | None, Set[str]]:
    """Ids of values that stand with an identifier of somebody (None: too many to tell), and with a child."""
    (count,) = ledger.db.execute("SELECT COUNT(*) FROM counted").fetchone()
    if count > MOST:
        return None, frozenset()
    linked: set[str] = set()
    children: set[str] = set()
    rows = ledger.db.execute(
        "SELECT job, member, unit, entity, id, severity, flags FROM counted WHERE unit > 0 ORDER BY job, member, seq"
    )
    for _, together in groupby(rows, key=lambda row: row[:3]):
        unit = list(together)
        named = {row[4] for row in unit if catalogue.entities[row[3]].identifier == "direct"}
        child = any(row[6] & UNDER_14 for row in unit)
        low = {row[4] for row in unit if row[5] == 0}
        linked |= {identity for identity in low if named - {identity}}
        children |= low if child else set()
    return linked, children
