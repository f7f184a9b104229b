"""The page of one person: what of theirs is where, what can be read from it, and what it would mean."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any, Final

from audit.assessment.people import OWN, PROOFS, WITH_NAME, Share
from audit.assessment.risk import Exposure, Item, harm
from audit.config import SEVERITIES
from audit.knowledge.linkage import together
from audit.report.exposures import counted_item, is_located
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED, SEPARATOR, UNDER_14
from recognizers.catalogue import Catalogue
from reports.people import Identifier, Join, Person
from reports.where import Where

_FILES: Final = 50
_JOINS: Final = 50
_NAME: Final = "PERSON"
_PLACE: Final = "site"
"""The fact that tells of an account (``audit.report.logins``), not of the person."""
_TELLING: Final = PROOFS | OWN | WITH_NAME


@dataclass(frozen=True, slots=True)
class Owner:
    """What is theirs, which values among it are not, and which files are theirs as a whole."""

    shares: Sequence[Share]
    foreign: frozenset[str] = frozenset()
    files: frozenset[int] = frozenset()


_THEIRS: Final = """
DROP TABLE IF EXISTS temp.unit_of; DROP TABLE IF EXISTS temp.file_of; DROP TABLE IF EXISTS temp.theirs;
CREATE TEMP TABLE unit_of (job INT, member INT, unit INT, party TEXT, only_id TEXT,
    PRIMARY KEY (job, member, unit, party, only_id)) WITHOUT ROWID;
