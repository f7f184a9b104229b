"""Tables of dBase and FoxPro, and the files their memos stand in."""

from __future__ import annotations

import struct

import pytest

from audit.readers.dbf import READER
from audit.readers.dbf_memo import READER as MEMO

FIELDS = (("姓名", "C", 20), ("TEL", "N", 12), ("BORN", "D", 8), ("NOTE", "M", 10))
ROWS = (("李测试", "19900000001", "19900307", ""), ("王样例", "19900000002", "", ""))


def dbf(fields=FIELDS, rows=ROWS, page: int = 0, encoding: str = "gbk", version: int = 3) -> bytes:  # type: ignore[no-untyped-def]
    size = 1 + sum(width for _, _, width in fields)
    head = struct.pack("<4BI2H17xBxx", version, 124, 1, 31, len(rows), 33 + 32 * len(fields), size, page)
    names = b"".join(
        name.encode(encoding).ljust(11, b"\0")
        + kind.encode()
        + bytes((0, 0, 0, 0, width & 255, width >> 8)).ljust(20, b"\0")
        for name, kind, width in fields
    )
    records = b"".join(
        b" "
        + b"".join(
            value if isinstance(value, bytes) else value.encode(encoding).ljust(width)
            for value, (_, _, width) in zip(row, fields, strict=True)
        )
        for row in rows
    )
    return head + names + b"\r" + records + b"\x1a"


@pytest.mark.parametrize(("page", "encoding"), [(0, "gbk"), (0x4D, "gbk"), (0x03, "gbk"), (0, "utf-8"), (0x4F, "big5")])
def test_records_are_rows_whatever_the_header_says_of_their_encoding(take, sure, page: int, encoding: str) -> None:
    rows = (("李測試", "19900000001", "19900307", ""), ("王樣例", "19900000002", "", ""))
    data = dbf((("姓名", "C", 20), *FIELDS[1:]), rows, page, encoding)
    assert sure(READER, data, "a.dat") == 90
    taken = take(READER, data, "a.dbf")
    assert taken.table("")[0] == {"姓名": "李測試", "TEL": "19900000001", "BORN": "1990-03-07"}
    assert taken.place("19900000002") == {"row": 2, "field": 2}
    assert taken.incomplete == []


def test_numbers_of_foxpro_and_wide_texts(take) -> None:
    fields = (("A", "I", 4), ("B", "B", 8), ("C", "Y", 8), ("D", "C", 300))
    row = (struct.pack("<i", 42), struct.pack("<d", 19900000001.0), struct.pack("<q", 125_000), "x" * 300)
    taken = take(READER, dbf(fields, (row,), version=0x30))
    assert taken.table("") == [{"A": "42", "B": "19900000001", "C": "12.5", "D": "x" * 300}]


@pytest.mark.parametrize("page", [0, 0x4D])
def test_the_first_chinese_text_comes_late(take, page: int) -> None:
    rows = (*((f"Li {number}", "1", "", "") for number in range(5000)), ("李测试", "1", "", ""))
    assert take(READER, dbf((("NAME", *FIELDS[0][1:]), *FIELDS[1:]), rows, page)).table("")[-1]["NAME"] == "李测试"


def test_a_moment(take) -> None:
    fields = (("T", "T", 8), ("NONE", "T", 8))
    data = dbf(fields, ((struct.pack("<2i", 2_447_958, 3_661_000), bytes(8)),), version=0x30)
    assert take(READER, data).table("") == [{"T": "1990-03-07 01:01:01"}]


def test_deleted_records_are_still_there(take) -> None:
    data = dbf()
    at = 33 + 32 * len(FIELDS)
    assert take(READER, data[:at] + b"*" + data[at + 1 :]).table("")[0]["TEL"] == "19900000001"


@pytest.mark.parametrize("cut", [2, 30, 52])
def test_a_cut_table_says_so(take, cut: int) -> None:
    taken = take(READER, dbf()[:-cut])
    assert taken.table("")[0]["TEL"] == "19900000001"
    assert taken.incomplete == ["damaged"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\3" * 200,
        b"\3plain words that begin with a mark of dBase\r" + b" " * 100,
        dbf()[:32] + b"\r",
        dbf()[:10] + b"\xff\xff" + dbf()[12:],
    ],
)
def test_what_is_no_table(sure, data: bytes) -> None:
    assert sure(READER, data, "a.dbf") == 0


def foxpro(*texts: bytes, block: int = 64) -> bytes:
    blocks = b""
    for text in texts:
        memo = struct.pack(">2I", 1, len(text)) + text
        blocks += memo.ljust(-(-len(memo) // block) * block, b"\0")
    return struct.pack(">I2xH", (512 + len(blocks)) // block, block).ljust(512, b"\0") + blocks


def dbase(*texts: bytes, marked: bool) -> bytes:
    blocks = b""
    for text in texts:
        memo = b"\xff\xff\x08\0" + struct.pack("<I", len(text) + 8) + text if marked else text + b"\x1a\x1a"
        blocks += memo.ljust(-(-len(memo) // 512) * 512, b"\0")
    return struct.pack("<I", 1 + len(blocks) // 512).ljust(512, b"\0") + blocks


LONG = "很长的备注，".encode("gbk") * 100 + b"19900000002"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (foxpro(b"tel 19900000001", LONG), "a.fpt"),
        (dbase(b"tel 19900000001", LONG, marked=False), "a.dbt"),
        (dbase(b"tel 19900000001", LONG, marked=True), "A.DBT"),
    ],
)
def test_memos(take, sure, data: bytes, name: str) -> None:
    assert sure(MEMO, data, name) == 85
    taken = take(MEMO, data, name)
    assert [segment.text for segment in taken.segments] == ["tel 19900000001", LONG.decode("gbk")]
    offset = int(taken.place("tel")["offset"])
    assert data[offset - 1 :].startswith(b"tel 19900000001")


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "a.fpt"), (b"words " * 200, "a.fpt"), (b"words " * 200, "a.dbt"), (foxpro(b"x"), "a.bin")]
)
def test_what_is_no_memo_file(sure, data: bytes, name: str) -> None:
    assert sure(MEMO, data, name) == 0


@pytest.mark.parametrize("cut", [8, 100, 600])
def test_cut_memos_end_quietly(take, cut: int) -> None:
    assert take(MEMO, foxpro(b"x" * 90, LONG)[:-cut], "a.fpt").unread is None
