"""The prefilter loses nothing: whatever a pattern matches, the gate lets through."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.prefilter import Gate, plain
from recognizers.rule import Pattern
from recognizers.vocabulary import lower
from tests.recognizers import scripts

PATTERNS = {
    f"{entity.id} {pattern.id}": pattern
    for entity in load().entities.values()
    for pattern in entity.patterns
    if pattern.anchors or pattern.digits or pattern.token or pattern.script
}
ALL = {pattern.id: pattern for entity in load().entities.values() for pattern in entity.patterns}
LONG = "这是一段没有任何数字的普通文字，a few words too，只是用来把前后隔开。" * 90
FILLER = "这是一段没有任何数字的普通文字，只是用来把前后隔开。" * 6


def without_assertions(source: str) -> str:
    """The source without its look-arounds, which generators of matching text cannot follow."""
    out, depth = [], 0
    tokens = re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[!=]|\(|\)|.", source, re.DOTALL)
    for token in tokens:
        if depth or re.fullmatch(r"\(\?<?[!=]", token[0]):
            depth += token[0].startswith("(") - (token[0] == ")")
        else:
            out.append(token[0])
    return "".join(out)


def spans(pattern: Pattern, text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [match.span() for start, end in places for match in pattern.regex.finditer(text, start, end)]


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_gate_is_lossless(name: str, data: st.DataObject) -> None:
    pattern = PATTERNS[name]
    text = plain(FILLER + data.draw(st.from_regex(without_assertions(pattern.source))) + FILLER)
    assert spans(pattern, text, Gate(text, lower(text)).places(pattern)) == spans(pattern, text, [(0, len(text))])


@pytest.mark.parametrize("name", [name for name, pattern in PATTERNS.items() if pattern.anchors])
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_long_text_is_searched_near_the_anchors(name: str, data: st.DataObject) -> None:
    pattern = PATTERNS[name]
    sources = st.lists(st.from_regex(without_assertions(pattern.source)), min_size=1, max_size=3)
    text = plain(LONG.join(["", *data.draw(sources), ""]))
    assert spans(pattern, text, Gate(text, lower(text)).places(pattern)) == spans(pattern, text, [(0, len(text))])


def test_near_an_anchor_is_little_of_a_long_text() -> None:
    text = LONG + "wang@host.cn" + LONG
    ((start, end),) = Gate(text, text).places(ALL["email"])
    assert start < len(LONG) < end < start + len(text) / 4
    many = "wang@host.cn " * 1000
    assert Gate(many, many).places(ALL["email"]) == [(0, len(many))]


def test_of_short_cells_no_long_number_is_expected() -> None:
    column = "\x00".join(["19912345678"] * 20)
    gate = Gate(column, column)
    assert gate.places(ALL["cn-mobile"]) == [(0, len(column))]
    assert gate.places(ALL["unionpay"]) == gate.places(ALL["cn-resident-id-18"]) == []


@pytest.mark.parametrize("name", ALL)
def test_the_script_is_what_every_match_needs(name: str) -> None:
    source = ALL[name].source
    derived = "han" if scripts.needs(source, scripts.han) else "latin" if scripts.needs(source, scripts.latin) else ""
    assert ALL[name].script == derived


@pytest.mark.parametrize(
    ("source", "han", "latin"),
    [
        ("[一-鿿]a", True, True),
        ("(?:a|1)", False, False),
        ("(?:a|b[0-9])", False, True),
        ("(?:号)?[0-9]", False, False),
        ("(?=.*号)[0-9]", True, False),
        ("(?<!a)[0-9]{3}", False, False),
        ("[^a]", False, False),
        ("[a-z0-9]", False, False),
    ],
)
def test_what_an_expression_needs(source: str, han: bool, latin: bool) -> None:
    assert (scripts.needs(source, scripts.han), scripts.needs(source, scripts.latin)) == (han, latin)


def test_patterns_of_another_script_are_skipped() -> None:
    assert not any(Gate("1 2", "1 2").places(pattern) for pattern in ALL.values() if pattern.script)
    assert not any(Gate("a 1", "a 1").places(pattern) for pattern in ALL.values() if pattern.script == "han")


def test_of_a_column_only_cells_with_letters_are_searched_for_words() -> None:
    pattern = ALL["hk-id"]
    column = "\x00".join(["19912345678", "K246801(8)", "19912345679", "19912345670"])
    assert Gate(column, column.lower()).places(pattern) == [(12, 22)]


def test_text_without_digits_or_tokens_is_skipped() -> None:
    gate = Gate(FILLER, FILLER)
    gated = [pattern for pattern in PATTERNS.values() if pattern.digits >= 4 or pattern.token >= 14]
    assert gated
    assert not any(gate.places(pattern) for pattern in gated)


def test_a_time_of_day_is_no_number() -> None:
    pattern = next(pattern for pattern in PATTERNS.values() if pattern.id == "cn-mobile")
    stamp = FILLER + "2023-01-02 10:20:30 " + FILLER
    assert Gate(stamp, stamp).places(pattern) == []
    number = FILLER + "2023-01-02 10:20:30 19912345678" + FILLER
    assert (
        spans(pattern, number, Gate(number, number).places(pattern)) == spans(pattern, number, [(0, len(number))]) != []
    )


@given(st.text(max_size=60))
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert len(lower(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("１３８", "138"),
        ("٣٤", "34"),
        ("Ａ＠ｂ．ｃ", "A@b.c"),
        ("a\u00a0b\u3000c", "a b c"),
        ("—−", "--"),
        ("一三八零零壹贰叁①②", "1380012312"),
        ("①⑨⑨ ①②③④", "199 1234"),
        ("𝐥𝐢ⓐ", "lia"),
        ("⼿机⻢", "手机马"),
        ("①②③", "①②③"),
        ("一九九〇年", "一九九〇年"),
        ("，：（）", "，：（）"),
    ],
)
def test_plain(text: str, result: str) -> None:
    assert plain(text) == result
