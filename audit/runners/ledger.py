"""The ledger: a row per file, member, finding and record, in SQLite on disk, so that memory stays flat.

Only the supervisor writes it.  It holds masked values, and with ``--reveal`` revealed ones: therefore its file is
unlinked as soon as it is open and goes away with the process.  Ordering: jobs are numbered in bytewise order of the
paths, members in the order they are opened, rows by position: (job, member, seq) is the report order.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from audit.detection.linkage import COUNTED
from audit.errors import INCOMPLETE, code
from audit.parsing.locks import OPENED_BY_PASSWORD
from audit.passwords import Locked
from audit.runners.wire import BUSINESS, TEST, Row

_SCHEMA = """
CREATE TABLE item (job INT, member INT, root INT, path TEXT, trail TEXT, listed INT, state TEXT, why TEXT,
    remarks TEXT DEFAULT '[]', bytes INT DEFAULT 0, encoding TEXT, format TEXT DEFAULT '',
    PRIMARY KEY (job, member)) WITHOUT ROWID;
CREATE TABLE finding (job INT, member INT, seq INT, entity TEXT, id TEXT, value TEXT, place TEXT, confidence REAL,
    severity INT, why TEXT, flags INT, facts TEXT, links TEXT, col INT, unit INT, party TEXT,
    PRIMARY KEY (job, member, seq)) WITHOUT ROWID;
CREATE TABLE record (job INT, member INT, seq INT, entity TEXT, count INT, people INT, platform TEXT, export TEXT,
    first TEXT, last TEXT, place TEXT, circumstances TEXT, PRIMARY KEY (job, member, seq)) WITHOUT ROWID;
CREATE TABLE verdict (job INT, member INT, col INT, tbl TEXT, header TEXT, entity TEXT, rate REAL, place TEXT,
    distinct_values INT, examples TEXT, review TEXT, PRIMARY KEY (job, member, col)) WITHOUT ROWID;
