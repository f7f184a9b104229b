from __future__ import annotations

import pytest

from audit.assessment.advise import advice_for, blocks, cards, opening, urgency
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
    for block in blocks(load_advice().advice, situation, load_advice().advice):
        assert all((*block.tell.values(), *block.keep.values()))


@pytest.mark.parametrize("situation", LOUD)
def test_what_is_not_out_is_spoken_of_as_kept(situation: Situation) -> None:
    spoken = {block.id: block for block in blocks(("bank-card", "passwords"), situation, {"passwords"})}
    quiet = {block.id: block for block in blocks(("bank-card", "passwords"), "kept")}
    assert spoken["bank-card"] == quiet["bank-card"]
    assert spoken["passwords"].now == load_advice().advice["passwords"].words[situation].now


def test_of_what_is_kept_only_the_critical_is_to_be_done_now() -> None:
    passwords, email = load_advice().advice["passwords"], load_advice().advice["email"]
    assert [urgency(passwords, "kept", severity) for severity in range(4)] == ["soon", "soon", "soon", "now"]
    assert [urgency(email, "kept", severity) for severity in range(4)] == ["later", "later", "later", "now"]
    assert urgency(email, "told", 0) == "soon"
    assert urgency(load_advice().advice["ignore"], "kept", 3) == "none"


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
    urgency = {
        s: {block.id: block.urgency for block in blocks(("email", "ignore"), s, {"email"})} for s in (*QUIET, *LOUD)
    }
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
