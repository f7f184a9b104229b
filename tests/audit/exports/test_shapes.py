"""Exports as their services nest them, read by their readers: the fingerprints hold on what the readers hand over."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.model import Record
from tests.audit.making import events, source

FILES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text("utf-8"))["file"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["name"]))
def test_the_export_is_known_and_its_entries_are_counted(file: dict[str, Any], tmp_path: Path) -> None:
    told = events(source(file["text"], f"renamed.{file['name'].rpartition('.')[2]}"), tmp_path)
    records = [event for _, event in told if isinstance(event, Record)]
    assert [(record.export, record.count) for record in records] == [(file["export"], file["count"])]
