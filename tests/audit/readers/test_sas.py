"""Data sets of SAS, and its transport files."""

from __future__ import annotations

import pytest

from audit.readers.sas import READER
from audit.readers.sas_transport import READER as TRANSPORT
from tests.audit.readers.sas_file import Column, sas7bdat, transport

COLUMNS = (
    Column("xm", "訪問姓名", width=20),
    Column("mobile", "手机號碼"),
    Column("born", form="YYMMDD"),
    Column("seen", form="DATETIME"),
    Column("at", form="TIME"),
)
DAY = 11_023.0
"""The seventh of March 1990, since 1960."""
ROWS = (("李測試", 19900000001.0, DAY, DAY * 86_400 + 3661, 3661.0), ("王樣例", -0.5, None, 1e30, None))
CELLS = [
    {
        "xm: 訪問姓名": "李測試",
        "mobile: 手机號碼": "19900000001",
        "born": "1990-03-07",
        "seen": "1990-03-07 01:01:01",
        "at": "01:01:01",
    },
    {"xm: 訪問姓名": "王樣例", "mobile: 手机號碼": "-0.5", "seen": "1e+30"},
]
MANY = tuple((f"Li{number}", 19900000000.0 + number) for number in range(3000))


@pytest.mark.parametrize(("code", "encoding"), [(20, "utf-8"), (0, "gbk"), (125, "gbk"), (29, "gbk"), (20, "gbk")])
def test_rows_as_people_see_them(take, sure, code: int, encoding: str) -> None:
    data = sas7bdat(COLUMNS, ROWS, code, encoding)
    assert sure(READER, data) == 100
    taken = take(READER, data)
    assert taken.table("PEOPLE") == CELLS
    assert taken.place("王樣例") == {"table": "PEOPLE", "row": 2, "field": 1}
    assert taken.incomplete == [] and taken.unread is None


def test_the_page_the_file_says_it_is_in(take) -> None:
    columns = (Column("xm", width=20),)
    assert take(READER, sas7bdat(columns, (("臺北",), ("許",)), 123, "big5")).table("PEOPLE")[1] == {"xm": "許"}


@pytest.mark.parametrize(("share", "least"), [(0.1, 0), (0.5, 1200), (0.9, 2500)])
def test_of_a_cut_file_every_page_is_read(take, share: float, least: int) -> None:
    data = sas7bdat(COLUMNS[:2], MANY)
    taken = take(READER, data[: int(len(data) * share)])
    assert least <= len(taken.table("PEOPLE")) < 3000
    assert taken.unread == "damaged" or taken.incomplete == ["damaged"]


@pytest.mark.parametrize("end", [40, 300, 2000, 6000])
def test_one_cut_before_its_rows_is_damaged(take, end: int) -> None:
    taken = take(READER, sas7bdat(COLUMNS, ROWS)[:end])
    assert taken.unread == "damaged" or taken.incomplete == ["damaged"]


def test_a_catalog_is_another_kind(sure) -> None:
    assert sure(READER, sas7bdat(COLUMNS, ROWS).replace(b"\x81\x60", b"\x81\x63", 1)) == 0


@pytest.mark.parametrize("version", [5, 8])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_every_data_set_of_a_transport_file(take, sure, version: int, encoding: str) -> None:
    data = transport(("ONE", COLUMNS, ROWS), ("TWO", COLUMNS[:2], MANY), version=version, encoding=encoding)
    assert sure(TRANSPORT, data) == 100
    taken = take(TRANSPORT, data)
    assert taken.table("ONE") == CELLS
    assert len(taken.table("TWO")) == len(MANY)
    assert taken.place("Li2999") == {"table": "TWO", "row": 3000, "field": 1}
    assert taken.segments[0].text == "label of it"
    assert taken.incomplete == [] and taken.unread is None


def test_long_names_and_labels_of_version_8(take) -> None:
    column = Column("telephone_of_the_respondent", "手机" * 30)
    taken = take(TRANSPORT, transport(("ONE", (column,), ((19900000001.0,),)), version=8))
    assert taken.table("ONE") == [{f"telephone_of_the_respondent: {'手机' * 30}": "19900000001"}]


def test_blanks_that_fill_the_last_record_up_are_no_rows(take) -> None:
    taken = take(TRANSPORT, transport(("ONE", (Column("x", width=2),), (("a",), ("",), ("b",)))))
    assert [row["x"] for row in taken.table("ONE") if row] == ["a", "b"]
    assert sum(len(rows.rows) for rows in taken.rows) == 3


@pytest.mark.parametrize("version", [5, 8])
@pytest.mark.parametrize(("share", "least"), [(0.01, 0), (0.5, 1300), (0.9, 2500)])
def test_a_transport_file_that_is_cut(take, version: int, share: float, least: int) -> None:
    data = transport(("ONE", COLUMNS[:2], MANY), version=version)
    taken = take(TRANSPORT, data[: int(len(data) * share)])
    assert least <= len(taken.table("ONE")) < 3000
    assert taken.unread == "damaged" or "damaged" in taken.incomplete


@pytest.mark.parametrize("data", ["", "HEADER RECORD", "HEADER RECORD*******LIBRARY of Alexandria"])
def test_what_is_none(sure, data: str) -> None:
    assert sure(READER, data) == sure(TRANSPORT, data) == 0
