"""What deleted rows leave in a database, and that nothing else is taken for it."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.sqlite.free import free
from tests.audit.making import resident_id

Change = Callable[[sqlite3.Connection], object]
ROWS = [(n, f"李测试{n}", f"1991234{n:04d}", resident_id(sequence=n), f"u{n}@example.com") for n in range(1, 200)]


def database(folder: Path, change: Change, schema: str = "id INTEGER PRIMARY KEY, name, tel, card, mail") -> bytes:
    """Two hundred people, committed, and then a change to them; nothing is wiped."""
    with sqlite3.connect(folder / "a.db") as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute(f"CREATE TABLE people ({schema})")
        connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?)", ROWS)
        connection.commit()
        change(connection)
        connection.commit()
    connection.close()
    return (folder / "a.db").read_bytes()


def texts(data: bytes) -> dict[str, int]:
    """Every text with its place, found again there."""
    found = {piece.text: int(piece.place(0)["offset"]) - 1 for piece in free(io.BytesIO(data))}
    for text, start in found.items():
        assert data[start:].startswith(text.encode())
    return found


def without(*gone: int) -> Change:
    return lambda held: [held.execute("DELETE FROM people WHERE id = ?", (number,)) for number in gone]


@pytest.mark.parametrize("gone", [[7], [7, 8, 9], [9, 8, 7], [8, 7, 9], [1, 100, 160]])
def test_deleted_rows_are_told_value_by_value(gone: list[int], tmp_path: Path) -> None:
    found = texts(database(tmp_path, without(*gone)))
    assert set(found) >= {value for number in gone for value in ROWS[number - 1][1:]}


@pytest.mark.parametrize("step", [2, 3, 7])
def test_of_many_deleted_rows_most_are_told_and_none_wrongly(step: int, tmp_path: Path) -> None:
    gone = ROWS[::step]
    data = database(tmp_path, without(*(row[0] for row in gone)))
    found = texts(data)
    left = [row for row in gone if row[4].encode() in data]
    assert set(found) <= {value for row in ROWS for value in row[1:]}
    assert sum(set(row[2:]) <= set(found) for row in left) > 0.8 * len(left) > 0


def test_a_table_that_was_dropped(tmp_path: Path) -> None:
    found = texts(database(tmp_path, lambda held: held.execute("DROP TABLE people")))
    assert sum(set(row[2:]) <= set(found) for row in ROWS) > 0.9 * len(ROWS)


def test_numbers_of_rows_that_are_large(tmp_path: Path) -> None:
    def change(held: sqlite3.Connection) -> None:
        held.execute("UPDATE people SET id = id + 100000")
        held.commit()
        held.execute("DELETE FROM people WHERE id = 100050")

    assert set(ROWS[49][1:]) <= set(texts(database(tmp_path, change)))


def test_a_database_that_was_cleaned_holds_nothing(tmp_path: Path) -> None:
    def change(held: sqlite3.Connection) -> None:
        held.execute("DELETE FROM people WHERE id > 10")
        held.commit()
        held.execute("VACUUM")

    assert texts(database(tmp_path, change)) == {}


def test_nothing_of_a_database_that_nothing_was_deleted_from(tmp_path: Path) -> None:
    data = database(tmp_path, lambda held: held.execute("CREATE INDEX by_tel ON people (tel)"))
    live = {str(value) for row in ROWS for value in row}
    assert set(texts(data)) <= live


@given(st.binary(max_size=3000), st.sampled_from([512, 1024, 4096, 1, 0, 3]), st.integers(0, 9))
def test_noise_ends(noise: bytes, size: int, trunk: int) -> None:
    head = b"SQLite format 3\0" + size.to_bytes(2, "big") + bytes(14) + trunk.to_bytes(4, "big") + bytes(20)
    data = head + (1).to_bytes(4, "big") + bytes(40) + noise + b" 19912345678 " + noise
    for piece in free(io.BytesIO(data)):
        assert piece.text
