"""Which of many expressions can match a text, by the strings it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from recognizers.literals.grams import folded, grams
from recognizers.literals.needed import Literals
from recognizers.literals.table import needed

Way: TypeAlias = tuple[int, tuple[Literals, ...]]
"""The place of an expression, and what one of its ways needs beside the string by which it was found."""

_KEPT: Final = 4096
_SHORT: Final = 120
"""How many folded texts are remembered, of at most how many characters: cells, greetings and lines of logs are alike
but for their digits."""


@dataclass(frozen=True, eq=False, slots=True)
class LiteralGate:
    """``by_sign``: the ways whose rarest string that is; ``signs``: all strings that any way needs; ``always``: the
    expressions that need nothing."""

    by_sign: Mapping[str, tuple[Way, ...]]
    signs: frozenset[str]
    always: frozenset[int]

    def possible(self, text: str) -> Sequence[int]:
        """The places of the expressions that can match in ``text``, in their order."""
        text = folded(text)
        return (_remembered if len(text) <= _SHORT else _possible)(self, text)


def _possible(gate: LiteralGate, text: str) -> Sequence[int]:
    held = gate.signs & grams(text)
    found = set(gate.always)
    for sign in held:
        for place, needs in gate.by_sign.get(sign, ()):
            if place in found:
                continue
            for need in needs:
                if held.isdisjoint(need):
                    break
            else:
                found.add(place)
    return tuple(sorted(found))


_remembered = lru_cache(maxsize=_KEPT)(_possible)


def gate(sources: Iterable[str]) -> LiteralGate:
    """The gate before expressions of these sources."""
    by_sign: dict[str, list[Way]] = {}
    signs, always = set[str](), set[int]()
    for place, source in enumerate(sources):
        for way in needed(source):
            signs.update(*way)
            if not way:
                always.add(place)
            for sign in way[0] if way else ():
                by_sign.setdefault(sign, []).append((place, way[1:]))
    return LiteralGate({sign: tuple(ways) for sign, ways in by_sign.items()}, frozenset(signs), frozenset(always))
