"""Which findings can calmly be left alone: the rule of ``audit.assessment.ignore`` on what stands around each."""

from __future__ import annotations

from collections.abc import Iterable, Set
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
    direct = [entity.id for entity in catalogue.entities.values() if entity.identifier == "direct"]
    marks = ",".join("?" * len(direct))
    ledger.db.executescript(
        "DROP TABLE IF EXISTS temp.named; CREATE TEMP TABLE named (job INT, member INT, unit INT, id TEXT, child INT);"
        "CREATE INDEX temp.named_unit ON named (job, member, unit);"
    )
    ledger.db.execute(
        f"INSERT INTO temp.named SELECT DISTINCT job, member, unit, id, flags & ? FROM counted WHERE unit > 0"
        f" AND (entity IN ({marks}) OR flags & ?)",
        (UNDER_14, *direct, UNDER_14),
    )
    beside = (
        "SELECT DISTINCT f.id FROM counted f JOIN temp.named n USING (job, member, unit) WHERE f.severity = 0"
        " AND f.unit > 0 AND n.id <> f.id"
    )
    linked = {identity for (identity,) in ledger.db.execute(beside)}
    return linked, {identity for (identity,) in ledger.db.execute(beside + " AND n.child > 0")}
