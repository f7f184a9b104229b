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
    ("second", "message"),
    [({"platforms": ["x"]}, "two kinds"), ({"platforms": [], "zh": ""}, "kind.b")],
)
def test_a_broken_book_is_refused(second: dict[str, Any], message: str) -> None:
    kind = {"zh": "某", "en": "some", "advice": ["email"], "platforms": ["x"], "entities": {}}
    with pytest.raises(ValueError, match=message):
        parse({"kind": {"a": kind, "b": {**kind, **second}}, "mail": {}, "question": {"zh": "吗", "en": "?"}})
