"""Sheets in SYLK."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from audit.readers.sylk import READER

SHEET = (
    'ID;PWXL;N;E\r\nP;PGeneral\r\nB;Y3;X3;D0 0 2 2\r\nC;Y1;X1;K"姓名"\r\nC;X2;K"电话"\r\nF;Y2;X1\r\nC;K"李;;测试"\r\n'
    'C;X2;K19900000001\r\nC;Y4;X1;K"王样例";ASeen by Jane Doe\r\n'
    'C;X2;K"19900000002";EIF(A1="jo@example.com",1,0)\r\nE\r\n'
)


def sylk(rows: Iterable[Iterable[str]]) -> str:
    cells = (f'C;Y{y};X{x};K"{cell}"' for y, row in enumerate(rows, 1) for x, cell in enumerate(row, 1))
    return "\r\n".join(("ID;PWXL;N;E", *cells, "E", ""))


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_cells_are_rows(take, sure, encoding: str) -> None:
    data = SHEET.encode(encoding)
    assert sure(READER, data, "a.txt") == 92
    taken = take(READER, data, "a.slk")
    assert taken.table("Sheet") == [
        {"姓名": "李;测试", "电话": "19900000001"},
        {"姓名": "王样例", "电话": "19900000002"},
    ]
    assert taken.place("19900000002") == {"sheet": "Sheet", "row": 4, "field": 2}
    assert taken.place("Seen by Jane Doe") == {"sheet": "Sheet", "row": 4, "field": 1}
    assert taken.place("jo@example.com") == {"sheet": "Sheet", "row": 4, "field": 2}
    assert taken.incomplete == []


def test_a_cut_sheet_says_so(take) -> None:
    taken = take(READER, SHEET[:-30], "a.slk")
    assert taken.incomplete == ["damaged"] and taken.place("李;测试")["row"] == 2


@pytest.mark.parametrize("line", ["C;Y99999999999;X1;K1", "C;X20000;K1", "C;Y;X;K", "", ";;;", "C"])
def test_strange_records_break_nothing(take, line: str) -> None:
    assert take(READER, SHEET.replace("E\r\n", f"{line}\r\nE\r\n"), "a.slk").place("李;测试")["field"] == 1


def test_a_cell_far_to_the_right_is_told_by_itself(take) -> None:
    taken = take(READER, SHEET.replace("E\r\n", "C;Y2;X20000;K19900000003\r\nE\r\n"), "a.slk")
    assert taken.place("19900000003") == {"sheet": "Sheet", "row": 2, "field": 20000}


@pytest.mark.parametrize("text", ["ID;name;tel\n1;2;3\n", "ID,P\n", "C;Y1;X1;K1\n"])
def test_what_is_none(sure, text: str) -> None:
    assert sure(READER, text, "a.slk") == 0
