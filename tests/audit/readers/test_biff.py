from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import Unread
from audit.parsing.office.biff_cells import BiffStream
from audit.readers.biff import READER

END = struct.pack("<2H", 0x0A, 0)


def record(kind: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack("<2H", kind, len(data)) + data


def biff2(*cells: tuple[int, int, str | float | int], encoding: str = "gbk") -> bytes:
    """A sheet of version 2."""
    out = record(0x0009, struct.pack("<2H", 2, 0x10))
    for row, column, value in cells:
        place = struct.pack("<2H3x", row, column)
        if isinstance(value, str):
            raw = value.encode(encoding)
            out += record(0x0004, place, bytes((len(raw),)), raw)
        elif isinstance(value, int):
            out += record(0x0002, place, struct.pack("<H", value))
        else:
            out += record(0x0003, place, struct.pack("<d", value))
    return out + END


def biff5(*cells: tuple[int, int, str | float], page: int = 936) -> bytes:
    """A sheet of version 5, as export programs write it."""
    out = record(0x0809, struct.pack("<4H", 0x0500, 0x10, 0, 0)) + record(0x0042, struct.pack("<H", page))
    for row, column, value in cells:
        place = struct.pack("<3H", row, column, 15)
        if isinstance(value, str):
            raw = value.encode("gbk")
            out += record(0x0204, place, struct.pack("<H", len(raw)), raw)
        else:
            out += record(0x0203, place, struct.pack("<d", value))
    return out + END


CELLS = (
    (0, 0, "姓名"),
    (0, 1, "手机号"),
    (1, 0, "李测试"),
    (1, 1, 19900000001.0),
    (2, 0, "王样例"),
    (2, 1, "19900000002"),
)


@pytest.mark.parametrize("data", [biff2(*CELLS), biff5(*CELLS), biff5(*CELLS, page=1252)])
def test_cells_are_rows(take, sure, data):
    assert sure(READER, data) == 95
    taken = take(READER, data, "账单.xls")
    assert taken.table("Sheet") == [
        {"姓名": "李测试", "手机号": "19900000001"},
        {"姓名": "王样例", "手机号": "19900000002"},
    ]
    assert taken.place("19900000002") == {"sheet": "Sheet", "row": 3, "field": 2}
    assert taken.incomplete == []


def test_numbers_and_results_of_formulas(take):
    rk = struct.pack("<i", 12345 << 2 | 3)
    data = record(0x0809, struct.pack("<2H", 0x0500, 0x10))
    data += record(0x027E, struct.pack("<3H", 0, 0, 0), rk) + record(
        0x00BD, struct.pack("<2H", 1, 0), b"\0\0" + rk, b"\0\0" + rk, b"\1\0"
    )
    data += record(0x0006, struct.pack("<3H", 2, 0, 0), struct.pack("<d", 7), bytes(8))
    data += (
        record(0x0006, struct.pack("<3H", 3, 0, 0), b"\0" * 6 + b"\xff\xff", bytes(8))
        + record(0x0207, b"\3\0", b"abc")
        + END
    )
    taken = take(READER, data)
    assert [cell for rows in taken.rows for row in rows.rows for cell in row] == [
        "123.45",
        "",
        "123.45",
        "123.45",
        "7",
        "",
        "abc",
        "",
    ]
    assert next(BiffStream(io.BytesIO(record(0x0009, b"\2\0\x10\0") + biff2((0, 0, 5))[8:])).cells()).value == 5


def test_one_that_is_cut_is_said(take):
    taken = take(READER, biff2(*CELLS)[:-8])
    assert taken.place("李测试") and taken.incomplete == ["damaged"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(0x0809, struct.pack("<2H", 0x0500, 5)) + record(0x002F, b"\0\0\1\0\1\0"), "locked"),
        (record(0x0809, struct.pack("<2H", 0x0600, 5)), "unsupported:xls"),
        (record(0x0009, b"\2\0\x10\0"), "damaged"),
    ],
)
def test_what_is_not_read_has_a_reason(take, data, reason):
    assert take(READER, data).unread == reason


def test_lines_with_a_tab_are_none(sure):
    assert sure(READER, "\t\u0004\u0004姓名") == sure(READER, "\t\0") == 0


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_input_breaks_it(data):
    for start in (biff2()[:-4], biff5()[:-4]):
        with suppress(Unread):
            list(BiffStream(io.BytesIO(start + data)).cells())
