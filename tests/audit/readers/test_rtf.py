from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import Unread
from audit.parsing.office.rtf_text import Paragraph, RtfText
from audit.readers.rtf import READER

FONTS = r"{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fnil\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"


def rtf(body: str) -> str:
    return "{\\rtf1\\ansi\\ansicpg936\\deff0" + FONTS + body + "}"


def body_of(data: str | bytes) -> str:
    raw = data.encode("latin-1") if isinstance(data, str) else data
    return "\n".join(item.text for item in RtfText(io.BytesIO(raw)) if isinstance(item, Paragraph) and not item.hint)


def hexed(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("data", "score"),
    [(rtf("x"), 100), ("\ufeff\r\n{\\rtf1 x}", 100), ("{\\r", 0), ("see {\\rtf1}", 0), ("", 0)],
)
def test_sniff(sure, data, score):
    assert sure(READER, data) == score


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"199\b 1234\b0 5678", "19912345678"),
        ("199\r\n12345678", "19912345678"),
        (r"one\par two\line three", "one\ntwo\nthree"),
        (r"a\cell b\cell\row", "a\ab\a"),
        (r"\intbl a\par a\cell b\cell\row\pard c\par d", "a\na\ab\a\nc\nd"),
        (r"a\nestcell{\nonesttables\par}b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}c", "a\tb\t\nc"),
        (r"\hich\af2\loch\af0\dbch\f1 " + hexed("手机", "gbk") + r"\dbch\af1\loch\f0 199", "手机199"),
        (r"\f1 " + hexed("手机", "gbk") + r"\f0 : 199", "手机: 199"),
        (r"\f2 " + hexed("手機", "big5"), "手機"),
        (hexed("手机", "gbk"), "手机"),
        (r"\f1 \'b0A\'a1", "癆" + "�"),
        (r"\u25163?\u26426?", "手机"),
        (r"\uc2\u25163\'ca\'d6x", "手x"),
        (r"\uc0\u25163 x", "手x"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\{a\\b\}\~c\_d\-e", "{a\\b}\xa0c-de"),
        (r"{\*\unknown hidden}shown", "shown"),
        (r"{\colortbl;\red0;}{\stylesheet{\s1 Normal;}}x", "x"),
        (
            r'{\field{\*\fldinst HYPERLINK "mailto:a@example.com"}{\fldrslt mail}}',
            ' HYPERLINK "mailto:a@example.com" mail',
        ),
        (r"{\v hidden}{\deleted gone}", "hiddengone"),
        (r"{\*\shppict{\pict\pngblip 00}}{\nonshppict{\pict\wmetafile8 00}}x", "x"),
        (r"\bin5 {{}}}x", "x"),
    ],
)
def test_the_text_is_as_it_is_read(body, text):
    assert body_of(rtf(body)) == text


def test_parts_and_properties_have_their_places(take):
    info = r"{\info{\title Plan}{\author " + hexed("周小舟", "gbk") + r"}{\creatim\yr2024}}"
    note = r"{\footnote note 1}{\*\atnauthor Bo}{\*\annotation see 199}{\header top\par under it}"
    taken = take(READER, rtf(info + r"first\par " + note + r"second\par\par fourth"))
    assert {(segment.hint, segment.text) for segment in taken.segments if segment.hint} == {
        ("title", "Plan"),
        ("author", "周小舟"),
        ("author", "Bo"),
    }
    assert taken.place("周小舟") == {"part": "properties"}
    assert taken.place("fourth") == {"part": "body", "line": 4}
    assert taken.place("see 199") == {"part": "comment", "line": 1}
    assert taken.place("note 1")["part"] == "footnote"
    assert [taken.place(text) for text in ("top", "under it")] == [
        {"part": "header", "line": 1},
        {"part": "header", "line": 2},
    ]


def test_pictures_and_embedded_files_are_members(take):
    content = b"name,phone\n"
    native = (
        b"\2\0list.csv\0C:\\list.csv\0\0\0\3\0"
        + struct.pack("<I", 2)
        + b"x\0"
        + struct.pack("<I", len(content))
        + content
    )
    ole = (
        struct.pack("<2I", 0x501, 2)
        + struct.pack("<I", 8)
        + b"Package\0"
        + bytes(8)
        + struct.pack("<I", len(native))
        + native
    )
    body = r"{\pict\pngblip 89504e47}{\object{\*\objdata " + ole.hex() + r"}{\result x}}"
    assert take(READER, rtf(body)).members == {"picture.png": b"\x89PNG", "list.csv": content}


def test_a_cut_document_is_damaged_and_keeps_its_text(take):
    taken = take(READER, rtf(r"first\par second")[:-1])
    assert taken.incomplete == ["damaged"]
    assert taken.place("second")["line"] == 2


def test_monsters_come_to_an_end(take):
    assert take(READER, "{\\rtf1 199" + "{" * 5_000).unread == "limit:depth:4096"
    assert body_of("{\\rtf1 " + "}" * 5_000 + "x") == "x"
    assert len(body_of("{\\rtf1 " + "a" * 700_000 + "}")) == 700_000
    assert body_of("{\\rtf1 a\\bin99999999999 b") == "a"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}\\'*ufpar019 a\n", max_size=80))
def test_no_input_breaks_it(text):
    try:
        body_of("{\\rtf1" + text)
    except Unread:
        raise AssertionError("no limit is reached here") from None


def test_tables_are_rows_and_forms_are_text(take):
    def row(*cells: str) -> str:
        return r"\trowd\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "

    table = row("name", "phone", "note") + row("A", "19900000001", "") + row("B", "19900000002", "x")
    form = row("name", "A", "sex", "f") + row("phone", "19900000003", "address", "x") + row("mobile", "1", "email", "2")
    taken = take(READER, rtf(r"first\par " + table + r"\pard between\par " + form + r"\pard last"))
    assert taken.table("body") == [
        {"name": "A", "phone": "19900000001"},
        {"name": "B", "phone": "19900000002", "note": "x"},
    ]
    assert taken.place("19900000002") == {"part": "body", "line": 4}
    assert taken.place("phone\t19900000003") == {"part": "body", "line": 7}


def test_what_shapes_forms_and_users_say(take):
    shape = r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv a pier 19900000001}}{\sp{\sn posh}{\sv 19900000009}}}}"
    form = r"{\*\formfield{\fftype0{\*\ffname tel}{\*\ffdeftext 19900000002}{\*\ffl Jane Doe}}}"
    user = r"{\*\userprops{\propname from}\proptype30{\staticval jo@example.com}}"
    taken = take(READER, r"{\rtf1\ansi body " + shape + form + user + "}")
    assert taken.place("a pier 19900000001")["part"] == "shape"
    assert taken.place("19900000002")["part"] == taken.place("Jane Doe")["part"] == "form"
    assert taken.place("jo@example.com") == {"part": "properties"}
    assert not any("19900000009" in segment.text for segment in taken.segments)


def test_a_field_ends_where_what_it_shows_begins(take):
    taken = take(READER, r"{\rtf1 {\field{\*\fldinst QUOTE 19900000001}{\fldrslt 7}}}")
    assert taken.segments[0].text.split() == ["QUOTE", "19900000001", "7"]
