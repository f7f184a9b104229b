"""One in ten texts of the matrix: nothing falls below its floor, and the encoding of a file changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from tests.quality.alarms import alarms_in
from tests.quality.look_alikes import look_alikes
from tests.quality.score import SEED, Tally, measure, negatives, positives
from tests.quality.subjects import SUBJECTS, Subject
from tests.quality.twins import ENCODINGS, found_in_file, has_enough_han, in_encoding

ONE_IN, LEAST = 10, 40
FLOORS = {True: 0.95, False: 0.85}
"""Of recall and precision: with a checksum, without."""
RECALL_BELOW = {
    "IBAN_CODE": 0.90,  # 0.92 in the whole matrix: not found in small letters without a label
    "TW_ID": 0.90,  # 0.94, likewise
    "VIN": 0.90,  # 0.94, likewise
}
PRECISION_BELOW = {
    "VIN": 0.55,  # 0.51 in the whole matrix: under its label a wrong check digit counts, as European makers keep none
}

T = TypeVar("T")


def sampled(matrix: Sequence[T]) -> list[T]:
    """One in ten, but never too few to say anything; the same ones in every run."""
    size = min(len(matrix), max(LEAST, len(matrix) // ONE_IN))
    return Random(SEED).sample(matrix, size)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load())


@pytest.fixture(scope="module")
def tallies(engine: Engine) -> Mapping[str, Tally]:
    return measure(
        engine,
        (positive for subject in SUBJECTS for positive in sampled(positives(subject))),
        (miss for subject in SUBJECTS for miss in sampled(negatives(subject))),
    )


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_recall(subject: Subject, tallies: Mapping[str, Tally]) -> None:
    tally = tallies[subject.entity]
    assert tally.recall >= RECALL_BELOW.get(subject.entity, FLOORS[subject.checked]), (tally.missed_in, tally.missed_as)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_precision(subject: Subject, tallies: Mapping[str, Tally]) -> None:
    tally = tallies[subject.entity]
    assert tally.negatives >= LEAST
    assert tally.precision >= PRECISION_BELOW.get(subject.entity, FLOORS[subject.checked]), (
        tally.wrong_in,
        tally.mistaken,
    )


def test_numbers_that_are_nobodys(engine: Engine) -> None:
    texts = [text for _, text in sampled(list(look_alikes(Random(SEED))))]
    alarms = alarms_in("look-alikes", texts, engine, load())
    assert alarms.size > 1000
    assert not alarms.found
    assert not alarms.mails


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.entity)
def test_twins(subject: Subject, encoding: str, engine: Engine, tmp_path: Path) -> None:
    """All sampled texts as one file, and each with enough Chinese in it as a file of its own."""
    texts = [positive.text.text for positive in sampled(positives(subject))]
    for text in ("\n".join(texts), *filter(has_enough_han, texts)):
        plain = found_in_file(text.encode(), engine, tmp_path)
        assert found_in_file(in_encoding(text, encoding), engine, tmp_path) == plain
