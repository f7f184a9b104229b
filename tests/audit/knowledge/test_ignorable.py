"""The exceptions speak of kinds and circumstances that exist."""

from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.ignorable import load_ignorable, parse
from audit.knowledge.shelf import read
from audit.severity import STEPS
from recognizers.catalogue import load

RULES = load_ignorable()
KINDS = {entity.kind for entity in load().entities.values()}


def test_kinds_are_those_of_the_catalogue() -> None:
    assert RULES.never <= KINDS
    assert {kind for each in RULES.exceptions for kind in each.kinds} <= KINDS


def test_every_circumstance_can_be_known() -> None:
    can_be_known = {step.code for step in STEPS} | RULES.said.keys() | {"private"}
    assert {code for each in RULES.exceptions for code in each.known} <= can_be_known
    assert {code for each in RULES.exceptions for code in each.known} >= RULES.said.keys()


def test_every_reason_is_given_by_something() -> None:
    assert RULES.reasons.keys() == {each.reason for each in RULES.exceptions} | {"trivial", "test-value"}


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["exception"][0].update(reason="because"), "because"),
        (lambda data: data["reason"]["trivial"].pop("en"), "reason.trivial"),
        (lambda data: data["said"]["closed"].update(zh=""), "said.closed"),
    ],
)
def test_an_incomplete_rule_is_refused(spoil: Any, named: str) -> None:
    data = read("ignore.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
