"""How much is believed that a clause tells something of somebody: one logistic regression for each kind of statement.

Its signs are the grams of the clause and of the sentence around it (``clauses``) and the lists and frames whose words
it holds (``evidence``).  The weights stand in ``weights.json``; ``python -m tests.quality.fit_statements`` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

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
_NEVER = -_HALF // 2
"""What no sum of weights makes up for."""
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
        self._packed = _Packed(signs)
        self._level = _lanes(_HALF for _ in range(kinds))

    def total(self, found: set[str]) -> int:
        """The sum of the signs that are known."""
        return sum(map(self._packed.__getitem__, found & self._signs.keys()))

    def scores(self, total: int) -> list[int]:
        """The lanes of a sum."""
        lanes = memoryview((total + self._level).to_bytes(_LANE // 8 * self._kinds, "little")).cast("I")
        return [lane - _HALF for lane in lanes]

    def score(self, total: int, kind: int) -> int:
        """One lane of a sum."""
        return ((total + self._level) >> (_LANE * kind)) % (2 * _HALF) - _HALF

    def of(self, sign: str, kind: int) -> int:
        """What one sign adds to one kind."""
        return self.score(self._packed[sign], kind) if sign in self._signs else 0

    def reached(self, totals: Iterable[int], more: int) -> list[int]:
        """The kinds for which any of the sums with ``more``, itself a sum, is no less than 0."""
        signs, level = 0, self._level + more
        for total in totals:
            signs |= total + level  # the highest bit of a lane that is not negative
        signs &= self._level
        return [kind for kind in range(self._kinds) if signs >> (_LANE * kind + _LANE - 1) & 1] if signs else []


class _Packed(dict[str, int]):
    """The weights of a sign as one integer, made when it is first asked for."""

    def __init__(self, signs: Mapping[str, list[int]]) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, sign: str) -> int:
        pairs = self._signs[sign]
        packed = sum(weight << (_LANE * kind) for kind, weight in zip(pairs[::2], pairs[1::2], strict=True))
        self[sign] = packed
        return packed


def _lanes(numbers: Iterable[int]) -> int:
    """One number for each kind, as one integer."""
    return sum(number << (_LANE * kind) for kind, number in enumerate(numbers))


class Clause(NamedTuple):
    """A clause, with what its grams say of each kind in hundredths of a logit: ``total`` is a sum of ``weights``."""

    place: Place
    total: int
    weights: Weights

    @property
    def scores(self) -> list[int]:
        """That of every kind."""
        return self.weights.scores(self.total)


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """``bias``: where each kind begins; ``inside``, ``near``: the grams of a clause and those around it; ``lists``: by
    kind, what its lists and frames add; ``framed``, ``alone``: how much that can be above what is asked for, with them
    and without."""

    kinds: tuple[str, ...]
    bias: int
    inside: Weights
    near: Weights
    lists: tuple[Mapping[str, int], ...]
    framed: int
    alone: int

    def clauses(self, written: str, sentence: Place, language: Tongue) -> list[Clause]:
        """The clauses of a sentence of a folded text, scored."""
        first, last = sentence
        return [
            Clause((first + start, first + end), total, self.inside)
            for start, end, total in _totals(self, written[first:last], language)
        ]

    def possible(self, scored: Iterable[Clause]) -> list[int]:
        """The kinds that any of the clauses tells if its lists agree."""
        return self.inside.reached((clause.total for clause in scored), self.framed)

    def untold(self, scored: Iterable[Clause]) -> list[int]:
        """The kinds that any of the clauses may tell though no list has a word of it."""
        return self.inside.reached((clause.total for clause in scored), self.alone)

    def tells(self, clause: Clause, kind: int, signs: AbstractSet[str]) -> bool:
        """Whether ``clause`` tells it; ``signs`` are those of ``evidence``."""
        weights = self.lists[kind]
        if signs <= _ALONE and self.kinds[kind] in _VALUES:
            return False
        return self.inside.score(clause.total, kind) + sum(weights.get(one, 0) for one in signs) >= _least(signs)

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


@lru_cache(maxsize=4096)
def _totals(model: Model, written: str, language: Tongue) -> tuple[tuple[int, int, int], ...]:
    """Start, end and sum of each clause of a sentence; remembered, for sentences come again and again, in columns and
    chats."""
    return tuple(_added(model, written, language))


def _added(model: Model, written: str, language: Tongue) -> Iterator[tuple[int, int, int]]:
    whole, place, shared = (0, len(written)), (0, 0), 0
    for clause in clauses(written, whole, language):
        own = grams(written[slice(*clause)], language)
        if (reach := around(whole, clause)) != place:
            there = own if reach == clause else grams(written[slice(*reach)], language)
            place, shared = reach, model.bias + model.near.total(there)
        yield *clause, shared + model.inside.total(own.union(marks(written, whole, clause)))


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
    bias = _lanes(data["bias"])
    inside, near = (Weights(data[name], len(kinds)) for name in ("inside", "near"))
    lists = tuple(data["lists"][kind] for kind in kinds)
    framed = _lanes(sum(sorted(own.values(), reverse=True)[:_AGREE]) - LEAST_FRAMED for own in lists)
    alone = _lanes(
        _NEVER if kind in _VALUES else max(own.get(SOMEONE, 0), 0) - LEAST_ALONE
        for kind, own in zip(kinds, lists, strict=True)
    )
    return Model(kinds, bias, inside, near, lists, framed, alone)


@cache
def fitted() -> Model:
    """The model as it is shipped."""
    return of(orjson.loads((files(__package__) / "weights.json").read_bytes()))
