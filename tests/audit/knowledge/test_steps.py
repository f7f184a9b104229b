"""The seven steps: all there, in the order of harm, silent while nothing is out."""

from __future__ import annotations

from typing import Any

import pytest

from audit.assessment.advise import needs_lawyer, police_case, steps
from audit.knowledge.advice import load_advice
from audit.knowledge.shelf import read
from audit.knowledge.steps import load_steps, parse

STEPS = {step.id: step for step in load_steps()}


def test_all_seven_are_there_in_the_order_of_the_stages() -> None:
    assert set(STEPS) == {"account", "passwords", "police", "lawyer", "evidence", "warn", "ignore"}
    stages = [load_advice().stages.index(step.stage) for step in load_steps()]
    assert stages == sorted(stages)


@pytest.mark.parametrize("situation", ["kept", "about-to-share"])
def test_while_nothing_is_out_only_the_trivial_is_spoken_of(situation: Any) -> None:
    assert [step.id for step in steps(situation)] == ["ignore"]


@pytest.mark.parametrize("situation", ["shared", "told", "abuse"])
def test_once_it_is_out_evidence_comes_before_accounts_are_closed(situation: Any) -> None:
    order = [step.id for step in steps(situation)]
    assert len(order) == 7
    assert order.index("evidence") < order.index("account") < order.index("police") < order.index("lawyer")


def test_passwords_are_changed_in_the_order_of_what_resets_what() -> None:
    told = STEPS["passwords"].what["zh"]
    places = [told.index(word) for word in ("邮箱", "银行", "支付", "社交", "购物")]
    assert places == sorted(places)


def test_the_source_of_the_leak_is_asked_for() -> None:
    assert "源头" in STEPS["account"].ask["zh"]
    assert "注销" in STEPS["account"].what["zh"]


@pytest.mark.parametrize(
    ("harmed", "proof", "many", "case"),
    [
        (True, True, False, "strong"),
        (True, False, False, "weak"),
        (False, True, False, "weak"),
        (False, False, False, "weak"),
        (False, False, True, "large"),
        (True, True, True, "large"),
    ],
)
def test_how_strong_a_report_is(harmed: bool, proof: bool, many: bool, case: str) -> None:
    assert police_case(harmed=harmed, proof=proof, many=many) == case
    assert case in {each.id for each in STEPS["police"].cases}


@pytest.mark.parametrize(
    ("severity", "source_known", "clues", "needed"),
    [
        ("critical", True, 0, True),
        ("high", False, 3, True),
        ("high", False, 2, False),
        ("medium", True, 9, False),
        ("low", True, 9, False),
    ],
)
def test_a_lawyer_takes_importance_and_clues(severity: str, source_known: bool, clues: int, needed: bool) -> None:
    assert needs_lawyer(severity, source_known=source_known, clues=clues) is needed


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda step: step.update(laws=["pipl-0"]), "pipl-0"),
        (lambda step: step.update(situations=["later"]), "later"),
        (lambda step: step.update(stage="tea"), "tea"),
        (lambda step: step["when"].pop("en"), "passwords.when"),
    ],
)
def test_an_incomplete_step_is_refused(spoil: Any, named: str) -> None:
    data = read("steps.toml")
    spoil(data["step"][0])
    with pytest.raises(ValueError, match=named):
        parse(data)
