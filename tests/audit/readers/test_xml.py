from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.readers.xml import READER

SMS = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    '<smses count="2" xmlns:x="urn:x">\n'
    '  <sms address="+1555010001" date="1700000000000" body="你好" contact_name="张三" />\n'
    '  <sms address="+1555010002" date="1700000000001" body="&#55357;&#56832; ok&#10;two" x:read="1" />\n'
    "</smses>\n"
)


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        (SMS, "a.txt", 90),
        ("<?xml version='1.0'?>\n<!-- note -->\n<!DOCTYPE a [<!ELEMENT a ANY>]>\n<a/>", "a", 90),
        ("<gpx version='1.1'><wpt lat='1' lon='2'/></gpx>", "a", 70),
        ("<gpx version='1.1'><wpt lat='1' lo", "track.gpx", 70),
        ("<b>note</b> to myself: 5 < 6", "a.txt", 0),
        ("<note>to myself</note>: 5 < 6", "a.txt", 20),
        ("<div><p>x</p></div>", "a.txt", 0),
        ("<?xml version='1.0'?><html><body>x</body></html>", "a.xml", 0),
        ("<html><body>x</body></html>", "a.xml", 0),
        ("< 5 people", "a.txt", 0),
        ("plain", "a.xml", 0),
        ('<section class="card">\n{% if files %}<p>{{ x }}</p>{% endif %}\n</section>', "files.html.j2", 0),
    ],
)
def test_sniff(sure, text, name, score):
    assert sure(READER, text, name) == score


def test_repeated_elements_are_rows_of_a_table_named_by_their_path(take):
    taken = take(READER, SMS)
    first, second = taken.table("smses/sms")
    assert first == {"address": "+1555010001", "date": "1700000000000", "body": "你好", "contact_name": "张三"}
    assert second["body"] == "😀 ok\ntwo" and second["read"] == "1"
    assert taken.place("+1555010002") == {"line": 4, "column": 3}
    assert [(segment.hint, segment.text) for segment in taken.segments] == [("count", "2")]
    assert taken.incomplete == []


def test_children_of_text_only_are_columns_and_a_few_of_one_name_stay_together(take):
    taken = take(
        READER,
        "<people><p><name>甲</name><tel>1</tel><tel>2</tel></p>\n<p><name>乙</name><mail a='x'>m</mail></p></people>",
    )
    assert taken.table("people/p") == [{"name": "甲", "tel": "1", "tel+1": "2"}, {"name": "乙"}]
    assert {(segment.hint, segment.text) for segment in taken.segments} == {("a", "x"), ("mail", "m")}
    assert taken.place("乙") == {"line": 2, "column": 4}


def test_a_long_list_of_text_children_is_a_table_of_its_own(take):
    taken = take(READER, "<a><t>" + "</t><t>".join(f"v{number}" for number in range(5000)) + "</t></a>")
    rows = taken.table("a/t")
    assert [row["t"] for row in rows] == [f"v{number}" for number in range(4, 5000)]
    assert max(len(chunk.rows) for chunk in taken.rows) <= 2000
    assert taken.table("a") == [{"t": "v0", "t+1": "v1", "t+2": "v2", "t+3": "v3"}]


def test_columns_that_come_late_make_a_wider_table(take):
    body = "".join(f"<r a='{number}'/>" for number in range(2000)) + "<r b='late' a='x'/><r a='y'/>"
    taken = take(READER, f"<t>{body}</t>")
    assert [chunk.table.header for chunk in taken.rows] == [("a",), ("a", "b")]
    assert taken.table("t/r")[-2:] == [{"a": "x", "b": "late"}, {"a": "y"}]


def test_elements_without_a_common_column_make_no_table(take):
    rows = "".join("<r " + " ".join(f"a{row}x{column}='v'" for column in range(50)) + "/>" for row in range(1000))
    taken = take(READER, f"<t>{rows}</t>")
    assert taken.rows == [] and len(taken.segments) == 50_000


def test_namespaces_are_dropped_and_comments_are_text(take):
    taken = take(READER, "<k:a xmlns:k='urn:k'><!-- 电话 --><k:b>1</k:b></k:a>")
    assert {(segment.hint, segment.text) for segment in taken.segments} == {("", " 电话 "), ("b", "1")}


def test_a_dtd_without_entities_is_ignored(take):
    dtd = "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me)>\n<!ATTLIST Me x CDATA #IMPLIED>\n]>"
    taken = take(READER, f"<?xml version='1.0'?>\n{dtd}\n<HealthData><Me birth='1990-01-01'/></HealthData>")
    assert [(segment.hint, segment.text) for segment in taken.segments] == [("birth", "1990-01-01")]
    assert taken.incomplete == []


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY x "lol">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % x SYSTEM "http://example.invalid/x.dtd"> %x;',
    ],
)
def test_entities_are_refused_and_the_text_is_still_read(take, entity):
    taken = take(READER, f"<?xml version='1.0'?><!DOCTYPE a [{entity}]>\n<a>tel &x; 123</a>")
    assert taken.incomplete == ["damaged"]
    assert "tel &x; 123" in taken.segments[-1].text


def test_a_broken_document_gives_its_rows_and_then_its_raw_text(take):
    taken = take(READER, SMS.replace('  <sms address="+1555010002"', ' <oops> & <sms address="+1555010002"'))
    assert [row["address"] for row in taken.table("smses/sms")] == ["+1555010001"]
    assert taken.incomplete == ["damaged"]
    assert taken.place("+1555010002") == {"line": 4, "column": 25}


def test_a_cut_document_loses_nothing(take):
    taken = take(READER, SMS[: SMS.index("+1555010002") + 11])
    assert taken.incomplete == ["damaged"]
    assert taken.place("+1555010001")["line"] == 3
    assert taken.place("+1555010002") == {"line": 4, "column": 17}


def test_depth_beyond_reason_is_read_as_text(take):
    taken = take(READER, "<a>" * 5000 + "138" + "</a>" * 5000)
    assert taken.incomplete == ["limit:depth:1000"] and "138" in taken.segments[-1].text


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "big5", "iso-8859-1"])
def test_the_declared_encoding_is_honoured(take, encoding):
    value = "café" if encoding == "iso-8859-1" else "張三的電話號碼是"
    data = f"<?xml version='1.0' encoding='{encoding}'?>\n<a><b>{value}</b></a>".encode(encoding)
    assert [segment.text for segment in take(READER, data).segments] == [value]


def test_a_declaration_that_lies_is_not_believed(take):
    data = "<?xml version='1.0' encoding='ISO-8859-1'?><a><b>张三的电话</b></a>".encode()
    assert [segment.text for segment in take(READER, data).segments] == ["张三的电话"]


def test_control_characters_and_forbidden_references_do_not_break_it(take):
    taken = take(READER, '<a><b t="1&#0;2&#x1F;3\x01&#55357;"/><b t="&#9;4"/></a>')
    assert [row["t"] for row in taken.table("a/b")] == ["1 2 3 \ufffd", "\t4"] and taken.incomplete == []


def test_references_cut_by_the_reading_step_are_whole(take):
    body = "".join(f'<m b="{"x" * number}&#55357;&#56832;"/>' for number in range(700, 900))
    rows = take(READER, f"<s>{body}</s>").table("s/m")
    assert len(rows) == 200 and all(row["b"].endswith("x😀") for row in rows)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet="<>/ab ='\"&;#!-[]", max_size=80))
def test_no_text_makes_it_crash(take, text):
    take(READER, "<?xml version='1.0'?>" + text)
