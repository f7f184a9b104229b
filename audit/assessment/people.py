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
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, TypeAlias

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
WITH_NAME: Final = frozenset(
    {"age_birth_date", "home_address", "landline_fax", "vehicle_plate", "vin", "work_pass", "residence_permit_hukou"}
)
"""Kinds that many share, and that tell which of those of one name it is."""
_NAMED: Final = "named"
_ORDER: Final = {**dict.fromkeys(PROOFS, 0), _NAMED: 1, **dict.fromkeys(OWN, 2), "mobile_number": 3}
"""What is surest joins first, so that it can speak against what families share."""
_CROWD: Final = 3
_NAMES_COMPARED: Final = 4
_USUAL: Final = 0.8
"""A value that stands beside one name so often is that person's, whatever stands beside it otherwise."""

_Proof: TypeAlias = tuple[int, str]
"""Length and link of an ID number: the old ones of 15 digits say nothing against those of 18."""

Unit: TypeAlias = tuple[int, int, int, str]
"""Job, member, number and party of what stands together."""


@dataclass(frozen=True, slots=True)
class Sighting:
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


@dataclass(slots=True)
class _Value:
    """One value, or a name with one: in which units it stands."""

    kind: str
    units: array[int] = field(default_factory=lambda: array("q"))


class People:
    """Told of one unit after the other; ``persons`` then gives the clusters.

    Memory grows with units that hold an identifier, about 300 bytes each, not with findings.
    """

    def __init__(self) -> None:
        self._places: list[Unit] = []
        self._named = array("q")
        self._proofs: list[_Proof | None] = []
        self._values: dict[str, _Value] = {}
        self._names: dict[str, int] = {}
        self._shown: list[tuple[str, bool]] = []

    def __len__(self) -> int:
        return len(self._places)

    def unit(self, place: Unit, sightings: Sequence[Sighting]) -> None:
        """What stands together, at ``place``."""
        names = {sighting.id: sighting for sighting in sightings if sighting.kind == NAME}
        values = _telling(sightings)
        if not values:
            return
        proofs = {sighting.link for sighting in values if sighting.kind == "id_card_number"}
        if len(proofs) > 1 or not _one(list(names.values())):
            for sighting in values:  # nobody can tell whose is whose
                self._add(place, 0, [sighting])
            return
        self._add(place, self._name(next(iter(names.values()), None)), values)

    def persons(self) -> list[list[Unit]]:
        """The units of each person, in the order of their first; a unit may hold several persons' values."""
        roots = self._joined()
        clusters: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self._places)):
            clusters[roots.root(index)].append(index)
        return [[self._places[index] for index in members] for members in clusters.values()]

    def _name(self, sighting: Sighting | None) -> int:
        if sighting is None:
            return 0
        number = self._names.setdefault(sighting.id, len(self._names) + 1)
        if number > len(self._shown):
            self._shown.append((sighting.value, sighting.masked))
        return number

    def _add(self, place: Unit, name: int, values: Iterable[Sighting]) -> None:
        index = len(self._places)
        self._places.append(place)
        self._named.append(name)
        proof = None
        for sighting in values:
            if sighting.kind == "id_card_number" and not sighting.masked:
                proof = (len(sighting.value), sighting.link)
            for kind, key in _keys(sighting, name):
                self._values.setdefault(key, _Value(kind)).units.append(index)
        self._proofs.append(proof)

    def _joined(self) -> _Clusters:
        clusters = _Clusters(self._named, self._proofs, self._shown)
        shared = (known for known in self._values.values() if len(known.units) > 1)
        for known in sorted(shared, key=lambda known: _ORDER[known.kind]):
            surely = known.kind in PROOFS
            first = known.units[0] if surely or known.kind == _NAMED else clusters.owner(known.units)
            for other in known.units if first is not None else ():
                clusters.join(first or 0, other, surely=surely)
        return clusters


