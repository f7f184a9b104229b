"""Loading: what the catalogue holds, what it refuses, what a label names."""

from __future__ import annotations

from typing import Any

import pytest

from recognizers.catalogue import CatalogueError, load
from recognizers.engine import Engine

GOOD: dict[str, Any] = {
    "id": "BADGE_NUMBER",
    "category": "basic",
    "label": {"zh": "门禁卡号", "en": "badge number"},
    "labels": ["门禁卡号", "badge no"],
    "pattern": [{"id": "badge", "regex": "BX-[0-9]{6}", "digits": 6}],
    "examples": {
        "match": ["⟦BX-123456⟧的人", "门禁卡号：⟦BX-123456⟧", "badge no|⟦BX-000001⟧"],
        "reject": ["BX-12", "AX-123456", "BX"],
    },
}


def test_every_entity_stands_once_with_its_category() -> None:
    entities = load().entities
    assert len(entities) == 134
    assert all(entity.label["zh"] and entity.label["en"] for entity in entities.values())
    assert {entity.category for entity in entities.values()} == {
        "basic",
        "device",
        "account",
        "private",
        "social",
        "behavioral",
    }


def test_digest_changes_with_any_rule() -> None:
    assert len(load().digest) == 16
    assert load([GOOD]).digest != load().digest
    assert load([GOOD]).digest != load([GOOD | {"labels": ["门禁卡"]}]).digest


def test_every_built_in_expression_is_sound() -> None:
    """Those of the built-in catalogue are compiled at first use only: here all of them are."""
    catalogue = load()
    Engine(catalogue).compile()
    for entity in catalogue.entities.values():
        assert all(pattern.regex.match("") is None for pattern in entity.patterns), entity.id
        assert entity.value is None or entity.value.regex.match("") is None, entity.id


def test_a_block_of_the_user_finds_what_it_says() -> None:
    spans = Engine(load([GOOD])).find("门禁卡号：BX-123456")
    assert [(span.entity, span.confidence) for span in spans] == [("BADGE_NUMBER", 0.75)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "badge"}, "id must be"),
        ({"id": "CN_RESIDENT_ID"}, "taken"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"label": {"zh": "门禁卡号"}}, "both zh and en"),
        ({"category": "secret"}, "category is none of"),
        ({"severity": "awful"}, "severity is none of"),
        ({"mask": "stars"}, "mask is none of"),
        ({"layer": "roof"}, "layer is none of"),
        ({"also": "nowhere"}, "also must be"),
        ({"found_by": ["luck"]}, "unknown way 'luck'"),
        ({"tier_2017_10": "50"}, "tier_2017_10 must be a int"),
        ({"labels": "门禁卡号"}, "labels must be a list"),
        ({"labels": [""]}, "labels must be a list"),
        ({"pattern": [{"id": "x", "regex": "("}]}, "pattern x: regex"),
        ({"pattern": [{"id": "x"}]}, "regex is missing"),
        ({"pattern": [{"regex": "a"}]}, "needs an id"),
        ({"pattern": [{"id": "x", "regex": "a*"}]}, "matches nothing"),
        ({"pattern": [{"id": "x", "regex": "a", "validate": "hope"}]}, "validate is none of"),
        ({"pattern": [{"id": "x", "regex": "a", "form": "round"}]}, "form is none of"),
        ({"pattern": [{"id": "x", "regex": "a", "anchor": "A"}]}, "lower case"),
        ({"pattern": [{"id": "x", "regex": "a", "script": "runes"}]}, "script is none of"),
        ({"columns": "卡号"}, "columns must be a list"),
        ({"pattern": [{"id": "x", "regex": "a", "needs": "luck"}]}, "needs is none of"),
        ({"pattern": [{"id": "x", "regex": "a", "speed": 3}]}, "unknown key 'speed'"),
        ({"value": {"regex": "a", "anchor": "a"}}, "value: unknown key 'anchor'"),
        ({"examples": {"match": ["⟦BX-123456⟧"], "reject": ["a", "b", "c"]}}, "at least 3 match"),
        ({"examples": GOOD["examples"] | {"reject": ["a"]}}, "at least 3 match and 3 reject"),
        ({"examples": {"match": ["BX-123456"] * 3, "reject": ["a", "b", "c"]}}, "one ⟦ and one ⟧"),
        ({"examples": {"hits": []}}, "unknown key 'hits'"),
    ],
)
def test_a_wrong_block_is_refused_by_name(change: dict[str, Any], says: str) -> None:
    with pytest.raises(CatalogueError, match=r"^config: entity ") as caught:
        load([GOOD | change])
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("手机号", "CN_MOBILE_NUMBER"),
        ("手机号(必填)", "CN_MOBILE_NUMBER"),
        ("收件人手机号", "CN_MOBILE_NUMBER"),
        ("手机号2", "CN_MOBILE_NUMBER"),
        ("mobilePhone", "CN_MOBILE_NUMBER"),
        ("MOBILE_PHONE", "CN_MOBILE_NUMBER"),
        ("user.contact.mobile", "CN_MOBILE_NUMBER"),
        ("ｍｏｂｉｌｅ", "CN_MOBILE_NUMBER"),
        ("身份证号码", "CN_RESIDENT_ID"),
        ("customer_email", "EMAIL_ADDRESS"),
        ("E-Mail", "EMAIL_ADDRESS"),
        ("CN_RESIDENT_ID", "CN_RESIDENT_ID"),
        ("姓名", "PERSON"),
        ("ssn_no", "US_SSN"),
        ("Phone 1 - Value", "PHONE_NUMBER"),
        ("TelephoneNumber", "PHONE_NUMBER"),
        ("contact_no", "PHONE_NUMBER"),
        ("号码", "CN_MOBILE_NUMBER"),
        ("对方号码", "PHONE_NUMBER"),
        ("PASSPORT", "CN_PASSPORT"),
        ("香港居民身份证号码", "HK_ID"),
        ("台湾居民来往大陆通行证号码", "TW_TRAVEL_PERMIT"),
        ("对方账号", "BANK_CARD"),
    ],
)
def test_a_column_name_names_an_entity(name: str, entity: str) -> None:
    assert entity in load().by_label(name)


@pytest.mark.parametrize(
    "name", ["", "备注", "金额", "hotel", "订单编号", "id2x", "()", "...", "订单号码", "order_no", "value", "no"]
)
def test_other_names_name_nothing(name: str) -> None:
    assert not {"CN_MOBILE_NUMBER", "CN_RESIDENT_ID", "BANK_CARD"} & set(load().by_label(name))
