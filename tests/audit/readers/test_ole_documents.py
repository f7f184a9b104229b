from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.office.doc_text import lines_of
from audit.parsing.outlook.msg_properties import unpacked_rtf
from audit.readers.compound import READER as OLE
from audit.readers.doc import READER as DOC
from audit.readers.msg import READER as MSG
from audit.readers.ppt import READER as PPT
from audit.readers.spreadsheet import READER as SHEET
from tests.audit.readers.ole_documents import doc, msg, ppt, stream
from tests.audit.readers.ole_file import ole_file

READERS = (DOC, PPT, MSG, OLE, SHEET)
PACKAGE = b"\2\0list.csv\0C:\\list.csv\0\0\0\3\0" + struct.pack("<I", 2) + b"x\0" + struct.pack("<I", 4) + b"a,b\n"
NATIVE = struct.pack("<I", len(PACKAGE)) + PACKAGE


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (doc("x"), "doc"),
        (doc("x", ObjectPool={"_1": {"Workbook": b"x"}}), "doc"),
        (ppt("x"), "ppt"),
        (msg(stream(0x0037, "x")), "msg"),
        (msg({**stream(0x0037, "x"), "WordDocument": b"x"}), "msg"),
        (ole_file({"Workbook": b"x", "MBD1": {"WordDocument": b"x"}}), "spreadsheet"),
        (ole_file({"VisioDocument": b"x"}), "ole"),
    ],
)
def test_the_kinds_are_told_by_the_streams_at_the_top(sure, data, name):
    assert max(READERS, key=lambda reader: sure(reader, data)).name == name


def test_a_word_document_is_put_together_from_its_pieces(take):
    taken = take(DOC, doc("第一段\r199\x0712345678\x07\x07\x13HYPERLINK\x14x\x15\r", "page head\r", "see me\r"))
    assert taken.place("12345678") == {"part": "body", "line": 2}
    assert "199\t12345678\n HYPERLINK x \n" in taken.segments[0].text

    assert taken.place("page head") == {"part": "header", "line": 1}
    assert taken.place("see me") == {"part": "comment", "line": 1}


def test_tables_of_a_word_document_are_rows_also_with_empty_cells(take):
    rows = (("姓名", "手机", "备注"), ("甲", "19900000001", ""), ("乙", "", ""), ("丙", "19900000003", "x\ry"))
    table = "".join("".join(f"{cell}\x07" for cell in row) + "\x07" for row in rows)
    form = "姓名\x07丁\x07\x07手机\x07199\x07\x07地址\x07某处\x07\x07"
    taken = take(DOC, doc(f"名单\r{table}之间\r{form}最后\r{table}"))
    assert taken.table("body")[:3] == [
        {"姓名": "甲", "手机": "19900000001"},
        {"姓名": "乙"},
        {"姓名": "丙", "手机": "19900000003", "备注": "x\ny"},
    ]
    assert taken.place("19900000003") == {"part": "body", "line": 5}
    assert taken.place("手机\t199") == {"part": "body", "line": 8}
    assert len(taken.table("body")) == 6


def test_embedded_files_of_a_document_are_members(take):
    taken = take(
        DOC, doc("x", ObjectPool={"_1": {"\x01Ole10Native": NATIVE}, "_2": {"WordDocument": b"x"}}, Data=b"png")
    )
    assert taken.members == {"list.csv": b"a,b\n"}
    assert {what for remark in taken.remarks for what in remark.not_looked_at} == {"embedded objects", "pictures"}


@pytest.mark.parametrize("broken", [{"1Table": b""}, {"1Table": b"\2\xff\xff\xff\xff"}, {"WordDocument": b"\xec\xa5"}])
def test_broken_documents_are_damaged(take, broken):
    tree = {"WordDocument": b"\xec\xa5" + bytes(8) + b"\0\2" + bytes(0x400), "1Table": b"\1"}
    assert take(DOC, ole_file({**tree, **broken})).unread == "damaged"


def test_pieces_cannot_say_more_than_is_there(take):
    data = bytearray(doc("x" * 8000))
    at = data.index(struct.pack("<3I", 0, 8000, 8000))
    data[at + 4 : at + 8] = struct.pack("<I", 0x7FFFFFFF)
    assert take(DOC, bytes(data)).unread == "damaged"


def test_locked_documents_are_said(take):
    assert take(DOC, doc("x", flags=0x0100)).unread == "locked"
    assert take(PPT, ppt("x", locked=True)).unread == "locked"


def test_old_word_has_its_text_in_one_run(take):
    text = "姓名 周小舟\r电话 199".encode("gbk")
    word = struct.pack("<H", 0xA5DC) + bytes(22) + struct.pack("<2I", 0x200, 0x200 + len(text))
    taken = take(DOC, ole_file({"WordDocument": word.ljust(0x200, b"\0") + text}))
    assert taken.place("电话") == {"part": "body", "line": 2}


