"""What an organisation writes after a leak (PIPL 57), and how blanks and masked values stand beside each other."""

from __future__ import annotations

import io
from dataclasses import replace

from audit.casework.letters.compose import Lang, compose
from audit.casework.letters.facts import Facts, Leaked, gather
from audit.knowledge.letters import load_letters
from reports.letters import FORMATS
from tests.audit.casework.letters.test_facts import TOLD, group, report

KINDS = tuple(Leaked({"zh": f"种类{number}号", "en": f"kind {number}"}, ("138****0001",)) for number in range(6))


def written(kind: str, facts: Facts, lang: Lang) -> str:
    out = io.BytesIO()
    FORMATS["markdown"].render(compose(load_letters().kinds[kind], facts, lang, ("letter",)), out)
    return out.getvalue().decode("utf-8")


def facts(people: int = 0) -> Facts:
    return replace(gather(report(group("BANK_CARD", "****1234")), TOLD), leaked=KINDS, people=people)


def test_a_notice_names_every_kind_and_no_value() -> None:
    for kind in ("notice-people", "notice-authority"):
        told = written(kind, facts(), "zh")
        assert all(one.name["zh"] in told for one in KINDS)
        assert "138" not in told


def test_the_authority_gets_the_headcount_to_be_verified() -> None:
    assert "5,000 人【请填写：这是扫描所得" in written("notice-authority", facts(5000), "zh")
    assert "【请填写：人数】" in written("notice-authority", facts(), "zh")


def test_a_notice_has_what_the_article_asks_for() -> None:
    for kind in ("notice-people", "notice-authority"):
        told = written(kind, facts(), "zh")
        for word in ("第57条", "原因", "可能的危害", "已采取", "可以采取的措施", "电话"):
            assert word in told, (kind, word)


def test_a_masked_value_ends_where_a_blank_begins() -> None:
    leaked = (Leaked({"zh": "住址", "en": "address"}, ("北京市东城区***",), 1, 0, others=2),)
    told = written("breach", replace(facts(), leaked=leaked), "zh")
    assert "`北京市东城区***`" in told and "`北京市东城区***【" not in told
