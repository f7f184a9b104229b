from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.model import Rows, Segment
from audit.readers import json_lines
from audit.readers.json_document import READER

CHATS = {
    "about": "export",
    "personal_information": {"first_name": "小明", "phone": "19912345678"},
    "chats": {
        "list": [
            {
                "name": "Ann",
                "messages": [{"id": 1, "text": "hi"}, {"id": 2, "text": ["see ", {"text": "x@example.com"}]}],
            },
            {"name": "Bob", "messages": [{"id": 3, "text": "yo", "from": "Bob"}]},
        ]
    },
}


def test_arrays_of_objects_are_tables_by_key_path(take):
    taken = take(READER, json.dumps(CHATS))
    assert taken.table("chats/list/*/messages") == [
        {"id": "1", "text": "hi"},
        {"id": "2", "text": "see "},
        {"id": "3", "text": "yo", "from": "Bob"},
    ]
    assert taken.table("chats/list") == [{"name": "Ann"}, {"name": "Bob"}]
    assert taken.table("personal_information") == [{"first_name": "小明", "phone": "19912345678"}]
    assert taken.table("") == [{"about": "export"}]
    assert taken.place("yo") == {"pointer": "/chats/list/1/messages/0/text"}
    assert taken.place("x@example.com") == {"pointer": "/chats/list/0/messages/1/text/1/text"}


def test_nested_objects_of_a_row_are_columns(take):
    text = '[{"profile": {"tel": ["19912345678"], "mails": ["a@example.com", "b@example.com"]}}, {"profile": {"x": 1}}]'
    taken = take(READER, text)
    assert taken.rows[0].table.header == ("profile/tel", "profile/mails", "profile/x")
    assert taken.place("19912345678") == {"pointer": "/0/profile/tel/0"}
    assert taken.place("b@example.com") == {"pointer": "/0/profile/mails"}


def test_keys_that_are_data_make_rows_of_one_table(take):
    taken = take(READER, '{"users": {"10001": {"name": "Ann"}, "10002": {"name": "Bob"}}}')
    assert taken.table("users/*") == [{"name": "Ann"}, {"name": "Bob"}]
    assert taken.place("Bob") == {"pointer": "/users/10002/name"}


def test_telling_keys_are_text(take):
    taken = take(READER, '{"contacts": {"19912345678": true, "ann@example.com": 1, "name": 2}}')
    assert [segment.text for segment in taken.segments] == ["19912345678\nann@example.com"]
    assert taken.segments[0].locate(0) == {"name": "key"}


def test_both_values_of_a_key_that_comes_twice(take):
    assert take(READER, '{"p": "19912345678", "p": "x"}').table("") == [{"p": "19912345678\nx"}]


def test_a_long_list_keeps_the_place_of_each_element(take):
    taken = take(READER, json.dumps({"phones": [str(number) for number in range(19_900_000_000, 19_900_000_300)]}))
    assert taken.place("19900000299") == {"pointer": "/phones/299"}
    assert {rows.table.header for rows in taken.rows} == {("phones",)}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1.10", "1.10"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("19912345678.0", "19912345678"),  # as a column with gaps is written
        ("1.9912345678E+10", "19912345678"),
        ("1234567.0", "1234567.0"),
        ("1.5E+3", "1.5E+3"),
    ],
)
def test_numbers_as_written(take, number, text):
    assert take(READER, f'{{"n": {number}, "b": true, "z": null}}').table("") == [{"n": text}]
    lines = f'{{"n": {number}, "b": true}}\n{{"n": {number}}}\n'
    assert [row["n"] for row in take(json_lines.READER, lines, "a.jsonl").table("")] == [text, text]


@pytest.mark.parametrize("tail", ["", ";", ";\n"])
def test_a_script_of_x(take, sure, tail):
    text = 'window.YTD.account.part0 = [ {"account": {"phoneNumber": "19912345678"}} ]' + tail
    assert sure(READER, text, "account.js") == 90
    taken = take(READER, text, "account.js")
    assert taken.place("19912345678") == {"pointer": "/0/account/phoneNumber"}
    assert taken.incomplete == []


def test_a_small_document_that_breaks_is_text(take):
    taken = take(READER, '{"phone": "19912345678",\n "next": }')
    assert taken.rows == []
    assert taken.place("19912345678") == {"line": 1, "column": 12}
    assert taken.incomplete == ["damaged"]


def test_a_large_document_that_breaks_keeps_its_rows_and_the_rest_as_text(take):
    rows = [{"id": number, "name": "n" * 90} for number in range(9000)]
    text = json.dumps(rows, indent=0)[:-1] + ', {"phone": "19912345678" ?'
    taken = take(READER, text)
    assert sum(len(chunk.rows) for chunk in taken.rows) >= 4000
    rest = taken.segments[-1]
    assert rest.text == text[-len(rest.text) :]
    assert rest.locate(len(rest.text) - 14) == {"line": text.count("\n") + 1, "column": len(text.splitlines()[-1]) - 13}
    assert taken.incomplete == ["damaged"]


