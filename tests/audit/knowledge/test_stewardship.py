"""What whoever looks after others' data is told to do."""

from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.advice import SITUATIONS
from audit.knowledge.shelf import read
from audit.knowledge.stewardship import load_stewardship, parse
from recognizers import catalogue

LOUD = (
    "冻结",
    "挂失",
    "报案",
    "报告履行",
    "通知履行",
    "通知受影响",
    "12377",
    "freeze",
    "police",
    "notify",
    "report it",
)


def test_every_situation_has_charges_whether_or_not_something_is_marked() -> None:
    for situation in SITUATIONS:
        for marked in (True, False):
            held = [
                charge
                for charge in load_stewardship().charges
                if situation in charge.situations and charge.marked in (None, marked) and not charge.entities
            ]
            assert len(held) >= 2, (situation, marked)


def test_nothing_is_reported_or_notified_while_nothing_is_out() -> None:
    for charge in load_stewardship().charges:
        if charge.situations & {"kept", "about-to-share"} or charge.marked is not True:
            told = " ".join([*charge.text.values(), *charge.check.values()]).lower()
            assert not [word for word in LOUD if word in told], charge.id


def test_the_articles_of_a_breach_are_named() -> None:
    laws = {charge.id: charge.laws for charge in load_stewardship().charges}
    assert "pipl-57" in laws["authority"] and "pipl-57" in laws["notify"]
    assert {"pipl-55", "pipl-56"} <= set(laws["assessment"])
    assert "第57条" in next(c.why["zh"] for c in load_stewardship().charges if c.id == "authority")


def test_the_entities_that_call_for_a_charge_exist() -> None:
    known = catalogue.load().entities
    assert all(charge.entities <= known.keys() for charge in load_stewardship().charges)


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        ({"laws": ["pipl-0"]}, "pipl-0"),
        ({"situations": ["lost"]}, "lost"),
        ({"urgency": "soonish"}, "soonish"),
        ({"text": {"zh": "只有中文"}}, "contain.text"),
        ({"id": "mark"}, "twice"),
    ],
)
def test_an_incomplete_charge_is_refused(spoil: dict[str, Any], named: str) -> None:
    data = read("stewardship.toml")
    data["charge"][0] |= spoil
    with pytest.raises(ValueError, match=named):
        parse(data)
