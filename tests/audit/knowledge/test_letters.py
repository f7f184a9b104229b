"""The texts of letters: complete in both languages, citing what exists, and refused where they are not."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from audit.knowledge.letters import CONDITIONS, FILES, WAYS, Line, fields, ids, load_letters, parse
from audit.knowledge.shelf import LANGUAGES, read

KINDS = (
    *("police", "12377", "12321", "12315", "consumer-association", "12378", "postal", "internet-complaints"),
    *("deletion", "correction", "copy", "breach", "stop-seller", "tort-notice"),
    *("credit-dispute", "id-misuse", "freeze", "warn-friends", "lawyer"),
    *("notice-people", "notice-authority"),
)


def test_every_kind_is_there_in_every_way_and_language() -> None:
    kinds = load_letters().kinds
    assert tuple(kinds) == KINDS
    for kind in kinds.values():
        assert tuple(kind.ways) == WAYS
        assert all(kind.ways[way][lang] for way in WAYS for lang in LANGUAGES)


def test_a_kind_is_found_by_other_words_too() -> None:
    letters = load_letters()
    names = {name: found.id for name in ("police", "110", "报案", "PIPL-57") if (found := letters.find(name))}
    assert names == {"police": "police", "110": "police", "报案": "police", "PIPL-57": "breach"}
    assert letters.find("polise") is None


def test_laws_cited_are_among_the_cards_of_the_kind() -> None:
    for kind in load_letters().kinds.values():
        lines = [line for script in kind.ways.values() for line in script["zh"]]
        assert cited(lines) <= set(kind.laws), kind.id


def test_each_condition_is_used_and_lines_are_read() -> None:
    letters = load_letters()
    scripts = [*letters.parts.values(), *(script for kind in letters.kinds.values() for script in kind.ways.values())]
    used = {line.when for script in scripts for line in script["zh"]}
    assert used <= {"", *CONDITIONS}
    assert (
        Line(
            "number",
            "请依法接受本报案，制作笔录，出具受案回执（{law[criminal-procedure-110,criminal-procedure-111]}）。",
        )
        in (letters.kinds["police"].ways["letter"]["zh"])
    )


def test_blanks_are_written_one_way_in_each_language() -> None:
    letters = load_letters()
    scripts = [*letters.parts.values(), *(script for kind in letters.kinds.values() for script in kind.ways.values())]
    for script in scripts:
        zh, en = ("\n".join(line.text for line in script[lang]) for lang in LANGUAGES)
        assert zh.count("【") == zh.count("【请填写：") == zh.count("】")
        assert en.count("[fill in:") == en.count("[") - en.count("law[") - en.count("channel[")
        assert "【" not in en
        assert "fill in" not in zh


def cited(lines: list[Line]) -> set[str]:
    return {name for line in lines for field in fields(line) if field.startswith("law[") for name in ids(field)}


@pytest.mark.parametrize(
    ("way", "lang", "text", "named"),
    [
        ("phone", "en", "", "breach.phone"),
        ("phone", "en", "one line", "differ"),
        ("letter", "zh", "@nobody", "no part 'nobody'"),
        ("letter", "zh", "{price}", "price"),
        ("letter", "zh", "{law[pipl-0]}", "pipl-0"),
        ("letter", "zh", "{channel[nobody]}", "nobody"),
        ("form", "zh", "| a row without a value", "a row is"),
        ("form", "zh", "?rich line", "rich"),
    ],
)
def test_an_incomplete_text_is_refused(way: str, lang: str, text: str, named: str) -> None:
    data: dict[str, Any] = {}
    for name in FILES:
        data |= deepcopy(read(f"letter_texts/{name}.toml"))
    data["breach"][way][lang] = text
    with pytest.raises(ValueError, match=named):
        parse(data)


def test_two_kinds_cannot_be_called_the_same() -> None:
    data: dict[str, Any] = {}
    for name in FILES:
        data |= deepcopy(read(f"letter_texts/{name}.toml"))
    data["breach"]["aliases"] = ["110"]
    with pytest.raises(ValueError, match="'110'"):
        parse(data)
