"""What banks, apps, phones and offices write is called what it is, and what must be found in it stands where it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.model import Outcome, Record
from tests.audit.making import events, findings, source

FILES: list[dict[str, Any]] = [
    file
    for name in ("chinese.toml", "messages.toml", "offices.toml")
    for file in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["file"]
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["what"]))
def test_the_file_is_named_and_its_values_are_found(file: dict[str, Any], tmp_path: Path) -> None:
    told = events(source(("\n" + file["text"]).encode(file.get("encoding", "utf-8")), file["name"]), tmp_path)
    records = [event for _, event in told if isinstance(event, Record)]
    assert [[r.entity, r.platform, r.export, r.count, r.people] for r in records] == [file["told"]]
    assert all([r.first, r.last] == file.get("days", [r.first, r.last]) for r in records)
    found = {(finding.entity, *finding.place.values()) for finding in findings(told)}
    assert {tuple(value) for value in file.get("finds", ())} <= found
    assert not {tuple(value) for value in file.get("lacks", ())} & found
    assert {event.state for _, event in told if isinstance(event, Outcome)} == {"scanned"}
