"""The table of steps: every one, their order, the cap."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.config import SEVERITIES
from audit.severity import MOST, STEPS, stepped

CODES = [step.code for step in STEPS]


@pytest.mark.parametrize(
    ("severity", "circumstances", "result", "told"),
    [
        ("medium", set(), "medium", ()),
        ("medium", {"child"}, "high", ("step:child",)),
        ("low", {"minority"}, "medium", ("step:minority",)),
        ("high", {"few-contacts"}, "medium", ("step:few-contacts",)),
        ("medium", {"business"}, "low", ("step:business",)),
        ("high", {"expired"}, "medium", ("step:expired",)),
        ("low", {"reveals-faith"}, "high", ("step:reveals-faith",)),
        ("medium", {"reveals-illness"}, "high", ("step:reveals-illness",)),
        ("low", {"reveals-orientation"}, "critical", ("step:reveals-orientation",)),
        ("high", {"no-door"}, "low", ("step:no-door",)),
        ("low", {"private-network"}, "low", ()),
        ("medium", {"published-author"}, "low", ("step:published-author",)),
        ("medium", {"local-account"}, "low", ("step:local-account",)),
        ("medium", {"test-value"}, "low", ("step:test-value",)),
        ("high", {"masked"}, "low", ("step:masked",)),
        ("high", {"unheard-of"}, "high", ()),
    ],
)
def test_one_step(severity: str, circumstances: set[str], result: str, told: tuple[str, ...]) -> None:
    assert stepped(severity, circumstances) == (result, told)


@pytest.mark.parametrize(
    ("severity", "circumstances", "result"),
    [
        ("low", {"child", "minority"}, "high"),  # up twice
        ("critical", {"child", "minority"}, "critical"),  # never above
        ("high", {"business", "expired", "few-contacts"}, "low"),  # two levels at most
        ("critical", {"business", "expired", "few-contacts"}, "medium"),
        ("low", {"business"}, "low"),  # never below
        ("medium", {"child", "expired"}, "medium"),  # one up, one down
        ("high", {"child", "minority", "expired"}, "critical"),
        ("low", {"reveals-faith", "reveals-orientation"}, "critical"),
        ("critical", {"reveals-faith"}, "critical"),  # a raise lowers nothing
        ("low", {"few-contacts", "reveals-illness"}, "high"),  # what it reveals comes after what it is
        ("high", {"child", "masked"}, "low"),  # the last word
        ("low", {"reveals-orientation", "masked"}, "low"),
        ("low", {"child", "private-network"}, "low"),
    ],
)
def test_order_and_cap(severity: str, circumstances: set[str], result: str) -> None:
    assert stepped(severity, circumstances)[0] == result


def test_the_steps_are_told_in_the_order_of_the_table() -> None:
    assert stepped("medium", {"masked", "child", "expired"})[1] == ("step:child", "step:expired", "step:masked")


def test_codes_are_unique_and_every_step_does_one_thing() -> None:
    assert len(set(CODES)) == len(CODES)
    for step in STEPS:
        assert (step.by != 0) + (step.at_least != "low") + (step.at_most != "critical") == 1
        assert abs(step.by) <= 1


@given(st.sampled_from(SEVERITIES), st.frozensets(st.sampled_from(CODES)))
def test_moves_stay_within_the_cap(severity: str, circumstances: frozenset[str]) -> None:
    moves = frozenset(step.code for step in STEPS if step.by) & circumstances
    moved = SEVERITIES.index(stepped(severity, moves)[0]) - SEVERITIES.index(severity)
    assert abs(moved) <= MOST
    assert stepped(severity, circumstances)[0] in SEVERITIES


def test_what_leads_to_nobody_is_low_whatever_else_holds() -> None:
    others = [code for code in CODES if code not in ("masked", "test-value")]
    for some in chain.from_iterable(combinations(others, size) for size in range(3)):
        assert stepped("critical", {*some, "masked"})[0] == stepped("critical", {*some, "test-value"})[0] == "low"
