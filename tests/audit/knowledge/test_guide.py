"""The guides are whole, honest about what was checked, and speak of exports that are recognised."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from audit.knowledge.guide import load_guides, parse
from audit.knowledge.shelf import read


def test_what_people_ask_for_is_there() -> None:
    asked = "wechat-pay alipay bank 12306 didi jd taobao meituan phone contacts calls sms carrier credit-report"
    chats = "wechat-chat qq weibo telegram whatsapp takeout apple browser-passwords"
    assert {*asked.split(), *chats.split()} <= load_guides().guides.keys()


def test_steps_that_name_another_guide_name_one_that_is_there() -> None:
    guides = load_guides().guides
    words = [word for guide in guides.values() for step in guide.steps for word in step["en"].replace(";", " ").split()]
    named = {after for before, after in pairwise(words) if before == "guide"}
    assert named
    assert named <= guides.keys()


def test_nothing_breaks_a_lock() -> None:
    for guide in load_guides().guides.values():
        told = " ".join(text for step in guide.steps for text in step.values()).casefold()
        assert not [word for word in ("解密", "破解", "密钥", "decrypt", "crack", "root", "越狱") if word in told]


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda data: data["guide"][0].update(mark="sure"), "sure"),
        (lambda data: data["guide"][0].update(mark="U"), "wechat-pay"),
        (lambda data: data["guide"][0].update(mark="V2"), "wechat-pay"),
        (lambda data: data["guide"][0].update(sources=[]), "wechat-pay"),
        (lambda data: data["guide"][0].update(steps=[]), "needs a step"),
        (lambda data: data["guide"][0].update(note={"zh": "只有中文"}), "wechat-pay.note"),
        (lambda data: data["guide"].append(data["guide"][0]), "twice"),
        (lambda data: data["words"].pop("then"), "words.then"),
    ],
)
def test_an_incomplete_guide_is_refused(spoil: Any, named: str) -> None:
    data = read("guide.toml")
    spoil(data)
    with pytest.raises(ValueError, match=named):
        parse(data)