def test_a_presentation_gives_every_text(take):
    taken = take(PPT, ppt("Title", "电话 199\r第二行"))
    assert taken.place("199") == {"part": "slides", "line": 2}
    assert taken.place("第二行")["line"] == 3
    assert not taken.incomplete


def test_a_cut_presentation_is_damaged(take):
    data = ole_file({"PowerPoint Document": struct.pack("<HHI", 0, 0x0FA8, 99) + b"text"})
    taken = take(PPT, data)
    assert taken.place("text") and taken.incomplete == ["damaged"]


def recipient(name: str, address: str) -> dict[str, bytes]:
    return {**stream(0x3001, name), **stream(0x39FE, address)}


def test_a_message_with_people_body_and_attachments(take):
    inner = {**stream(0x0037, "Inner"), **stream(0x1000, "内 199"), "__properties_version1.0": bytes(24)}
    data = msg(
        {
            **stream(0x0037, "会议"),
            **stream(0x5D01, "a@example.com"),
            **stream(0x1000, "一\r\n电话 199\r\n"),
            **stream(0x8001, "named"),
        },
        recip_0=recipient("乙", "b@example.com"),
        attach_0={**stream(0x3707, "a/b.csv"), **stream(0x3701, b"a,b\n")},
        attach_1={"__substg1.0_3701000D": inner},
    )
    taken = take(MSG, data)
    assert taken.place("会议") == {"part": "subject"}
    assert taken.place("b@example.com") == {"part": "to"}
    assert taken.place("199") == {"part": "body", "line": 2}
    assert taken.place("named") == {"part": "property"}
    assert taken.place("内 199") == {"part": "message 2/body", "line": 1}
    assert taken.members == {"a_b.csv": b"a,b\n"}
    assert [(record.entity, record.people) for record in taken.records] == [("EMAIL_MESSAGE", 2), ("EMAIL_MESSAGE", 1)]


def test_the_html_body_is_read_where_it_says_something_else(take):
    page = "<p>电话 <b>199</b></p>"
    same = take(MSG, msg({**stream(0x1000, "电话 199"), **stream(0x1013, page.encode())}))
    assert "".join(segment.text for segment in same.segments).count("199") == 1
    alone = take(MSG, msg(stream(0x1013, page.encode("gbk")), code_page=936))
    assert alone.place("199") == {"part": "body", "line": 1, "column": 10}


def test_ansi_texts_are_in_the_code_page_of_the_message(take):
    assert take(MSG, msg(stream(0x0037, "手机号码", "gbk"), code_page=936)).place("手机号码") == {"part": "subject"}


def test_a_contact_is_one(take):
    taken = take(MSG, msg({**stream(0x001A, "IPM.Contact"), **stream(0x3A1C, "19900000001")}))
    assert [segment.hint for segment in taken.segments] == ["mobile"]
    assert [record.entity for record in taken.records] == ["CONTACT_LIST"]


# the worked example of [MS-OXRTFCP] 4.1.1
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
UNPACKED = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_compressed_rtf():
    assert unpacked_rtf(PACKED) == UNPACKED
    assert unpacked_rtf(struct.pack("<2I4sI", 0, 3, b"MELA", 0) + b"abc") == b"abc"
    assert unpacked_rtf(b"short") == unpacked_rtf(bytes(40)) == b""
    assert unpacked_rtf(PACKED[:30]).startswith(b"{\\rtf1\\ansi")


def test_a_body_in_rtf_alone_is_read(take):
    assert take(MSG, msg(stream(0x1009, PACKED))).place("hello world") == {"part": "body", "line": 1}


def test_other_ole_files_say_what_was_not_read(take):
    taken = take(OLE, ole_file({"VisioDocument": b"x"}))
    assert (taken.unread, taken.state) == ("unsupported:visio", "partial")
    alone = take(OLE, ole_file({"\x01Ole10Native": NATIVE, "\x01CompObj": b"x"}))
    assert alone.unread is None and alone.members == {"list.csv": b"a,b\n"}


@pytest.mark.parametrize("reader", [DOC, PPT, MSG, OLE])
@pytest.mark.parametrize("size", [8, 512, 700, 1100])
def test_cut_files_are_damaged_and_nothing_else(take, reader, size):
    assert take(reader, doc("x" * 900)[:size]).unread in ("damaged", "unsupported:ole")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab\x07\r", max_size=60))
def test_no_cell_is_lost(text):
    said = "".join(line.text for line in lines_of(text))
    assert [letter for letter in said if letter in "ab"] == [letter for letter in text if letter in "ab"]
