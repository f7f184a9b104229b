"""What one repository holds and what of it was met: names, kinds and sizes of its objects, in SQLite on disk.

A large repository has millions of objects; here they take no memory.  No content is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

ABSENT = -1
"""The size of an object that is named and not here."""

_SCHEMA = """
CREATE TABLE object (id BLOB PRIMARY KEY, kind TEXT, size INT, met INT DEFAULT 0) WITHOUT ROWID;
CREATE TABLE history (time INT, id BLOB, day TEXT, tree BLOB, PRIMARY KEY (time, id)) WITHOUT ROWID;
"""


class Known:
    """Objects by their binary names; a private file that goes away with the connection."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000; {_SCHEMA} BEGIN;"
        )

    def close(self) -> None:
        """Frees the file."""
        self._db.close()

    def fill(self, objects: Iterable[tuple[bytes, str, int]]) -> None:
        """(name, kind, size) of everything that is here."""
        self._db.executemany("INSERT OR IGNORE INTO object (id, kind, size) VALUES (?, ?, ?)", objects)

    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return self._db.execute("SELECT 1 FROM object LIMIT 1").fetchone() is None

    def dated(self, time: int, commit: bytes, day: str, tree: bytes) -> None:
        """When a commit was made and what its tree is."""
        self._db.execute("INSERT OR IGNORE INTO history VALUES (?, ?, ?, ?)", (time, commit, day, tree))

    def history(self) -> Iterator[tuple[bytes, str, bytes]]:
        """(commit, day, tree), the oldest first."""
        return self._db.execute("SELECT id, day, tree FROM history ORDER BY time, id")

    def size(self, name: bytes) -> int:
        """Its bytes; ``ABSENT``."""
        found = self._db.execute("SELECT size FROM object WHERE id = ?", (name,)).fetchone()
        return ABSENT if found is None else int(found[0])

    def is_met(self, name: bytes) -> bool:
        """Whether it was met before."""
        found = self._db.execute("SELECT met FROM object WHERE id = ?", (name,)).fetchone()
        return found is not None and bool(found[0])

    def meet(self, name: bytes) -> int | None:
        """The size of an object that is met for the first time, or ``ABSENT``; None every time after."""
        found = self._db.execute("SELECT size, met FROM object WHERE id = ?", (name,)).fetchone()
        if found is None:
            self._db.execute("INSERT INTO object VALUES (?, '', ?, 1)", (name, ABSENT))
            return ABSENT
        if found[1]:
            return None
        self._db.execute("UPDATE object SET met = 1 WHERE id = ?", (name,))
        return int(found[0])

    def unmet(self, kind: str) -> Iterator[bytes]:
        """The names of all objects of one kind that nobody has met, in their order; they may be met meanwhile."""
        last = b""
        query = "SELECT id FROM object WHERE id > ? AND kind = ? AND met = 0 ORDER BY id LIMIT 1"
        while found := self._db.execute(query, (last, kind)).fetchone():
            last = found[0]
            yield last
