"""From the ledger to persons: the owner, when confirmed, and everybody else as numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from audit.assessment.people import NAME, OWN, PROOFS, WITH_NAME, Sighting, Someone, Unit
from audit.assessment.people import People as Joined
from audit.config import SEVERITIES, Config
from audit.me import Me
from audit.report.owner import Owner, page
from audit.runners.ledger import Ledger
from audit.runners.wire import MASKED
from recognizers.catalogue import Catalogue
from reports.people import People, Person, Proposal

MOST: Final = 500_000
"""Sightings that are joined; past this many people are counted by their most frequent kind of identifier."""
_PROPOSED_FILES: Final = 2
_ENTITLED: Final = (20, 0.05)
"""From so many others on, when a smaller share of the identifiers is the owner's: whose data is this?"""
_VALUES_SHOWN: Final = 3
_PERSONS: Final = 1_000
"""Pages with ``--people all``."""
_DISTINCT: Final = "SELECT entity, COUNT(DISTINCT id) FROM counted GROUP BY entity"
RELATIVE: Final = "FAMILY_MEMBER"
_KIN: Final = "亲属"
"""What stands for the masked name of a relative: no surname, so that it is nobody else's."""
_IN_ROW: Final = ('"row', '"pointer')
"""What begins the keys of a place that is a row."""
_LAST_4: Final = frozenset({"bank_card_number", "online_bank_account"})
_VIEWED: Final = frozenset({"mobile_number", "id_card_number", "landline_fax"})


@dataclass(frozen=True, slots=True, eq=False)
class _Cluster:
    """One person, and in how many files they are."""

    person: Someone
    files: int


def whose(ledger: Ledger, catalogue: Catalogue, known: Me, config: Config) -> People:
    """Whose data this is; ``known`` is what the user said before.

    Raw values (``--reveal``) never stand on anybody's page.
    """
    kinds = {e.id: e.kind for e in catalogue.entities.values()}
    told = _told(kinds)
    distinct: dict[str, int] = dict(ledger.db.execute(_DISTINCT))
    identifiers = sum(count for name, count in distinct.items() if is_identifier(catalogue, name))
    sensitive = sum(count for name, count in distinct.items() if is_sensitive(catalogue, name))
    if _sightings(ledger, told) > MOST:
        others = _largest(distinct, catalogue)
        return People(others=others, identifiers=identifiers, sensitive=sensitive, exact=False)
    joined, mine = Joined(), set()
    for unit, sightings in _units(ledger, told, kinds):
        usable = [sighting for sighting in sightings if sighting.id not in known.others]
        joined.unit(unit, usable)
        if any(sighting.id in known.mine for sighting in usable):
            mine.add(unit)
    clusters = [_Cluster(one, len({unit[0] for unit, _ in one.shares})) for one in joined.persons()]
    own = [cluster for cluster in clusters if _is_mine(cluster, mine, known)]
    rest = [cluster for cluster in clusters if cluster not in own]
    counted = People(others=len(rest), identifiers=identifiers, sensitive=sensitive)
    if config.reveal or config.people == "count":
        return counted
    if config.people == "all":
        counted = replace(counted, persons=tuple(_everybody(ledger, catalogue, clusters)))
    if not own:
        proposal = _proposal(ledger, catalogue, clusters, known)
        return replace(counted, proposal=proposal, others=max(len(rest) - bool(proposal), 0))
    shares = [share for cluster in own for share in cluster.person.shares]
    foreign = frozenset().union(*(cluster.person.foreign for cluster in own)) - known.mine
    owner = Owner(shares, foreign, _alone(own, rest))
    me, values, heavy = page(ledger, catalogue, owner)
    fewest, share = _ENTITLED
    return replace(
        counted,
        me=me,
        identifiers=max(identifiers - values, 0),
        sensitive=max(sensitive - heavy, 0),
        entitled=len(rest) >= fewest and values < share * identifiers,
    )


def persons(ledger: Ledger, catalogue: Catalogue) -> list[Someone] | None:
    """Everybody whom findings are joined to, the owner as well; None where there is too much to be joined."""
    kinds = {e.id: e.kind for e in catalogue.entities.values()}
    told = _told(kinds)
    if _sightings(ledger, told) > MOST:
        return None
    joined = Joined()
    for unit, sightings in _units(ledger, told, kinds):
        joined.unit(unit, sightings)
    return joined.persons()


def _told(kinds: dict[str, str]) -> set[str]:
    """The entities that tell who somebody is."""
    return {name for name, kind in kinds.items() if kind in PROOFS | OWN | WITH_NAME or kind == NAME} | {RELATIVE}


def _everybody(ledger: Ledger, catalogue: Catalogue, clusters: Iterable[_Cluster]) -> Iterator[Person]:
    """The persons in the order of their first place, without what could be read from their values."""
    for number, cluster in enumerate(islice(clusters, _PERSONS), 1):
        person, _, _ = page(ledger, catalogue, Owner(cluster.person.shares, cluster.person.foreign))
        yield replace(person, number=number, facts={}, reveals=())