CREATE TEMP TABLE file_of (job INT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE theirs (job INT, member INT, seq INT, unit INT, party TEXT, entity TEXT, id TEXT, value TEXT,
    severity INT, flags INT, facts TEXT, place TEXT, PRIMARY KEY (job, member, seq)) WITHOUT ROWID;
"""
_COLUMNS: Final = "job, member, seq, unit, party, entity, id, value, severity, flags, facts, place"
_FILL: Final = (
    f"INSERT OR IGNORE INTO temp.theirs SELECT {_COLUMNS} FROM counted"
    " CROSS JOIN temp.unit_of USING (job, member, unit, party) WHERE only_id IN ('', id)",
    f"INSERT OR IGNORE INTO temp.theirs SELECT {_COLUMNS} FROM counted CROSS JOIN temp.file_of USING (job)",
)


def page(ledger: Ledger, catalogue: Catalogue, owner: Owner) -> tuple[Person, int, int]:
    """The person, and how many identifiers and sensitive values are theirs."""
    db = ledger.db
    db.executescript(_THEIRS)
    shares = ((*unit, only) for unit, only in owner.shares)
    db.executemany("INSERT OR IGNORE INTO temp.unit_of VALUES (?,?,?,?,?)", shares)
    db.executemany("INSERT INTO temp.file_of VALUES (?)", ((job,) for job in sorted(owner.files)))
    for fill in _FILL:
        db.execute(fill)
    db.executemany("DELETE FROM temp.theirs WHERE id = ?", ((identity,) for identity in sorted(owner.foreign)))
    identifiers = tuple(_identifiers(ledger, catalogue))
    items, heavy = _items(ledger, catalogue)
    score = harm(_exposure(ledger, items, identifiers, heavy))
    places = tuple(_files(ledger))
    person = Person(
        number=1,
        name=_name(ledger),
        identifiers=identifiers,
        categories=dict(sorted(Counter(item.category for item in items).items())),
        sensitive=tuple(sorted(item.entity for item in items if item.sensitive)),
        files=places[:_FILES],
        file_count=len(places),
        joins=tuple(_joins(ledger, catalogue))[:_JOINS],
        facts=_facts(ledger),
        reveals=tuple(entry.reveals for entry in together({item.kind for item in items})),
        harm=score.value,
        equation=score.equation,
    )
    return person, len(identifiers), heavy


def _name(ledger: Ledger) -> str:
    found = ledger.db.execute(
        "SELECT value FROM temp.theirs WHERE entity = ? GROUP BY id ORDER BY COUNT(*) DESC, MIN(job), MIN(seq) LIMIT 1",
        (_NAME,),
    ).fetchone()
    return str(found[0]) if found else ""


def _identifiers(ledger: Ledger, catalogue: Catalogue) -> Iterator[Identifier]:
    """Each value once: one that is masked in a file is taken for the whole one that looks alike."""
    found = ledger.db.execute(
        "SELECT entity, id, value, MAX(severity), COUNT(*), COUNT(DISTINCT job), MIN(flags & ?) FROM temp.theirs"
        " GROUP BY entity, id ORDER BY 4 DESC, 6 DESC, 5 DESC, entity, id",
        (MASKED,),
    ).fetchall()
    whole = {(name, value) for name, _, value, *_, masked in found if not masked}
    for name, identity, value, severity, count, files, masked in found:
        entity = catalogue.entities[name]
        if entity.kind not in _TELLING or (masked and (name, value) in whole):
            continue
        yield Identifier(name, entity.kind, value, identity, SEVERITIES[severity], count, files)


def _items(ledger: Ledger, catalogue: Catalogue) -> tuple[list[Item], int]:
    """What the score counts, and how many sensitive values there are."""
    found = ledger.db.execute(
        "SELECT entity, COUNT(DISTINCT id), MIN(flags & ?), MAX(CASE WHEN flags & ? THEN 3 ELSE severity END)"
        " FROM temp.theirs GROUP BY entity",
        (MASKED, MASKED),
    )
    items, heavy = [], 0
    for name, distinct, masked, worst in found:
        # one person's values, however many, are one person
        items.append(counted_item(catalogue.entities[name], distinct, worst, masked=bool(masked)))
        heavy += distinct * items[-1].sensitive
    return items, heavy


def _exposure(ledger: Ledger, items: Sequence[Item], identifiers: Sequence[Identifier], heavy: int) -> Exposure:
    child = bool(ledger.db.execute("SELECT 1 FROM temp.theirs WHERE flags & ? LIMIT 1", (UNDER_14,)).fetchone())
    kinds = len({identifier.kind for identifier in identifiers}) + any(item.entity == _NAME for item in items)
    return Exposure(tuple(items), kinds, heavy > 0 and kinds > 0, child, child and is_located(items))


def _files(ledger: Ledger) -> Iterator[Where]:
    found = ledger.db.execute(
        "SELECT root, path, trail FROM temp.theirs JOIN item USING (job, member) GROUP BY job, member"
        " ORDER BY COUNT(*) DESC, job, member"
    )
    for root, path, trail in found:
        yield Where(root, json.loads(path), tuple(json.loads(trail)), {})


def _facts(ledger: Ledger) -> dict[str, str]:
    """What the values tell without being shown; where they disagree, nothing."""
    told: dict[str, set[str]] = {}
    for (facts,) in ledger.db.execute("SELECT DISTINCT facts FROM temp.theirs WHERE facts <> ''"):
        for fact in facts.split(SEPARATOR):
            key, _, value = fact.partition("=")
            if key == _PLACE:
                continue
            told.setdefault(key, set()).add(value)
    return {key: next(iter(values)) for key, values in sorted(told.items()) if len(values) == 1}


def _joins(ledger: Ledger, catalogue: Catalogue) -> Iterator[Join]:
    """Which values stand together, how often, and where first."""
    pairs: dict[tuple[str, str], list[Any]] = {}
    found = ledger.db.execute(
        "SELECT job, member, unit, party, entity, id, value, place, root, path, trail FROM temp.theirs"
        " JOIN item USING (job, member) WHERE unit > 0 ORDER BY job, member, seq LIMIT 20000"
    )
    for _, rows in groupby(found, key=lambda row: row[:4]):
        values = {row[5]: row for row in rows if _joins_persons(catalogue, row[4])}
        for one, other in combinations(values.values(), 2):
            pair = pairs.setdefault((one[5], other[5]), [0, one, other])
            pair[0] += 1
    for count, one, other in sorted(pairs.values(), key=lambda pair: -pair[0]):
        place = json.loads(one[7])
        where = Where(one[8], json.loads(one[9]), tuple(json.loads(one[10])), place)
        yield Join(_by(place), (one[6], other[6]), count, where)


def _joins_persons(catalogue: Catalogue, entity: str) -> bool:
    return entity == _NAME or catalogue.entities[entity].kind in _TELLING


def _by(place: dict[str, Any]) -> str:
    if "part" in place:
        return "message"
    return "row" if place.keys() & {"row", "rowid", "pointer"} else "near"
