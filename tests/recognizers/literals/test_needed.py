"""What a text must hold for an expression to match."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognizers.literals import table as literal_table
from recognizers.literals.gate import gate
from recognizers.literals.grams import folded, grams
from recognizers.literals.needed import read, ways
from recognizers.statements.frames import language
from tests.quality.sentences import READ, sentences

SOURCES = (
    "确诊(?:了)?(?:糖尿病|哮喘)",
    "[住在]院",
    "(?i:Diagnosed) with (?P<v>[a-z]+)",
    "a+b|乙肝",
    "(?:很)?好",
    "尾号[0-9]{4}",
    "(?:在|上)(?:[一二]班|[0-9]年级)",
    "(?i:(?:at|in) (?:room [0-9]|the (?:inn|hotel)))",
)


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("确诊", {"确诊"}),
        ("[住出]院", {"住院", "出院"}),
        ("糖尿?病|哮喘", {"糖尿", "糖病", "哮喘"}),
        ("第[0-9]{1,2}次", {"第0"}),
        ("[^甲][0-9]{1,2}次", {"0次"}),
        ("(?:甲|乙)(?!丙)丁", {"甲丁", "乙丁"}),
        ("(?:[^甲](?:乙丙|丁戊))+", {"乙丙", "丁戊"}),
        ("甲.*乙丙", {"乙丙"}),
        ("甲(?=乙丙)", {"乙丙"}),
    ],
)
def test_read(source: str, first: set[str]) -> None:
    assert read(source)[0] == first


@pytest.mark.parametrize("source", ["(?:甲)?", "[^甲]", ".*", "甲|.", "(?!甲)", "(?<=甲)"])
def test_nothing_read(source: str) -> None:
    assert read(source) == ()


@given(st.sampled_from(SOURCES).flatmap(lambda source: st.tuples(st.just(source), st.from_regex(source))))
def test_every_match_holds_one_of_each_set(case: tuple[str, str]) -> None:
    source, text = case
    assert re.search(source, text)
    held = grams(folded(text))
    assert all(not need.isdisjoint(held) for need in read(source))
    assert any(all(not need.isdisjoint(held) for need in way) for way in ways(source))
    assert gate([source]).possible(text) == (0,)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("在一班", [0]),
        ("在家里", []),
        ("一班", []),
        ("上2年级", [0]),
        ("尾号", []),
        ("尾号1", []),
        ("尾号6688", [1]),
        ("", []),
    ],
)
def test_the_gate_opens_where_one_way_is_held_whole(text: str, places: list[int]) -> None:
    assert gate(["(?:在|上)(?:[一二]班|[0-9]年级)", "尾号[0-9]{4}"]).possible(text) == tuple(places)


_TEXTS = [marked.text for half in READ for marked in sentences(half)]
_PIECES = st.sampled_from(_TEXTS).flatmap(
    lambda text: st.tuples(st.integers(0, len(text)), st.integers(1, 40)).map(lambda cut: text[cut[0] :][: cut[1]])
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=4).map("".join))
@pytest.mark.parametrize("name", ["zh", "en"])
def test_no_frame_that_matches_is_kept_out(name: str, text: str) -> None:
    """Whatever sentences are made of: with the gate is found what is found without it."""
    spoken = language(name)
    matching = {place for place, frame in enumerate(spoken.frames) if frame.regex.search(text)}
    assert matching <= set(spoken.gate.possible(text))


@given(st.sampled_from(_TEXTS), st.text("0123456789", min_size=1, max_size=3))
def test_texts_that_differ_in_digits_alone_are_one_to_the_gate(text: str, digits: str) -> None:
    other = re.sub("[0-9]", digits[0], text)
    assert language("zh").gate.possible(text) == language("zh").gate.possible(other)


def test_what_needs_nothing_is_always_possible() -> None:
    assert gate([".*", "乙肝"]).possible("") == (0,)


def test_the_table_is_up_to_date() -> None:
    """Otherwise: python -m recognizers.literals.table"""
    stored = json.loads((files("recognizers.literals") / "literals.json").read_text("utf-8"))
    assert stored == literal_table.table()


def test_the_table_says_what_reading_says() -> None:
    for source in ("确诊(?:了)?(?P<v>糖尿病)", language("zh").frames[0].source):
        assert set(literal_table.needed(source)) == set(ways(source))
