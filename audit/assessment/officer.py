"""Who counts where: classes of 法释〔2017〕10号 art. 5 by what stands together, and people by what is theirs.

A person counts once in each class of which something is theirs.  What courts agree on is in ``low``; ``high`` has also
what they differ on, what stands beside nobody, and what is masked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from audit.assessment.sketch import Distinct

TIERS: Final = (50, 500, 5000)
_MONEY: Final = frozenset(
    {"bank_card_number", "online_bank_account", "third_party_payment", "securities_fund_insurance"}
)
_LOGIN: Final = "password"
POSITION: Final = "gps_point"
_IDENTITY_SET: Final = frozenset({"person_name", "id_card_number", "home_address"})
_DISPUTED: Final[Mapping[str, tuple[int, int]]] = {
    POSITION: (0, 50),  # whereabouts are what finds a person in near real time; one position seldom does
    _LOGIN: (5000, 50),  # property information where it opens money (``_classes_of``), else account and password
    "input_clipboard": (5000, 50),  # may hold content of communications
    "delivery_label": (5000, 500),  # name, telephone and address together: "may touch person or property"
    "id_card_photo": (500, 500),  # guiding case 193 (Supreme People's Court, 2022): an ID card with its face
    "biometric_template": (500, 500),  # guiding case 192: face data
}
"""Kinds whose class is not the one of the catalogue, or not the same everywhere: the mildest and the strictest."""


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes (50, 500, 5000) that something falls in, by the milder and by the stricter reading."""

    low: frozenset[int] = frozenset()
    high: frozenset[int] = frozenset()


def class_of(kind: str, tier: int) -> Classes:
    """Of one kind by itself; ``tier`` is the catalogue's, 0 where it names none."""
    low, high = _DISPUTED.get(kind, (tier, tier))
    return Classes(frozenset({low} - {0}), frozenset({low, high} - {0}))


def classes_of(kinds: Mapping[str, int]) -> Classes:
    """Of what stands together and is one person's: kind -> tier of the catalogue."""
    single = [class_of(kind, tier) for kind, tier in kinds.items()]
    low = frozenset[int]().union(*(one.low for one in single))
    high = frozenset[int]().union(*(one.high for one in single))
    if _LOGIN in kinds and not _MONEY.isdisjoint(kinds):
        low |= {50}
    if kinds.keys() >= _IDENTITY_SET:  # as much as guiding case 193 had, but for the picture
        high |= {500}
    return Classes(low, high)


@dataclass(frozen=True, slots=True)
class Held:
    """What a unit holds: its classes, whether something sensitive is among it, whether it is a child's."""

    classes: Classes
    sensitive: bool = False
    minor: bool = False


def _counters() -> dict[int, Distinct]:
    return {tier: Distinct() for tier in TIERS}


@dataclass(slots=True)
class Headcount:
    """People of a file, a folder or of all, told by keys (``sketch``), and records by how many people are in them."""

    people: Distinct = field(default_factory=Distinct)
    sensitive: Distinct = field(default_factory=Distinct)
    minors: Distinct = field(default_factory=Distinct)
    _low: dict[int, Distinct] = field(default_factory=_counters)
    _high: dict[int, Distinct] = field(default_factory=_counters)
    _recorded: Counter[int] = field(default_factory=Counter)
    _unfound: Counter[int] = field(default_factory=Counter)
    _a_child: bool = False

    def person(self, key: int, held: Held) -> None:
        """Something is known to be theirs."""
        self.people.add(key)
        if held.sensitive:
            self.sensitive.add(key)
        if held.minor:
            self.minors.add(key)
        for tier in held.classes.low:
            self._low[tier].add(key)
        for tier in held.classes.high:
            self._high[tier].add(key)

    def nobody(self, key: int, held: Held) -> None:
        """Something stands beside nobody: the stricter reading counts it by its values.  Where it tells of a child
        there is at least one."""
        self._a_child |= held.minor
        for tier in held.classes.high:
            self._high[tier].add(key)

    def record(self, recorded: Mapping[int, int], unfound: Mapping[int, int]) -> None:
        """A file that is a record as a whole: the people in it by class (0: in any), by the milder reading; those whom
        nothing found in the file told of, by the stricter one."""
        for tier, people in recorded.items():
            self._recorded[tier] = max(self._recorded[tier], people)  # they may be those of other records, …
        self._unfound.update(unfound)  # … or others

    def counts(self) -> tuple[int, int, int]:
        """People, people with something sensitive, children under 14."""
        people = max(self.people.count(), self._recorded[0])
        return people, self.sensitive.count(), max(self.minors.count(), int(self._a_child))

    def in_classes(self) -> tuple[dict[int, int], dict[int, int]]:
        """People in each class, by the milder and by the stricter reading."""
        low = {tier: max(counter.count(), self._recorded[tier]) for tier, counter in self._low.items()}
        return low, {tier: counter.count() + self._unfound[tier] for tier, counter in self._high.items()}

    @property
    def exact(self) -> bool:
        """Whether nothing was estimated; after the counts were read."""
        counters = (self.people, self.sensitive, self.minors, *self._low.values(), *self._high.values())
        return all(counter.exact for counter in counters)


def units(counts: Mapping[int, int]) -> float:
    """n50/50 + n500/500 + n5000/5000."""
    return sum(count / tier for tier, count in counts.items())
