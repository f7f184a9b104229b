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
"""How many folded texts, sentences or lines of at most 400 characters, are remembered: cells, greetings and lines of
logs are alike but for their digits."""


@dataclass(frozen=True, eq=False, slots=True)
class LiteralGate:
    """``by_sign``: the ways whose rarest string that is; ``always``: the expressions that need nothing."""

    by_sign: Mapping[str, tuple[Way, ...]]
    always: frozenset[int]

    def possible(self, text: str) -> Sequence[int]:
        """The places of the expressions that can match in ``text``, in their order."""
        return _possible(self, folded(text))


@lru_cache(maxsize=_KEPT)
def _possible(gate: LiteralGate, text: str) -> Sequence[int]:
    held = grams(text)
    found = set(gate.always)
    for sign in gate.by_sign.keys() & held:
        for place, needs in gate.by_sign[sign]:
            if place in found:
                continue
            for need in needs:
                if held.isdisjoint(need):
                    break
            else:
                found.add(place)
    return tuple(sorted(found))


def gate(sources: Iterable[str]) -> LiteralGate:
    """The gate before expressions of these sources."""
    by_sign: dict[str, list[Way]] = {}
    always = set[int]()
    for place, source in enumerate(sources):
        for way in needed(source):
            if not way:
                always.add(place)
            for sign in way[0] if way else ():
                by_sign.setdefault(sign, []).append((place, way[1:]))
    return LiteralGate({sign: tuple(ways) for sign, ways in by_sign.items()}, frozenset(always))
