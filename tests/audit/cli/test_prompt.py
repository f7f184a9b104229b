"""The question for a password: which file, who sent the code, whether the last answer was wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audit.cli import prompt
from audit.cli.options import resolve
from audit.passwords import Locked
from reports.words import Words


@pytest.mark.parametrize(
    ("locked", "lang", "told"),
    [
        (Locked("a.zip", ("b.csv",), "", "locked:wechat-pay"), "zh", ("a.zip!b.csv", "“微信支付”发给您")),
        (Locked("a.zip", (), "", "locked:alipay"), "en", ("a.zip is locked", "支付宝 (Alipay) sent you")),
        (Locked("a.pdf", (), "pdf", "locked:bank"), "en", ("a.pdf", "your bank sent you")),
        (Locked("a.pdf", (), "pdf", "locked:wrong", again=True), "en", ("That did not open it. a.pdf", "Password")),
        (Locked("a\x1b[2J.pdf", (), "pdf", "locked:password"), "zh", ("被锁住。密码",)),
    ],
)
def test_questions(locked: Locked, lang: str, told: tuple[str, ...]) -> None:
    question = prompt.question(locked, Words(lang))
    assert [part for part in told if part not in question] == [] and "\x1b" not in question


def test_nobody_is_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = resolve({"no_config": True})
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert prompt.asking(settings, None) is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(prompt, "TERMINAL", str(tmp_path / "missing"))
    assert prompt.asking(settings, None) is None


def test_the_end_of_input_leaves_it_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(prompt, "TERMINAL", "/dev/null")
    monkeypatch.setattr("getpass.getpass", ended)
    ask = prompt.asking(resolve({"no_config": True}), None)
    assert ask is not None and ask(Locked("a.zip", (), "", "locked:password")) == ""