def test_a_document_that_is_too_deep_is_text(take):
    taken = take(READER, "[" * 5000 + '"19912345678"' + "]" * 5000)
    assert taken.place("19912345678") == {"line": 1, "column": 5002}
    assert taken.incomplete == ["limit:depth:512"]


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ('{"a": 1}', "a.json", 90),
        ("\ufeff \n[1, 2]", "a", 80),
        ('{"a": "' + "x" * 70_000, "a", 80),
        ("[2020-01-01, 12:00:01] Ann: hello\n", "chat.txt", 0),
        ("{name}, hello", "a.txt", 0),
        ("[section]\nkey = 1\n", "a.ini", 0),
        ("x = 1", "a.js", 0),
        ("", "a.json", 0),
        (b"{\x00\x01\x02\x03", "a.json", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def resolve(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        document = (
            document[int(step)] if isinstance(document, list) else document[step.replace("~1", "/").replace("~0", "~")]
        )
    return document


def leaves(document: Any) -> list[str]:
    if isinstance(document, dict):
        return [leaf for value in document.values() for leaf in leaves(value)]
    if isinstance(document, list):
        return [leaf for value in document for leaf in leaves(value)]
    return [document]


KEYS = st.text("ab/~0中", max_size=3)
DOCUMENTS = st.recursive(
    st.text("xyz中é", min_size=1, max_size=4),
    lambda inner: st.lists(inner, max_size=20) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=40,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DOCUMENTS.filter(lambda document: isinstance(document, list | dict)))
def test_pointers_lead_to_the_values_and_nothing_is_lost(take, document):
    taken = take(READER, json.dumps(document, ensure_ascii=False))
    seen: list[str] = []
    for item in taken.items:
        assert not isinstance(item, Segment)
        if isinstance(item, Rows):
            for number, row in enumerate(item.rows):
                assert len(row) == len(item.table.header)
                for column, cell in enumerate(row):
                    if cell:
                        found = resolve(document, str(item.locate(number, column)["pointer"]))
                        texts = (
                            [leaf for leaf in found if isinstance(leaf, str)] if isinstance(found, list) else [found]
                        )
                        assert "\n".join(texts) == cell
                        seen.extend(texts)
    assert sorted(seen) == sorted(leaves(document))


@pytest.mark.parametrize(
    ("document", "name", "header", "place"),
    [
        (
            '{"features": [{"geometry": {"coordinates": [121.4737, 31.2304, 4]}}]}',
            "features",
            ("geometry/coordinates/longitude", "geometry/coordinates/latitude", "geometry/coordinates/altitude"),
            "/features/0/geometry/coordinates/1",
        ),
        (
            '{"geometry": {"type": "LineString", "coordinates": [[121.4736, 31.2303], [121.4737, 31.2304]]}}',
            "geometry/coordinates",
            ("longitude", "latitude"),
            "/geometry/coordinates/1/1",
        ),
        (
            '{"geometry": {"type": "Polygon", "coordinates": [[[121.4736, 31.2303], [121.4737, 31.2304]]]}}',
            "geometry/coordinates/*",
            ("longitude", "latitude"),
            "/geometry/coordinates/0/1/1",
        ),
        (
            '[{"geo": {"coordinates": [31.2304, 121.4737]}}]',
            "",
            ("geo/coordinates/latitude", "geo/coordinates/longitude"),
            "/0/geo/coordinates/0",
        ),
    ],
)
def test_positions_are_columns_that_say_which_is_which(take, document, name, header, place):
    taken = take(READER, document)
    assert [rows.table.header for rows in taken.rows if rows.table.name == name] == [header]
    assert taken.place("31.2304") == {"pointer": place}


@pytest.mark.parametrize("before", [0, 63_000, 65_000])
def test_a_monster_number_is_a_limit_and_the_text_is_still_read(take, before):
    data = b'{"a": "' + b"x" * before + b'", "n": ' + b"9" * 6_000 + b', "tel": "19912345678"}'
    taken = take(READER, data)
    assert taken.incomplete == ["limit:digits:2000"]
    assert any("19912345678" in segment.text for segment in taken.segments)


def test_objects_under_keys_that_are_data_are_rows_within_rows_too(take):
    text = """[{"title": "T", "mapping": {
        "0a0b0c0d-1111-4222-8333-444455556666": {"id": "a", "by": {"role": "user"}},
        "0a0b0c0d-1111-4222-8333-444455556667": {"id": "b", "by": {"role": "other"}}}}]"""
    taken = take(READER, text)
    assert taken.table("") == [{"title": "T"}]
    assert taken.table("*/mapping/*") == [{"id": "a", "by/role": "user"}, {"id": "b", "by/role": "other"}]
    assert taken.place("other") == {"pointer": "/0/mapping/0a0b0c0d-1111-4222-8333-444455556667/by/role"}
