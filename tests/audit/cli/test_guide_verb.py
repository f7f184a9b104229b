"""``pdaudit guide`` through the command."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

from audit.knowledge.guide import load_guides

Command = Callable[..., Result]


@pytest.mark.parametrize("arguments", [(), ("list",)])
def test_all_are_listed_in_the_language_asked_for(pdaudit: Command, arguments: tuple[str, ...]) -> None:
    result = pdaudit("guide", *arguments, "--lang", "en")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(load_guides().guides)
    assert "WeChat Pay bill" in result.stdout
    assert "微信支付账单" in pdaudit("guide", *arguments, "--lang", "zh").stdout


def test_one_is_told_step_by_step_with_its_date_and_a_warning(pdaudit: Command) -> None:
    zh, en = (pdaudit("guide", "alipay", "--lang", lang).stdout for lang in ("zh", "en"))
    checked = load_guides().checked
    assert "  1. 支付宝 → 我的 → 账单" in zh
    assert checked in zh
    assert "菜单可能会变" in zh
    assert "  1. Alipay → Me → Bills" in en
    assert "menus may change" in en


def test_what_was_not_checked_says_so(pdaudit: Command) -> None:
    assert "not checked against" in pdaudit("guide", "meituan", "--lang", "en").stdout
    assert "not checked against" not in pdaudit("guide", "apple", "--lang", "en").stdout


def test_an_unknown_name_is_wrong_usage_with_the_nearest_name(pdaudit: Command) -> None:
    result = pdaudit("guide", "Wechat-Pey")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'wechat-pay'" in result.stderr
    far = pdaudit("guide", "zzz")
    assert far.exit_code == 2
    assert "pdaudit guide list" in far.stderr