def _telling(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The values that may tell who it is, each once; a crowd of one kind tells nothing."""
    values = {s.link: s for s in sightings if s.kind in PROOFS or s.kind in OWN or s.kind in WITH_NAME}
    kinds = Counter(sighting.kind for sighting in values.values())
    return [sighting for sighting in values.values() if kinds[sighting.kind] <= _CROWD]


def _keys(sighting: Sighting, name: int) -> Iterator[tuple[str, str]]:
    """Under which keys a value joins: by itself, or with the name beside it."""
    if not sighting.masked and (sighting.kind in PROOFS or sighting.kind in OWN):
        yield sighting.kind, sighting.link
    if name:
        if sighting.kind in WITH_NAME:
            yield _NAMED, f"{name}\0{sighting.link}"
        if sighting.view:
            yield _NAMED, f"{name}\0{sighting.kind}\0{sighting.view}"


class _Clusters:
    """Union-find over units, with the names and the ID number of each cluster."""

    def __init__(
        self, named: Sequence[int], proofs: Sequence[_Proof | None], shown: Sequence[tuple[str, bool]]
    ) -> None:
        self._parent = array("q", range(len(named)))
        self._names: dict[int, frozenset[int]] = {}
        self._proofs = {index: proof for index, proof in enumerate(proofs) if proof}
        self._named = named
        self._shown = shown

    def root(self, index: int) -> int:
        """The unit that stands for the cluster of this one: its first."""
        root = index
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[index] != root:
            self._parent[index], index = root, self._parent[index]
        return root

    def owner(self, units: Iterable[int]) -> int | None:
        """The unit whose person a value in ``units`` is; None where several people's names stand with it."""
        named: Counter[int] = Counter()
        at: dict[int, int] = {}
        for unit in units:
            for name in self._known(self.root(unit)):
                named[name] += 1
                at.setdefault(name, unit)
        if not named:
            return next(iter(units))
        usual = named.most_common(_NAMES_COMPARED)
        if len(named) <= _NAMES_COMPARED and self._agree(named):
            return at[usual[0][0]]
        name, times = usual[0]
        return at[name] if times >= _USUAL * named.total() else None

    def _agree(self, names: Iterable[int]) -> bool:
        """Whether names may all be one person's."""
        return all(self._alike(one, other) for one, other in combinations(names, 2))

    def join(self, one: int, other: int, *, surely: bool) -> None:
        """Make two units one person's, unless something speaks against it; ``surely``: names do not."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other or not self._may(one, other, surely=surely):
            return
        self._parent[other] = one
        if names := self._known(one) | self._known(other):
            self._names[one] = names
        self._names.pop(other, None)
        if proof := self._proofs.pop(other, None):
            self._proofs.setdefault(one, proof)

    def _may(self, one: int, other: int, *, surely: bool) -> bool:
        proof, second = self._proofs.get(one), self._proofs.get(other)
        if proof and second and proof[0] == second[0] and proof[1] != second[1]:
            return False
        return surely or self._agree(self._known(one) | self._known(other))

    def _known(self, root: int) -> frozenset[int]:
        return self._names.get(root) or (frozenset((self._named[root],)) if self._named[root] else frozenset())

    def _alike(self, one: int, other: int) -> bool:
        return one == other or _may_be_one(self._shown[one - 1], self._shown[other - 1])


def _one(names: Sequence[Sighting]) -> bool:
    """Whether the names of a unit may be one person's."""
    return all(
        _may_be_one((one.value, one.masked), (other.value, other.masked)) for one, other in combinations(names, 2)
    )


_NICK: Final = tuple("老小阿大")


def _may_be_one(one: tuple[str, bool], other: tuple[str, bool]) -> bool:
    """Whether two different names, masked, may be one person's: another script, a masked one, a nickname."""
    (first, masked), (second, hidden) = one, other
    if not first or not second:
        return True
    if first[0].isascii() != second[0].isascii():
        return True
    if masked or hidden:
        return first[0] == second[0]
    return first.startswith(_NICK) or second.startswith(_NICK)
