from __future__ import annotations

import dataclasses
import io
import random
import sqlite3
from pathlib import Path

import pytest

from audit.errors import Unread
from audit.model import Rows, Source
from audit.readers.sqlite import READER

NOISE = random.Random(3).randbytes(8192)


def database(path: Path, *statements: str) -> bytes:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


@pytest.fixture
def contacts(tmp_path):
    return database(
        tmp_path / "made.db",
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, phone REAL, photo BLOB)",
        "INSERT INTO contact VALUES (7, '周小舟', 19912345678, x'ffd8ffe000104a46494600')",
        "INSERT INTO contact VALUES (9, '李四', 19912345679, CAST('note' AS BLOB))",
        'CREATE TABLE "odd ""name" (k TEXT PRIMARY KEY, rowid TEXT) WITHOUT ROWID',
        "INSERT INTO \"odd \"\"name\" VALUES ('a', '19912345670')",
        "CREATE TABLE empty (phone)",
        "CREATE VIEW seen AS SELECT name FROM contact",
    )


def test_tables_with_their_row_ids(take, sure, contacts):
    assert sure(READER, contacts, "x") == 100
    taken = take(READER, contacts)
    assert taken.table("contact") == [
        {"id": "7", "name": "周小舟", "phone": "19912345678"},
        {"id": "9", "name": "李四", "phone": "19912345679", "photo": "note"},
    ]
    assert taken.place("李四") == {"table": "contact", "rowid": 9, "field": 2}
    assert taken.place("19912345670") == {"table": 'odd "name', "rowid": 1, "field": 2}
    assert {rows.table.name for rows in taken.rows} == {"contact", 'odd "name', "empty"}


def test_a_column_called_rowid(take, tmp_path):
    data = database(
        tmp_path / "made.db", "CREATE TABLE t (rowid TEXT, v TEXT)", "INSERT INTO t VALUES ('x', '19912345678')"
    )
    assert take(READER, data).place("19912345678") == {"table": "t", "rowid": 1, "field": 2}


def test_many_rows(take, tmp_path):
    data = database(
        tmp_path / "made.db",
        "CREATE TABLE t (v TEXT)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000) INSERT INTO t SELECT 'v'||i FROM n",
    )
    taken = take(READER, data)
    assert sum(len(rows.rows) for rows in taken.rows) == 3000
    assert taken.place("v3000") == {"table": "t", "rowid": 3000, "field": 1}


def test_rows_that_are_only_in_the_write_ahead_log(given, tmp_path):
    folder = tmp_path / "phone"
    folder.mkdir()
    connection = sqlite3.connect(folder / "a.db")
    connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (phone); INSERT INTO t VALUES ('19912345678')")
    data, log = (folder / "a.db").read_bytes(), (folder / "a.db-wal").read_bytes()
    connection.close()
    before = sorted(path.name for path in folder.iterdir())

    source, reading = given(data, "a.db")
    beside = {"-wal": Source("a.db-wal", lambda: io.BytesIO(log))}
    source = dataclasses.replace(source, sibling=beside.get)
    rows = [item for item in READER.read(source, reading) if isinstance(item, Rows)]
    assert [list(row) for chunk in rows for row in chunk.rows] == [["19912345678"]]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_the_private_copy_is_removed(take, contacts, tmp_path):
    take(READER, contacts)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made.db"]


def test_a_cut_database_is_damaged(take, contacts):
    taken = take(READER, contacts[: len(contacts) // 2 - 100])
    assert (taken.unread, taken.state) == ("damaged", "partial")
    assert take(READER, contacts[:50]).unread == "damaged"


@pytest.mark.parametrize(
    ("data", "name", "score"),
    [
        (NOISE, "a.db", 80),
        (NOISE, "a.sqlite", 80),
        (NOISE, "a.bin", 0),
        (NOISE[:4000], "a.db", 0),
        (NOISE + b"x", "a.db", 0),
        (bytes(8192), "a.db", 0),
    ],
    ids=["db", "sqlite", "no database name", "short", "no whole pages", "zeros"],
)
def test_encrypted_databases(sure, data, name, score):
    assert sure(READER, data, name) == score


def test_a_locked_database_is_told_and_not_opened(take):
    taken = take(READER, NOISE, "signal/contact.db")
    assert (taken.unread, taken.state) == ("locked", "skipped")


def test_an_error_quotes_nothing(given, contacts):
    with pytest.raises(Unread) as caught:
        list(READER.read(*given(contacts[:5000].replace(b"CREATE", b"CREATX"))))
    assert "contact" not in str(caught.value)