CREATE TABLE linkage (job INT, member INT, kinds INT, sensitive INT);
CREATE TABLE doubtful (job INT, entity TEXT, count INT, PRIMARY KEY (job, entity)) WITHOUT ROWID;
CREATE TABLE allowed (job INT, rule INT, entity TEXT, count INT, PRIMARY KEY (job, rule, entity)) WITHOUT ROWID;
"""
_INSERT = {
    "f": "INSERT INTO finding VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "r": "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    "c": "INSERT INTO verdict VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    "l": "INSERT INTO linkage VALUES (?,?,?,?)",
}
_FORGET = (
    "DELETE FROM finding WHERE job = ?",
    "DELETE FROM record WHERE job = ?",
    "DELETE FROM verdict WHERE job = ?",
    "DELETE FROM linkage WHERE job = ?",
    "DELETE FROM doubtful WHERE job = ?",
    "DELETE FROM allowed WHERE job = ?",
    "DELETE FROM item WHERE job = ? AND member > 0",
    "UPDATE item SET state = NULL, why = NULL WHERE job = ?",
)
_STATES = ("scanned", "partial", "skipped", "failed")


class Ledger:
    """One run's ledger.  ``db`` may be queried (``audit.compose``) once ``finish`` was called."""

    def __init__(self) -> None:
        descriptor, name = tempfile.mkstemp(prefix="pdaudit-", suffix=".ledger")
        path = Path(name)
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-32000;"
            "PRAGMA locking_mode=EXCLUSIVE; BEGIN;" + _SCHEMA
        )
        os.close(descriptor)
        path.unlink()

    def close(self) -> None:
        """The file is already unlinked: closing frees its blocks."""
        self.db.close()

    def begin(self, job: int, root: int, path: str, trail: tuple[str, ...] = (), *, listed: bool = True) -> None:
        """A file was found: it has a row before anybody reads it."""
        self.db.execute(
            "INSERT INTO item (job, member, root, path, trail, listed) VALUES (?, 0, ?, ?, ?, ?)",
            (job, root, json.dumps(path), json.dumps(trail), listed),
        )

    def skip(self, job: int, root: int, path: str, reason: str, trail: tuple[str, ...] = ()) -> None:
        """A file was found that is not read at all."""
        self.begin(job, root, path, trail)
        state = "failed" if code(reason) in INCOMPLETE else "skipped"
        self.db.execute("UPDATE item SET state = ?, why = ? WHERE job = ? AND member = 0", (state, reason, job))

    def path(self, job: int) -> str:
        """The path of a job's file."""
        found = self.db.execute("SELECT path FROM item WHERE job = ? AND member = 0", (job,)).fetchone()
        return str(json.loads(found[0]))

    def write(self, job: int, frame: Iterable[Row]) -> None:
        """One frame of a worker."""
        batches: dict[str, list[list[Any]]] = {}
        allowed: Counter[tuple[int, str]] = Counter()
        for kind, *values in frame:
            if kind in _INSERT:
                batches.setdefault(kind, []).append([job, *values])
            elif kind == "o":
                self._opened(job, values)
            elif kind == "e":
                self._ended(job, values)
            elif kind == "d":
                upsert = "INSERT INTO doubtful VALUES (?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
                self.db.execute(upsert, (job, *values))
            elif kind == "a":
                allowed[values[0], values[1]] += 1
        self.db.executemany(
            "INSERT INTO allowed VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(job, *rule, count) for rule, count in allowed.items()],
        )
        for kind, batch in batches.items():
            self.db.executemany(_INSERT[kind], batch)

    def _opened(self, job: int, values: list[Any]) -> None:
        member, path, trail, listed = values
        if member:
            root = self.db.execute("SELECT root FROM item WHERE job = ? AND member = 0", (job,)).fetchone()[0]
            self.db.execute(
                "INSERT INTO item (job, member, root, path, trail, listed) VALUES (?,?,?,?,?,?)",
                (job, member, root, path, trail, listed),
            )

    def _ended(self, job: int, values: list[Any]) -> None:
        member, *outcome = values
        self.db.execute(
            # a message has no row of its own unless something went wrong with it
            "UPDATE item SET state = ?, why = ?, remarks = ?, bytes = ?, encoding = ?, format = ?,"
            " listed = listed OR ? <> 'scanned' WHERE job = ? AND member = ?",
            (*outcome, outcome[0], job, member),
        )

    def lost(self, job: int, reason: str) -> None:
        """The worker died, hung or was stopped: what it had begun is failed, or partial where something came."""
        self.db.execute(
            "UPDATE item SET why = ?, state = CASE WHEN EXISTS (SELECT 1 FROM finding f WHERE f.job = item.job"
            " AND f.member = item.member) THEN 'partial' ELSE 'failed' END, listed = listed OR member = 0"
            " WHERE job = ? AND state IS NULL",
            (reason, job),
        )

    def locked(self, job: int) -> Locked | None:
        """The first thing in this job's file that a password would open."""
        query = "SELECT path, trail, why, format FROM item WHERE job = ? AND why IS NOT NULL ORDER BY member"
        for path, trail, why, kind in self.db.execute(query, (job,)):
            if why in OPENED_BY_PASSWORD:
                return Locked(json.loads(path), tuple(json.loads(trail)), kind, why)
        return None

    def forget(self, job: int) -> None:
        """Everything about this job's file but that it was found: it is read again."""
        for statement in _FORGET:
            self.db.execute(statement, (job,))

    def unfinished(self) -> list[int]:
        """Jobs with rows that have no outcome yet."""
        return [job for (job,) in self.db.execute("SELECT DISTINCT job FROM item WHERE state IS NULL")]

    def finish(self) -> None:
        """Ends the writing, checks that every row has an outcome, and makes what reading needs: indexes, and the view
        ``counted`` of findings that the assessment counts."""
        nobodys = TEST | BUSINESS
        self.db.executescript(  # commits what is open
            "CREATE INDEX by_value ON finding (entity, id, job, member, seq) WHERE col IS NULL;"
            "CREATE INDEX by_column ON finding (job, member, col) WHERE col IS NOT NULL; ANALYZE;"
            "CREATE TEMP VIEW counted AS SELECT * FROM finding"
            f" WHERE confidence >= {COUNTED} AND flags & {nobodys} = 0;"
        )
        states = dict(self.db.execute("SELECT state, COUNT(*) FROM item GROUP BY state"))
        if not set(states) <= set(_STATES):
            raise AssertionError(f"files without an outcome: {states}")

    def outcomes(self) -> dict[str, int]:
        """Listed files and members by outcome, all four always there."""
        rows = self.db.execute("SELECT state, COUNT(*) FROM item WHERE listed GROUP BY state")
        return dict.fromkeys(_STATES, 0) | dict(rows)

    def incomplete(self) -> int:
        """How many listed files and members were stopped by something that makes the scan incomplete."""
        rows = self.db.execute("SELECT why FROM item WHERE listed AND why IS NOT NULL")
        return sum(1 for (why,) in rows if code(why) in INCOMPLETE)

    def remarked(self) -> bool:
        """Whether anything was left out that had not been asked for."""
        return self.db.execute("SELECT 1 FROM item WHERE remarks <> '[]' LIMIT 1").fetchone() is not None

    def doubtful(self) -> int:
        """How many spans stayed below ``--min-confidence``."""
        return int(self.db.execute("SELECT COALESCE(SUM(count), 0) FROM doubtful").fetchone()[0])

    def allowed(self) -> dict[int, list[tuple[str, int]]]:
        """How often each rule of the configuration that was used allowed a value, by entity."""
        used: dict[int, list[tuple[str, int]]] = {}
        query = "SELECT rule, entity, SUM(count) FROM allowed GROUP BY rule, entity ORDER BY rule, entity"
        for rule, entity, count in self.db.execute(query):
            used.setdefault(rule, []).append((entity, count))
        return used

    def items(self) -> Iterator[tuple[Any, ...]]:
        """Listed items in report order: job, member, root, path, trail, state, why, remarks, bytes, encoding, name."""
        return self.db.execute(
            "SELECT job, member, root, path, trail, state, why, remarks, bytes, encoding, format FROM item"
            " WHERE listed ORDER BY job, member"
        )
