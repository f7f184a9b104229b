"""An expression as items, and the strings with which a match of some of them can begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # as in reach: the parse tree is told nowhere else
from typing import Any, Final, TypeAlias

from recognizers.literals.grams import LONGEST, folded, longest

Strings: TypeAlias = frozenset[str]
Start: TypeAlias = tuple[Strings, Strings]
"""Strings behind which nobody knows what follows, and whole ones, behind which the next item does."""

MOST: Final = 96
"""Strings that may stand at one place of a match and are still written out."""
_NONE: Final[Strings] = frozenset()
_EMPTY: Final[Strings] = frozenset(("",))


@dataclass(frozen=True, eq=False, slots=True)
class Item:
    """One part of an expression: a character of ``choice``, or one of ``branches``, ``least`` to ``most`` times.

    ``empty``: it takes no character; ``ahead``: it must follow.  Of what is nothing of all that nothing is known.
    """

    choice: frozenset[str] = frozenset()
    branches: tuple[tuple[Item, ...], ...] = ()
    least: int = 1
    most: int = 1
    ahead: bool = False
    empty: bool = False


def items(source: str) -> tuple[Item, ...]:
    """The parts of a regular expression."""
    return tuple(_flat(_parser.parse(source)))


def _flat(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Item]:
    """The parts of a parse tree, those of groups in their places."""
    for token, argument in parsed:
        kind = str(token)
        if kind == "SUBPATTERN":
            yield from _flat(argument[3])
        elif kind == "ATOMIC_GROUP":
            yield from _flat(argument)
        elif kind == "BRANCH":
            yield Item(branches=tuple(tuple(_flat(branch)) for branch in argument[1]))
        elif kind.endswith("_REPEAT"):
            least, most, inner = argument
            yield Item(branches=(tuple(_flat(inner)),), least=least, most=most)
        elif kind == "ASSERT" and argument[0] > 0:
            yield Item(branches=(tuple(_flat(argument[1])),), ahead=True, empty=True)
        elif kind in ("ASSERT", "ASSERT_NOT", "AT"):
            yield Item(empty=True)
        else:
            yield Item(_choice(kind, argument))


def _choice(kind: str, argument: Any) -> Strings:
    """The characters an item may be, when they are few."""
    if kind == "LITERAL":
        return frozenset((folded(chr(argument)),))
    if kind == "IN" and all(str(part[0]) in ("LITERAL", "RANGE") for part in argument):
        found = frozenset(folded(chr(code)) for part in argument for code in _codes(part))
        return found if len(found) <= MOST else frozenset()
    return frozenset()


def _codes(part: tuple[Any, Any]) -> Iterable[int]:
    """Of a range no more than is too many."""
    if str(part[0]) == "LITERAL":
        return (part[1],)
    first, last = part[1]
    return range(first, min(last, first + 2 * MOST) + 1)


def begin(items: Iterable[Item], size: int) -> Start:
    """With what a match can begin, at most ``size`` characters: strings behind which nobody knows, and whole ones."""
    closed, opened = _NONE, _EMPTY
    for item in items:
        ends, opened = _joined(opened, _start(item, size), size)
        closed |= ends
        if not opened:
            break
    return closed, opened


@cache
def _start(item: Item, size: int) -> Start:
    """As ``_begin``, of one item."""
    if item.empty:
        return _NONE, _EMPTY
    if not item.branches:
        return (_NONE, item.choice) if item.choice else (_EMPTY, _NONE)
    found = [begin(branch, size) for branch in item.branches]
    once = _NONE.union(*(ends for ends, _ in found)), _NONE.union(*(goes_on for _, goes_on in found))
    return once if item.least == item.most == 1 else _repeated(item, once, size)


def _repeated(item: Item, once: Start, size: int) -> Start:
    closed, opened = _NONE, _EMPTY
    ended = _NONE if item.least else _EMPTY
    for count in range(1, min(item.most, size) + 1):
        ends, opened = _joined(opened, once, size)
        closed |= ends
        if count >= min(item.least, size):
            ended |= opened
        if not opened:
            break
    return closed, ended


def _joined(opened: Strings, following: Start, size: int) -> Start:
    """``opened`` with what follows; where that is too much to write out, nobody knows what does."""
    ends, goes_on = following
    if len(opened) * (len(ends) + len(goes_on)) > MOST * LONGEST:
        return opened, _NONE
    closed = {_cut(one + other, size) for one in opened for other in ends}
    found = {_cut(one + other, size) for one in opened for other in goes_on}
    full = {one for one in found if len(one) == longest(one, size)}
    return frozenset(closed | full), frozenset(found - full)


def _cut(text: str, size: int) -> str:
    return text[: longest(text, size)]
