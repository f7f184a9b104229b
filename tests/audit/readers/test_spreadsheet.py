from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from audit.config import Limits
from audit.parsing.ole.names import stream_names
from audit.readers.spreadsheet import READER


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BILL = [
    ["账单明细"],
    ["昵称：[周小舟]"],
    [],
    ["时间", "手机号", "金额", "日期"],
    [datetime(2024, 1, 2, 3, 4, 5), 19912345678, 28.5, date(2024, 1, 2)],
    [datetime(2024, 1, 3, 3, 4, 5), 19912345679.0, 3, None],
]


def test_a_sheet_with_lines_above_its_header(take, sure):
    data = workbook(账单=BILL)
    assert sure(READER, data, "bill.bin") == 95
    taken = take(READER, data)
    assert taken.table("账单") == [
        {"时间": "2024-01-02 03:04:05", "手机号": "19912345678", "金额": "28.5", "日期": "2024-01-02"},
        {"时间": "2024-01-03 03:04:05", "手机号": "19912345679", "金额": "3"},
    ]
    assert taken.place("19912345679") == {"sheet": "账单", "row": 6, "field": 2}
    assert taken.place("周小舟") == {"sheet": "账单", "row": 2, "field": 1}
    assert taken.rows[0].table.preamble == "账单明细\n昵称：[周小舟]"


def test_addresses_behind_cells_are_read_where_they_say_more(take):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in (["名单", None], ["姓名", "信箱"], ["陈浩然", "写信"], ["林小山", "hill@example.com"]):
        sheet.append(row)
    sheet["A1"].hyperlink = "https://example.com/a%20b"
    sheet["B3"].hyperlink = "mailto:sample@example.com"
    sheet["B4"].hyperlink = "mailto:hill@example.com"
    out = io.BytesIO()
    book.save(out)
    taken = take(READER, out.getvalue())
    assert taken.place("sample@example.com") == {"sheet": "名单", "row": 3, "field": 2}
    assert taken.place("https://example.com/a b") == {"sheet": "名单", "row": 1, "field": 1}
    assert not [segment for segment in taken.segments if segment.text == "hill@example.com"]


def test_long_numbers_end_in_zeros_where_the_file_has_lost_their_digits(take):
    rows = [["姓名", "号码"], ["陈浩然", 110105199003013000], ["林小山", 6.20000000000011e18]]
    taken = take(READER, workbook(名单=rows))
    assert [row["号码"] for row in taken.table("名单")] == ["110105199003013000", "6200000000000110000"]


def test_every_sheet_is_a_table_and_its_name_is_text(take):
    taken = take(READER, workbook(周小舟=[["姓名", "电话"], ["李四", "19912345678"]], 空=[]))
    assert taken.place("周小舟") == {"name": "sheet"}
    assert [rows.table.name for rows in taken.rows] == ["周小舟"]
    assert [segment.text for segment in taken.segments] == ["周小舟", "空"]


def test_a_table_that_does_not_begin_in_the_first_cell(take):
    rows = [[], [None, None, "姓名", "电话"], [None, None, "李四", "19912345678"]]
    assert take(READER, workbook(S=rows)).place("19912345678") == {"sheet": "S", "row": 3, "field": 4}


def test_many_rows_keep_their_numbers(take):
    rows: list[list[object]] = [["姓名", "编号"], *([f"人{number}", number] for number in range(5000))]
    taken = take(READER, workbook(S=rows))
    assert len(taken.rows) > 1
    assert taken.place("人4999") == {"sheet": "S", "row": 5001, "field": 1}


def test_what_stands_beside_the_cells_is_handed_over(take):
    book = openpyxl.load_workbook(io.BytesIO(workbook(S=[["a", "b"], [1, 2]])))
    book.active["A1"].comment = openpyxl.comments.Comment("call 19912345678", "Ann")
    book.properties.creator = "Ann Example"
    out = io.BytesIO()
    book.save(out)
    members = take(READER, out.getvalue()).members
    assert any(b"19912345678" in content for name, content in members.items() if "comment" in name)
    assert b"Ann Example" in members["docProps/core.xml"]
    assert not any("worksheets" in name for name in members)


