from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.archives.snappy import BrokenSnappyError, unpacked
from audit.parsing.office.iwork_objects import things
from audit.parsing.protobuf import Message, fields
from audit.readers.iwork import READER
from tests.audit.readers.iwork_file import iwa, iwork, keynote, message, numbers, pages, snappy, to
from tests.audit.readers.planted_files import archive

BOOK = numbers(
    "客户",
    "表格 1",
    [("姓名", "手机号", "证件号"), ("李测试", 19900000001, 110101199001011237), ("王样例", "19900000002", "x")],
)


def test_cells_are_rows_with_all_their_digits(take, sure):
    assert sure(READER, BOOK) == 96
    taken = take(READER, BOOK)
    assert taken.table("客户/表格 1")[0] == {"姓名": "李测试", "手机号": "19900000001", "证件号": "110101199001011237"}
    assert taken.place("19900000002") == {"sheet": "客户/表格 1", "row": 3, "field": 2}
    assert (taken.incomplete, taken.members) == ([], {})


def test_values_of_other_kinds():
    from audit.parsing.office.iwork_tables import _text

    def cell(kind: int, flags: int, *values: bytes) -> str:
        return _text(bytes((5, kind)) + bytes(6) + struct.pack("<I", flags) + b"".join(values), {1: "甲"}, {2: "乙"})

    double, moment, key = struct.pack("<d", 2.5), struct.pack("<d", 86400), struct.pack("<I", 1)
    assert cell(2, 2, double) == "2.5"
    assert cell(2, 2, struct.pack("<d", 19900000001)) == "19900000001"
    assert cell(5, 4, moment) == "2001-01-02"
    assert cell(5, 4, struct.pack("<d", 1e300)) == ""
    assert cell(3, 8, key) == "甲"
    assert cell(9, 16, struct.pack("<I", 2)) == "乙"
    assert cell(6, 2, double) == ""
    assert cell(2, 1, (1250).to_bytes(14, "little") + (0x1820 - 2 << 1).to_bytes(2, "little")) == "12.5"
    assert cell(2, 1, (7).to_bytes(14, "little") + (0x1820 + 3 << 1 | 0x8000).to_bytes(2, "little")) == "-7000"


def test_paragraphs_are_lines(take):
    taken = take(READER, pages("第一段", "", "电话 19900000001\u2028旁边"))
    assert taken.place("19900000001") == {"part": "body", "line": 3}
    assert taken.place("旁边") == {"part": "body", "line": 4}


def test_slides_stand_in_the_order_of_the_show(take):
    taken = take(READER, keynote(("甲", "甲注"), ("乙", "电话 19900000001")))
    assert taken.place("19900000001") == {"part": "slide 2 notes", "line": 1}
    assert [segment.text.strip() for segment in taken.segments] == ["甲", "甲注", "乙", "电话 19900000001"]


def test_authors_comments_and_links(take):
    objects = {
        1: (212, message((1, "周批注"))),
        2: (3056, message((1, "请核对"))),
        3: (2032, message((2, "mailto:a@example.com"))),
    }
    taken = take(READER, iwork({"AnnotationAuthorStorage": objects}))
    assert [(segment.text, segment.hint) for segment in taken.segments] == [
        ("周批注", "author"),
        ("请核对", ""),
        ("mailto:a@example.com", "link"),
    ]


def test_a_broken_part_leaves_the_preview(take):
    data = archive({"Index/Document.iwa": b"\0\x09\0\0\x08\xff", "QuickLook/Preview.pdf": b"%PDF-", "Data/a.png": b"x"})
    taken = take(READER, data)
    assert list(taken.members) == ["Data/a.png", "QuickLook/Preview.pdf"]
    assert taken.incomplete == ["damaged"]


def test_one_with_a_password_is_said(take):
    assert take(READER, archive({"Index/Document.iwa": b"x", ".iwph": b"x"})).unread == "locked"


def test_cells_of_old_programs_are_at_least_their_texts(take):
    store = message((3, message((1, message((2, to(6)))))), (4, to(7)))
    objects = {
        6: (6002, message((5, message((1, 0), (3, b"old"), (4, b"old"))))),
        5: (6001, message((4, store), (8, "表"))),
        7: (6005, message((3, message((1, 1), (3, "电话 19900000001"))))),
    }
    taken = take(READER, iwork({"Document": objects}))
    assert taken.place("19900000001") == {"part": "表", "line": 1}
    assert taken.incomplete == ["unsupported:iwork"]


def test_tables_that_refer_to_themselves_end(take):
    store = message((3, message((1, message((2, to(5)))))), (4, to(5)), (17, to(5)))
    taken = take(READER, iwork({"Document": {5: (6001, message((4, store), (7, 1 << 40)))}}))
    assert taken.unread is None


def test_snappy_copies():
    assert unpacked(b"\x0a" + b"\x00a" + bytes((0b10101, 1)), 99) == b"a" * 10
    assert unpacked(b"\x06" + b"\x08abc" + b"\x0a\x03\x00", 99) == b"abcabc"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xff\xff\xff\xff\xff", b"\x05\x00a", b"\x04\x00a\x05\x09", b"\xff\xff\x7f\x00a"]
)
def test_snappy_that_breaks(data):
    with pytest.raises(BrokenSnappyError):
        unpacked(data, 1 << 20)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_input_breaks_them(data):
    list(fields(data))
    try:
        for thing in things("x", b"\0" + len(snappy(data)).to_bytes(3, "little") + snappy(data)):
            assert isinstance(thing.message, Message)
        list(things("x", data))
        unpacked(data, 1 << 16)
    except BrokenSnappyError:
        pass


@given(st.binary(max_size=400))
def test_what_is_packed_unpacks(data):
    assert unpacked(snappy(data), 1000) == data
    assert [thing.data for thing in things("x", iwa({1: (2, data)}))] == [data]
