"""Harm if it gets out, 0-100, for one unit: a file, a folder, the whole.

    harm = round_half_up(I x (B + C + Q + L + P)), raised to the highest floor that applies

B worst item, C categories, Q quantity, L linkage, P people, I identifiability.  The weights are our own choice; the
scale follows the six impact factors of NIST SP 800-122.  Likelihood is not in it: who can read the unit now is the
second reading (``readership``), and the two meet only in ``verdict``.

Every term grows with the set of items, so more findings never lower the number, deleting or masking one never raises
it, and a folder is never below its files.  A unit of low kinds, unlinked and of one person, cannot pass 19:
B is 10, Q at most 8, all other terms 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.config import SEVERITIES


@dataclass(frozen=True, slots=True)
class Item:
    """One entity within a unit; only what counts: confidence >= 0.6, no test value, no organisation's own contact.

    ``severity`` is the catalogue's, also for masked values: being masked is the business of I.  ``distinct`` counts
    values; ``people`` the people in a record (the largest), for findings the same as ``distinct``.  ``tier`` is the
    count class 50, 500 or 5000 of 法释〔2017〕10号 art. 5, used as a scale only; 0 is not counted.
    ``identifier`` is direct, indirect, secret or none, as in the catalogue.  ``masked``:
    every place of it is masked.
    """

    entity: str
    kind: str
    category: str
    severity: str
    distinct: int
    people: int
    tier: int
    identifier: str
    masked: bool
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Exposure:
    """What one unit exposes.  ``kinds_linked``: most distinct identifiers tied to one person; ``sensitive_linked``:
    something sensitive is tied to an identified person; ``minor``: a child under 14 is in it; ``minor_located``: with
    home, school or track."""

    items: tuple[Item, ...]
    kinds_linked: int = 0
    sensitive_linked: bool = False
    minor: bool = False
    minor_located: bool = False


@dataclass(frozen=True, slots=True)
class Harm:
    """``terms`` holds I, B, C, Q, L, P, sum and U; ``floors`` every floor that applies, whether or not it raised the
    value; ``equation`` prints them all."""

    value: int
    terms: Mapping[str, float]
    floors: tuple[str, ...]
    equation: str


_WORST: Mapping[str, int] = dict(zip(SEVERITIES, (10, 25, 45, 60), strict=True))
_QUANTITY = ((0.01, 0), (0.1, 2), (1, 4), (10, 6))
_LINKAGE = ((2, 0), (3, 3), (4, 6))
_PEOPLE = ((2, 0), (10, 2), (100, 4), (1_000, 6), (10_000, 8))
_MINOR_PEOPLE = 8
_FLOORS = {"F1": 70, "F2": 50, "F3:1000": 70, "F3:10000": 85, "F3:sensitive": 70}
_NAME = "person_name"
_IDENTITY_PHOTO = "id_card_photo"
_CHILD_MARK = "minor_under14"
_STIGMA = frozenset({"medical_special", "sexual_orientation", "biometric_template", "gps_track"})
_NEEDS_ACCOUNT = frozenset({"password", "security_answer"})
_NEEDS_CARD = {"bank_card_full": "bank_card_number"}
NOTHING_COUNTED = "nothing counted"


def harm(exposure: Exposure) -> Harm:
    """The harm of one unit, with every term."""
    items = tuple(item for item in exposure.items if _tells_something(item))
    if not items:
        return Harm(0, dict.fromkeys(("I", "B", "C", "Q", "L", "P", "sum", "U"), 0.0), (), NOTHING_COUNTED)
    units = _units(items)
    points = {
        "B": max(_WORST[item.severity] for item in items),
        "C": _categories(items),
        "Q": _step(units, _QUANTITY, 8),
        "L": _linkage(exposure, items),
        "P": _people(exposure, items),
    }
    total = sum(points.values())
    identifiability = max(_identifiability(item) for item in items)
    floors = tuple(_floors(exposure, items))
    floor = max((_FLOORS[name] for name in floors), default=0)
    scaled = identifiability * total
    rounded = int(scaled + 0.5)
    terms = {"I": identifiability, **points, "sum": total, "U": units}
    return Harm(max(rounded, floor), terms, floors, _equation(identifiability, points, floor if floor > rounded else 0))


def _equation(identifiability: float, points: Mapping[str, int], floor: int) -> str:
    total = sum(points.values())
    inner = " + ".join(f"{name}{value}" for name, value in points.items())
    line = f"{identifiability:.2f} x ({inner} = {total}) = {identifiability * total:.2f}"
    return f"{line} -> floor {floor}" if floor else line


def _tells_something(item: Item) -> bool:
    """A masked identifier still counts people and can be narrowed down; a masked password or attribute says nothing."""
    return not (item.masked and item.identifier in ("none", "secret"))


def _identifiability(item: Item) -> float:
    """Kinds that identify nobody weigh like a token: they make no one more findable."""
    if item.masked or item.identifier == "none":
        return 0.50
    return 0.75 if item.identifier == "indirect" else 1.00


def _categories(items: Iterable[Item]) -> int:
    """The worst item's own category is in B already; ties for the worst do not matter.  That somebody is a child is a
    mark on other items ("as item" in the catalogue) and has no category of its own."""
    touched = {item.category for item in items if item.severity != "low" and item.kind != _CHILD_MARK}
    return 2 * max(len(touched) - 1, 0)


def _units(items: Iterable[Item]) -> float:
    """U = n50/50 + n500/500 + n5000/5000, n the most people of any one kind in that tier."""
    tiers = {tier: [item for item in items if item.tier == tier] for tier in (50, 500, 5000)}
    return sum(_largest(members) / tier for tier, members in tiers.items())


def _linkage(exposure: Exposure, items: Iterable[Item]) -> int:
    tied = exposure.sensitive_linked and any(item.sensitive for item in items)
    return _step(exposure.kinds_linked, _LINKAGE, 9) + (3 if tied else 0)


def _people(exposure: Exposure, items: Iterable[Item]) -> int:
    """One person is taken for the owner.  A child weighs as much as a thousand people do."""
    points = _step(_largest(_identified(exposure, items)), _PEOPLE, 10)
    return max(points, _MINOR_PEOPLE) if exposure.minor else points


def _identified(exposure: Exposure, items: Iterable[Item]) -> Iterable[Item]:
    """Direct identifiers.  A name alone is many people's; it counts where it stands with one more."""
    alone = exposure.kinds_linked < 2
    return (item for item in items if item.identifier == "direct" and not (alone and item.kind == _NAME))


