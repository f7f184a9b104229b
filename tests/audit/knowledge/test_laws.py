"""The cards are whole, dated, in our own words, and name both numbers where a statute was renumbered."""

from __future__ import annotations

import re
from typing import Any

import pytest

from audit.knowledge.laws import cited, dated, heading, load_laws, parse
from audit.knowledge.shelf import read

LAWS = load_laws()


@pytest.mark.parametrize(
    ("statute", "numbers"),
    [
        ("criminal", "253-1 280-1 286-1 287-1 287-2"),
        ("public-order", "33 50 56 90"),
        ("pipl", "4 10 13 15 25 27 28 29 30 31 44 45 46 47 48 49 50 51 55 56 57 58 61 65 66 69 70 71 72"),
        (
            "civil",
            "111 179 995 997 1000 1018 1019 1029 1032 1033 1034 1035 1036 1037 1038 1039 1182 1183 1194 1195 1196"
            " 1197 1226",
        ),
        ("cyber", "42 43 44 45 46 47 51 61 71"),
        ("data-security", "12 29 32 45 52"),
        ("consumer", "14 29 39 50 56"),
        ("minors", "72 73 77"),
        ("minors-online", "34 35 38"),
        ("npcsc-2012", "1 4 8 9"),
        ("spc-network", "2 3 12"),
        ("criminal-procedure", "110 111 112 113"),
        ("fashi-2017-10", "3 5 6 11 12"),
    ],
)
def test_what_letters_and_advice_rest_on_is_there(statute: str, numbers: str) -> None:
    assert {f"{statute}-{number}" for number in numbers.split()} <= LAWS.keys()


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_a_card_is_short_dated_and_no_quotation(law: Any) -> None:
    assert re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", law.since)
    assert law.since <= law.checked
    assert len(law.text["zh"]) <= 200
    assert len(law.text["en"]) <= 600
    assert not re.search(
        "[“”]", law.text["zh"].replace("“提供”", "").replace("“情节严重”", "").replace("“情节特别严重”", "")
    )


def test_the_cybersecurity_law_bears_both_numbers() -> None:
    assert cited([LAWS["cyber-45"]]) == {
        "zh": "《网络安全法》第45条（旧第43条）。",
        "en": "Cybersecurity Law 45 (old 43).",
    }
    assert {law.number: law.was for law in LAWS.values() if law.id.startswith("cyber-")} == dict(
        zip(
            "29 42 43 44 45 46 47 51 61 71".split(),
            "27 40 41 42 43 44 45 49 59 64".split(),
            strict=True,
        )
    )


def test_what_is_new_since_2026_says_so() -> None:
    assert {LAWS[name].since for name in ("public-order-56", "cyber-44")} == {"2026-01-01"}
    assert LAWS["gbt-45574"].since == "2025-11-01"
    assert LAWS["incident-4"].since == "2025-11-01"


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("criminal-253-1", ("三年以下", "三年以上七年以下", "从重", "单位")),
        ("public-order-56", ("十日以上十五日以下", "五日以下")),
        ("public-order-33", ("造成危害",)),
        ("pipl-57", ("第二款", "可以不通知个人", "没有写天数")),
        ("pipl-66", ("五千万元", "百分之五")),
        ("pipl-72", ("家庭事务", "别的法律仍然适用")),
        ("credit-25", ("二十日",)),
        ("civil-1195", ("初步证据", "真实身份")),
        ("gbt-45574", ("身份证号", "没有废止2020年")),
    ],
)
def test_a_card_says_what_it_is_cited_for(card: str, says: tuple[str, ...]) -> None:
    assert all(word in LAWS[card].text["zh"] for word in says)


def test_articles_of_one_statute_are_cited_together() -> None:
    assert cited([LAWS[name] for name in ("pipl-28", "pipl-69", "criminal-253-1", "gbt-45574")]) == {
        "zh": "《个人信息保护法》第28、69条；《刑法》第253条之一；GB/T 45574-2025 附录A。",
        "en": "PIPL 28, 69; Criminal Law 253-1; GB/T 45574-2025 Annex A.",
    }


def test_a_card_is_headed_by_its_full_name() -> None:
    assert heading(LAWS["cyber-45"])["zh"] == "网络安全法（2025年修正）第45条（旧第43条）"
    assert heading(LAWS["criminal-287-2"])["zh"] == "刑法第287条之二"
    assert heading(LAWS["pipl-57"])["en"] == "Personal Information Protection Law, art. 57"
    assert heading(LAWS["app-method"])["en"].endswith("(2019)")


def test_a_card_says_since_when_and_when_it_was_not_checked() -> None:
    assert dated(LAWS["public-order-56"]) == {"zh": "自 2026-01-01 起", "en": "since 2026-01-01"}
    assert dated(LAWS["app-method"])["zh"].endswith("请以官方文本为准")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda pipl: pipl.update(since="2021"), "2021"),
        (lambda pipl: pipl.update(mark="sure"), "sure"),
        (lambda pipl: pipl["article"][0].pop("en"), "pipl-4"),
        (lambda pipl: pipl["article"][0].update(was="3"), "pipl-4"),
        (lambda pipl: pipl.update(renumbered="2026-01-01"), "pipl-4"),
        (lambda pipl: pipl["article"].append(pipl["article"][0]), "twice"),
    ],
)
def test_an_incomplete_card_is_refused(spoil: Any, named: str) -> None:
    data = read("laws.toml")
    spoil(data["statute"]["pipl"])
    with pytest.raises(ValueError, match=named):
        parse(data)
