"""Mask rules: what is shown, and that at least 1,000 values fit it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.detection.mask import clean, clean_name
from audit.detection.masks import HIDDEN, MASKS, hides_enough
from recognizers.catalogue import load

SHOWN = [
    ("name", "张伟", "张*"),
    ("name", "欧阳娜娜", "欧阳*"),
    ("name", "Margaret Whitfield", "M*** W***"),
    ("id", "110105199001011237", "1****************7"),
    ("mobile", "19912345678", "199****5678"),
    ("phone", "14155553184", "141******84"),
    ("landline", "01065432187", "010******87"),
    ("landline", "075526798431", "0755******31"),
    ("email", "li.si@example.com", "l***@example.com"),
    ("card", "6222021234567890", "************7890"),
    ("address", "广东省深圳市福田区梅林东路28号3栋502室", "广东省深圳市福田区***"),
    ("address", "梅林东路28号", "***"),
    ("plate", "京A12345", "京A·***45"),
    ("ip", "203.0.113.77", "203.0.*.*"),
    ("ip", "2001:db8:4f2c::91ab:5d0:1c2e", "2001:db8:4f2c:*"),
    ("mac", "5c:1a:6f:8b:02:9d", "5c:1a:6f:**:**:**"),
    ("document", "E20468135", "E******35"),
    ("account", "zhang_san", "zh******n"),
    ("account", "12345", "1****"),
    ("account", "1234", "****"),
    ("position", "25.041357,102.712251", "25.04**,102.71**"),
    ("year", "1992年8月21日", "199*-**-**"),
    ("amount", "12345.00", "*****"),
    ("amount", "12", "***"),
    ("secret", "Maple7#2019", "******"),
    ("text", "2型糖尿病", "***"),
]


@pytest.mark.parametrize(("rule", "form", "shown"), SHOWN)
def test_what_is_shown(rule: str, form: str, shown: str) -> None:
    assert MASKS[rule](form) == shown


def _digits(template: str) -> Iterator[str]:
    """Every filling of the ``?`` of a template."""
    holes = template.count("?")
    for filling in itertools.product("0123456789", repeat=holes):
        parts = iter(filling)
        yield "".join(next(parts) if c == "?" else c for c in template)


SAME_MASK = {
    "id": "1101051990????1237",
    "mobile": "199????5678",
    "phone": "1415????671",
    "landline": "010????5678",
    "email": "l????@example.com",
    "card": "622202????567890",
    "last-4": "1????6789",
    "address": "广东省深圳市南山区梅林东路????号",
    "plate": "京A???45",
    "ip": "203.0.??.?1",
    "mac": "3c:22:fb:??:?1:11",
    "device": "860534????34565",
    "document": "E1????678",
    "account": "12????9",
    "position": "22.541???,114.061111",
    "year": "199?-??-?1",
    "amount": "????.00",
    "secret": "????",
    "text": "????",
    "first": "????",
    "band": "????",
}


@pytest.mark.parametrize(("rule", "template"), SAME_MASK.items())
def test_a_thousand_values_fit_what_is_shown(rule: str, template: str) -> None:
    counts: dict[str, int] = {}
    for form in _digits(template):
        shown = MASKS[rule](form)
        counts[shown] = counts.get(shown, 0) + 1
    assert max(counts.values()) >= 1_000


def test_a_thousand_given_names_fit_a_surname() -> None:
    assert {MASKS["name"]("周" + chr(0x4E00 + n)) for n in range(1_000)} == {"周*"}


def test_every_rule_is_tried() -> None:
    assert {*SAME_MASK, "name"} == set(MASKS)


@pytest.mark.parametrize(
    ("rule", "form", "enough"),
    [
        ("mobile", "199****5678", True),
        ("mobile", "199xxxx5678", True),
        ("mobile", "19912***678", True),
        ("mobile", "199123**678", False),
        ("mobile", "1991234567*", False),
        ("id", "110105199001011***", True),
        ("id", "1101051990010112**", False),
        ("card", "6222 •••• •••• 1234", True),
        ("email", "rim***@example.com", True),
        ("email", "rime*@example.com", False),
        ("name", "周*", True),
        ("mac", "5c:1a:6f:**:**:**", True),
        ("mac", "5c:1a:6f:8b:02:**", False),
        ("ip", "203.0.*.*", True),
        ("ip", "203.0.113.*", False),
    ],
)
def test_whether_the_mask_of_others_hides_enough(rule: str, form: str, enough: bool) -> None:
    assert hides_enough(rule, form) is enough


def test_every_rule_of_the_catalogue_exists() -> None:
    assert {entity.mask for entity in load().entities.values()} <= set(MASKS)


SHAPED = {"name", "email", "address", "plate", "ip", "mac", "position", "landline"}


@given(st.sampled_from(sorted(set(MASKS) - SHAPED)), st.from_regex(r"[0-9a-zA-Z]{5,24}", fullmatch=True))
def test_generic_masks_hide_at_least_four_characters(rule: str, form: str) -> None:
    assert form not in MASKS[rule](form)
    assert MASKS[rule](form).count("*") >= min(HIDDEN, 3)


def test_names_of_places_are_masked_where_they_are_values() -> None:
    assert clean({"pointer": "/19912345678/tel"}) == {"pointer": "/199***/tel"}
    assert clean_name("wang@example.com 的表") == "wan*** 的表"
    place = {"row": 3, "field": 2, "sheet": "2024年"}
    assert clean(place) is place
