"""What people are likely to have is called what it is, by a scan of one small file of each."""

from __future__ import annotations

import sqlite3
import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.model import Outcome, Record
from tests.audit.making import events, findings, source

FILES: list[dict[str, Any]] = [
    file
    for table in ("named.toml", "archives.toml")
    for file in tomllib.loads(Path(__file__).with_name(table).read_text("utf-8"))["file"]
]


def content(file: dict[str, Any], folder: Path) -> bytes:
    if "text" in file:
        return str(file["text"]).encode(file.get("encoding", "utf-8"))
    path = folder / "made.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(file["sql"])
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["what"]))
def test_the_export_is_named(file: dict[str, Any], tmp_path: Path) -> None:
    told = events(source(content(file, tmp_path), file["name"]), tmp_path)
    records = [event for _, event in told if isinstance(event, Record)]
    named = [[r.entity, r.platform, r.export, r.count, r.people] for r in records]
    assert named == ([file["told"]] if "told" in file else [])
    assert all([r.first, r.last] == file.get("days", [r.first, r.last]) for r in records)
    assert set(file.get("finds", ())) <= {finding.entity for finding in findings(told)}
    assert {event.state for _, event in told if isinstance(event, Outcome)} == {"scanned"}


def test_an_encrypted_bitwarden_export_is_locked(tmp_path: Path) -> None:
    text = '{"encrypted": true, "passwordProtected": true, "salt": "AAAA", "kdfType": 0, "data": "2.AAAA|BBBB|CCCC"}'
    outcomes = [event for _, event in events(source(text, "b.json"), tmp_path) if isinstance(event, Outcome)]
    assert [(outcome.state, outcome.why) for outcome in outcomes] == [("failed", "locked:bitwarden")]
