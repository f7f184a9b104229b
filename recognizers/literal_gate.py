"""Which of many expressions can match a text, by the strings it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from recognizers.literal_table import needed
from recognizers.literals import Literals, grams

Way: TypeAlias = tuple[int, tuple[Literals, ...]]
"""The place of an expression, and what one of its ways needs beside the string by which it was found."""


@dataclass(frozen=True, slots=True)
class LiteralGate:
    """``by_sign``: the ways whose rarest string that is; ``signs``: all strings that any way needs; ``always``: the
    expressions that need nothing."""

    by_sign: Mapping[str, tuple[Way, ...]]
    signs: frozenset[str]
    always: frozenset[int]

    def possible(self, text: str) -> list[int]:
        """The places of the expressions that can match in ``text``, in their order."""
        held = self.signs & grams(text)
        found = set(self.always)
        for sign in held & self.by_sign.keys():
            for place, needs in self.by_sign[sign]:
                if place in found:
                    continue
                for need in needs:
                    if held.isdisjoint(need):
                        break
                else:
                    found.add(place)
        return sorted(found)


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
