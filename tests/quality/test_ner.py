"""The numbers for names that must hold: labelled, in tables, on cards and in chats."""

from __future__ import annotations

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.models.choice import models
from recognizers.names import Names
from tests.quality.ner_carriers import carriers
from tests.quality.ner_quiet import rates
from tests.quality.ner_score import Score, score, section

SEED = 20261


@pytest.fixture(scope="module")
def full() -> Engine:
    return Engine(load(), [Names(models().chinese)])


def test_names_in_exports(full: Engine) -> None:
    scores = carriers(full, SEED, each=12)
    for carrier, one in scores.items():
        assert one.recall >= 0.9, carrier
        assert one.precision >= 0.9, carrier
    assert sum(one.hits for one in scores.values()) >= 0.95 * sum(one.gold for one in scores.values())


def test_numbers_are_no_names(full: Engine) -> None:
    rows = "\n".join(f"{n * 7919},{n % 60:02}:{n % 24:02},0x{n * 104729:x},ERR-{n},{n / 7:.3f}" for n in range(3000))
    assert not [span for span in full.find(rows) if span.entity == "PERSON"]


def test_where_hardly_a_name_stands() -> None:
    told = rates(lambda text: [(0, 1)] if "Chrome" in text else [])
    assert [found for _, found in told.values()][2:] == [1, 0, 0]
    assert all(size > 100 for size, _ in told.values())


def test_what_overlaps_is_right() -> None:
    one = Score()
    one.add([(0, 2), (5, 7), (9, 10)], [(1, 3), (20, 22)], [(9, 12)])
    assert (one.gold, one.hits, one.said, one.right) == (2, 1, 2, 1)
    assert (one.recall, one.precision) == (0.5, 0.5)


def test_a_set_is_scored_by_its_labels() -> None:
    rows = [{"text": "林晓雨来了", "spans": [[0, 3, "PER.NAM"], [3, 5, "LOC.NAM"]]}]
    one = score(rows, lambda _text: [(0, 3), (3, 5)])
    assert (one.gold, one.hits, one.said, one.right) == (1, 1, 2, 1)


def test_the_table_of_the_last_run_can_be_told() -> None:
    assert "\n| Set |" in section()