def _alone(own: Iterable[_Cluster], rest: Iterable[_Cluster]) -> frozenset[int]:
    """Files in which nobody else is: what stands there is the owner's."""
    mine = {unit[0] for cluster in own for unit, _ in cluster.person.shares}
    return frozenset(mine - {unit[0] for cluster in rest for unit, _ in cluster.person.shares})


def _is_mine(cluster: _Cluster, mine: Set[Unit], known: Me) -> bool:
    return any(only in known.mine if only else unit in mine for unit, only in cluster.person.shares)


def _units(ledger: Ledger, told: set[str], kinds: dict[str, str]) -> Iterator[tuple[Unit, list[Sighting]]]:
    found = ledger.db.execute(
        "SELECT job, member, unit, party, entity, id, links, value, flags, place, format"
        " FROM counted JOIN item USING (job, member) WHERE unit > 0 ORDER BY job, member, seq"
    )
    rows = (row for row in found if row[4] in told)
    for key, together in groupby(rows, key=itemgetter(0, 1, 2)):
        parties: dict[str, list[Sighting]] = defaultdict(list)
        rows_of_unit = list(together)
        for row in rows_of_unit:
            parties[row[3]].append(_sighting(row, kinds))
        for party, sightings in parties.items():
            yield (*key, party), _with_relative(sightings, *rows_of_unit[0][-2:])


def _sighting(row: tuple[Any, ...], kinds: dict[str, str]) -> Sighting:
    *_, entity, identity, links, value, flags, _, _ = row
    kind = NAME if entity == RELATIVE else kinds[entity]
    views = links.split()
    view = views[3] if kind in _LAST_4 and views else views[1] if kind in _VIEWED and views else ""
    value = _KIN if entity == RELATIVE else value
    return Sighting(entity, kind, identity, views[0] if views else identity, view, value, bool(flags & MASKED))


def _with_relative(sightings: list[Sighting], place: str, format: str) -> list[Sighting]:
    """In a row that names nobody but a relative (a contact called ``妈妈``), the relative is who it is."""
    others = [sighting for sighting in sightings if sighting.entity != RELATIVE]
    if len(others) == len(sightings):
        return sightings
    in_row = format == "vcard" or any(key in place.lower() for key in _IN_ROW)
    relatives = {sighting.id for sighting in sightings} - {sighting.id for sighting in others}
    told = in_row and len(relatives) == 1 and not any(sighting.kind == NAME for sighting in others)
    return sightings if told else others


def _sightings(ledger: Ledger, told: set[str]) -> int:
    counts = ledger.db.execute("SELECT entity, COUNT(*) FROM finding GROUP BY entity")
    return sum(count for entity, count in counts if entity in told)


def is_identifier(catalogue: Catalogue, entity: str) -> bool:
    """Whether values of an entity stand for a person."""
    return catalogue.entities[entity].identifier in ("direct", "indirect")


def is_sensitive(catalogue: Catalogue, entity: str) -> bool:
    """Whether the law calls it sensitive (PIPL art. 28, GB/T 45574-2025)."""
    return catalogue.entities[entity].sensitive_pipl_gbt45574 == "Y"


def _largest(distinct: Mapping[str, int], catalogue: Catalogue) -> int:
    """How many different values there are of the most frequent kind of direct identifier."""
    counts: Counter[str] = Counter()
    for name, count in distinct.items():
        if catalogue.entities[name].identifier == "direct" and catalogue.entities[name].kind != "person_name":
            counts[catalogue.entities[name].kind] += count
    return max(counts.values(), default=0)


def _proposal(ledger: Ledger, catalogue: Catalogue, clusters: Sequence[_Cluster], known: Me) -> Proposal | None:
    """Who is in more files than anybody else, or the only one there is."""
    ranked = sorted(clusters, key=lambda cluster: (-cluster.files, -len(cluster.person.shares)))[:2]
    if not ranked:
        return None
    first = ranked[0]
    if len(ranked) > 1 and (first.files < _PROPOSED_FILES or first.files == ranked[1].files):
        return None
    me, _, _ = page(ledger, catalogue, Owner(first.person.shares, first.person.foreign))
    telling = sorted(
        (i for i in me.identifiers if i.kind in PROOFS | OWN), key=lambda i: (-i.files, -SEVERITIES.index(i.severity))
    )
    if not telling or any(identifier.id in known.others for identifier in telling):
        return None
    values = tuple(dict.fromkeys(identifier.value for identifier in telling))[:_VALUES_SHOWN]
    shown = [me.name, *values] if me.name else list(values)
    question = {
        "zh": f"{'，'.join(shown)}，出现在 {first.files} 个文件里：是您本人吗？",
        "en": f"{', '.join(shown)}, in {first.files} file{'s' * (first.files != 1)}: is this you?",
    }
    ids = tuple(identifier.id for identifier in telling)
    return Proposal(me.name, values, first.files, ids, ("most-files" if len(ranked) > 1 else "only-one",), question)