def test_two_cells_at_opposite_corners_do_not_fill_the_memory(take):
    book = openpyxl.Workbook()
    book.active["A1"] = "left"
    book.active["XFD1048576"] = "right"
    book.active.oddHeader.left.text = "19912345678"
    out = io.BytesIO()
    book.save(out)
    taken = take(READER, out.getvalue())
    assert (taken.unread, taken.state) == ("limit:cells:20000000", "partial")
    assert taken.place("19912345678") == {"sheet": "Sheet", "part": "oddHeader"}
    assert any(b"XFD1048576" in content for content in taken.members.values())


def test_a_part_that_swells_is_a_limit(take):
    data = workbook(S=[["姓名"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * (20 << 20) if "sheet1" in name else b""))
    assert take(READER, out.getvalue()).unread == "limit:ratio:100"
    assert take(READER, data, limits=Limits(unfolded_bytes=100)).unread == "limit:bytes:100"


def test_a_broken_workbook_hands_over_its_parts(take):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
        archive.writestr("xl/sharedStrings.xml", "<sst><si><t>19912345678</t></si></sst>")
    taken = take(READER, out.getvalue())
    assert (taken.unread, taken.state) == ("damaged", "partial")
    assert b"19912345678" in taken.members["xl/sharedStrings.xml"]


def ole(*names: str) -> bytes:
    """A compound file with one directory sector and nothing in it."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    header[76:80] = bytes(4)
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff" * 504
    directory = b""
    for name in names:
        raw = (name + "\0").encode("utf-16-le")
        directory += raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + bytes(62)
    return bytes(header) + table + directory.ljust(512, b"\0")


def test_the_names_in_a_compound_file():
    assert stream_names(io.BytesIO(ole("Root Entry", "Workbook"))) == {"Root Entry", "Workbook"}
    assert stream_names(io.BytesIO(ole("WordDocument")[:600])) == frozenset()
    assert stream_names(io.BytesIO(b"no")) == frozenset()


@pytest.mark.parametrize(
    ("names", "name", "score"),
    [
        (("Workbook",), "a", 95),
        (("WORKBOOK",), "a.doc", 95),
        (("Book",), "a.xls", 95),
        (("EncryptedPackage",), "a.xlsx", 90),
        (("EncryptedPackage",), "a.docx", 0),
        (("WordDocument",), "a.xls", 0),
    ],
)
def test_sniff_of_compound_files(sure, names, name, score):
    assert sure(READER, ole(*names), name) == score


def test_an_encrypted_workbook_is_locked(take):
    assert take(READER, ole("EncryptedPackage", "EncryptionInfo"), "a.xlsx").unread == "locked"


def test_other_zip_archives_are_not_claimed(sure):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert sure(READER, out.getvalue(), "a.xlsx") == 0


def test_parts_that_only_draw_are_no_members(take):
    out = io.BytesIO(workbook(A=[["name"], ["Ann"]]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", "<xdr:wsDr><xdr:pic/></xdr:wsDr>")
        archive.writestr("xl/drawings/drawing2.xml", "<xdr:wsDr><a:t>call 19912345678</a:t></xdr:wsDr>")
        archive.writestr("customXml/itemProps1.xml", "<ds:datastoreItem/>")
        archive.writestr("xl\\connections.xml", "<connections/>")
    taken = take(READER, out.getvalue())
    assert [name for name in taken.members if not name.startswith("docProps/")] == ["xl/drawings/drawing2.xml"]


def test_two_tables_in_one_sheet(take):
    people = [["姓名", "手机号", "城市"], ["周小舟", 19912345678, "北京"]]
    taken = take(READER, workbook(A=[*people, [], ["员工号", "邮箱"], ["001", "a@example.com"]]))
    assert [row for row in taken.table("A") if row] == [
        {"姓名": "周小舟", "手机号": "19912345678", "城市": "北京"},
        {"员工号": "001", "邮箱": "a@example.com"},
    ]
    assert taken.place("a@example.com") == {"sheet": "A", "row": 5, "field": 2}


@pytest.mark.parametrize(
    ("odd", "text"), [(0.1, "0.1"), (-2.5, "-2.5"), (1e16, "10000000000000000"), (1e-7, "1e-07"), (1e21, "1e+21")]
)
def test_numbers_far_down_are_as_people_see_them(take, odd, text):
    rows: list[list[object]] = [
        ["编号", "数值"],
        *([f"人{n}", 19_912_345_000.0 + n] for n in range(2400)),
        ["人末", odd],
    ]
    table = take(READER, workbook(S=rows)).table("S")
    assert [row["数值"] for row in table] == [*(f"{19_912_345_000 + n}" for n in range(2400)), text]
