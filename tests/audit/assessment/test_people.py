"""Who is joined with whom: a table of small cases, and a generated world."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from audit.assessment.people import People, Sighting
from tests.audit.assessment.world import Fact, world

KINDS = {"n": "person_name", "i": "id_card_number", "m": "mobile_number", "e": "email_address", "a": "home_address"}


def sighting(told: str) -> Sighting:
    """``m1``: a mobile number; ``n张三``: a name; a star behind: masked."""
    kind, form, masked = KINDS[told[0]], told[1:].rstrip("*"), told.endswith("*")
    value = f"{form[0]}*" if kind == "person_name" else form
    return Sighting(kind, kind, f"{kind}:{told[1:]}", f"{told[0]}:{form}", f"view:{form}", value, masked)


def clusters(units: Iterable[str]) -> list[list[int]]:
    """Which of ``units`` (values separated by blanks) are one person's."""
    people = People()
    for number, unit in enumerate(units):
        people.unit((0, 0, number, ""), [sighting(told) for told in unit.split()])
    return [[unit[2] for unit, _ in person.shares] for person in people.persons()]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["n张三", "n张三"], []),
        (["n张三 m1", "n张三 m1"], [[0, 1]]),
        (["n张三 m1", "m1 e1", "e1"], [[0, 1, 2]]),
        (["n张三 m1", "n张三 m2"], [[0], [1]]),
        (["n张三 m1", "n李四 m1"], [[0], [1]]),
        (["n张三 m1", "nZhang m1"], [[0, 1]]),
        (["n张三 m1", "n老张 m1"], [[0, 1]]),
        (["n张三 m1", "n张* m1"], [[0, 1]]),
        (["n张三 i1", "n李四 i1"], [[0, 1]]),
        (["i1 m1", "i2 m1"], [[0], [1]]),
        (["n张三 m1", "n张三 m1*"], [[0, 1]]),
        (["n张三 m1", "n李四 m1*"], [[0], [1]]),
        (["m1", "m1*"], [[0], [1]]),
        (["n张三 a1", "n张三 a1"], [[0, 1]]),
        (["n张三 a1", "n李四 a1"], [[0], [1]]),
        (["a1", "a1"], []),
        (["n张三 m1", "n李四 m2", "m1 m2"], [[0], [1]]),
        (["n张三 n李四 m1 e1", "e1"], [[0], [0, 1]]),
        (["m1 m2 m3 m4", "m1"], [[1]]),
        (["n张三 m1 m2", "m2"], [[0, 1]]),
        (["n张三 m1"] * 9 + ["n李四 m1"], [[0, 1, 2, 3, 4, 5, 6, 7, 8], [9]]),
    ],
)
def test_what_joins_and_what_does_not(units: Sequence[str], expected: list[list[int]]) -> None:
    assert clusters(units) == expected


def test_the_order_of_units_says_nothing() -> None:
    units = ["n张三 m1", "m1 e1", "n李四 e2", "e2 i1", "n王五 m3", "m3 i2", "n李四 m9", "n王五 a1", "n王五 a1 m3"]
    whole = {frozenset(units[index] for index in person) for person in clusters(units)}
    for seed in range(20):
        mixed = random.Random(seed).sample(units, len(units))
        assert {frozenset(mixed[index] for index in person) for person in clusters(mixed)} == whole


@pytest.mark.parametrize("seed", [4711, 7, 2026])
def test_a_world_of_a_thousand_people_in_forty_files(seed: int) -> None:
    facts = world(random.Random(seed), people=1_000, files=40)
    precision, recall = _pairwise(facts)
    assert precision >= 0.99
    assert recall >= 0.95


def _pairwise(facts: Sequence[Fact]) -> tuple[float, float]:
    people = People()
    for number, fact in enumerate(facts):
        people.unit((fact.file, 0, number, ""), fact.sightings)
    told = [
        (facts[unit[2]].person, cluster) for cluster, person in enumerate(people.persons()) for unit, _ in person.shares
    ]
    both, true, joined = Counter(told), Counter(person for person, _ in told), Counter(cluster for _, cluster in told)
    right = _pairs(both)
    return right / _pairs(joined), right / _pairs(true)


def _pairs(counted: Counter[Any]) -> int:
    return sum(count * (count - 1) // 2 for count in counted.values())


def test_the_number_of_whoever_gets_the_parcel_is_not_the_buyers() -> None:
    people = People()
    for number, unit in enumerate(["n张三 m1 e1", "e1 m2", "n李四 m2", "n李四 m2"]):
        people.unit((0, 0, number, ""), [sighting(told) for told in unit.split()])
    buyer, mother = people.persons()
    assert buyer.foreign == {"mobile_number:2"}
    assert mother.foreign == frozenset()
