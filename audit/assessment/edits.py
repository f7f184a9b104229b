"""The shortest way to a lower verdict: which columns to drop, which values to mask, which files to leave out.

An edit takes a set of atoms away; an atom is what one column, or one file outside its columns, holds of one entity.
Small cases are searched wholly: no shorter list exists.  Larger ones take the edit that helps most, again and again,
and then leave out what turned out to be needless.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from audit.assessment.risk import Exposure, Item, harm

EXACT: Final = 12
"""Edits up to which every combination is tried."""
_MOST: Final = 40
"""Edits that are considered at all: those of the weightiest atoms."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What one column or file holds of one entity: ``ids`` are numbers of its different values."""

    file: int
    item: Item
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tied:
    """What ties the findings of a file together, as in ``Exposure``."""

    kinds: int = 0
    sensitive: bool = False
    minor: bool = False
    located: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One possible edit and the atoms that go with it (their places in the list)."""

    key: str
    atoms: frozenset[int]


@dataclass(frozen=True, slots=True)
class Found:
    """The chosen edits in the order of their gain, with the harm after each; ``exact``: no shorter list exists;
    ``reached`` False: not even all of them bring the harm down far enough."""

    chosen: tuple[tuple[str, int], ...]
    exact: bool
    reached: bool


class Situation:
    """The atoms of all files and what ties them; knows the harm when some are gone."""

    def __init__(self, atoms: Sequence[Atom], ties: dict[int, Tied], records: Sequence[Item] = ()) -> None:
        """``records`` are items that no edit takes away (what files are as a whole)."""
        self.atoms = atoms
        self._ties = ties
        self._records = records
        self._known: dict[frozenset[int], int] = {}

    def harm(self, gone: Iterable[int] = ()) -> int:
        """The harm of the whole without the atoms ``gone``."""
        without = frozenset(gone)
        if without not in self._known:
            self._known[without] = harm(self._exposure(without)).value
        return self._known[without]

    def _exposure(self, gone: frozenset[int]) -> Exposure:
        left = [atom for number, atom in enumerate(self.atoms) if number not in gone]
        values: dict[str, set[int]] = defaultdict(set)
        items: dict[str, Item] = {}
        for atom in left:
            name = atom.item.entity
            values[name] |= atom.ids
            known = items.get(name)
            items[name] = atom.item if known is None else _together(known, atom.item)
        counted = [_counting(item, len(values[name])) for name, item in items.items()]
        ties = self._left_ties(left)
        return Exposure(
            (*counted, *self._records),
            max((tie.kinds for tie in ties), default=0),
            any(tie.sensitive for tie in ties),
            any(tie.minor for tie in ties),
            any(tie.located for tie in ties),
        )

    def _left_ties(self, left: Iterable[Atom]) -> list[Tied]:
        """What is still tied in each file: no more kinds than are left there, and nothing to nobody."""
        files: dict[int, list[Item]] = defaultdict(list)
        for atom in left:
            files[atom.file].append(atom.item)
        return [_loosened(self._ties.get(file, Tied()), items) for file, items in files.items()]


def shortest(situation: Situation, options: Sequence[Option], below: Callable[[int], bool]) -> Found:
    """The fewest edits after which ``below`` holds of the harm."""
    nothing: frozenset[int] = frozenset()
    weights = {option.key: _weight(situation, option, nothing) for option in options}
    heavy = sorted(options, key=lambda option: -weights[option.key])[:_MOST]
    considered = sorted(heavy, key=lambda option: situation.harm(option.atoms))
    reached = below(situation.harm(_gone(considered)))
    if below(situation.harm()):
        return Found((), True, True)
    exact = len(options) <= EXACT and reached
    chosen = _best(situation, considered, below) if exact else _greedy(situation, considered, below)
    return Found(_in_order(situation, chosen), exact, reached)


def _best(situation: Situation, options: Sequence[Option], below: Callable[[int], bool]) -> list[Option]:
    """Of the shortest lists that do, the one that takes the least away, then the one that leaves the least harm."""
    for size in range(1, len(options) + 1):
        fitting = [
            (len(gone), situation.harm(gone), index, list(choice))
            for index, choice in enumerate(combinations(options, size))
            if below(situation.harm(gone := _gone(choice)))
        ]
        if fitting:
            return min(fitting)[3]
    return list(options)


def _greedy(situation: Situation, options: Sequence[Option], below: Callable[[int], bool]) -> list[Option]:
    """The edit that helps most, again and again; ties go to the one that takes more away."""
    chosen: list[Option] = []
    gone: frozenset[int] = frozenset()
    rest = list(options)
    while rest and not below(situation.harm(gone)):
        best = min(rest, key=lambda option: (situation.harm(gone | option.atoms), -_weight(situation, option, gone)))
        rest.remove(best)
        if best.atoms <= gone:
            continue
        chosen.append(best)
        gone |= best.atoms
    for option in chosen:
        kept = [other for other in chosen if other is not option]
        if below(situation.harm(_gone(kept))):
            chosen = kept
            continue
        smaller = (other for other in options if len(other.atoms) < len(option.atoms))
        for other in sorted(smaller, key=lambda other: len(other.atoms)):
            if below(situation.harm(_gone(kept) | other.atoms)):
                chosen = [*kept, other]
                break
    return chosen


def _gone(choice: Iterable[Option]) -> frozenset[int]:
    return frozenset().union(*(option.atoms for option in choice))


_WEIGHT: Final = {"low": 1, "medium": 10, "high": 100, "critical": 1_000}


def _weight(situation: Situation, option: Option, gone: frozenset[int]) -> int:
    return sum(_WEIGHT[situation.atoms[number].item.severity] for number in option.atoms - gone)


def _in_order(situation: Situation, chosen: Sequence[Option]) -> tuple[tuple[str, int], ...]:
    """The chosen edits, the one that helps most first, with the harm that is left after each."""
    told: list[tuple[str, int]] = []
    gone: frozenset[int] = frozenset()
    rest = list(chosen)
    while rest:
        best = min(rest, key=lambda option: situation.harm(gone | option.atoms))
        rest.remove(best)
        gone |= best.atoms
        told.append((best.key, situation.harm(gone)))
    return tuple(told)


_RANK: Final = {"low": 0, "medium": 1, "high": 2, "critical": 3}


def _together(one: Item, other: Item) -> Item:
    worse = max(one.severity, other.severity, key=_RANK.__getitem__)
    return replace(
        one, severity=worse, masked=one.masked and other.masked, people=max(one.people, other.people), distinct=0
    )


def _counting(item: Item, distinct: int) -> Item:
    """Different identifiers are as many people; what identifies nobody keeps its count of cells."""
    people = item.people if item.identifier == "none" else distinct
    return replace(item, distinct=distinct, people=people)


def _loosened(tie: Tied, items: Sequence[Item]) -> Tied:
    kinds = {item.kind for item in items if item.identifier in ("direct", "indirect")}
    direct = any(item.identifier == "direct" for item in items)
    child = any(item.entity == "MINOR" for item in items)
    return Tied(
        min(tie.kinds, len(kinds)),
        tie.sensitive and direct and any(item.sensitive for item in items),
        tie.minor and child,
        tie.located and child,
    )
