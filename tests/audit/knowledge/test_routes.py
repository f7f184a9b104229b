"""For every kind of the catalogue: advice, a route and a mask rule, in every situation and both languages."""

from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.advice import SITUATIONS, load_advice
from audit.knowledge.routes import OUT, load_routes, parse
from audit.knowledge.shelf import LANGUAGES, read
from recognizers.catalogue import load

ROUTES = load_routes()
KINDS = {entity.kind: entity for entity in load().entities.values()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_kind_has_advice_a_route_and_a_mask(kind: str, situation: Any) -> None:
    blocks = [load_advice().advice[name] for name in KINDS[kind].advice]
    assert blocks
    assert KINDS[kind].mask
    route = ROUTES.channels(kind, situation)
    assert bool(route) == (situation in OUT)
    for language in LANGUAGES:
        for block in blocks:
            assert block.words[situation].now[language]
            assert block.words[situation].then[language]
            assert block.mask[language]
        assert all(channel.name[language] and channel.wants[language] for channel in route)


def test_every_kind_stands_in_exactly_one_route() -> None:
    assert sorted(kind for route in ROUTES.routes for kind in route.kinds) == sorted(KINDS)


def test_a_kind_of_the_users_own_is_routed_too() -> None:
    assert ROUTES.channels("student_club_number", "shared") == ROUTES.otherwise.channels["shared"]


@pytest.mark.parametrize(
    ("kind", "situation", "first"),
    [
        ("bank_card_number", "shared", ["bank"]),
        ("bank_card_number", "abuse", ["bank", "police-110", "anti-fraud-96110"]),
        ("third_party_payment", "abuse", ["alipay", "wechat-pay", "police-110"]),
        ("sexual_orientation", "shared", ["platform", "cac-12377"]),
        ("ad_profile", "told", ["company", "internet-complaints", "app-privacy"]),
        ("purchase_order", "told", ["company", "market-12315", "postal-12305"]),
        ("medical_record", "told", ["health"]),
        ("id_card_number", "abuse", ["police-station"]),
        ("school_class", "abuse", ["police-110"]),
        ("mobile_number", "abuse", ["carrier", "spam-12321"]),
    ],
)
def test_what_stops_the_harm_comes_first(kind: str, situation: Any, first: list[str]) -> None:
    assert [channel.id for channel in ROUTES.channels(kind, situation)][: len(first)] == first


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["route"][0].update(kept=["bank"]), "money"),
        (lambda data: data["route"][0].update(shared=[]), "money.shared"),
        (lambda data: data["route"][0].update(abuse=["nobody"]), "nobody"),
        (lambda data: data["route"][0].pop("told"), "money"),
        (lambda data: data["route"][0]["kinds"].append("ad_profile"), "ad_profile"),
        (lambda data: data.update(otherwise="elsewhere"), "elsewhere"),
    ],
)
def test_an_incomplete_route_is_refused(spoil: Any, named: str) -> None:
    data = read("routes.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
