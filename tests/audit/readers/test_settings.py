from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.config import Limits
from audit.model import Rows, Segment, Source
from audit.parsing.interface import Budget, Head, Reading
from audit.readers.settings import READER

INI = "; by 周小舟\n[甲]\nphone = 19900000001\nmail: a@example.com\n\n[乙]\nphone=19900000002\nloose words\n"
TOML = (
    '[[people]]\nname = "甲"\nphone = "19900000001" # note\n"odd key" = \'x\'\n'
    'text = """\nline 199\n[no.section]\n"""\nlast = 1\n'
)
ENV = "# 199\nexport API_TOKEN='abc def'\nEMPTY=\nURL=https://u:p@example.com/\n"
PROPERTIES = "user.phone=19900000001\nuser.name : 甲\n! old\n"


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (INI, "a.ini", 72),
        (TOML, "pyproject.toml", 72),
        (ENV, ".env", 72),
        (ENV, ".env.local", 72),
        (PROPERTIES, "a.properties", 72),
        (INI, "a.txt", 0),
        ("just some words\nand more of them\n", "a.conf", 0),
        (b"\0\1\2", "a.ini", 0),
        ("", "a.ini", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_sections_are_rows_and_keys_are_columns(take):
    taken = take(READER, INI, "a.ini")
    assert taken.table("甲") == [{"phone": "19900000001", "mail": "a@example.com"}]
    assert taken.table("乙") == [{"phone": "19900000002"}]
    assert taken.place("19900000002") == {"line": 7, "column": 7}
    assert taken.place("loose words") == {"line": 8, "column": 1}
    assert taken.place("周小舟") == {"line": 1, "column": 6}


@pytest.mark.parametrize(
    ("text", "cell", "place"),
    [
        (TOML, "19900000001", {"line": 3, "column": 10}),
        (TOML, "note", {"line": 3, "column": 25}),
        (TOML, "line 199", {"line": 6, "column": 1}),
        (TOML, "[no.section]", {"line": 7, "column": 1}),
        (ENV, "abc def", {"line": 2, "column": 19}),
        (ENV, "https://u:p@example.com/", {"line": 4, "column": 5}),
        (ENV, "# 199", {"line": 1, "column": 1}),
        (PROPERTIES, "甲", {"line": 2, "column": 13}),
        ("a=1\r\nb = 2\r\n", "2", {"line": 2, "column": 5}),
    ],
)
def test_places(take, text, cell, place):
    assert take(READER, text, "a.toml").place(cell) == place


def test_quotes_and_comments_behind_them_are_no_value(take):
    assert take(READER, TOML, "a.toml").table("people")[0] == {
        "name": "甲",
        "phone": "19900000001",
        "odd key": "x",
        "text": '"""',
        "last": "1",
    }


def test_a_long_file_is_many_rows(take):
    taken = take(READER, "".join(f"key{number}={number}\n" for number in range(1000)), "a.properties")
    assert [len(rows.table.header) for rows in taken.rows] == [64] * 15 + [40]
    assert take(READER, "k=" + "x" * 200_000, "a.env").place("k=xxx") == {"line": 1, "column": 1}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab=:[]#;\"'\n\r \\", max_size=60))
def test_nothing_is_lost(text):
    source = Source("a.ini", lambda: io.BytesIO(text.encode()))
    items = list(READER.read(source, Reading(Head(source, text.encode(), None), Budget(Limits()), Limits(), Path())))
    said = "".join(item.text for item in items if isinstance(item, Segment))
    said += "".join(
        cell
        for item in items
        if isinstance(item, Rows)
        for cell in [*item.table.header, item.table.name, *item.rows[0]]
    )
    lost = [letter for letter in "ab" if said.count(letter) < text.count(letter)]
    assert not lost or "[" in text or '"' in text or "'" in text  # names of sections; what follows a closed quote
