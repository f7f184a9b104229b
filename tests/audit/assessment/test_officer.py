"""Classes of the interpretation, and who is counted in them."""

from __future__ import annotations

import pytest

from audit.assessment.officer import Classes, Headcount, Held, class_of, classes_of, units


@pytest.mark.parametrize(
    ("kinds", "low", "high"),
    [
        ({"mobile_number": 5000}, {5000}, {5000}),
        ({"bank_card_number": 50, "mobile_number": 5000}, {50, 5000}, {50, 5000}),
        ({"medical_record": 500}, {500}, {500}),
        ({"organization_id": 0}, set(), set()),
        ({"gps_track": 50}, {50}, {50}),
        ({"gps_point": 0}, set(), {50}),
        ({"password": 50}, {5000}, {50, 5000}),
        ({"password": 50, "email_address": 5000}, {5000}, {50, 5000}),
        ({"password": 50, "third_party_payment": 50}, {50, 5000}, {50, 5000}),
        ({"delivery_label": 500}, {5000}, {500, 5000}),
        ({"biometric_template": 5000}, {500}, {500}),
        ({"id_card_photo": 5000}, {500}, {500}),
        ({"id_card_number": 5000, "person_name": 5000}, {5000}, {5000}),
        ({"id_card_number": 5000, "person_name": 5000, "home_address": 5000}, {5000}, {500, 5000}),
    ],
)
def test_classes(kinds: dict[str, int], low: set[int], high: set[int]) -> None:
    assert classes_of(kinds) == Classes(frozenset(low), frozenset(high))


def test_the_stricter_reading_holds_all_of_the_milder() -> None:
    for kind in ("gps_point", "password", "delivery_label", "input_clipboard", "biometric_template", "mobile_number"):
        assert class_of(kind, 5000).low <= class_of(kind, 5000).high


def test_one_person_counts_once_in_each_class() -> None:
    count = Headcount()
    for _ in range(3):
        count.person(7, Held(classes_of({"bank_card_number": 50, "mobile_number": 5000}), sensitive=True))
    count.person(8, Held(classes_of({"mobile_number": 5000}), minor=True))
    count.nobody(9, Held(classes_of({"medical_record": 500}), sensitive=True))
    assert count.in_classes() == ({50: 1, 500: 0, 5000: 2}, {50: 1, 500: 1, 5000: 2})
    assert (count.counts(), count.exact) == ((2, 1, 1), True)


def test_records_hold_people_of_their_own_or_others() -> None:
    count = Headcount()
    count.person(7, Held(classes_of({"mobile_number": 5000})))
    count.record({0: 35, 50: 35}, {50: 35})
    count.record({0: 20, 50: 20}, {50: 12})
    assert count.in_classes() == ({50: 35, 500: 0, 5000: 1}, {50: 47, 500: 0, 5000: 1})
    assert count.counts() == (35, 0, 0)


def test_a_child_beside_nobody_is_one_child() -> None:
    count = Headcount()
    for key in (1, 2):
        count.nobody(key, Held(Classes(), minor=True))
    assert count.counts() == (0, 0, 1)
    count.person(3, Held(Classes(), minor=True))
    assert count.counts() == (1, 0, 1)


@pytest.mark.parametrize(
    ("counts", "reached"),
    [({50: 50}, 1.0), ({50: 25, 500: 125, 5000: 1250}, 1.0), ({5000: 100}, 0.02), ({50: 0}, 0.0)],
)
def test_units(counts: dict[int, int], reached: float) -> None:
    assert units(counts) == reached
