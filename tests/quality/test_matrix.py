"""One in ten texts of the matrix: the goals hold, and the encoding of a file changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from tests.quality import engine as measured
from tests.quality.alarms import alarms_in, looking_with
from tests.quality.look_alikes import look_alikes
from tests.quality.page import GOALS
from tests.quality.score import SEED, Tally, measure, negatives, positives
from tests.quality.subjects import LEFT_OUT, SUBJECTS, Subject
from tests.quality.twins import ENCODINGS, differs, pair

ONE_IN, LEAST = 10, 40
BY_RULE = {"pattern", "field", "checksum", "metadata"}
"""How an entity must be found to be measured here."""

T = TypeVar("T")


def sampled(matrix: Sequence[T]) -> list[T]:
    """One in ten, but never too few to say anything; the same ones in every run."""
    size = min(len(matrix), max(LEAST, len(matrix) // ONE_IN))
    return Random(SEED).sample(matrix, size)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return measured.engine()


@pytest.fixture(scope="module")
def tallies(engine: Engine) -> Mapping[str, Tally]:
    return measure(
        engine,
        (positive for subject in SUBJECTS for positive in sampled(positives(subject))),
        (miss for subject in SUBJECTS for miss in sampled(negatives(subject))),
    )


def allowed(goal: float, texts: int) -> float:
    """How many of ``texts`` may fail while ``goal`` may still hold of the whole matrix: two standard deviations."""
    expected = (1 - goal) * texts
    return expected + 2 * sqrt(expected * goal)


def test_every_entity_that_a_rule_finds_is_measured() -> None:
    found_by_rule = {entity.id for entity in load().entities.values() if BY_RULE.intersection(entity.found_by)}
    subjects = {subject.entity for subject in SUBJECTS}
    assert found_by_rule - subjects == LEFT_OUT.keys()


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_the_matrix_is_wide(subject: Subject) -> None:
    made = positives(subject)
    assert len({positive.form for positive in made}) >= 12
    assert len({positive.text.carrier for positive in made}) >= 10
    assert min(len(made), len(negatives(subject))) >= 100


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_recall(subject: Subject, tallies: Mapping[str, Tally]) -> None:
    tally = tallies[subject.entity]
    missed = tally.positives - tally.found
    assert missed <= allowed(GOALS[subject.checked], tally.positives), (tally.missed_in, tally.missed_as)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_precision(subject: Subject, tallies: Mapping[str, Tally]) -> None:
    tally = tallies[subject.entity]
    wrong = tally.wrong + tally.mistaken
    assert tally.negatives >= LEAST
    assert wrong <= allowed(GOALS[subject.checked], tally.found + wrong), (tally.wrong_in, tally.mistaken)


def test_numbers_that_are_nobodys(engine: Engine) -> None:
    texts = [("note.txt", text) for _, text in sampled(list(look_alikes(Random(SEED))))]
    alarms = alarms_in("look-alikes", texts, looking_with(engine, load()))
    assert alarms.size > 1000
    assert not alarms.found
    assert not alarms.mails


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_twins(subject: Subject, encoding: str, engine: Engine, tmp_path: Path) -> None:
    """Each sampled text as a file of its own, and all of them as one."""
    texts = [positive.text.text for positive in sampled(positives(subject)) if pair(positive.text.text, encoding)]
    pairs = filter(None, (pair(text, encoding) for text in ("\n".join(texts), *texts)))
    assert not [files.plain.decode() for files in pairs if differs(files, engine, tmp_path)]
