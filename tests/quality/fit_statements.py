"""``python -m tests.quality.fit_statements``: fits the weights by which statements are judged, and scores them.

The examples are what frames and topics find in the sentences that may be read: told where they touch a mark of their
entity, left out where the text spares them.  What they find in the library that runs this, its tests and what is
installed is told of nobody.  A ridge regression whose weights begin at ``FIRST``.  The table that is printed is the
only honest one of sentences that were read: every file is scored by weights that were fitted without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

import recognizers
from recognizers.span import Span
from recognizers.statement_judge import codes
from recognizers.statements import Statements, evidence, plain
from recognizers.statements import sentences as cut
from tests.quality.alarms import _installed, _sources
from tests.quality.sentence_score import GROUPS, score, total, touches
from tests.quality.sentences import READ, Half, sentences

FIRST: Final[Mapping[str, float]] = {
    "all": -0.5, "sure": 2.0,
    "negative:denied": -3.0, "before-denied": -2.5,
    "inside-denied": -2.5, "negative:general": -1.0, "before-asks": -1.5,
    "behind-asks": -1.0, "behind-noun": -1.5, "behind-nothing": -2.0, "question": -0.5, "suppose": -0.7, "rule": -1.0,
    "offer": -1.2, "media": -1.2, "many": -0.8, "talk": -0.9, "like": -1.6, "thing": -1.0, "hope": -0.4,
    "someone": 0.5, "writer": 1.0, "self": 0.4, "kin": 0.6, "folk": 0.4, "role": 0.5, "name": 0.4, "notice": 0.2,
    "yours": 0.7, "clause-person": 0.6, "before-having": 0.3,
    "same-asserted": 1.0, "same-told": 0.7, "same-field": 1.0, "beside-topic": 0.2,
}  # fmt: skip
"""Where a weight begins when nothing is known: set by hand."""
TRUST: Final[Mapping[Half, float]] = {"third": 2.0, "wide": 2.0}
"""How much an example of a half counts; of the others, for which frames were written, less."""
_TRUSTED_LESS = 0.6
_RIDGE, _RIDGE_OF_PAIRS = 2.0, 4.0
_SEEN = 4
"""The least examples that have a code which is weighed."""
_LEAST = 0.05
_NOBODYS = 4_000_000
"""Characters of each kind of text about nobody."""


class Example(NamedTuple):
    codes: tuple[str, ...]
    told: bool
    trust: float


def examples(half: Half) -> Iterator[Example]:
    """What a half of the sentences teaches."""
    for text in sentences(half):
        for place, entity, found in _candidates(text.text):
            span = Span(*place, entity, 1.0, "", (), "")
            told = touches(span, [mark for mark in text.told if mark.entity == entity])
            if told or not touches(span, [mark for mark in text.spared if mark.entity == entity]):
                yield Example(found, told, TRUST.get(half, _TRUSTED_LESS))


def nobodys() -> Iterator[Example]:
    """What is found in text about nobody."""
    for text in _about_nobody():
        yield from (Example(found, False, 1.0) for _, _, found in _candidates(text))


def _candidates(text: str) -> Iterator[tuple[tuple[int, int], str, tuple[str, ...]]]:
    text = plain(text)
    for sentence, spoken in cut(text):
        for one in evidence(text, sentence, spoken):
            yield one.said, one.frame.entity, tuple(codes(one))


def _about_nobody() -> Iterator[str]:
    library, tests = list[str](), list[str]()
    for path, text in _sources():
        (tests if "test" in path.parts else library).append(text)
    metadata, licences = list[str](), list[str]()
    for name, text in _installed():
        (metadata if name == "METADATA" else licences).append(text)
    for texts in (library, tests, metadata, licences):
        Random(5).shuffle(texts)
        size = 0
        while texts and size < _NOBODYS:
            size += len(texts[-1])
            yield texts.pop()


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weight of every code that is seen often enough, by Newton's method."""
    seen = Counter(code for one in found for code in set(one.codes))
    places = {code: place for place, code in enumerate(sorted(code for code in seen if seen[code] >= _SEEN))}
    table = np.zeros((len(found), len(places)), np.float64)
    for row, one in enumerate(found):
        table[row, [places[code] for code in one.codes if code in places]] = 1.0
    told = np.array([one.told for one in found], np.float64)
    trust = np.array([one.trust for one in found], np.float64)
    first = np.array([FIRST.get(code, 0.0) for code in places], np.float64)
    ridge = np.array([_RIDGE_OF_PAIRS if ":" in code else _RIDGE for code in places], np.float64)
    weights = _newton(table, told, trust, first, ridge)
    return {code: round(float(weights[place]), 2) for code, place in places.items() if abs(weights[place]) >= _LEAST}


def _newton(
    table: NDArray[np.float64],
    told: NDArray[np.float64],
    trust: NDArray[np.float64],
    first: NDArray[np.float64],
    ridge: NDArray[np.float64],
) -> NDArray[np.float64]:
    weights = first.copy()
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (trust * (chance - told)) + ridge * (weights - first)
        bend = (table * (trust * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def without_one(halves: Mapping[Half, Sequence[Example]], others: Sequence[Example]) -> Iterator[str]:
    """A line a half: recall and precision with weights that were fitted on all the others."""
    for half in halves:
        rest = [one for name, found in halves.items() if name != half for one in found]
        find = Statements(fit([*rest, *others]))
        tallies = score(sentences(half), lambda text, find=find: find.find(text, ""))  # type: ignore[misc]
        wholes = {group: total(tallies, GROUPS[group]) for group in ("statements", "behaviour")}
        yield f"{half}: " + ", ".join(
            f"{group} {one.recall:.2f} / {one.precision:.2f}" for group, one in wholes.items()
        )


def written(weights: Mapping[str, float], count: int) -> str:
    """The table as it is shipped."""
    head = (
        "# What every sign adds to the belief that something is told of somebody, in logits: ridge regression on\n"
        f"# {count} candidates in the sentences of tests/quality/sentences that may be read, in the standard library\n"
        "# and in the packages beside it.  Written by python -m tests.quality.fit_statements, 2026-11.\n\n[weights]\n"
    )
    return head + "".join(f'"{code}" = {weight}\n' for code, weight in sorted(weights.items()))


def main() -> Iterable[str]:
    halves = {half: tuple(examples(half)) for half in READ}
    others = tuple(nobodys())
    every = [*(one for found in halves.values() for one in found), *others]
    text = written(fit(every), len(every))
    Path(recognizers.__file__).with_name("statement_weights.toml").write_text(text, encoding="utf-8")
    yield from without_one(halves, others)


if __name__ == "__main__":
    for line in main():
        print(line)
