from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.sqlite.pages import stored_rows
from audit.readers.sqlite_log import READER

PEOPLE = [("李测试", "19900000001", 7, 1.5, None, b"\1\2"), ("王样例", 19900000002, -3, 2.0, "x" * 5000, b"")]


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE people (name, tel, number, half, note, data)")
    connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)", PEOPLE)
    connection.commit()


def write_ahead_log(folder: Path) -> bytes:
    """The log of a database from which everybody was deleted again."""
    connection = sqlite3.connect(folder / "a.db")
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        fill(connection)
        connection.execute("DELETE FROM people")
        connection.commit()
        return (folder / "a.db-wal").read_bytes()
    finally:
        connection.close()


def journal(folder: Path) -> bytes:
    """The journal of a change that was not finished."""
    connection = sqlite3.connect(folder / "b.db")
    try:
        fill(connection)
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("DELETE FROM people")
        connection.executemany("INSERT INTO people (note) VALUES (?)", [("y" * 3000,)] * 200)
        return (folder / "b.db-journal").read_bytes()
    finally:
        connection.close()


@pytest.mark.parametrize("make", [write_ahead_log, journal])
def test_rows_that_are_gone_are_still_there(take, sure, make, tmp_path):
    data = make(tmp_path)
    assert sure(READER, data, "a.db-wal") == 90
    taken = take(READER, data, "a.db-wal")
    cells = [list(row) for rows in taken.rows for row in rows.rows]
    assert ["李测试", "19900000001", "7", "1.5", "", ""] in cells
    assert any(row[:3] == ["王样例", "19900000002", "-3"] and row[4].startswith("xxx") for row in cells)
    assert taken.place("19900000001") == {"table": "page 2", "rowid": 1, "field": 2}
    assert len([row for row in cells if row[0] == "李测试"]) == 1
    assert (taken.unread, taken.incomplete) == (None, [])


def test_pages_of_noise_are_locked(take, tmp_path):
    data = write_ahead_log(tmp_path)
    noise = b"".join(data[at : at + 24] + b"\xee" * 4096 for at in range(32, len(data), 4120))
    assert take(READER, data[:32] + noise).unread == "locked"


@pytest.mark.parametrize("data", [b"\x37\x7f\x06\x82" + bytes(60), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 60])
def test_sizes_that_cannot_be_are_damage(take, data):
    assert take(READER, data).incomplete == ["damaged"]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=500))
def test_no_page_breaks_it(data):
    list(stored_rows(b"\x0d\0\0\0\x40" + data))
    list(stored_rows(b"\x0d\0\0" + struct.pack(">H", 30) + b"\0\0\0" + bytes(range(0, 120, 2)) + data))
