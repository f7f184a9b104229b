"""Splitting lines gives what the csv module gives, or says that it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.tables.dialect import Dialect
from audit.parsing.tables.split_lines import split_lines

LINES = st.lists(st.text(st.sampled_from('ab中1,;\t"\\ \u3000\x1f\r'), max_size=9), min_size=1, max_size=7)
DIALECTS = st.builds(Dialect, st.sampled_from(",;\t\x1f"), st.sampled_from([None, "\\"]), st.booleans())


def by_the_csv_module(text: str, dialect: Dialect) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in dialect.rows(text)]


@given(LINES, DIALECTS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_same_rows_as_the_csv_module(lines, dialect, end, ended):
    text = end.join(lines) + end * ended
    rows = split_lines(text, dialect) if text else None
    assert rows is None or rows == by_the_csv_module(text, dialect)


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "a,b\r\n1,2",
        "a,b\n\n1,2\n",
        '"a","b"\n"1, ""x""","2"\n',
        'a,"b, c"\n1,2\n3," 4"\n',
        '5" pipe,1\na,b\n',
        "a ,\u3000b\n 1,2 \n",
        "a\x85,b\n1,2\n",
    ],
)
def test_what_is_split(text):
    assert split_lines(text, Dialect(",")) == by_the_csv_module(text, Dialect(","))


@pytest.mark.parametrize("text", ['a,"b\nc",d\n', 'a,"b\n', 'a"b,"c\nd,e"\n1,"2"\n', "a,b\r1,2\n", '"a","b\n","c"\n'])
def test_what_is_left_to_the_csv_module(text):
    assert split_lines(text, Dialect(",")) is None


def test_an_escape_is_left_to_the_csv_module():
    assert split_lines('a\\,b,"c"\n', Dialect(",", escape="\\")) is None
