from __future__ import annotations

from dataclasses import replace

from audit.assessment.plan import first_steps
from audit.knowledge.advice import load_advice
from tests.audit.assessment.rows import CARD, CHAT, ID, MOBILE, NAME, PASSWORD, group, where


def test_severity_first_and_at_most_three() -> None:
    steps = first_steps((NAME, MOBILE, CARD, ID, PASSWORD), (CHAT,), "kept")
    assert [step.advice for step in steps] == ["passwords", "bank-card", "communications"]


def test_more_harm_saved_goes_first_among_equals() -> None:
    code = group("CARD_SECURITY_CODE", "bank_card_full", "high", "bank-card")
    steps = first_steps((ID, CARD, code), (), "kept")
    assert [step.advice for step in steps] == ["bank-card", "id-card"]


def test_the_stages_rule_in_a_case_of_abuse() -> None:
    steps = first_steps((PASSWORD, MOBILE, CARD), (CHAT,), "abuse")
    assert [step.advice for step in steps] == ["bank-card", "phone-number", "passwords"]


def test_a_step_is_concrete() -> None:
    (step,) = first_steps((CARD,), (), "kept")
    block = load_advice().advice["bank-card"]
    assert (step.text, step.minutes, step.entities) == (block.words["kept"].now, block.minutes, ("BANK_CARD",))
    assert step.files == (replace(where("card.txt"), place={}), replace(where("b.txt"), place={}))


def test_at_most_five_files_and_the_worst_first() -> None:
    many = group("A", "x", "medium", "bank-card", paths=tuple(f"{number}.txt" for number in range(9)))
    (step,) = first_steps((many, CARD), (), "kept")
    assert [place.path for place in step.files] == ["card.txt", "b.txt", "0.txt", "1.txt", "2.txt"]


def test_low_only_says_that_nothing_needs_doing() -> None:
    (step,) = first_steps((NAME,), (), "kept")
    assert (step.advice, step.minutes, step.entities) == ("ignore", 0, ("PERSON",))


def test_test_values_masked_ones_and_doubtful_ones_need_nothing() -> None:
    rows = (replace(CARD, test=True), replace(CARD, masked=True), replace(CARD, confidence=0.55))
    assert first_steps(rows, (), "kept") == ()
    assert first_steps((), (), "abuse") == ()
