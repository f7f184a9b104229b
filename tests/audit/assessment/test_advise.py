from __future__ import annotations

import pytest

from audit.assessment.advise import advice_for, blocks, cards, opening
from audit.config import Situation
from audit.knowledge.advice import load_advice

QUIET: tuple[Situation, ...] = ("kept", "about-to-share")
LOUD: tuple[Situation, ...] = ("shared", "told", "abuse")


def test_the_catalogue_order_holds_until_there_is_a_leak() -> None:
    ids = ("photos", "bank-card", "photos")
    assert advice_for("X", ids, "kept") == ("photos", "bank-card")
    assert advice_for("X", ids, "abuse") == ("bank-card", "photos")


def test_unknown_advice_is_named() -> None:
    with pytest.raises(ValueError, match=r"MY_CODE.*'nothing'"):
        advice_for("MY_CODE", ("nothing",), "kept")


@pytest.mark.parametrize("situation", QUIET)
def test_nobody_to_tell_and_nothing_to_keep_before_it_is_shared(situation: Situation) -> None:
    for block in blocks(load_advice().advice, situation):
        assert not any((*block.tell.values(), *block.keep.values()))


@pytest.mark.parametrize("situation", LOUD)
def test_whom_to_tell_once_it_is_out(situation: Situation) -> None:
    for block in blocks(load_advice().advice, situation):
        assert all((*block.tell.values(), *block.keep.values()))


def test_most_urgent_first() -> None:
    assert [block.id for block in blocks(("ignore", "email", "passwords", "id-card"), "kept")] == [
        "passwords",
        "id-card",
        "email",
        "ignore",
    ]


@pytest.mark.parametrize("situation", ["told", "abuse"])
def test_money_before_sim_before_sessions_before_people_before_files(situation: Situation) -> None:
    ids = ("photos", "contacts", "email", "phone-number", "bank-card", "id-card", "ignore")
    expected = ["bank-card", "phone-number", "email", "contacts", "id-card", "photos", "ignore"]
    assert [block.id for block in blocks(ids, situation)] == expected


def test_what_is_out_is_more_urgent() -> None:
    urgency = {s: {block.id: block.urgency for block in blocks(("email", "ignore"), s)} for s in (*QUIET, *LOUD)}
    assert urgency["kept"] == {"email": "later", "ignore": "none"}
    assert urgency["shared"] == {"email": "soon", "ignore": "none"}


def test_a_block_says_when_its_facts_were_checked() -> None:
    (block,) = blocks(("id-card",), "kept")
    assert block.check == load_advice().checked


def test_the_cards_are_those_the_blocks_cite_each_once_and_headed() -> None:
    shown = cards(("email", "phone-number"))
    assert sorted(card.id for card in shown) == sorted(
        {law for name in ("email", "phone-number") for law in load_advice().advice[name].laws}
    )
    (card,) = [card for card in shown if card.id == "cyber-45"]
    assert (card.article, card.since, card.mark) == ("45", "2026-01-01", "V1")
    assert card.name["zh"].endswith("第45条（旧第43条）")
    assert cards(()) == ()


def test_every_plan_opens_with_the_same_warning() -> None:
    assert set(opening()) == {"zh", "en"}
