"""What a text must hold for an expression to match."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers import literal_table
from recognizers.literals import grams, read
from recognizers.statement_frames import language

SOURCES = (
    "确诊(?:了)?(?:糖尿病|哮喘)",
    "[住在]院",
    "(?i:Diagnosed) with (?P<v>[a-z]+)",
    "a+b|乙肝",
    "(?:很)?好",
    "尾号[0-9]{4}",
)


@pytest.mark.parametrize(
    ("source", "first"),
    [("确诊", {"确诊"}), ("[住出]院", {"住院", "出院"}), ("糖尿?病|哮喘", {"糖", "哮喘"}), ("甲.*乙丙", {"乙丙"})],
)
def test_read(source: str, first: set[str]) -> None:
    assert read(source)[0] == first


@pytest.mark.parametrize("source", ["(?:甲)?", "[^甲]", ".*", "甲|.", "(?=甲)"])
def test_nothing_read(source: str) -> None:
    assert read(source) == ()


@given(st.sampled_from(SOURCES).flatmap(lambda source: st.tuples(st.just(source), st.from_regex(source))))
def test_every_match_holds_one_of_each_set(case: tuple[str, str]) -> None:
    source, text = case
    assert re.search(source, text)
    assert all(not need.isdisjoint(grams(text)) for need in read(source))


def test_the_table_is_up_to_date() -> None:
    """Otherwise: python -m recognizers.literal_table"""
    stored = json.loads((files("recognizers") / "literals.json").read_text("utf-8"))
    assert stored == literal_table.table()


def test_the_table_says_what_reading_says() -> None:
    for source in ("确诊(?:了)?(?P<v>糖尿病)", language("zh").frames[0].source):
        assert set(literal_table.needed(source)) == set(read(source))
