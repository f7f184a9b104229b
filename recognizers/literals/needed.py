"""What a text must hold for a regular expression to match: short strings, read from the parse tree.

A scan of many expressions asks each text once which strings it holds, and tries only the expressions that have one.  An
expression of alternatives can match in several ways, each of which needs strings of its own (``ways``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import prod
from typing import Final, TypeAlias

from recognizers.literals.grams import LONGEST
from recognizers.literals.items import MOST, Item, begin, items

Literals: TypeAlias = frozenset[str]
Way: TypeAlias = tuple[Literals, ...]
"""Sets of folded strings, the rarest first: a match holds one string of each."""

_ASKED: Final = 5
"""The most sets that are asked for."""
_SPLIT: Final = 96
"""The most ways that are told apart."""
_SELDOM: Final = 12.0
"""Where there are more, those that need something as rare are one."""
_DEPTH: Final = 3
"""So often alternatives within alternatives are told apart."""
_WIDE: Final = 160
"""A longer list of words is no list of ways."""
_RARE: Final = 3.0
"""What is tried as rarely needs no telling apart."""
_AHEAD: Final = 8
"""Items that are read for the strings at one place."""
_REACH: Final = 3
"""Neighbours with which an alternative is read: strings hardly reach further."""

_WEIGHT: Final = {1: 15.0, 2: 1.5}
"""How common a Chinese string of so many characters is, in a thousand sentences, to choose between what is needed at
several places of a match."""
_WEIGHT_LATIN: Final = {1: 150.0, 2: 90.0, 3: 20.0, 4: 4.0}
"""The same of Latin letters and marks."""
_WEIGHT_DIGIT: Final = {"0": 900.0, "00": 600.0}
_MARKED, _WITH_DIGIT = 300.0, 10.0
"""A digit beside a mark, as times of day have it, which stand in every line of a chat or log; beside anything else."""
_FREQUENT: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。 ,."
)
_OFTEN = 150.0
"""The same of the fifty characters that are a third of all text (现代汉语常用字频率统计, 1988), and of marks."""
_MARKS: Final = frozenset(" -:./,：，。")


def read(source: str) -> Way:
    """What every match of ``source`` holds; empty when a match can do without any."""
    return _way(_needs(items(source)))


def ways(source: str) -> tuple[Way, ...]:
    """In which ways ``source`` can match; each of its matches does in one of them."""
    return _merged(_ways(items(source), _DEPTH))


def _way(needs: Iterable[Literals]) -> Way:
    """The rarest, without those that they imply: who holds ``his`` holds ``is``."""
    kept: list[Literals] = []
    for need in sorted(dict.fromkeys(needs), key=_commonness):
        if not any(_implies(other, need) for other in kept):
            kept.append(need)
            if len(kept) == _ASKED:
                break
    return tuple(kept)


@cache
def _implies(one: Literals, other: Literals) -> bool:
    """Whether who holds a string of ``one`` holds one of ``other``."""
    return all(any(part in text for part in other) for text in one)


def _ways(items: Sequence[Item], depth: int, known: Way | None = None) -> list[Way]:
    """The parts are needed together; the alternatives of one of them, where that tells most, are told apart."""
    whole = [_way(_needs(items)) if known is None else known]
    if depth == 0 or _tries(whole) <= _RARE:
        return whole
    best, parts = whole, list[Sequence[Item]]()
    for at, item in enumerate(items):
        if not 1 < len(item.branches) <= _WIDE:
            continue
        before, behind = items[:at], items[at + 1 :]
        rest = [*whole[0], *_needs(before), *_needs(behind)]
        near = ((*before[-_REACH:], *branch, *behind[:_REACH]) for branch in item.branches)
        found = [_way((*rest, *_needs(part))) for part in near]
        if all(found) and _tries(found) < _tries(best):
            best, parts = found, [(*before, *branch, *behind) for branch in item.branches]
    deeper = [way for part, way in zip(parts, best, strict=False) for way in _ways(part, depth - 1, way)]
    told = (found for found in (best, deeper) if found and len(_merged(found)) <= _SPLIT)
    return min(told, key=lambda found: _tries(_merged(found)), default=whole)


def _merged(found: Iterable[Way]) -> tuple[Way, ...]:
    """Ways that differ in their rarest set alone are one; where there are too many, those that need something rare."""
    together = _alike(found)
    if len(together) > _SPLIT:
        together = _alike(way[:1] if _commonness(way[0]) <= _SELDOM else way for way in together)
    return together


def _alike(found: Iterable[Way]) -> tuple[Way, ...]:
    alike: dict[Way, Literals] = {}
    for way in found:
        alike[way[1:]] = alike.get(way[1:], frozenset()).union(*way[:1])
    return tuple((first, *rest) if first else () for rest, first in alike.items())


def _tries(found: Iterable[Way]) -> float:
    """How many of a thousand sentences would be tried, the strings taken as standing by themselves."""
    passed = (prod(min(1.0, _commonness(need) / 1000) for need in way) for way in found)
    return 1000 * (1 - prod(1 - chance for chance in passed))


def _needs(items: Sequence[Item]) -> Iterator[Literals]:
    """What must stand at every place of a match."""
    for last in (False, True):
        spread = tuple(part for item in items for part in _spread(item, last))
        for at, item in enumerate(spread):
            if not item.empty and (heads := _heads(spread[at : at + _AHEAD])):
                yield heads
            if not last:
                yield from _of_item(item)


@cache
def _spread(item: Item, last: bool) -> tuple[Item, ...]:
    """An item that is repeated, and stands once at least: its first time apart, or its ``last``."""
    if item.most == 1 or item.least == 0:
        return (item,)
    again = Item(item.choice, item.branches, item.least - 1, item.most - 1)
    once = item.branches[0]
    return (again, *once) if last else (*once, again)


def _of_item(item: Item) -> Iterator[Literals]:
    """What must follow, and what one of the alternatives needs."""
    if item.ahead:
        yield from _needs(item.branches[0])
    elif item.branches and item.least:
        needs = [_rarest(branch) for branch in item.branches]
        if all(needs):
            yield frozenset[str]().union(*(need or () for need in needs))


@cache
def _rarest(items: tuple[Item, ...]) -> Literals | None:
    return min(_needs(items), key=_commonness, default=None)


@cache
def _heads(parts: tuple[Item, ...]) -> Literals:
    """What a match of ``parts`` can begin with: the longest strings that are few; none where all are many."""
    for size in (LONGEST, 2, 1):
        closed, opened = begin(parts, size)
        found = closed | opened
        if "" not in found and len(found) <= MOST:
            return found
    return frozenset()


@cache
def _commonness(need: Literals) -> float:
    return sum(map(_weight, need))


def _weight(one: str) -> float:
    if one in _FREQUENT:
        return _OFTEN
    if "0" in one[:2] and len(one) <= 2:
        return _WEIGHT_DIGIT.get(one) or (_WITH_DIGIT if _MARKS.isdisjoint(one) else _MARKED)
    return _WEIGHT_LATIN[len(one)] if one.isascii() else _WEIGHT[min(len(one), 2)]
