"""System files of SPSS, and its portable files."""

from __future__ import annotations

from datetime import datetime

import pytest

from audit.readers.spss import READER
from audit.readers.spss_portable import READER as PORTABLE
from tests.audit.readers.spss_file import Field, por, sav

BORN = (datetime(1990, 3, 7) - datetime(1582, 10, 14)).total_seconds()
FIELDS = (
    Field("xm", "受访者姓名", 20),
    Field("mobile", "受访者手机"),
    Field("sex", values={1: "男", 2: "李没有"}),
    Field("born", form=20),
    Field("at", form=21),
    Field("kind", width=3, values={"a": "甲", "b": "乙"}),
    Field("note", width=600),
)
LONG = "备注" * 150 + "19900000003"
ROWS = (
    ("李测试", 19900000001.0, 1.0, BORN, 3661.0, "a", LONG.encode()[:600].decode("utf-8", "ignore")),
    ("王样例", None, None, BORN + 61, None, "c", ""),
)


@pytest.mark.parametrize("packing", [0, 1, 2])
def test_cases_as_people_see_them(take, sure, packing: int) -> None:
    data = sav(FIELDS, ROWS, packing, notes=("备注 19900000005",))
    assert sure(READER, data) == 100
    taken = take(READER, data)
    assert taken.table("") == [
        {
            "xm: 受访者姓名": "李测试",
            "mobile: 受访者手机": "19900000001",
            "sex": "男",
            "born": "1990-03-07",
            "at": "01:01:01",
            "kind": "甲",
            "note": ROWS[0][6],
        },
        {"xm: 受访者姓名": "王样例", "born": "1990-03-07 00:01:01", "kind": "c"},
    ]
    assert taken.place("王样例") == {"row": 2, "field": 1}
    assert [(segment.text, segment.hint) for segment in taken.segments] == [
        ("標籤 for all\n备注 19900000005", ""),
        ("李没有", "sex"),
        ("乙", "kind"),
    ]
    assert taken.incomplete == [] and taken.unread is None


@pytest.mark.parametrize(
    ("code", "encoding"), [(65001, "utf-8"), (936, "gbk"), (1252, "gbk"), (2, "gbk"), (950, "big5"), (65001, "gbk")]
)
def test_whatever_page_the_file_says_it_is_in(take, code: int, encoding: str) -> None:
    fields = (Field("xm", "訪問姓名", 20), Field("city", "城市", 20))
    rows = (("李測試", "臺北"), ("王樣例", "北京"))
    taken = take(READER, sav(fields, rows, 1, encoding=encoding, code=code, cases=-1))
    assert taken.table("")[0] == {"xm: 訪問姓名": "李測試", "city: 城市": "臺北"}


def test_a_text_cut_within_a_character_loses_that_one_only(take) -> None:
    fields = (Field("xm", "姓名", 8), Field("city", "城市", 20))
    taken = take(READER, sav(fields, (("李测试", "北京市"),)))
    assert taken.table("")[0]["xm: 姓名"] == "李测"


def test_the_other_order_of_bytes(take, sure) -> None:
    data = sav(FIELDS[1:2], ((19900000001.0,),), order=">")
    assert sure(READER, data) == 100
    assert take(READER, data).table("") == [{"mobile: 受访者手机": "19900000001"}]


@pytest.mark.parametrize("packing", [0, 1, 2])
def test_what_is_cut(take, packing: int) -> None:
    data = sav(FIELDS[:2], [(f"李测试{number}", 19900000000.0 + number) for number in range(500)], packing)
    assert take(READER, data[: len(data) // 50]).unread == "damaged"
    taken = take(READER, data[: len(data) * 9 // 10])
    assert 250 < len(taken.table("")) < 500
    assert taken.incomplete == ["damaged"]


def test_one_with_a_password_is_locked(take, sure) -> None:
    data = b"\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV\x15\0\0\0" + bytes(500)
    assert sure(READER, data) == 100
    assert take(READER, data).unread == "locked"


@pytest.mark.parametrize("data", [b"", b"$FL2 was her account at the bank, and so on" * 5, b"$FL2@(#)" + bytes(200)])
def test_what_is_no_system_file(sure, data: bytes) -> None:
    assert sure(READER, data) == 0


PORTABLE_FIELDS = FIELDS[:6]
PORTABLE_ROWS = (("李测试", 19900000001.0, 1.0, BORN, 3661.0, "a"), ("王样例", None, None, -1.5, None, "c"))


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("trim", [False, True])
def test_portable_files(take, sure, encoding: str, trim: bool) -> None:
    data = por(PORTABLE_FIELDS, PORTABLE_ROWS, encoding, ("备注 19900000005",))
    if trim:
        data = b"\n".join(line.rstrip() for line in data.splitlines())
    assert sure(PORTABLE, data) == 95
    taken = take(PORTABLE, data)
    assert taken.table("") == [
        {
            "xm: 受访者姓名": "李测试",
            "mobile: 受访者手机": "19900000001",
            "sex": "男",
            "born": "1990-03-07",
            "at": "01:01:01",
            "kind": "甲",
        },
        {"xm: 受访者姓名": "王样例", "born": "1582-10-13 23:59:58", "kind": "c"},
    ]
    assert [segment.text for segment in taken.segments] == ["by hand\n备注 19900000005", "李没有", "乙"]
    assert taken.incomplete == []


@pytest.mark.parametrize(("share", "rows"), [(0.1, 0), (0.5, 200), (0.9, 400)])
def test_portable_files_that_are_cut(take, share: float, rows: int) -> None:
    data = por(FIELDS[:2], [(f"李测试{number}", 19900000000.0 + number) for number in range(500)])
    taken = take(PORTABLE, data[: int(len(data) * share)])
    assert len(taken.table("")) >= rows
    assert taken.unread == "damaged" or taken.incomplete == ["damaged"]


def test_a_portable_file_in_characters_of_a_mainframe(take) -> None:
    data = por(FIELDS[:2], ()).replace(b"0123456789ABC", b"\xf0123456789ABC", 1)
    assert take(PORTABLE, data).unread == "unsupported:por"


@pytest.mark.parametrize("data", ["SPSSPORT", "x" * 500 + "SPSSPORT", ""])
def test_what_is_no_portable_file(sure, data: str) -> None:
    assert sure(PORTABLE, data) == 0
