"""What a text must hold for a regular expression to match: short strings, read from the parse tree.

A scan of many expressions asks each text once which strings it holds, and tries only the expressions that have one.  An
expression of alternatives can match in several ways, each of which needs strings of its own (``ways``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from operator import add
from re import _parser  # type: ignore[attr-defined]  # as in reach: the parse tree is told nowhere else
from typing import Any, Final, TypeAlias

Literals: TypeAlias = frozenset[str]
Way: TypeAlias = tuple[Literals, ...]
"""Sets of strings in lower case, the rarest first: a match holds one string of each."""

LONGEST: Final = 4
"""Characters of a string that is asked for."""
_MOST = 96
"""Alternatives of a few characters behind each other that are still written out."""
_WEIGHT: Final = {1: 15.0, 2: 1.5, 3: 1.0, 4: 0.5}
"""How common a Chinese string of so many characters is, in a thousand sentences, to choose between what is needed at
several places of a match."""
_WEIGHT_LATIN: Final = {1: 800.0, 2: 90.0, 3: 20.0, 4: 4.0}
"""The same of Latin letters and marks."""
_DIGIT = 40.0
_WITH_DIGIT = 1.0
"""A digit; two characters with one."""
_FREQUENT: Final = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。 ,."
)
_OFTEN = 150.0
"""The same of the fifty characters that are a third of all text (现代汉语常用字频率统计, 1988), and of marks."""
_ASKED = 4
"""The most sets that are asked for."""
_SPLIT = 96
"""The most ways that are told apart."""
_RARE = 12.0
"""What is as rare needs no telling apart."""


def read(source: str) -> Way:
    """What every match of ``source`` holds; empty when a match can do without any."""
    return _way(_needs(_items(source)))


def ways(source: str) -> tuple[Way, ...]:
    """In which ways ``source`` can match; each of its matches does in one of them."""
    return _ways(_items(source))


def _items(source: str) -> list[tuple[Any, Any]]:
    items = list(_parser.parse(source))
    while len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
        items = list(items[0][1][3])
    return items


def _way(needs: Iterable[Literals]) -> Way:
    """The rarest, without those that they imply: who holds ``his`` holds ``is``."""
    kept: list[Literals] = []
    for need in sorted(dict.fromkeys(needs), key=_commonness):
        if not any(all(any(part in one for part in need) for one in other) for other in kept):
            kept.append(need)
    return tuple(kept[:_ASKED])


def _ways(items: Sequence[tuple[Any, Any]]) -> tuple[Way, ...]:
    """The parts are needed together, but the alternatives of one of them, where that tells most, are told apart."""
    best: tuple[Way, ...] = (_way(_needs(items)),)
    for at, item in enumerate(items):
        inner = _alternatives(item)
        if len(inner) > 1:
            rest = (*_needs(items[:at]), *_needs(items[at + 1 :]))
            best = min(best, tuple(_way((*rest, *way)) for way in inner), key=_tries)
    return best


def _alternatives(item: tuple[Any, Any]) -> tuple[Way, ...]:
    """The ways of a group; those that need something rare are one."""
    kind, argument = str(item[0]), item[1]
    if kind == "SUBPATTERN":
        return _ways(list(argument[3]))
    if kind != "BRANCH":
        return ()
    found = [way for branch in argument[1] for way in _ways(list(branch))]
    rare = [way for way in found if way and _commonness(way[0]) <= _RARE]
    others = dict.fromkeys(way for way in found if not way or _commonness(way[0]) > _RARE)
    together = (frozenset[str]().union(*(way[0] for way in rare)),)
    return (*((together,) if rare else ()), *others) if all(found) and len(others) < _SPLIT else ()


def _tries(found: Iterable[Way]) -> float:
    """How many of a thousand sentences would be tried, the strings taken as standing by themselves."""
    return sum(1000 * prod(min(1.0, _commonness(need) / 1000) for need in way) for way in found)


def grams(text: str) -> set[str]:
    """All strings of up to ``LONGEST`` characters in ``text``, in lower case; of Chinese only the two shortest kinds,
    for two characters are as rare there as four letters."""
    text = text.lower()
    found = {*text, *map(add, text, text[1:])}
    if not text.isascii() and not _LATIN.isdisjoint(found):
        return found | {text[at : at + size] for at in _starts(text) for size in (3, 4)}
    if text.isascii():
        found.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
        found.update(map("".join, zip(text, text[1:], text[2:], text[3:], strict=False)))
    return found


_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def _starts(text: str) -> Iterator[int]:
    """Where a Latin letter stands."""
    return (at for at, letter in enumerate(text) if letter in _LATIN)


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Literals | None:
    """The rarest of what the parts need."""
    return min(_needs(items), key=_commonness, default=None)


def _needs(items: Sequence[tuple[Any, Any]]) -> Iterator[Literals]:
    """What the parts need, neighbouring characters together."""
    run: list[tuple[str, ...]] = []
    for item in items:
        yield from _of_item(item)
        if (choice := _choice(item)) is not None:
            run.append(choice)
        else:
            yield from _of_run(run)
            run = []
    yield from _of_run(run)


def _of_run(run: Sequence[tuple[str, ...]]) -> Iterator[Literals]:
    """Characters right behind each other: the strings at every place of the run."""
    for start in range(len(run)):
        part = list(run[start : start + LONGEST])
        while len(part) > 1 and (not _fits(part) or _written(part) > _MOST):
            part.pop()
        yield frozenset("".join(choice) for choice in product(*part))


def _fits(part: Sequence[tuple[str, ...]]) -> bool:
    """Longer than two are only strings of Latin letters: that is how ``grams`` reads texts."""
    return len(part) <= 2 or all(character in _LATIN for choice in part for character in choice)


def _written(part: Iterable[Sequence[str]]) -> int:
    count = 1
    for choice in part:
        count *= len(choice)
    return count


def _of_item(item: tuple[Any, Any]) -> Iterator[Literals]:
    """What a group needs, or what is repeated at least once, or what must follow."""
    kind, argument = str(item[0]), item[1]
    if kind == "SUBPATTERN":
        yield from _needs(list(argument[3]))
    elif kind == "ASSERT" and argument[0] > 0:
        yield from _needs(list(argument[1]))
    elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
        yield from _needs(list(argument[2]))
    elif kind == "BRANCH":
        needs = [_of_sequence(list(branch)) for branch in argument[1]]
        if all(needs):
            yield frozenset[str]().union(*(need or () for need in needs))


def _choice(item: tuple[Any, Any]) -> tuple[str, ...] | None:
    """The characters an item may be, when they are few."""
    kind, argument = str(item[0]), item[1]
    if kind == "LITERAL":
        return (chr(argument).lower(),)
    if kind == "IN" and all(str(part[0]) in ("LITERAL", "RANGE") for part in argument):
        found = {chr(code).lower() for part in argument for code in _codes(part)}
        return tuple(sorted(found)) if 0 < len(found) <= _MOST else None
    return None


def _codes(part: tuple[Any, Any]) -> Iterable[int]:
    """Of a range no more than is too many."""
    if str(part[0]) == "LITERAL":
        return (part[1],)
    first, last = part[1]
    return range(first, min(last, first + 2 * _MOST) + 1)


def _commonness(need: Literals) -> float:
    return sum(map(_weight, need))


def _weight(one: str) -> float:
    if one in _FREQUENT:
        return _OFTEN
    if one[0].isdecimal() or one[-1].isdecimal():
        return _DIGIT if len(one) == 1 else _WITH_DIGIT
    return (_WEIGHT_LATIN if one.isascii() else _WEIGHT)[len(one)]
