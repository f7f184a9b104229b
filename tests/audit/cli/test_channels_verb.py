"""``pdaudit channels``, and the law cards and steps of ``pdaudit advice``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

from audit.knowledge.channels import load_channels
from audit.knowledge.routes import load_routes

Command = Callable[..., Result]


def test_all_are_listed_with_their_phone_and_what_was_not_confirmed(pdaudit: Command) -> None:
    result = pdaudit("channels", "--lang", "zh")
    assert result.exit_code == 0
    *rows, starred, checked = result.stdout.splitlines()
    assert [row.split()[0] for row in rows] == list(load_channels())
    assert "请以官网为准" in starred
    assert "2026-11-22" in checked
    star = {row.split()[0]: "* " in row for row in rows}
    assert star == {channel.id: not channel.confirmed for channel in load_channels().values()}


def test_one_is_told_in_both_languages(pdaudit: Command) -> None:
    zh, en = (pdaudit("channels", "cac-12377", "--lang", lang).stdout for lang in ("zh", "en"))
    for words in ("电话：12377", "方式：电话、网上", "时间：请以官网为准", "个人信息保护法第65条：", "请以官网为准"):
        assert words in zh
    for words in ("Phone: 12377", "Ways: telephone, online", "Personal Information Protection Law, art. 65: "):
        assert words in en
    assert "office hours" in pdaudit("channels", "banking-12378", "--lang", "en").stdout


@pytest.mark.parametrize("situation", ["kept", "about-to-share"])
def test_nobody_to_turn_to_while_nothing_is_out(pdaudit: Command, situation: str) -> None:
    for lang in ("zh", "en"):
        told = pdaudit("channels", "--for", "BANK_CARD", "--situation", situation, "--lang", lang).stdout
        assert len(told.splitlines()) == 2
        assert "110" not in told
        assert "--situation shared" in told


def test_the_route_of_an_entity_is_in_order(pdaudit: Command) -> None:
    lines = pdaudit("channels", "--for", "bank_card", "--situation", "abuse", "--lang", "en").stdout.splitlines()
    route = [line.split()[1] for line in lines if line.startswith("  ")]
    assert route == [channel.id for channel in load_routes().channels("bank_card_number", "abuse")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cac-12378",), "cac-12377"),
        (("zzz",), "pdaudit channels"),
        (("--for", "BANK_CRAD"), "BANK_CARD"),
        (("police-110", "--for", "BANK_CARD"), "not both"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(pdaudit: Command, arguments: tuple[str, ...], words: str) -> None:
    result = pdaudit("channels", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_advice_opens_its_law_cards(pdaudit: Command) -> None:
    told = pdaudit("advice", "show", "id-card", "--lang", "zh").stdout
    for words in ("刑法第280条之一：", "GB/T 35273-2020", "GB/T 45574-2025", "(自 2025-11-01 起)"):
        assert words in told


def test_the_steps_are_told_for_the_situation(pdaudit: Command) -> None:
    told = pdaudit("advice", "steps", "--situation", "told", "--lang", "zh").stdout
    assert "验证码" in told.splitlines()[0]
    for words in ("1. 更改重要密码", "这个账号是不是泄露的源头？", "受案回执", "治安管理处罚法第56条", "律师"):
        assert words in told
    kept = pdaudit("advice", "steps", "--lang", "zh").stdout
    assert "报案" not in kept
    assert "1. 无关的不理" in kept
