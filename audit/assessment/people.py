"""Who is who: units of findings joined to persons.

A unit is what stands together and speaks of one (``audit.detection.linkage``).  Two units are one person's when they
hold the same value of a kind that belongs to one person, or the same name beside the same weaker value.  What speaks
against it wins:

- two different resident ID numbers, or two names that cannot be one, are two people;
- a value that stands beside different names (a family's telephone, a switchboard) joins nobody;
- a unit with two names, two ID numbers or a crowd of values of one kind tells nobody apart and joins nothing.

A name alone never joins: there are many of each.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple, TypeAlias

from audit.assessment.clusters import Clusters, Proof, may_be_one

NAME: Final = "person_name"
PROOFS: Final = frozenset(
    {
        "id_card_number",
        "passport_number",
        "hk_mo_tw_permit",
        "social_security_no",
        "driver_licence",
        "military_police_id",
    }
)
OWN: Final = frozenset(
    {
        *("mobile_number", "email_address", "mail_account", "bank_card_number", "online_bank_account"),
        *("third_party_payment", "securities_fund_insurance", "social_account_id", "crypto_address"),
        *("imei_meid", "imsi_iccid", "serial_number", "android_idfa_oaid"),
    }
)
"""Kinds whose values are one person's, unless names say otherwise."""
PERSONAL: Final = PROOFS | OWN - {"imei_meid", "imsi_iccid", "serial_number", "android_idfa_oaid"}
"""Kinds that make somebody a person where they stand alone; a device is none."""
WITH_NAME: Final = frozenset(
    {"age_birth_date", "home_address", "landline_fax", "vehicle_plate", "vin", "work_pass", "residence_permit_hukou"}
)
"""Kinds that many share, and that tell which of those of one name it is."""
_TELLING: Final = PROOFS | OWN | WITH_NAME
_NAMED: Final = "named"
_ORDER: Final = {**dict.fromkeys(PROOFS, 0), _NAMED: 1, **dict.fromkeys(OWN, 2), "mobile_number": 3}
"""What is surest joins first, so that it can speak against what families share."""
_NAMED_CROWD: Final = 3
"""Values of one kind that may be one person's, beside their name; without a name one is."""

Unit: TypeAlias = tuple[int, int, int, str]
"""Job, member, number and party of what stands together."""

Share: TypeAlias = tuple[Unit, str]
"""A unit that is one person's, or ("b2:…") one value of a unit in which nobody can tell whose is whose."""


class Sighting(NamedTuple):
    """One finding as far as it tells who.

    ``link`` is what equal values have in common whatever they were taken for, ``view`` what a masked one and the whole
    one have in common ("" without); ``value`` is masked.
    """

    entity: str
    kind: str
    id: str
    link: str
    view: str
    value: str
    masked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Someone:
    """One person: ``shares`` are theirs; ``foreign`` are ids of values among them that are somebody else's, such as the
    number of whoever was to get a parcel."""

    shares: Sequence[Share]
    foreign: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Value:
    """One value, or a name with one: in which units it stands."""

    kind: str
    units: array[int]
    ids: set[str]


class People:
    """Told of one unit after the other; ``persons`` then gives the clusters.

    Memory grows with units that hold an identifier, about 300 bytes each, not with findings.
    """

    def __init__(self) -> None:
        self._places: list[Share] = []
        self._named = array("q")
        self._proofs: list[Proof | None] = []
        self._values: dict[str, _Value] = {}
        self._names: dict[str, int] = {}
        self._shown: list[tuple[str, bool]] = []

    def __len__(self) -> int:
        return len(self._places)

    def unit(self, place: Unit, sightings: Sequence[Sighting]) -> None:
        """What stands together, at ``place``."""
        names = {sighting.id: sighting for sighting in sightings if sighting.kind == NAME}
        values = _telling(sightings, _NAMED_CROWD if names else 1)
        if not values or not (names or any(sighting.kind in PERSONAL for sighting in values)):
            return
        proofs = {sighting.link for sighting in values if sighting.kind == "id_card_number"}
        if len(proofs) > 1 or not _one(list(names.values())):
            for sighting in values:
                self._add((place, sighting.id), 0, [sighting])
            return
        self._add((place, ""), self._name(next(iter(names.values()), None)), values)

    def persons(self) -> list[Someone]:
        """The persons, in the order of their first place."""
        clusters = self._joined()
        members: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._places)):
            members[clusters.root(index)].append(index)
        foreign = self._foreign(clusters)
        return [
            Someone([self._places[index] for index in found], frozenset(foreign.get(root, ())))
            for root, found in members.items()
        ]

    def _foreign(self, clusters: Clusters) -> dict[int, set[str]]:
        """By cluster, the values that stand in it beside no name, and in another beside one."""
        foreign: dict[int, set[str]] = defaultdict(set)
        for known in self._shared():
            owners = {clusters.root(unit) for unit in known.units if self._named[unit]}
            for root in {clusters.root(unit) for unit in known.units} - owners if owners else ():
                foreign[root] |= known.ids
        return foreign

    def _shared(self) -> Iterator[_Value]:
        """What stands in several units: all else joins nobody and is nobody else's."""
        return (known for known in self._values.values() if len(known.units) > 1)

    def _name(self, sighting: Sighting | None) -> int:
        if sighting is None:
            return 0
        number = self._names.setdefault(sighting.id, len(self._names) + 1)
        if number > len(self._shown):
            self._shown.append((sighting.value, sighting.masked))
        return number

    def _add(self, place: Share, name: int, values: Iterable[Sighting]) -> None:
        index = len(self._places)
        self._places.append(place)
        self._named.append(name)
        proof = None
        for sighting in values:
            if sighting.kind == "id_card_number" and not sighting.masked:
                proof = (len(sighting.value), sighting.link)
            for kind, key in _keys(sighting, name):
                known = self._values.get(key)
                if known is None:
                    self._values[key] = _Value(kind, array("q", (index,)), {sighting.id})
                else:
                    known.units.append(index)
                    known.ids.add(sighting.id)
        self._proofs.append(proof)

    def _joined(self) -> Clusters:
        clusters = Clusters(self._named, self._proofs, self._shown)
        for known in sorted(self._shared(), key=lambda known: _ORDER[known.kind]):
            surely = known.kind in PROOFS
            first = known.units[0] if surely or known.kind == _NAMED else clusters.owner(known.units)
            for other in known.units if first is not None else ():
                clusters.join(first or 0, other, surely=surely)
        return clusters


def _telling(sightings: Sequence[Sighting], crowd: int) -> list[Sighting]:
    """The values that may tell who it is, each once; more than ``crowd`` of one kind tell nothing."""
    values = {s.link: s for s in sightings if s.kind in _TELLING}
    kinds = Counter(sighting.kind for sighting in values.values())
    return [sighting for sighting in values.values() if kinds[sighting.kind] <= crowd]


def _keys(sighting: Sighting, name: int) -> Iterator[tuple[str, str]]:
    """Under which keys a value joins: by itself, or with the name beside it."""
    if not sighting.masked and (sighting.kind in PROOFS or sighting.kind in OWN):
        yield sighting.kind, sighting.link
    if name:
        if sighting.kind in WITH_NAME:
            yield _NAMED, f"{name}\0{sighting.link}"
        if sighting.view:
            yield _NAMED, f"{name}\0{sighting.kind}\0{sighting.view}"


def _one(names: Sequence[Sighting]) -> bool:
    """Whether the names of a unit may be one person's."""
    return all(
        may_be_one((one.value, one.masked), (other.value, other.masked)) for one, other in combinations(names, 2)
    )
