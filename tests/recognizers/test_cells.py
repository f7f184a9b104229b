"""Matches stay within the cells of a column."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.cells import LONGEST, cell_end, filling, listed, other_cells, within_cells

WORD = re.compile("[a-z]+")


@pytest.mark.parametrize(
    ("cell", "found"),
    [("ab", "ab"), ("“ab”", "ab"), ("** ab **", "ab"), ("「“ab”」", "ab"), ("“ab", None), ("ab c", None), ("", None)],
)
def test_what_fills_a_cell(cell: str, found: str | None) -> None:
    match = filling(WORD, cell, 0, len(cell))
    assert (match and match[0]) == found


def test_a_cell_too_long_for_any_value_is_not_looked_at() -> None:
    assert filling(WORD, "a" * LONGEST, 0, LONGEST) is not None
    assert filling(WORD, "a" * (LONGEST + 1), 0, LONGEST + 1) is None


NAME = re.compile("[一-鿿]{2,3}|[A-Z][a-z]+ [A-Z][a-z]+")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("周小舟(户)", ["周小舟"]),
        ("周小舟 (已离职多年的老同事)", ["周小舟"]),
        ("周小舟/李雷", ["周小舟", "李雷"]),
        ("周小舟、李雷；王梅", ["周小舟", "李雷", "王梅"]),
        ("周小舟 李雷", ["周小舟", "李雷"]),
        ("周小舟2", ["周小舟"]),
        ("*周小舟", ["周小舟"]),
        ("Ann Lee (李雷)", ["Ann Lee", "李雷"]),
        ("Ann Lee / Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("周小舟 13号", []),
        ("(周小舟)", []),
        ("a、周小舟", []),
        ("", []),
    ],
)
def test_names_in_one_cell(cell: str, names: list[str]) -> None:
    text = f"李雷\x00{cell}\x00"
    assert [match[0] for match in listed(NAME, text, 3, 3 + len(cell))] == names


@pytest.mark.parametrize(("start", "last", "end"), [(0, 9, 2), (2, 9, 2), (3, 9, 6), (3, 4, 4), (3, 6, 6)])
def test_cell_end(start: int, last: int, end: int) -> None:
    assert cell_end("ab\x00cde", start, last) == end


@given(st.text("ab\x00 ", max_size=30))
def test_a_pattern_that_would_cross_is_tried_in_every_cell(text: str) -> None:
    regex = re.compile("a[^b]*b?")
    found = [match.span() for match in within_cells(regex, text, [(0, len(text))], separated=True)]
    alone, start = [], 0
    for cell in text.split("\x00"):
        alone += [(start + match.start(), start + match.end()) for match in regex.finditer(cell)]
        start += len(cell) + 1
    assert found == alone


def test_the_cells_that_are_left() -> None:
    assert other_cells("abcdef\x00x\x00ghijkl", {(0, 6), (9, 15)}) == [(7, 8)]
    assert other_cells("abcdef\x00ghijkl", {(0, 6), (7, 13)}) == []
    assert other_cells("abc\x00defghi", {(0, 3)}) is None
