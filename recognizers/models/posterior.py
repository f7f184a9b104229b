"""From scores for each character to the probability that a name stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from recognizers.models import Kind, Mention

Floats = npt.NDArray[np.float32]
_States: TypeAlias = Sequence[Sequence[float]]
"""The probabilities of one sentence as lists, (character, state): numbers are read from them one by one."""

KINDS: tuple[Kind, ...] = ("person", "place", "organisation")
STATES = 2 * len(KINDS) + 2
"""First and further character of a name of each kind, then of any other word."""

_FIRSTS = slice(0, 2 * len(KINDS), 2)
"""The first states of the kinds."""

_BROKEN = 1e-3
"""Weight of a further character with no first one before it: the tags of a token classifier are not bound to agree."""
_FOLLOWS = np.array(
    [[1.0 if b % 2 == 0 or a // 2 == b // 2 else _BROKEN for b in range(STATES)] for a in range(STATES)], np.float32
)
_FIRST = np.array([1.0 if state % 2 == 0 else _BROKEN for state in range(STATES)], np.float32)
_GOES_ON = 0.4
"""A name goes on while at least this share of it does."""


def emitted(scores: Floats, states: Floats) -> Floats:
    """Probabilities (sentence, character, state), each character by itself.

    ``scores`` (sentence, character, tag) are logits; ``states`` (tag, state) says which state each tag counts for.
    """
    return _scaled(np.exp(scores - scores.max(axis=2, keepdims=True)) @ states)


def chained(chances: Floats) -> Floats:
    """The same by forward-backward over chains where a name must begin to go on.  They tell better where a name
    begins and ends, and worse how sure it is: what the model has already seen around a character counts again."""
    size = chances.shape[1]
    forward, backward = np.empty_like(chances), np.ones_like(chances)
    forward[:, 0] = _scaled(chances[:, 0] * _FIRST)
    for t in range(1, size):
        forward[:, t] = _scaled((forward[:, t - 1] @ _FOLLOWS) * chances[:, t])
    for t in range(size - 2, -1, -1):
        backward[:, t] = _scaled((chances[:, t + 1] * backward[:, t + 1]) @ _FOLLOWS.T)
    return _scaled(forward * backward)


def _scaled(weights: npt.NDArray[Any]) -> Floats:
    """``weights`` that sum to 1 over the last axis."""
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares


def mentions(chances: Floats, chains: Floats, least: Mapping[Kind, float]) -> Iterator[tuple[int, Mention]]:
    """Names of each kind whose first character has at least ``least``, with the numbers of their sentences.

    Both are (sentence, character, state).  The bounds of a name are those of its chain; where that sees none, those of
    the characters by themselves, for a long name in Latin letters is never likely in every part.
    """
    begins = np.maximum(chances, chains).max(axis=1)[:, _FIRSTS] >= [least[kind] for kind in KINDS]
    for nth, own in np.argwhere(begins).tolist():
        loose, linked = chances[nth].tolist(), chains[nth].tolist()
        for start, end in _places(loose, linked, 2 * own, least[KINDS[own]]):
            yield nth, _mention(loose, start, end, KINDS[own])


def _places(loose: _States, linked: _States, first: int, least: float) -> list[tuple[int, int]]:
    """Where the names of a kind are whose ``first`` state is given, in one sentence."""
    found = list(_runs(linked, first, least))
    found += [
        (start, end) for start, end in _runs(loose, first, least) if all(end <= a or b <= start for a, b in found)
    ]
    return sorted(found)


def _runs(sentence: _States, first: int, least: float) -> Iterator[tuple[int, int]]:
    """Where a name begins with at least ``least``, as far as it goes on."""
    end = 0
    for start, states in enumerate(sentence):
        if start < end or states[first] < least:
            continue
        share, end = states[first], start + 1
        while end < len(sentence) and sentence[end][first + 1] >= _GOES_ON * share:
            share = min(share, sentence[end][first + 1])
            end += 1
        yield start, end


def _mention(sentence: _States, start: int, end: int, kind: Kind) -> Mention:
    own = KINDS.index(kind)
    inside = [_shares(states) for states in sentence[start:end]]
    p = sum(shares[own] for shares in inside) / len(inside)
    rival = max(sum(shares) - shares[own] for shares in inside)
    if end == len(sentence):
        return Mention(start, end, kind, round(p, 2), round(rival, 2))
    person, place, _ = _shares(sentence[end])
    behind = (sum(sentence[end][::2]), place, person)
    return Mention(start, end, kind, round(p, 2), round(rival, 2), *(round(share, 2) for share in behind))


def _shares(states: Sequence[float]) -> list[float]:
    """What each kind has of a character."""
    return [first + further for first, further in zip(states[_FIRSTS], states[1::2], strict=False)]