def _largest(items: Iterable[Item]) -> int:
    """The most people of any one kind; entities of one kind (Chinese and foreign mobiles) add up."""
    counts: Counter[str] = Counter()
    for item in items:
        counts[item.kind] += item.people
    return max(counts.values(), default=0)


def _step(value: float, ladder: Iterable[tuple[float, int]], top: int) -> int:
    """The points of the first rung above ``value``."""
    return next((points for below, points in ladder if value < below), top)


def _floors(exposure: Exposure, items: Iterable[Item]) -> Iterable[str]:
    clear = tuple(item for item in items if not item.masked)
    if any(_may_open(item, clear) for item in clear):
        yield "F1"
    if exposure.minor_located or any(item.kind == _IDENTITY_PHOTO for item in clear):
        yield "F2"
    people = _largest(_identified(exposure, clear))
    if people >= 10_000:
        yield "F3:10000"
    elif people >= 1_000:
        yield "F3:1000"
    if _largest(item for item in clear if item.kind in _STIGMA) >= 10:
        yield "F3:sensitive"


def _may_open(item: Item, clear: tuple[Item, ...]) -> bool:
    """Whether this is a credential that may be live.  A password opens something only beside its account, a security
    code beside its card; keys, tokens and seeds carry what they open."""
    if item.identifier != "secret" or item.severity not in ("high", "critical"):
        return False
    if item.kind in _NEEDS_ACCOUNT:
        return any(other.identifier in ("direct", "indirect") for other in clear)
    if item.kind in _NEEDS_CARD:
        return any(other.kind == _NEEDS_CARD[item.kind] for other in clear)
    return True
