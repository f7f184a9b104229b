"""Everything the command line says is said in the language asked for."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from typer.testing import Result

from audit.cli.wording import messages
from tests.audit.cli.texts import pages, sentences

Command = Callable[..., Result]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_has_chinese_words() -> None:
    assert (sentences() | pages()) - set(messages("zh")) == set()


def test_chinese_words_are_filled_with_what_the_english_ones_are() -> None:
    for english, told in messages("zh").items():
        assert names(told) == names(english), english


def test_no_words_are_left_of_texts_that_are_gone() -> None:
    library = {"Usage", "Arguments", "Options", "Commands", "required", "default", "Show this message and exit."}
    system = {text for text in messages("zh") if text in SYSTEM}
    assert set(messages("zh")) - sentences() - pages() - library - system == set()


SYSTEM = {
    "No such file or directory", "Permission denied", "Is a directory", "Not a directory", "No space left on device",
    "Read-only file system", "File name too long", "Input/output error",
}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("scan",), "缺少 PATH（pdaudit scan --help）"),
        (("scan", "--nope", "."), "没有选项 --nope"),
        (("scan", ".", "--lang=zh", "--jobs"), "--jobs 后面要写一个值"),
        (("skan", "."), "没有命令 skan；是不是 scan？"),
        (("plan", "a.json", "b.json"), "多写了：b.json"),
        (("scan", "--fast=3"), "--fast 后面不能写值"),
        (("scan", "nowhere"), "没有这个文件或文件夹：nowhere"),
        (("plan", "nowhere.json"), "读不了 nowhere.json：没有这个文件或文件夹"),
        (("scan", ".", "--situation", "keep"), "--situation：“keep”不合要求，要写其中之一：kept, about-to-share"),
        (("scan", ".", "--min-confidence", "2"), "要写 0 到 1 之间的数"),
        (("report", "a.txt"), "a.txt 不是 JSON"),
        (("scan", ".", "-o", "a.xyz"), "没有这种后缀的报告"),
        (("letter", "polise", "a.txt"), "没有“polise”这种信函；是不是“police”？"),
    ],
)
def test_what_was_typed_wrong_is_told_in_chinese_in_one_line(
    pdaudit: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    result = pdaudit(*arguments)
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "")
    assert told in result.stderr


def test_the_flag_is_heeded_wherever_it_stands(pdaudit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "没有选项 --nope" in pdaudit("scan", "--nope", "--lang", "zh").stderr
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "there is no option --nope" in pdaudit("scan", "--nope", "--lang=en").stderr
    assert "没有选项 --nope" in pdaudit("scan", "--nope", "--lang", "fr").stderr


@pytest.mark.parametrize("verb", ["scan", "check", "plan", "letter", "channels", "guide", "coverage", "report"])
def test_help_is_in_the_language(pdaudit: Command, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    english = pdaudit(verb, "--help").stdout
    assert "Usage: " in english and "<" not in english
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chinese = pdaudit(verb, "--help").stdout
    assert "用法: " in chinese and "选项:" in chinese
    assert not any(text in chinese for text in pages() if text in english)


def test_a_command_without_a_verb_shows_its_verbs(pdaudit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    told = pdaudit("evidence")
    assert told.exit_code == 2
    assert "登记文件、来电、短信或说明。" in told.stderr
