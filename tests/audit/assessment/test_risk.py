"""The sixteen worked examples and the near misses of every rung and floor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.assessment.risk import Exposure, Item, harm
from tests.audit.assessment.exposures import (
    BIRTH,
    CHAT,
    CHILD,
    CONTACTS,
    FRIENDS,
    ILLNESS,
    KEY,
    card,
    home,
    id_number,
    item,
    mail,
    mobile,
    name,
    orders,
    password,
    photo,
    position,
)


def contacts_masked() -> Exposure:
    """Tokens for names: the list itself tells nothing any more, and nothing is tied to anybody."""
    return Exposure((name(800, masked=True), mobile(800, masked=True), replace(CONTACTS, masked=True)))


EXAMPLES = {
    "own CV": (
        Exposure((name(), mobile(), mail(), home(), BIRTH), kinds_linked=4),
        "1.00 x (B45 + C0 + Q0 + L9 + P0 = 54) = 54.00",
        54,
    ),
    "CV without the home address": (
        Exposure((name(), mobile(), mail(), BIRTH), kinds_linked=3),
        "1.00 x (B25 + C0 + Q0 + L6 + P0 = 31) = 31.00",
        31,
    ),
    "WeChat export": (
        Exposure((name(35), card(3), id_number(), home(6), CHAT, FRIENDS), kinds_linked=4, sensitive_linked=True),
        "1.00 x (B45 + C6 + Q4 + L12 + P4 = 71) = 71.00",
        71,
    ),
    "accounts.txt": (
        Exposure((mail(), password(11), password(1, tier=50)), kinds_linked=2, sensitive_linked=True),
        "1.00 x (B60 + C2 + Q2 + L6 + P0 = 70) = 70.00",
        70,
    ),
    "photo with home position and a face": (
        Exposure((position(), photo()), kinds_linked=2),
        "0.75 x (B45 + C2 + Q0 + L3 + P0 = 50) = 37.50",
        38,
    ),
    "the same with a named child": (
        Exposure(
            (position(), photo(), name(), CHILD), kinds_linked=3, sensitive_linked=True, minor=True, minor_located=True
        ),
        "1.00 x (B45 + C2 + Q0 + L9 + P8 = 64) = 64.00",
        64,
    ),
    "contacts.csv": (
        Exposure((name(800), mobile(800), CONTACTS), kinds_linked=2),
        "1.00 x (B45 + C2 + Q4 + L3 + P6 = 60) = 60.00",
        60,
    ),
    "contacts.csv masked": (contacts_masked(), "0.50 x (B25 + C0 + Q4 + L0 + P6 = 35) = 17.50", 18),
    "own medical report": (
        Exposure((name(), id_number(), ILLNESS), kinds_linked=2, sensitive_linked=True),
        "1.00 x (B45 + C0 + Q0 + L6 + P0 = 51) = 51.00",
        51,
    ),
    "customer list": (
        Exposure((name(10_000), mobile(10_000), home(10_000), orders(10_000)), kinds_linked=3),
        "1.00 x (B45 + C2 + Q8 + L6 + P10 = 71) = 71.00 -> floor 85",
        85,
    ),
    "bare mobile numbers": (
        Exposure((mobile(100_000),)),
        "1.00 x (B25 + C0 + Q8 + L0 + P10 = 43) = 43.00 -> floor 85",
        85,
    ),
    "15 people": (
        Exposure((name(15), id_number(15), mobile(15)), kinds_linked=3),
        "1.00 x (B45 + C0 + Q0 + L6 + P4 = 55) = 55.00",
        55,
    ),
    "holiday photos": (
        Exposure((position(500), photo(500))),
        "0.75 x (B45 + C2 + Q0 + L0 + P0 = 47) = 35.25",
        35,
    ),
    "published cloud key": (
        Exposure((KEY,)),
        "1.00 x (B60 + C0 + Q0 + L0 + P0 = 60) = 60.00 -> floor 70",
        70,
    ),
    "test values only": (Exposure(()), "nothing counted", 0),
    "game log": (
        Exposure((item("public_post", "low", "indirect"), item("postal_region", "low"))),
        "0.75 x (B10 + C0 + Q0 + L0 + P0 = 10) = 7.50",
        8,
    ),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_worked_example(example: str) -> None:
    exposure, equation, value = EXAMPLES[example]
    result = harm(exposure)
    assert (result.equation, result.value) == (equation, value)


def test_terms_are_the_ones_printed() -> None:
    result = harm(EXAMPLES["accounts.txt"][0])
    assert result.terms == {"I": 1.0, "B": 60, "C": 2, "Q": 2, "L": 6, "P": 0, "sum": 70, "U": 1 / 50 + 1 / 5000}
    assert result.floors == ("F1",)


@pytest.mark.parametrize(
    ("people", "points"),
    [(1, 0), (2, 2), (9, 2), (10, 4), (99, 4), (100, 6), (999, 6), (1_000, 8), (9_999, 8), (10_000, 10)],
)
def test_people_ladder(people: int, points: int) -> None:
    mobile = item("mobile_number", "medium", "direct", n=people)
    assert harm(Exposure((mobile,))).terms["P"] == points
    assert harm(Exposure((name(people),), kinds_linked=2)).terms["P"] == points
    assert harm(Exposure((name(people),))).terms["P"] == 0  # a bare name is many people's


@pytest.mark.parametrize(
    ("people", "tier", "points"),
    [
        *((49, 5000, 0), (50, 5000, 2), (499, 5000, 2), (500, 5000, 4), (5_000, 5000, 6), (50_000, 5000, 8)),
        *((4, 500, 0), (5, 500, 2), (1, 50, 2), (5, 50, 4), (50, 50, 6), (500, 50, 8), (10**6, 0, 0)),
    ],
)
def test_quantity_ladder(people: int, tier: int, points: int) -> None:
    assert harm(Exposure((item("x", "low", n=people, tier=tier),))).terms["Q"] == points


@pytest.mark.parametrize(("kinds", "points"), [(0, 0), (1, 0), (2, 3), (3, 6), (4, 9), (11, 9)])
def test_linkage_ladder(kinds: int, points: int) -> None:
    assert harm(Exposure((mobile(),), kinds_linked=kinds)).terms["L"] == points


def test_two_kinds_never_add_up_but_two_entities_of_one_kind_do() -> None:
    foreign = replace(mobile(6), entity="PHONE_NUMBER")
    assert harm(Exposure((mobile(6), name(6)))).terms["P"] == 2
    assert harm(Exposure((mobile(6), foreign))).terms["P"] == 4


@pytest.mark.parametrize(
    ("items", "floors"),
    [
        ((password(),), ()),
        ((password(), mail()), ("F1",)),
        ((password(), replace(mail(), masked=True)), ()),
        ((replace(password(), masked=True), mail()), ()),
        ((item("bank_card_full", "critical", "secret"),), ()),
        ((item("bank_card_full", "critical", "secret"), card()), ("F1",)),
        ((item("session_cookie", "high", "secret"),), ("F1",)),
        ((item("wifi_password", "medium", "secret"), mail()), ()),
        ((item("id_card_photo", "critical", "direct"),), ("F2",)),
        ((item("id_card_photo", "critical", "direct", masked=True),), ()),
        ((mobile(999),), ()),
        ((mobile(1_000),), ("F3:1000",)),
        ((mobile(100_000, masked=True),), ()),
        ((item("medical_special", "critical", n=9),), ()),
        ((item("medical_special", "critical", n=10),), ("F3:sensitive",)),
    ],
)
def test_floor(items: tuple[Item, ...], floors: tuple[str, ...]) -> None:
    assert harm(Exposure(items)).floors == floors


def test_a_masked_password_or_attribute_counts_nothing() -> None:
    assert harm(Exposure((replace(password(), masked=True), replace(ILLNESS, masked=True)))).value == 0
