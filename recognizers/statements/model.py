"""How much is believed that a clause tells something of somebody: one logistic regression for each kind of statement.

Its signs are the grams of the clause and of the sentence around it (``clauses``) and the lists and frames whose words
it holds (``evidence``).  The weights stand in ``weights.json``; ``python -m tests.quality.fit_statements`` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import orjson

from recognizers.statements.clauses import Place, Tongue, around, clauses, grams, marks, placed

LEAST, LEAST_UNNAMED, LEAST_FRAMED, LEAST_DOUBTED, LEAST_ALONE = -200, -140, -300, 100, -100
"""The score from which on something is told, in hundredths of a logit; the same where nobody is named; where a frame
says it, for frames were written to be sure; where words of general talk stand by; and where no list has a word."""
SOMEONE: Final = "someone"
_VALUES: Final = frozenset({"ONE_TIME_CODE"})
"""What is a value, and told only where a list says which."""
_FRAMED: Final = frozenset({"asserted", "field"})
_FRAMED_OF_SOMEBODY: Final = frozenset({"told", SOMEONE})
_GENERAL: Final = "negative:general"
_ALONE: Final = frozenset({SOMEONE})
_LANE, _HALF = 32, 1 << 31
_UNIT = 100
"""Weights are kept in hundredths of a logit."""
_AGREE = 2
"""How many lists of a kind speak for it at once, for reckoning what is possible: more never made the difference."""
_IDLE = -0.05
"""What a character that says nothing takes from a stretch."""


class Weights:
    """What each sign adds to the score of every kind.

    The weights of a sign are one integer with a lane of 32 bits for each kind: a sum of many signs is then one sum of
    integers, and a clause is scored for all kinds at once.
    """

    def __init__(self, signs: Mapping[str, list[int]], kinds: int) -> None:
        """``signs``: pairs of the place of a kind and a weight in hundredths, one behind the other."""
        self._signs, self._kinds = signs, kinds
        self._packed = dict[str, int]()
        self._level = sum(_HALF << (_LANE * kind) for kind in range(kinds))

    def total(self, found: set[str]) -> int:
        """The sum of the signs that are known."""
        return sum(map(self._lanes, found & self._signs.keys()))

    def _lanes(self, sign: str) -> int:
        packed = self._packed.get(sign)
        if packed is None:
            pairs = self._signs[sign]
            packed = sum(weight << (_LANE * kind) for kind, weight in zip(pairs[::2], pairs[1::2], strict=True))
            self._packed[sign] = packed
        return packed

    def scores(self, total: int) -> list[int]:
        """The lanes of a sum."""
        lanes = memoryview((total + self._level).to_bytes(_LANE // 8 * self._kinds, "little")).cast("I")
        return [lane - _HALF for lane in lanes]

    def of(self, sign: str, kind: int) -> int:
        """What one sign adds to one kind."""
        if sign not in self._signs:
            return 0
        return ((self._lanes(sign) + self._level) >> (_LANE * kind)) % (2 * _HALF) - _HALF


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, with what its grams say of each kind in hundredths of a logit."""

    place: Place
    scores: list[int]


@dataclass(frozen=True, slots=True)
class Model:
    """``bias``: where each kind begins; ``inside``, ``near``: the grams of a clause and those around it; ``lists``: by
    kind, what its lists and frames add; ``most``: how much that can be."""

    kinds: tuple[str, ...]
    bias: int
    inside: Weights
    near: Weights
    lists: tuple[Mapping[str, int], ...]
    most: tuple[int, ...]

    def clauses(self, written: str, sentence: Place, language: Tongue) -> Iterator[Clause]:
        """The clauses of a sentence of a folded text, scored."""
        place, shared = (0, 0), 0
        for clause in clauses(written, sentence):
            if (reach := around(sentence, clause)) != place:
                place, shared = reach, self.bias + _total(self.near, written[slice(*reach)], language)
            seen = tuple(marks(written, sentence, clause))
            own = _total(self.inside, written[slice(*clause)], language, seen)
            yield Clause(clause, self.inside.scores(shared + own))

    def possible(self, scored: Sequence[Clause]) -> list[int]:
        """The kinds that any of the clauses tells if its lists agree."""
        best = [max(scores) for scores in zip(*(one.scores for one in scored), strict=True)]
        return [kind for kind, score in enumerate(best) if score + self.most[kind] >= LEAST_FRAMED]

    def tells(self, clause: Clause, kind: int, signs: AbstractSet[str]) -> bool:
        """Whether ``clause`` tells it; ``signs`` are those of ``evidence``."""
        weights = self.lists[kind]
        if signs <= _ALONE and self.kinds[kind] in _VALUES:
            return False
        return clause.scores[kind] + sum(weights.get(one, 0) for one in signs) >= _least(signs)

    def words(self, written: str, clause: Clause, kind: int, language: Tongue) -> Place:
        """The stretch of the clause that speaks most for the kind."""
        first, last = clause.place
        worth = [_IDLE] * (last - first)
        for gram, start, end in placed(written[first:last], language):
            weight = self.inside.of(gram, kind) / _UNIT
            for at in range(start, min(end, last - first)):
                worth[at] += weight / (end - start)
        start, end = _densest(worth)
        return first + start, first + end


def _least(signs: AbstractSet[str]) -> int:
    """The score from which on something with these signs is told."""
    if _GENERAL in signs:
        return LEAST_DOUBTED
    if signs <= _ALONE:
        return LEAST_ALONE
    framed = not _FRAMED.isdisjoint(signs) or signs >= _FRAMED_OF_SOMEBODY
    return LEAST_FRAMED if framed else LEAST if SOMEONE in signs else LEAST_UNNAMED


@lru_cache(maxsize=8192)
def _total(weights: Weights, written: str, language: Tongue, seen: Sequence[str] = ()) -> int:
    """What the grams of a stretch and what else is ``seen`` add: clauses come again and again, in columns and chats."""
    return weights.total(grams(written, language).union(seen))


def _densest(worth: Iterable[float]) -> Place:
    """The stretch with the greatest sum."""
    best, found, total, since = -math.inf, (0, 0), 0.0, 0
    for at, one in enumerate(worth):
        if total <= 0:
            total, since = 0.0, at
        total += one
        if total > best:
            best, found = total, (since, at + 1)
    return found


def of(data: Mapping[str, Any]) -> Model:
    """The model that is written so."""
    kinds = tuple(data["kinds"])
    bias = sum(weight << (_LANE * kind) for kind, weight in enumerate(data["bias"]))
    inside, near = (Weights(data[name], len(kinds)) for name in ("inside", "near"))
    lists = tuple(data["lists"][kind] for kind in kinds)
    most = tuple(sum(sorted(own.values(), reverse=True)[:_AGREE]) for own in lists)
    return Model(kinds, bias, inside, near, lists, most)


@cache
def fitted() -> Model:
    """The model as it is shipped."""
    return of(orjson.loads((files(__package__) / "weights.json").read_bytes()))
