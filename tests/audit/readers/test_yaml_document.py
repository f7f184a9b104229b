from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import YAMLError

from audit.readers.yaml_document import READER, _documents

PEOPLE = """\
# kept by 周小舟
defaults: &defaults
  city: 示例市
people:
  - name: 甲
    phone: "19900000001"   # his own
    <<: *defaults
  - name: 乙
    phone: '19900000002'
    more: {note: one, tags: [x, y]}
text: |
  first
  电话 19900000003
? [a, b]
: the value
"""


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (PEOPLE, "a.yaml", 75),
        (PEOPLE, "a.yml", 75),
        (PEOPLE, "a.txt", 0),
        ("%YAML 1.2\n---\na: 1\n", "a", 75),
        ("just words\n" * 9, "a.yaml", 0),
        (b"\xff\xd8\0", "a.yaml", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_objects_are_rows_and_lines_are_told(take):
    taken = take(READER, PEOPLE, "a.yaml")
    assert [(row["name"], row["phone"]) for row in taken.table("people")] == [
        ("甲", "19900000001"),
        ("乙", "19900000002"),
    ]
    assert taken.place("19900000001") == {"line": 6, "pointer": "/people/0/phone"}
    assert taken.place("19900000002") == {"line": 9, "pointer": "/people/1/phone"}
    assert taken.place("19900000003") == {"line": 11, "pointer": "/text"}
    assert taken.place("x\ny") == {"line": 10, "pointer": "/people/1/more/tags"}
    assert taken.place("the value")["line"] == 15
    assert taken.place("his own") == {"line": 6, "column": 30}
    assert taken.place("周小舟")["line"] == 1


def test_several_documents_each_begin_anew(take):
    taken = take(READER, "a: 19900000001\n---\n- b: 19900000002\n---\nplain\n", "a.yaml")
    assert taken.place("19900000002") == {"line": 3, "pointer": "/0/b"}
    assert taken.place("plain") == {"line": 5, "pointer": ""}


def test_what_is_no_yaml_is_text(take):
    taken = take(READER, "a: {{ template }}\nphone: 199\n  bad: [indent\n", "a.yaml")
    assert taken.place("199") == {"line": 2, "column": 8}
    assert taken.rows == [] and not taken.incomplete


def test_no_alias_is_expanded_and_no_tag_obeyed(take):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    assert sum(len(rows.rows) for rows in take(READER, bomb, "a.yaml").rows) <= 12
    assert take(READER, "a: !!python/object/apply:os.system [x]\n", "a.yaml").place("x")["line"] == 1


def test_depth_has_a_limit(take):
    taken = take(READER, "a: " + "[" * 3000 + "]" * 3000, "a.yaml")
    assert taken.incomplete in (["limit:depth:512"], []) and "[[[" in taken.segments[0].text


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab:-?[]{}&*#|>\"' \n,", max_size=60))
def test_no_input_breaks_it(text):
    with suppress(YAMLError):
        list(_documents(io.StringIO(text)))
