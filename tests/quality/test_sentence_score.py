"""How sentences are scored: what is right, what is spared, what is an alarm."""

from __future__ import annotations

import pytest

from recognizers.span import Span
from tests.quality.sentence_score import GROUPS, by_half, by_kind, engine, score, total
from tests.quality.sentences import KINDS, READ, Half, Marked, Sentence, sentences

LEAST = {"statements": (0.80, 0.85), "behaviour": (0.80, 0.85), "relations": (0.80, 0.90)}
"""Recall and precision on every half that was read."""
LARGE = tuple(half for half in READ if half != "third")
"""``third`` has so few of a kind that one of them is three hundredths."""


def span(start: int, end: int, entity: str, confidence: float = 0.75) -> Span:
    return Span(start, end, entity, confidence, "", (), "")


def test_a_finding_is_right_wrong_or_spared() -> None:
    text = Sentence(
        "chat", "我妈叫刘桂芳，有糖尿病", (Marked("MEDICAL", 8, 11), Marked("MINOR", 3, 6, optional=True)), frozenset()
    )
    found = [span(9, 11, "MEDICAL"), span(0, 2, "MEDICAL"), span(3, 6, "MINOR"), span(0, 2, "FAMILY_MEMBER")]
    tallies = score([text], lambda _: found)
    medical = tallies["MEDICAL"]
    assert (medical.told, medical.hits, medical.said, medical.right, medical.alarms) == (1, 1, 2, 1, 0)
    assert tallies["MINOR"].said == tallies["FAMILY_MEMBER"].said == 0
    assert (medical.recall, medical.precision) == (1.0, 0.5)


def test_a_finding_where_nothing_is_told_is_an_alarm() -> None:
    text = Sentence("chat", "糖尿病是什么", (), frozenset({"MEDICAL"}))
    assert score([text], lambda _: [span(0, 3, "MEDICAL")])["MEDICAL"].alarms == 1
    assert score([text], lambda _: [span(0, 3, "MEDICAL", 0.2)])["MEDICAL"].alarms == 0


def test_every_kind_is_in_one_group() -> None:
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(KINDS)


@pytest.mark.parametrize("half", LARGE)
def test_what_may_be_read_is_found(half: Half) -> None:
    tallies = score(sentences(half), engine().find)
    for group, (recall, precision) in LEAST.items():
        whole = total(tallies, GROUPS[group])
        assert whole.recall >= recall, group
        assert whole.precision >= precision, group


def test_the_tables_have_a_line_for_every_kind_and_a_column_for_every_half() -> None:
    tallies = {half: score(sentences(half)[:5], lambda _: []) for half in READ}
    groups, kinds = [*by_half(tallies)], [*by_kind(tallies)]
    assert [line.split()[1] for line in groups[2:]] == list(READ)
    assert {kind for kind in KINDS if any(kind in line for line in kinds)} == {*KINDS} - {"PERSON"}
