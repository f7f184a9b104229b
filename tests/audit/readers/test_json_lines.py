from __future__ import annotations

import json

import pytest

from audit.readers.json_lines import READER


def test_lines_are_rows(take):
    taken = take(READER, '{"a": {"tel": "19912345678"}}\n\n{"b": ["x@example.com"], "a": {"tel": 2}}\n')
    assert taken.table("") == [{"a/tel": "19912345678"}, {"a/tel": "2", "b": "x@example.com"}]
    assert taken.place("19912345678") == {"line": 1, "pointer": "/a/tel"}
    assert taken.place("x@example.com") == {"line": 3, "pointer": "/b/0"}


def test_a_line_that_is_no_json_is_text(take):
    taken = take(READER, '{"a": 1}\n{"a": broken 19912345678\n{"a": 2}\n')
    assert taken.place("19912345678") == {"line": 2, "column": 14}
    assert taken.table("") == [{"a": "1"}, {"a": "2"}]


def test_nested_tables_and_lists(take):
    lines = [{"id": 1, "items": [{"sku": "x"}, {"sku": "y"}]}, {"id": 2, "items": [{"sku": "z"}]}]
    taken = take(READER, "\n".join(map(json.dumps, lines)))
    assert taken.table("items") == [{"sku": "x"}, {"sku": "y"}, {"sku": "z"}]
    assert taken.place("z") == {"line": 2, "pointer": "/items/0/sku"}


def test_twice_the_same_key_and_numbers_as_written(take):
    assert take(READER, '{"p": 1.10, "p": 123456789012345678901}\n{}').table("") == [
        {"p": "1.10\n123456789012345678901"}
    ]


def test_many_lines(take):
    taken = take(READER, "".join(f'{{"id": {number}}}\n' for number in range(5000)))
    assert sum(len(rows.rows) for rows in taken.rows) == 5000
    assert len({id(rows.table) for rows in taken.rows}) == 1
    assert taken.place("4999") == {"line": 5000, "pointer": "/id"}


def test_a_line_that_is_too_deep(take):
    deep = "[" * 700 + '"x"' + "]" * 700
    assert take(READER, deep + '\n{"a": "19912345678"}\n').incomplete == ["limit:depth:512"]


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ('{"a": 1}\n{"a": 2}\n', "a.json", 95),
        ('{"a": 1}\n', "a.jsonl", 95),
        ('{"a": 1}\n', "a.json", 0),
        ('{\n"a": 1\n}\n', "a.json", 0),
        ("[\n[1, 2],\n[3, 4]\n]\n", "a.json", 0),
        ("[1] note\n[2] note\n", "a.txt", 0),
        ("", "a.jsonl", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_what_owntracks_puts_before_each_object(take, sure):
    line = '{{"_type":"location","lat":31.23041{0},"lon":121.4737,"tst":171452160{0}}}\n'
    text = "".join(("2024-05-01T00:0{0}:00Z\t*          \t" + line).format(number) for number in range(5))
    assert sure(READER, text, "2024-05.rec") == 95
    taken = take(READER, text)
    assert taken.table("")[4] == {"_type": "location", "lat": "31.230414", "lon": "121.4737", "tst": "1714521604"}
    assert taken.place("31.230413") == {"line": 4, "pointer": "/lat"}
