"""The advice blocks: complete, in both languages, for every kind, and quiet where no leak is known."""

from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from audit.knowledge.advice import SITUATIONS, Advice, load_advice, parse
from audit.knowledge.channels import load_channels
from audit.knowledge.laws import load_laws
from audit.knowledge.shelf import LANGUAGES, Text, read

CATALOGUE = Path(__file__).parents[3] / "recognizers"
ENTITIES: list[dict[str, Any]] = [
    entity
    for path in sorted(CATALOGUE.glob("*.toml"))
    for entity in tomllib.loads(path.read_text("utf-8")).get("entity", [])
]
BLOCKS = load_advice().advice
ALARM = re.compile(
    r"freez|frozen|report(ed)?( the)? loss|report(ed)? lost|police|hotline|call (the|your) bank"
    r"|\b110\b|12377|12321|96110"
    r"|冻结|挂失|报警|报案|举报|公安|派出所|热线",
    re.IGNORECASE,
)
OFFICIAL = {"zh": "请以官网为准", "en": "check the official site"}


def quiet_texts(block: Advice) -> list[Text]:
    spoken = [block.words[situation] for situation in ("kept", "about-to-share")]
    return [block.title, block.check, block.law, block.mask, block.ignore] + [
        text for words in spoken for text in (words.now, words.then)
    ]


def test_the_catalogue_is_read() -> None:
    assert len(ENTITIES) > 100


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity["id"])
def test_every_entity_has_advice_in_every_situation_and_language(entity: dict[str, Any]) -> None:
    assert entity["advice"]
    for name in entity["advice"]:
        for situation in SITUATIONS:
            words = BLOCKS[name].words[situation]
            assert all(words.now[language] and words.then[language] for language in LANGUAGES)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_names_exactly_the_kinds_that_name_it(block: Advice) -> None:
    assert set(block.applies_to) == {entity["kind"] for entity in ENTITIES if block.id in entity["advice"]}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_no_alarm_before_anything_is_shared(block: Advice) -> None:
    for text in quiet_texts(block):
        for language in LANGUAGES:
            assert not ALARM.search(text[language]), text[language]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_cards_that_open_beside_a_block_raise_no_alarm(block: Advice) -> None:
    for law in (load_laws()[name] for name in block.laws):
        for language in LANGUAGES:
            assert not ALARM.search(law.text[language] + law.name[language]), law.id


def test_the_alarm_words_are_there_once_it_is_shared() -> None:
    assert ALARM.search(BLOCKS["bank-card"].words["shared"].now["zh"])
    assert ALARM.search(BLOCKS["bank-card"].words["abuse"].now["en"])


@pytest.mark.parametrize("block", [one for one in BLOCKS.values() if one.mark in ("V3", "U")], ids=lambda one: one.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_confirmed_points_to_the_official_site(block: Advice, language: str) -> None:
    assert OFFICIAL[language] in block.tell[language].lower()


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unconfirmed_number_stands_beside_the_same_pointer(block: Advice, language: str) -> None:
    loud = [block.words[situation] for situation in SITUATIONS[2:]]
    told = " ".join(text[language] for words in loud for text in (words.now, words.then)) + block.tell[language]
    numbers = {channel.phone for channel in load_channels().values() if channel.phone and not channel.confirmed}
    named = [number for number in numbers if re.search(rf"(?<!\d){number}(?!\d)", told)]
    assert not named or OFFICIAL[language] in block.tell[language].lower(), named


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_printed_law_names_every_card(block: Advice) -> None:
    for law in (load_laws()[name] for name in block.laws):
        for language in LANGUAGES:
            assert law.cite[language] in block.law[language]
        assert all(number in block.law["zh"] for number in (law.number.partition("-")[0], law.was))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_both_standards_are_shown_where_they_differ(block: Advice) -> None:
    """A kind that one of them calls sensitive outright and the other does not."""
    marks = [
        {entity["sensitive_gbt35273"], entity["sensitive_pipl_gbt45574"]}
        for entity in ENTITIES
        if block.id in entity["advice"]
    ]
    differ = any("Y" in both and len(both) == 2 for both in marks)
    assert differ == ({"gbt-35273", "gbt-45574"} <= set(block.laws))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_who_is_told_of_a_leak_has_nothing_to_take_down(block: Advice) -> None:
    told = block.words["told"]
    assert not re.search("撤回文件|撤回共享|下架公开", told.now["zh"] + told.then["zh"])
    assert not re.search("take (it|the file) down|unshare", told.now["en"] + told.then["en"], re.IGNORECASE)
    assert len({words.now["zh"] for words in block.words.values()}) == len(SITUATIONS)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_minutes_fit_the_urgency(block: Advice) -> None:
    assert (block.minutes == 0) == (block.urgency == "none")


def test_the_id_mask_does_not_give_the_number_away() -> None:
    told = BLOCKS["id-card"].mask["zh"] + BLOCKS["id-card"].words["about-to-share"].now["zh"]
    assert "首尾各" in told
    assert not re.search(r"前 ?6|后 ?4", told)


def test_the_opening_warns_of_the_usual_frauds() -> None:
    assert "注销校园贷" in load_advice().opening["zh"]
    assert "验证码" in load_advice().opening["zh"]


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["advice"][0]["title"].pop("en"), "bank-card.title"),
        (lambda data: data["advice"][0]["kept"].pop("then"), "bank-card.kept.then"),
        (lambda data: data["advice"][0].update(urgency="today"), "today"),
        (lambda data: data["advice"][0].pop("abuse"), "bank-card.abuse.now"),
        (lambda data: data["advice"][0].update(laws=["pipl-0"]), "pipl-0"),
        (lambda data: data["advice"][0].update(laws=[]), "bank-card.laws"),
        (lambda data: data["advice"][0].update(mark="V9"), "V9"),
        (lambda data: data["advice"].append(deepcopy(data["advice"][0])), "twice"),
    ],
)
def test_an_incomplete_block_is_refused(spoil: Any, named: str) -> None:
    data = read("advice.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
