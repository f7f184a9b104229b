"""Workbooks of Excel 2003 as one XML document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.readers.spreadsheet_xml import READER

TOP = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)


def cell(text: object, more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="String">{text}</Data></Cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<Row{more}>{''.join(cells)}</Row>"


def workbook(*rows: str, name: str = "明细", end: str = "</Workbook>") -> bytes:
    return f'{TOP}<Worksheet ss:Name="{name}"><Table>{"".join(rows)}</Table></Worksheet>{end}'.encode()


STATEMENT = workbook(
    row(cell("户名：林晓雨")),
    row(*map(cell, ("交易日期", "支出", "余额", "对方户名"))),
    row(cell("2026-01-02T00:00:00.000"), cell("100.00", ' ss:Index="3"'), cell("陈浩然"), more=' ss:Index="5"'),
    row(cell("2026-01-03T10:11:12"), cell("3.00"), cell("97.00"), cell("林小山")),
)


def test_rows_and_cells_stand_where_their_index_says(take, sure):
    assert sure(READER, STATEMENT, "明细.xls") == 96
    taken = take(READER, STATEMENT)
    assert taken.table("明细") == [
        {"交易日期": "2026-01-02", "余额": "100.00", "对方户名": "陈浩然"},
        {"交易日期": "2026-01-03 10:11:12", "支出": "3.00", "余额": "97.00", "对方户名": "林小山"},
    ]
    assert taken.place("陈浩然") == {"sheet": "明细", "row": 5, "field": 4}
    assert taken.place("林晓雨") == {"sheet": "明细", "row": 1, "field": 1}


def test_notes_and_addresses_behind_a_cell_are_read_with_it(take):
    note = "<Comment><ss:Data>电话 19900000001</ss:Data></Comment>"
    data = workbook(
        row(*map(cell, ("姓名", "联系"))),
        row(cell("陈浩然"), cell("写信", ' ss:HRef="mailto:sample@example.com"').replace("</Cell>", f"{note}</Cell>")),
        row(cell("林小山"), cell("无")),
    )
    taken = take(READER, data)
    assert taken.table("明细")[0] == {"姓名": "陈浩然", "联系": "电话 19900000001\n写信\nmailto:sample@example.com"}


def test_sheets_are_tables_of_their_own(take):
    one = workbook(row(*map(cell, ("姓名", "手机"))), row(*map(cell, ("陈浩然", "1"))), end="").decode()
    two = '<Worksheet ss:Name="二"><Table><Row><Cell><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>'
    assert {rows.table.name for rows in take(READER, one + two).rows} == {"明细", "二"}


@pytest.mark.parametrize("cut", [-30, -60, -200])
def test_what_breaks_is_told_and_the_rest_is_text(take, cut):
    taken = take(READER, STATEMENT[:cut] + b"</Wrong>\n19900000009")
    assert taken.incomplete == ["damaged"]
    assert "19900000009" in "".join(segment.text for segment in taken.segments)


def test_entities_are_not_expanded(take):
    data = STATEMENT.replace(b"\n<?mso", b'\n<!DOCTYPE a [<!ENTITY b "x">]>\n<?mso', 1)
    assert take(READER, data).incomplete == ["damaged"]


def test_other_xml_is_somebody_else_s(sure):
    assert sure(READER, b'<?xml version="1.0"?><Workbook><a/></Workbook>') == 0
    assert sure(READER, b"Workbook urn:schemas-microsoft-com:office:spreadsheet") == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(STATEMENT)))
def test_no_bytes_make_it_crash(take, data, at):
    take(READER, STATEMENT[:at] + data + STATEMENT[at:])
