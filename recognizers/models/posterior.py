"""From scores for each character to the probability that a name stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from recognizers.models import Kind, Mention

Floats = npt.NDArray[np.float32]

KINDS: tuple[Kind, ...] = ("person", "place", "organisation")
STATES = 2 * len(KINDS) + 2
"""First and further character of a name of each kind, then of any other word."""

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


def promising(chances: Floats, chain: Floats, kind: Kind, least: float) -> list[int]:
    """The sentences in which a name of ``kind`` begins with at least ``least``: in most none does."""
    first = 2 * KINDS.index(kind)
    begins = np.maximum(chances[:, :, first], chain[:, :, first]).max(axis=1) >= least
    return [int(number) for number in np.flatnonzero(begins)]


def mentions(chances: Floats, chain: Floats, kind: Kind, least: float) -> Iterator[Mention]:
    """Names of ``kind`` whose first character has at least ``least``; both are (character, state) of one sentence.

    Their bounds are those of the chain; where it sees none, those of the characters by themselves, for a long name in
    Latin letters is never likely in every part.
    """
    first = 2 * KINDS.index(kind)
    linked, loose = (list(_runs(one[:, first], one[:, first + 1], least)) for one in (chain, chances))
    loose = [(start, end) for start, end in loose if all(end <= a or b <= start for a, b in linked)]
    for start, end in sorted(linked + loose):
        yield _mention(chances, start, end, kind)


def _runs(starts: npt.NDArray[np.float32], inner: npt.NDArray[np.float32], least: float) -> Iterator[tuple[int, int]]:
    """Where a name begins with at least ``least``, as far as it goes on."""
    end = 0
    for start in np.flatnonzero(starts >= least).tolist():
        if start < end:
            continue
        share, end = float(starts[start]), start + 1
        while end < len(inner) and inner[end] >= _GOES_ON * share:
            share = min(share, float(inner[end]))
            end += 1
        yield start, end


def _mention(sentence: Floats, start: int, end: int, kind: Kind) -> Mention:
    states = len(KINDS)
    families = sentence.reshape(len(sentence), states + 1, 2)
    inside = families[start:end].sum(axis=2)
    own = KINDS.index(kind)
    p = inside[:, own].mean()
    rival = (inside[:, :states].sum(axis=1) - inside[:, own]).max()
    if end == len(sentence):
        return Mention(start, end, kind, _two(p), _two(rival))
    behind = families[end]
    person, place = behind[KINDS.index("person")].sum(), behind[KINDS.index("place")].sum()
    return Mention(start, end, kind, _two(p), _two(rival), _two(behind[:, 0].sum()), _two(place), _two(person))


def _two(share: float) -> float:
    return round(float(share), 2)
