"""The door: ids, links and facts tell nothing without the key and join what belongs together."""

from __future__ import annotations

from datetime import date

import pytest

from audit.detection.mask import Door
from recognizers.catalogue import load
from recognizers.span import Span

KEY = bytes(range(32))
TODAY = date(2026, 1, 1)


def span(entity: str, form: str, **flags: bool) -> Span:
    return Span(0, len(form), entity, 0.95, "r", ("pattern", "checksum"), form, **flags)


def door(key: bytes = KEY, *, reveal: bool = False) -> Door:
    return Door(load(), key, reveal=reveal, today=TODAY)


def test_a_finding_is_masked_and_classified() -> None:
    finding = door().admit(span("CN_MOBILE_NUMBER", "19912345678"), {"line": 1, "column": 4}, ("column",), 0.951)
    assert (finding.value, finding.severity, finding.confidence) == ("199****5678", "medium", 0.95)
    assert finding.why == ("pattern", "checksum", "column")
    assert "19912345678" not in repr(finding)


def test_reveal_shows_the_normal_form() -> None:
    assert door(reveal=True).admit(span("CN_MOBILE_NUMBER", "19912345678"), {}).value == "19912345678"


def test_ids_depend_on_entity_form_and_key() -> None:
    def identity(entity: str, form: str, key: bytes = KEY) -> str:
        return door(key).admit(span(entity, form), {}).id

    first = identity("CN_MOBILE_NUMBER", "19912345678")
    assert first == identity("CN_MOBILE_NUMBER", "19912345678")
    others = [
        identity("CN_MOBILE_NUMBER", "19912345679"),
        identity("PHONE_NUMBER", "19912345678"),
        identity("CN_MOBILE_NUMBER", "19912345678", bytes(32)),
    ]
    assert first not in others
    assert first.startswith("b2:") and len(first) == 3 + 16


def test_a_masked_value_links_to_the_full_one_by_its_ends() -> None:
    full = door().admit(span("CN_MOBILE_NUMBER", "19912345678"), {}).links
    twin = door().admit(span("CN_MOBILE_NUMBER", "19900005678"), {}).links
    assert full[0] != twin[0] and full[1] == twin[1] and full[2] != twin[2] and full[3] == twin[3]


def test_names_have_no_links() -> None:
    assert door().admit(span("PERSON", "欧阳娜娜"), {}).links == ()


@pytest.mark.parametrize(("flag", "severity"), [("masked", "low"), ("test", "low")])
def test_masked_and_test_values_are_low(flag: str, severity: str) -> None:
    assert door().admit(span("CN_RESIDENT_ID", "110105199001011237", **{flag: True}), {}).severity == severity


@pytest.mark.parametrize(
    ("entity", "form", "facts"),
    [
        ("CN_RESIDENT_ID", "110105199001011237", {"province": "11", "sex": "M", "birth_decade": "1990s"}),
        ("CN_RESIDENT_ID", "110105700101124", {"province": "11", "sex": "F", "birth_decade": "1970s"}),
        (
            "CN_RESIDENT_ID",
            "110105201501011234",
            {"province": "11", "sex": "M", "birth_decade": "2010s", "under_14": "yes"},
        ),
        ("CN_RESIDENT_ID", "1****************X", {}),
        ("CN_RESIDENT_ID", "110105********1237", {"province": "11", "sex": "M"}),
        ("CN_RESIDENT_ID", "110105********", {"province": "11"}),
        ("DATE_OF_BIRTH", "2011年12月31日", {"birth_decade": "2010s"}),  # the 14th birthday was yesterday
        ("DATE_OF_BIRTH", "2012-01-02", {"birth_decade": "2010s", "under_14": "yes"}),
        ("DATE_OF_BIRTH", "1990/3/7", {"birth_decade": "1990s"}),
        ("DATE_OF_BIRTH", "3月7日", {}),
        ("CN_MOBILE_NUMBER", "19912345678", {}),
    ],
)
def test_facts(entity: str, form: str, facts: dict[str, str]) -> None:
    assert door().admit(span(entity, form), {}).facts == facts
