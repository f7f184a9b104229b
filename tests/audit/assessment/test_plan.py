from __future__ import annotations

from dataclasses import replace

from audit.assessment.case import Case
from audit.assessment.plan import first_steps
from audit.assessment.tasks import tasks
from audit.config import Situation
from audit.knowledge.advice import load_advice
from reports.document import Group, RecordRow
from reports.plan import Step
from tests.audit.assessment.rows import CARD, CHAT, ID, MOBILE, NAME, PASSWORD, group, where


def steps(
    groups: tuple[Group, ...],
    records: tuple[RecordRow, ...] = (),
    situation: Situation = "kept",
    leaked: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    case = Case(situation, groups, records, {}, leaked=frozenset(leaked))
    return first_steps(case, tasks(case))


def advised(*rows: Group, situation: Situation = "kept", leaked: tuple[str, ...] = ()) -> list[str]:
    return [step.advice for step in steps(rows, (CHAT,), situation, leaked)]


def test_severity_first_and_at_most_three() -> None:
    assert advised(NAME, MOBILE, CARD, ID, PASSWORD) == ["passwords", "id-card", "bank-card"]


def test_of_equally_severe_things_what_the_verdict_names_first_is_done_first() -> None:
    code = group("CARD_SECURITY_CODE", "bank_card_full", "high", "bank-card")
    assert advised(ID, CARD, code)[:2] == ["bank-card", "id-card"]
    assert advised(ID, CARD)[:2] == ["id-card", "bank-card"]


def test_the_stages_rule_in_a_case_of_abuse_over_what_is_marked() -> None:
    marked = ("PASSWORD", "CN_MOBILE_NUMBER", "BANK_CARD")
    assert advised(PASSWORD, MOBILE, CARD, situation="abuse", leaked=marked) == [
        "bank-card", "phone-number", "passwords",
    ]  # fmt: skip


def test_nothing_marked_is_first_to_be_found_out() -> None:
    for situation in ("shared", "told", "abuse"):
        unmarked, *rest = steps((PASSWORD, CARD), (), situation)
        assert (unmarked.advice, unmarked.files) == ("", ())
        assert rest == list(steps((PASSWORD, CARD))), "the rest as if only kept"


def test_a_step_is_concrete() -> None:
    (step,) = steps((CARD,))
    block = load_advice().advice["bank-card"]
    assert (step.text, step.minutes, step.entities) == (block.words["kept"].now, block.minutes, ("BANK_CARD",))
    assert step.files == (replace(where("card.txt"), place={}), replace(where("b.txt"), place={}))


def test_at_most_five_files_and_the_worst_first() -> None:
    many = group("A", "x", "medium", "bank-card", paths=tuple(f"{number}.txt" for number in range(9)))
    (step,) = steps((many, CARD))
    assert [place.path for place in step.files] == ["card.txt", "b.txt", "0.txt", "1.txt", "2.txt"]


def test_low_only_says_that_nothing_needs_doing() -> None:
    (step,) = steps((NAME,))
    assert (step.advice, step.minutes, step.entities) == ("ignore", 0, ("PERSON",))


def test_test_values_masked_ones_and_doubtful_ones_need_nothing() -> None:
    rows = (replace(CARD, test=True), replace(CARD, masked=True), replace(CARD, confidence=0.55))
    assert steps(rows) == ()
