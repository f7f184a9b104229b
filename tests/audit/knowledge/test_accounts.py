from __future__ import annotations

from typing import Any

import pytest

from audit import exports
from audit.knowledge.accounts import load_accounts, parse
from audit.knowledge.advice import load_advice
from recognizers import catalogue


def test_what_the_book_names_exists() -> None:
    platforms, entities, advice = exports.load().platforms, catalogue.load().entities, load_advice().advice
    for kind in load_accounts().kinds:
        assert kind.platforms <= set(platforms), kind.id
        assert set(kind.entities) <= set(entities), kind.id
        assert {platform for platform in kind.entities.values() if platform} <= kind.platforms
        assert kind.advice
        assert set(kind.advice) <= set(advice), kind.id


def test_a_mailbox_is_looked_after_first() -> None:
    book = load_accounts()
    assert [kind.id for kind in book.kinds[:3]] == ["mail", "bank", "payment"]
    assert (kind := book.of_platform("alipay"))
    assert kind.id == "payment"
    assert (kind := book.of_entity("WECHAT_ID"))
    assert kind.id == "social"
    assert book.of_platform("chrome") is None
    assert book.of_entity("PERSON") is None


@pytest.mark.parametrize(
    ("host", "kind", "provider"),
    [
        ("mail.qq.com", "mail", "mail:qq.com"),
        ("gmail.com", "mail", "mail:gmail.com"),
        ("mail.example.com", "mail", "site:mail.example.com"),
        ("auth.alipay.com", "payment", "platform:alipay"),
        ("wx.qq.com", "social", "platform:wechat"),
        ("i.qq.com", "social", "platform:qq"),
        ("ebank.example.com.cn", "bank", "site:ebank.example.com.cn"),
        ("notalipay.com", "other", "site:notalipay.com"),
        ("com", "other", "site:com"),
    ],
)
def test_an_account_is_told_by_the_site_it_opens(host: str, kind: str, provider: str) -> None:
    known, shown = load_accounts().of_site(host)
    assert (known.id, shown) == (kind, provider)


def test_a_site_of_an_unknown_platform_is_refused() -> None:
    kind = {"zh": "某", "en": "some", "advice": ["email"], "platforms": ["x"], "entities": {}}
    with pytest.raises(ValueError, match="unknown platforms"):
        parse({"kind": {"a": kind}, "mail": {}, "sites": {"a.example": "y"}, "question": {"zh": "吗", "en": "?"}})


@pytest.mark.parametrize(
    ("second", "message"),
    [({"platforms": ["x"]}, "two kinds"), ({"platforms": [], "zh": ""}, "kind.b")],
)
def test_a_broken_book_is_refused(second: dict[str, Any], message: str) -> None:
    kind = {"zh": "某", "en": "some", "advice": ["email"], "platforms": ["x"], "entities": {}}
    with pytest.raises(ValueError, match=message):
        parse(
            {"kind": {"a": kind, "b": {**kind, **second}}, "mail": {}, "sites": {}, "question": {"zh": "吗", "en": "?"}}
        )
