from __future__ import annotations

from typing import Any

import pytest

from audit.knowledge.shelf import read
from audit.knowledge.thresholds import load_thresholds, parse

SHELF = load_thresholds()


def reached(when: str, **counts: int) -> list[str]:
    return [duty.id for duty in SHELF.reached(when, {name.replace("_", "-"): n for name, n in counts.items()})]


def test_the_tiers_of_the_interpretation() -> None:
    crime = SHELF.crime
    assert [(tier.number, tier.item) for tier in crime.tiers] == [(50, "5(1)(3)"), (500, "5(1)(4)"), (5000, "5(1)(5)")]
    assert [tier.number * crime.on_duty for tier in crime.tiers] == [25, 250, 2500]
    assert [tier.number * crime.grave for tier in crime.tiers] == [500, 5000, 50000]
    assert (crime.gain, crime.gain * crime.on_duty, crime.gain * crime.grave) == (5_000, 2_500, 50_000)


@pytest.mark.parametrize(
    ("people", "level"),
    [
        (1, "incident-general"),
        (999_999, "incident-general"),
        (1_000_000, "incident-larger"),
        (9_999_999, "incident-larger"),
        (10_000_000, "incident-major"),
        (100_000_000, "incident-extraordinary"),
    ],
)
def test_only_the_highest_level_holds(people: int, level: str) -> None:
    assert [name for name in reached("incident", people=people) if name.startswith("incident-")] == [level]


def test_reports_are_due_from_a_million_people_and_within_hours() -> None:
    assert not [name for name in reached("incident", people=999_999) if name.startswith("report-")]
    due = {duty.id: duty.hours for duty in SHELF.reached("incident", {"people": 1_000_000})}
    assert (due["report-critical"], due["report-central"], due["report-provincial"]) == (1, 2, 4)
    assert due["report-summary"] == 30 * 24


def test_people_and_authority_are_told_of_any_leak() -> None:
    assert {"notify-authority", "notify-people"} <= set(reached("incident", people=1))
    assert "notify-guardians" not in reached("incident", people=1)
    assert "notify-guardians" in reached("incident", people=1, minors=1)
    assert reached("incident") == []


def test_headcounts_abroad() -> None:
    assert reached("standing", abroad=99_999) == []
    assert reached("standing", abroad=100_000) == ["abroad-contract"]
    assert reached("standing", abroad=1_000_000) == ["abroad-assessment"]
    assert reached("standing", abroad=100_000, abroad_sensitive=10_000) == [
        "abroad-contract",
        "abroad-assessment-sensitive",
    ]


def test_what_holds_for_others_data() -> None:
    assert reached("standing", people=50_000, sensitive=1) == ["assessment"]
    assert reached("standing", people=10_000_000) == ["protection-officer", "important-data"]
    assert "audit" in reached("standing", people=10_000_001)


def test_every_duty_names_its_law_and_its_mark() -> None:
    assert all(duty.law["zh"] and duty.law["en"] and duty.text["zh"] for duty in SHELF.duties)
    assert {duty.id for duty in SHELF.duties if duty.mark == "U"} == {
        "protection-officer",
        "abroad-contract",
        "abroad-contract-sensitive",
        "abroad-assessment",
        "abroad-assessment-sensitive",
    }


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["duty"][0].update(law="pipl-0"), "pipl-0"),
        (lambda data: data["duty"][0].update(law=""), "incident-extraordinary.basis"),
        (lambda data: data["duty"][0].update(counts="files"), "files"),
        (lambda data: data["duty"].append(data["duty"][0]), "twice"),
        (lambda data: data["crime"]["tier"][0]["what"].pop("en"), r"5\(1\)\(3\)"),
    ],
)
def test_an_incomplete_number_is_refused(spoil: Any, named: str) -> None:
    data = read("thresholds.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
