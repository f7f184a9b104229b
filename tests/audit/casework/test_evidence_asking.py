"""Fields as they are typed, asked for, and read from lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from audit.casework.evidence.asking import ask, told
from audit.casework.evidence.entry import read
from audit.casework.evidence.words import fields, warning, words
from audit.errors import PdauditError
from tests.audit.casework.test_questions import Typed

ALL = len(fields())


@pytest.mark.parametrize(
    ("name", "typed", "held"),
    [
        ("event", "2026-11-23", "2026-11-23"),
        ("event", "2026年1月2日", "2026-01-02"),
        ("event", "2026-11-23T20:15:01+08:00", "2026-11-23T20:15:01+08:00"),
        ("event", "２０２６/1/2 3:04Z", "2026-01-02T03:04:00+00:00"),
        ("event", " ", ""),
        ("channel", "短信", "sms"),
        ("channel", "WECHAT", "wechat"),
        ("channel", "2", "sms"),
        ("capture", "screen recording", "screen-recording"),
        ("about", "e12", "E0012"),
        ("about", "E0012", "E0012"),
        ("minor", "是", True),
        ("minor", "", False),
        ("minor", "NO", False),
        ("other", "  a b ", "a b"),
    ],
)
def test_what_is_typed_is_held_in_one_form(name: str, typed: str, held: object) -> None:
    assert read(name, typed) == held


def test_a_time_without_a_zone_is_this_computers() -> None:
    assert re.fullmatch(r"2026-11-23T20:15:00[+-]\d\d:\d\d", read("event", "2026年11月23日 20时15分"))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("event", "gestern"),
        ("event", "2026-13-01"),
        ("event", "2026-02-30 10:00"),
        ("event", "2026-01-01 25:00"),
        ("event", "0000-01-01"),
        ("channel", "pigeon"),
        ("channel", "99"),
        ("about", "E0000"),
        ("about", "the first"),
        ("minor", "vielleicht"),
        ("summary", "x" * 20_001),
    ],
)
def test_what_is_wrong_is_refused_and_not_quoted(name: str, typed: str) -> None:
    with pytest.raises(PdauditError) as refused:
        read(name, typed)
    assert typed[:50] not in str(refused.value)


def test_every_field_is_asked_in_both_languages() -> None:
    for lang in ("zh", "en"):
        typed = Typed("n", "y", "2026-01-02", "", "1", "199 1234 5678")
        found = ask(lang, typed, known={}, file=True)
        assert (found["event"], found["channel"], found["other"]) == ("2026-01-02", "call", "199 1234 5678")
        assert (found["intimate"], found["minor"]) == (False, True)
        assert len(found) == ALL
        assert all(any(field.label[lang] in shown for shown in typed.shown) for field in fields().values())


def test_what_is_known_is_not_asked_and_a_call_has_no_file() -> None:
    typed = Typed("2026-01-02")
    found = ask("en", typed, known={"channel": "call"}, file=False)
    assert found["channel"] == "call"
    assert not [shown for shown in typed.shown if "Channel" in shown or "captured (" in shown or "Intimate" in shown]


def test_a_full_stop_ends_the_asking() -> None:
    typed = Typed("2026-01-02", ".", "never read")
    assert ask("zh", typed, known={"minor": True}, file=False) == {"minor": True, "event": "2026-01-02"}
    assert typed.lines == ["never read"]


def test_an_entry_without_a_word_is_none() -> None:
    with pytest.raises(PdauditError, match="nothing was told"):
        ask("zh", Typed(), known={"channel": "call", "minor": True}, file=False)
    assert ask("zh", Typed("."), known={}, file=True) == {}


def test_nonsense_is_asked_again_and_then_left_empty() -> None:
    typed = Typed("gestern", "?", "x", "pigeon", "owl", "x", ".")
    assert ask("en", typed, known={"found": "", "intimate": False, "minor": False}, file=True) == {
        "found": "", "intimate": False, "minor": False, "event": "", "channel": "",
    }  # fmt: skip
    assert typed.shown.count(words("en")["again"]) == 4


def test_what_stays_unclear_is_not_copied() -> None:
    assert ask("zh", Typed("?", "maybe", "who knows", "", "."), known={}, file=True) == {
        "intimate": True,
        "minor": False,
    }


def test_lines_in_any_language_and_over_several_lines() -> None:
    lines = [
        "\ufeff号码：+86 199 1234 5678\n",
        "\n",
        "Summary: first\n",
        "   second: line\r\n",
        "自称:客服：小测\n",
        "minor: y",
    ]
    assert told(lines, {"channel": "call"}) == {
        "channel": "call",
        "other": "+86 199 1234 5678",
        "summary": "first\nsecond: line",
        "claimed": "客服：小测",
        "minor": True,
    }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "nothing was told"),
        (["\n", " \n"], "nothing was told"),
        (["summary: a", "Geheimnis: b"], "line 2: no 'key: value'"),
        (["just a text Geheimnis"], "line 1: no 'key: value'"),
        ([" Geheimnis"], "nothing was told|line 1"),
        (["note: a", "备注: Geheimnis"], "line 2: note was given already"),
        (["channel: sms"], "line 1: channel was given already"),
        (["", "event: Geheimnis"], "line 2: event must be a time"),
    ],
)
def test_lines_that_are_none_name_the_line_and_quote_nothing(lines: Sequence[str], message: str) -> None:
    with pytest.raises(PdauditError, match=message) as refused:
        told(lines, {"channel": "call"})
    assert "Geheimnis" not in str(refused.value)


def test_every_word_stands_in_both_languages_with_the_same_places() -> None:
    zh, en = words("zh"), words("en")
    assert zh.keys() == en.keys()
    for name in zh:
        assert set(re.findall(r"{\w+}", zh[name])) == set(re.findall(r"{\w+}", en[name])), name
    assert set(warning()) == {"zh", "en"}


def test_no_name_is_that_of_two_fields() -> None:
    owners: dict[str, set[str]] = {}
    for field in fields().values():
        for key in (field.name, *field.label.values(), *field.also):
            owners.setdefault(key.casefold(), set()).add(field.name)
    assert not [key for key, names in owners.items() if len(names) > 1]
