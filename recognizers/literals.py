"""What a text must hold for a regular expression to match: short strings, read from the parse tree.

A scan of many expressions asks each text once which strings it holds, and tries only the expressions that have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from re import _parser  # type: ignore[attr-defined]  # as in reach: the parse tree is told nowhere else
from typing import Any, Final, TypeAlias

Literals: TypeAlias = frozenset[str]

LONGEST: Final = 4
"""Characters of a string that is asked for."""
_MOST = 24
"""Alternatives of a few characters behind each other that are still written out."""
_WEIGHT: Final = {1: 30.0, 2: 2.0, 3: 1.0, 4: 0.5}
"""How common a string of so many characters is, to choose between what is needed at several places of a match."""
_COMMON = 300.0
"""The same of one digit, letter or mark."""


def read(source: str) -> tuple[Literals, ...]:
    """Sets of strings in lower case, the rarest first: of each of them one is in every match.  Empty when a match can
    do without any."""
    items = list(_parser.parse(source))
    while len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
        items = list(items[0][1][3])
    return tuple(sorted(dict.fromkeys(_needs(items)), key=_commonness))


def grams(text: str) -> set[str]:
    """All strings of up to ``LONGEST`` characters in ``text``, in lower case; of Chinese only the two shortest kinds,
    for two characters are as rare there as four letters."""
    text = text.lower()
    found = {*text, *map("".join, pairwise(text))}
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
        if need := _of_item(item):
            yield need
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


def _of_item(item: tuple[Any, Any]) -> Literals | None:
    kind, argument = str(item[0]), item[1]
    if kind == "SUBPATTERN":
        return _of_sequence(list(argument[3]))
    if kind == "BRANCH":
        needs = [_of_sequence(list(branch)) for branch in argument[1]]
        return frozenset[str]().union(*(need or () for need in needs)) if all(needs) else None
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
        return _of_sequence(list(argument[2]))
    return None


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
    return sum(_COMMON if len(one) == 1 and one.isascii() else _WEIGHT[len(one)] for one in need)
