"""How far a match and what it looks at extend."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.reach import FAR, reach


@pytest.mark.parametrize(
    ("source", "width"),
    [
        ("ab", 3),
        ("a{2,5}", 6),
        ("(?:a|bcd)?e", 5),
        ("(?<=abc)d", 5),
        ("a(?=b{10})", 12),
        ("a(?!b(?=cd))", 5),
        (r"\ba\Z", 4),
        ("(?i:ab)|c", 3),
        ("(a)(?(1)b|(?=cde))", 6),
    ],
)
def test_reach(source: str, width: int) -> None:
    assert reach(source) == width


@pytest.mark.parametrize("source", ["a*", "a+b", "a(?=.*b)", f"a{{1,{FAR}}}"])
def test_what_has_no_bound(source: str) -> None:
    assert reach(source) is None


@given(far=st.text("ab1 ", max_size=40), near=st.text("ab1 ", max_size=12))
def test_what_stands_beyond_the_reach_changes_nothing(far: str, near: str) -> None:
    source = r"(?<![a1])a{1,3}(?=b{0,2}\Z|b{0,2}1)"
    width = reach(source)
    assert width is not None
    apart = " " * width
    text = far + apart + near + apart + far
    start = len(far + apart)
    inside = [match.span() for match in re.finditer(source, text) if start <= match.start() < start + len(near)]
    seen = re.compile(source).finditer(text, start - width, start + len(near) + width)
    assert inside == [match.span() for match in seen if start <= match.start() < start + len(near)]
