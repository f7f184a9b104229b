"""``python -m tests.quality.fit_names``: the weights of ``recognizers/names/judge.py``, fitted on our own texts alone.

The texts: the lines of ``tests/quality/names`` and the read halves of ``tests/quality/sentences``; everybody in them is
invented.  Each name that the model for Chinese sees in them, behind the gate, is a row: its evidence, and whether
somebody is marked there.  The weights are the logistic regression that stays nearest to ``BELIEFS`` (a ridge), with no
sign turned round.  From which probability on a name is a finding is chosen on each style by weights that were fitted
on the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

import numpy as np
import numpy.typing as npt

from recognizers.models import Mention, NameModel
from recognizers.models.choice import models
from recognizers.names.chinese import candidates
from recognizers.names.evidence import evidence
from recognizers.names.text import pieces, sentences, shown, worth_asking
from tests.quality.names import STYLES, Line, Place, lines
from tests.quality.sentences import READ, Sentence
from tests.quality.sentences import sentences as talks

Numbers = npt.NDArray[np.float64]

_LEVELS: Mapping[float, str] = {
    3.0: "self kinship sender label number",
    2.0: "role title record",
    1.0: "model deed alone beside-person",
    0.5: "ends closed then-person given name3 rare3 compound dotted known given-latin",
    0.0: "faint name2 rare2 foreign nickname latin polite office transcribed model-dotted model-name2 model-name3"
    " model-rare2 model-other3 model-role rival-name2 rival-name3 rival-rare3 rival-foreign"
    " model-other2 model-rare3 model-foreign model-nickname model-latin rival-rare2",
    -0.5: "small quoted play play-other other2 titled word",
    -1.0: "rival then-place after-place beside-other other3 titled-other brand withheld",
    -2.0: "club place thing elsewhere code masked short counted",
    -4.0: "english",
    -6.0: "summoned one",
}
BELIEFS: Mapping[str, float] = {code: level for level, codes in _LEVELS.items() for code in codes.split()}
"""What each sign is worth before a text was read, in logits: what speaks for a name is positive."""
BIAS = "bias"
_STRENGTH = 2.0
"""How many names a belief is worth."""
_ALIKE = 0.5
"""Rows of one line that say the same count together as their number to this power: a list of clubs was one thought."""
_WITHIN = 0.015
"""A missed name is worse than a false one: of all probabilities nearly as good as the best, the lowest is taken."""
_FREE, _MOST = 2.0, 6.0
"""How far from zero a weight without a belief, and any weight, may go."""
_ROUNDS, _REST = 200, 1e-3
_CHANCES = tuple(round(0.02 * step, 2) for step in range(4, 36))


@dataclass(frozen=True, slots=True)
class Row:
    """A name that the model sees in a ``line`` of ``style``: its evidence, and whether it names somebody."""

    style: str
    line: str
    words: str
    found: Mapping[str, float]
    person: bool


def rows(model: NameModel) -> list[Row]:
    """All rows of all texts; what may or may not be called a name is left out."""
    texts = [(style, line) for style in STYLES for line in lines(style)]
    texts += [(half, _line(talk)) for half in READ for talk in talks(half)]
    asked = dict.fromkeys(
        part for _, line in texts for sentence in sentences(line.text) for _, part in _asked(sentence)
    )
    said = dict(zip(asked, model.mentions(list(asked)), strict=True))
    return [row for style, line in texts for row in _rows(style, line, said)]


def _line(talk: Sentence) -> Line:
    places: dict[bool, list[Place]] = {False: [], True: []}
    for mark in talk.marks:
        if mark.entity == "PERSON":
            places[mark.optional].append((mark.start, mark.end))
    return Line(talk.text, tuple(places[False]), tuple(places[True]))


def _asked(sentence: str) -> Iterator[tuple[int, str]]:
    return (part for part in pieces(shown(sentence)) if worth_asking(part[1]))


def _rows(style: str, line: Line, said: Mapping[str, Sequence[Mention]]) -> Iterator[Row]:
    for sentence, starts in sentences(line.text).items():
        mentions = [one.moved(at) for at, part in _asked(sentence) for one in said[part]]
        for one in candidates(shown(sentence), mentions):
            place = starts[0] + one.start, starts[0] + one.end
            person = _touches(place, line.people)
            if one.mention and (person or not _touches(place, line.aside)):
                yield Row(style, line.text, line.text[slice(*place)], evidence(shown(sentence), one, mentions), person)


def _touches(place: Place, others: Sequence[Place]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def fit(known: Sequence[Row]) -> dict[str, float]:
    """The weights, and the bias.  One weight after the other takes a Newton step, until all rest."""
    codes = (*BELIEFS, BIAS)
    signs = np.array([[row.found.get(code, 0.0) for code in BELIEFS] + [1.0] for row in known])
    person = np.array([row.person for row in known], np.float64)
    beliefs = np.array([*BELIEFS.values(), 0.0])
    shares = _shares(known)
    weights, logits = beliefs.copy(), signs @ beliefs
    for _ in range(_ROUNDS):
        before = weights.copy()
        for nth, belief in enumerate(beliefs):
            chances = 1 / (1 + np.exp(-logits))
            slope = signs[:, nth] @ (shares * (chances - person)) + _STRENGTH * (weights[nth] - belief)
            bend = signs[:, nth] ** 2 @ (shares * chances * (1 - chances)) + _STRENGTH
            weight = np.clip(weights[nth] - slope / bend, *_bounds(belief))
            logits += signs[:, nth] * (weight - weights[nth])
            weights[nth] = weight
        if np.abs(weights - before).max() < _REST:
            break
    return dict(zip(codes, weights.tolist(), strict=True))


def _shares(known: Sequence[Row]) -> Numbers:
    """How much each row counts."""
    alike = Counter((row.line, row.person) for row in known)
    return np.array([alike[row.line, row.person] ** (_ALIKE - 1) for row in known])


def _bounds(belief: float) -> tuple[float, float]:
    return (0.0, _MOST) if belief > 0 else (-_MOST, 0.0) if belief < 0 else (-_FREE, _FREE)


def chance(weights: Mapping[str, float], row: Row) -> float:
    """The probability that the row names somebody."""
    logit = weights[BIAS] + sum(weights.get(code, 0.0) * value for code, value in row.found.items())
    return float(1 / (1 + np.exp(-logit)))


def unseen(known: Sequence[Row]) -> Iterator[tuple[Row, float]]:
    """Each row with the probability that weights of the other styles give it."""
    for style in dict.fromkeys(row.style for row in known):
        weights = fit([row for row in known if row.style != style])
        yield from ((row, chance(weights, row)) for row in known if row.style == style)


@dataclass(frozen=True, slots=True)
class Step:
    """How many names are found, and how many findings are right, where ``least`` is asked for."""

    least: float
    recall: float
    precision: float

    @property
    def f(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision)


def steps(judged: Sequence[tuple[Row, float]]) -> list[Step]:
    """One for each probability of ``_CHANCES``, from rows with the probability that each was given."""
    people = sum(row.person for row, _ in judged)
    found = [[row.person for row, p in judged if p >= least] for least in _CHANCES]
    return [
        Step(least, sum(right) / people, sum(right) / len(right)) for least, right in zip(_CHANCES, found, strict=True)
    ]


def chosen(course: Sequence[Step]) -> float:
    """From which probability on a name is a finding."""
    best = max(step.f for step in course)
    return min(step.least for step in course if step.f >= best - _WITHIN)


def main() -> None:
    known = rows(models().chinese())
    told = (f'"{code}":~{weight:.2f},' for code, weight in fit(known).items() if round(weight, 2))
    print(fill(" ".join(told), 116, break_on_hyphens=False).replace("~", " "))
    course = steps(list(unseen(known)))
    for step in course:
        print(f"{step.least:.2f}  recall {step.recall:.3f}  precision {step.precision:.3f}  F {step.f:.3f}")
    print(f"a finding from {chosen(course):.2f}")


if __name__ == "__main__":
    main()
