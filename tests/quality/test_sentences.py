"""The written sentences: their marks parse, their ids are known, and each half holds enough of every kind."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from recognizers.catalogue import load
from tests.quality.sentences import (
    BEHAVIOUR,
    HALVES,
    KINDS,
    STATEMENTS,
    STYLES,
    Half,
    Marked,
    Sentence,
    sentences,
    unmarked,
)

TEXTS = 400
TOLD, NEAR = 6, 4
"""The fewest marks, and the fewest texts that only use its words, of every statement and behaviour in one half."""
FEWEST = dict.fromkeys(KINDS, TOLD) | {"ADDRESS": 4}
NEARLY = {"held": 3, "after": 3}
"""Where a kind is nearly told less often than elsewhere: nobody who knows the rules may add to it."""
FEWER = {"after": {"ADDRESS": 3}}
"""The same of what is told."""
AS_THEY_CAME = {"fresh", "third"}
"""What was not written kind by kind: too few of each to count."""
BALANCED = tuple(half for half in HALVES if half not in AS_THEY_CAME)
WITHOUT_ADDRESSES = {"more", "fresh"}


def test_a_mark_gives_every_entity_it_names() -> None:
    text, marks = unmarked("我妈叫⟦PERSON FAMILY_MEMBER?|刘桂芳|妈⟧，住⟦CN_ADDRESS|盈港路88弄⟧")
    assert text == "我妈叫刘桂芳，住盈港路88弄"
    assert marks == (
        Marked("PERSON", 3, 6, "妈"),
        Marked("FAMILY_MEMBER", 3, 6, "妈", optional=True),
        Marked("CN_ADDRESS", 8, 14),
    )


def test_whoever_is_a_relation_without_a_name_is_neither_asked_for_nor_a_mistake() -> None:
    said = Sentence("chat", "我妈说我老板人不错", (), frozenset())
    assert [(mark.entity, mark.start, mark.end) for mark in said.spared] == [
        ("FAMILY_MEMBER", 0, 2),
        ("COLLEAGUE", 3, 6),
    ]
    assert not said.told
    assert not Sentence("chat", "老婆饼里没有老婆", (), frozenset({"FAMILY_MEMBER"})).spared


@pytest.mark.parametrize(
    "written", ["⟦PERSON|刘桂芳", "刘桂芳⟧", "⟦PERSON|⟧", "⟦刘桂芳⟧", "⟦PERSON|刘⟦AGE|3⟧⟧", "⟦|刘⟧"]
)
def test_a_broken_mark_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not well formed"):
        unmarked(written)


def _asked(half: Half) -> set[str]:
    return set(KINDS) - ({"CN_ADDRESS", "ADDRESS"} if half in WITHOUT_ADDRESSES else set())


@pytest.mark.parametrize("half", HALVES)
def test_entities_are_of_the_catalogue_and_of_this_set(half: Half) -> None:
    known = load().entities.keys() & _asked(half)
    used = {entity for text in sentences(half) for entity in text.near | {mark.entity for mark in text.marks}}
    assert used <= known if half in AS_THEY_CAME else used == known
    assert known == _asked(half)
    assert {text.style for text in sentences(half)} == STYLES


@pytest.mark.parametrize("half", HALVES)
def test_marks_stand_in_order_and_hold_no_stray_blanks(half: Half) -> None:
    for text in sentences(half):
        spans = list(dict.fromkeys((mark.start, mark.end) for mark in text.marks))
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert all(text.text[start:end] == text.text[start:end].strip() for start, end in spans)
        assert len({(mark.entity, mark.start) for mark in text.marks}) == len(text.marks)


@pytest.mark.parametrize("half", HALVES)
def test_a_text_tells_something_or_comes_near_it(half: Half) -> None:
    for text in sentences(half):
        assert text.marks or text.near
        assert not text.near & {mark.entity for mark in text.marks}


@pytest.mark.parametrize("half", BALANCED)
def test_every_kind_is_told_and_nearly_told_often_enough(half: Half) -> None:
    told = Counter(mark.entity for text in sentences(half) for mark in text.told)
    near = Counter(kind for text in sentences(half) for kind in text.near)
    fewest = FEWEST | FEWER.get(half, {})
    assert not {kind: told[kind] for kind in _asked(half) if told[kind] < fewest[kind]}
    assert not {kind: near[kind] for kind in (*STATEMENTS, *BEHAVIOUR) if near[kind] < NEARLY.get(half, NEAR)}


def test_a_third_tells_nothing_and_the_halves_share_no_text() -> None:
    halves = [sentences(half) for half in HALVES]
    texts = [text for half in halves for text in half]
    assert len(texts) >= TEXTS
    assert len({text.text for text in texts}) == len(texts)
    assert all(
        3 * sum(not text.told for text in sentences(half)) >= len(sentences(half)) for half in HALVES if half != "third"
    )
