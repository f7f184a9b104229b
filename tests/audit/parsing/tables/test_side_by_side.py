"""Tables beside each other are tables of their own."""

from __future__ import annotations

import pytest

from audit.model import Rows, Table
from audit.parsing.tables.side_by_side import SideBySide, repeated


@pytest.mark.parametrize(
    ("header", "spans"),
    [
        (("姓名", "电话", "", "姓名", "电话"), [(0, 2), (3, 5)]),
        (("姓名", "电话", "姓名", "电话", "姓名", "电话"), [(0, 2), (2, 4), (4, 6)]),
        (("", "姓名", "电话", "", "姓名", "电话", ""), [(1, 3), (4, 6)]),
        (("姓名", "姓名"), []),
        (("姓名", "电话", "姓名"), []),
        (("姓名", "电话", "姓名", "城市"), []),
        (("姓名", "电话"), []),
        ((), []),
    ],
)
def test_headers_that_are_one_list_again_and_again(header: tuple[str, ...], spans: list[tuple[int, int]]) -> None:
    assert repeated(header) == spans


def told(tables: SideBySide) -> list[Rows]:
    return list(tables.rows([["甲", "1", "", "乙", "2"]], lambda row, column: {"row": row, "field": column}))


def test_each_has_its_rows_and_its_places() -> None:
    tables = SideBySide(Table("表", ("姓名", "电话", "", "姓名", "电话"), "上"))
    first, second = told(tables)
    assert (first.table.header, second.table.header) == (("姓名", "电话"), ("姓名", "电话"))
    assert (first.rows, second.rows) == ([["甲", "1"]], [["乙", "2"]])
    assert second.locate(0, 1) == {"row": 0, "field": 4} and second.table.preamble == "上"
    assert [rows.table for rows in told(tables)] == [first.table, second.table]


def test_a_table_alone_stays_as_it_is() -> None:
    table = Table("", ("姓名", "电话"))
    assert [rows.table for rows in told(SideBySide(table))] == [table]
