"""What pages carry in their scripts: messages and other lists as rows, other strings as text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model import Record
from audit.parsing.html.literals import Literal, unquoted
from audit.parsing.text.blocks import Block
from audit.readers.html import READER
from tests.audit.making import events, source

MINE = {
    "i": 1,
    "t": 1767319200,
    "s": 1,
    "a": '<img src="avatars/wxid_a1b2c3d4e5f6gh.png" alt="陈样" />',
    "b": '<div class="message-time">10:00</div><div class="message-text">新号 19912345678</div>',
}
THEIRS = MINE | {"t": 1767405600, "s": 0, "a": '<img src="avatars/b.png" alt="林样" />', "b": "<div>a &lt; b</div>"}
WEFLOW = f"""<!DOCTYPE html><html><head><title>林样 - 聊天记录</title></head><body><h1 class="title">林样</h1>
<script>
  window.WEFLOW_DATA = [
{json.dumps(MINE)},
{json.dumps(THEIRS, ensure_ascii=False)}
  ];
  function draw() {{ return "ok"; }}
</script></body></html>"""
MEMOTRACE = r"""<!DOCTYPE html><html><body><script>
const chatMessages = [
{ type:1, text: '新号 19912345678 it\'s',is_send:1,avatar_path:'./a.png',timestamp:1767319200,displayname:'陈样'},
{ type:3, text: './image/a.png',is_send:0,avatar_path:'./b.png',timestamp:1767405600,displayname:'林样'},
];
let page = 0; for (const item of chatMessages) { draw(item); }
</script></body></html>"""


def page(script: str, attributes: str = "") -> str:
    return f"<!DOCTYPE html><html><body>\n<script{attributes}>{script}</script><p>end</p></body></html>"


@pytest.mark.parametrize(("text", "export"), [(WEFLOW, "weflow-page"), (MEMOTRACE, "memotrace-page")])
def test_the_chat_in_a_script_is_a_record(tmp_path, text, export):
    records = [event for _, event in events(source(text, "renamed.html"), tmp_path) if isinstance(event, Record)]
    assert records == [
        Record("CHAT_RECORD", 2, 2, "wechat", export=export, first="2026-01-02", last="2026-01-03"),
    ]


def test_messages_are_rows_with_what_their_tags_say(take):
    taken = take(READER, WEFLOW)
    first, second = taken.table("")
    assert first == {
        "i": "1",
        "t": "1767319200",
        "s": "1",
        "a/src": "avatars/wxid_a1b2c3d4e5f6gh.png",
        "a/alt": "陈样",
        "b": "10:00\n\n新号 19912345678",
    }
    assert (second["b"], second["a/alt"]) == ("a < b", "林样")
    assert taken.place("19912345678") == {"line": 4, "pointer": "/0/b"}
    assert taken.place("林样 - 聊天记录")["line"] == 1


def test_words_in_angle_brackets_are_no_tags(take):
    taken = take(READER, page('x = [{a: "1 <2 List<Text> <me>", b: 1}, {a: "<p title=\'t\'>y</p>", b: 2}]'))
    assert taken.table("") == [{"a": "1 <2 List<Text> <me>", "b": "1"}, {"a": "y", "a/title": "t", "b": "2"}]


def test_literals_of_javascript_are_data(take):
    taken = take(READER, MEMOTRACE)
    assert [row["text"] for row in taken.table("")] == ["新号 19912345678 it's", "./image/a.png"]
    assert taken.place("林样") == {"line": 4, "pointer": "/1/displayname"}


@pytest.mark.parametrize(
    "script",
    [
        'var people = [{"name": "A", "tel": "19912345678"}, {"name": "B", "tel": "19912345679"}];',
        "show([{name: 'A', tel: '19912345678'}, {name: 'B', tel: '19912345679',},]);",
        "window.x = {init: true, list: [{name: `A`, tel: '19912345678'}, /* two */ {name: 'B', tel: '19912345679'}]}",
        "x = {list: [{name: 'A', tel: '19912345678'}, {name: 'B', tel: '19912345679'}], draw: function () { }}",
        '[{"name": "A", "tel": "19912345678"}, {"name": "B", "tel": "19912345679"}]',
        "if (a == {}) b = []; c = [{name: 'A', tel: '19912345678'}, {name: 'B', tel: '19912345679'}",
    ],
    ids=["assigned", "called", "nested", "among code", "the whole script", "cut off"],
)
def test_lists_of_like_objects_are_rows(take, script):
    taken = take(READER, page(script))
    tables = {rows.table.name for rows in taken.rows if len(rows.rows) > 1}
    rows = [row for name in tables for row in taken.table(name)]
    assert [(row["name"], row["tel"]) for row in rows] == [("A", "19912345678"), ("B", "19912345679")]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ('var phone = "19912345678";', "phone = "),
        ("alert('联系电话 19912345678')", ""),
        ("x = {a: 1, b: call('a@example.com')}", ""),
        ("draw({mail: 'a@example.com', n: 1});", "mail: "),
    ],
)
def test_other_strings_are_text_with_their_keys_in_their_places(take, script, told):
    taken = take(READER, page(script))
    (segment,) = [segment for segment in taken.segments if segment.hint == "script"]
    value = next(value for value in ("联系电话 19912345678", "19912345678", "a@example.com") if value in segment.text)
    assert segment.text.strip() == f"{told} {value}".strip()
    assert taken.place(value) == {"line": 2, "column": len("<script>") + script.index(value) + 1}


@pytest.mark.parametrize(
    "script",
    [
        "",
        "var a = 1, b = a => a * 2; if (a <= 2) { b(a) }",
        '!function(e){var t={a:"b",c:[1,2,3]};e.x=t}(this)',
        "x = 'ok'; y = \"/[a-z]/\"; z = 19912345678",
        "x = [[[[[[",
    ],
)
def test_code_is_nothing(take, script):
    taken = take(READER, page(script))
    assert [segment.text.strip() for segment in taken.segments] == ["end"] and taken.rows == []


@pytest.mark.parametrize(
    "script",
    [
        "window.__STATE__ = {user: {name: '林晓雨', mobile: 19912345678}, ready: !0};",
        'save({"user": {"name": "林晓雨", "mobile": 19912345678}, "ready": true})',
    ],
)
def test_one_object_that_says_something_is_a_row(take, script):
    taken = take(READER, page(script))
    assert {"name": "林晓雨", "mobile": "19912345678"}.items() <= {
        name.rpartition("/")[2]: cell for name, cell in taken.table("")[0].items()
    }.items()


def test_a_long_chat_is_read_in_pieces(take):
    message = {
        "type": 1,
        "text": "<b>好</b> " + "字" * 60,
        "is_send": 1,
        "timestamp": 1767319200,
        "displayname": "陈样",
    }
    messages = (message | {"text": f"{message['text']}{number}"} for number in range(9000))
    lines = ",\n".join(json.dumps(message, ensure_ascii=False) for message in messages)
    taken = take(READER, page(f"\nconst chatMessages = [\n{lines}\n];\nconst tel = '19912345678';"))
    rows = taken.table("")
    assert [row["text"].rpartition("字")[2] for row in rows] == [str(number) for number in range(9000)]
    assert taken.place("字8999") == {"line": 9003, "pointer": "/8999/text"}
    assert taken.place("19912345678") == {"line": 9005, "column": 14}


def test_a_script_without_end_and_a_string_without_end_are_read(take):
    people = "[{'name': 'A', 'tel': '19912345678'}, {'name': 'B', 'tel': '199"
    assert take(READER, f"<html><body><script>x = {people}").table("")[0] == {"name": "A", "tel": "19912345678"}


def test_styles_stay_silent(take):
    (segment,) = take(READER, "<html><style>x='a@example.com'</style>hi</html>").segments
    assert segment.text.strip() == "hi"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=3),
        max_leaves=12,
    ).filter(lambda value: isinstance(value, list | dict)),
    st.booleans(),
)
def test_all_json_is_a_literal(value, ascii):
    text = json.dumps(value, ensure_ascii=ascii)
    literal = Literal()
    assert literal.read(Block(text + ";"), 0, last=True) == len(text)
    assert literal.ended


@given(st.text(alphabet="[]{},:\"'`ab1 \n/*\\<>$", max_size=40), st.integers(0, 40))
def test_where_a_script_is_cut_changes_nothing_that_is_understood(text, cut):
    whole, parts = Literal(), Literal()
    end = whole.read(Block(text), 0, last=True)
    first = parts.read(Block(text[:cut]), 0, last=False)
    last = first + parts.read(Block(text[first:]), 0, last=True) if not parts.ended else first
    assert last == end


@given(st.text())
def test_strings_say_what_they_stand_for(text):
    assert unquoted(json.dumps(text)) == "".join("\ufffd" if "\ud800" <= char < "\ue000" else char for char in text)


def test_half_a_character_is_none(take):
    taken = take(READER, page(r'x = [{"a": "\ud83d", "b": 1}, {"a": "\ud83d\ude00", "b": 2}]'))
    assert [row["a"] for row in taken.table("")] == ["\ufffd", "😀"]


@pytest.mark.parametrize(
    ("token", "text"),
    [
        (r"'it\'s'", "it's"),
        (r"'\x41\u{1F600}'", "A😀"),
        (r'"\ud83d\ude00"', "😀"),
        ("'a\\\nb'", "ab"),
        (r"'\u{FFFFFF}'", "\ufffd"),
    ],
)
def test_escapes_of_javascript(token, text):
    assert unquoted(token) == text
