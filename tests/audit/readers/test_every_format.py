"""A folder with one file of every format: ``pdaudit scan`` finds the same person in each, and says where in words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from typing import Any

import pytest

from audit.readers import registry
from reports.words import LANGUAGES, Words
from tests.audit.readers.every_format import WITHOUT, build, files
from tests.audit.readers.planted import ID, MOBILE

Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """What one scan of the folder tells, as JSON Lines."""
    folder = tmp_path_factory.mktemp("every")
    build(folder / "in")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PDAUDIT_")}
    command = [sys.executable, "-m", "audit.cli", "scan", str(folder / "in"), "--fast", "-j", "2", "-f", "jsonl"]
    environment = kept | {"XDG_CONFIG_HOME": str(folder / "config"), "TMPDIR": str(folder)}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def found(rows: list[Row], name: str) -> set[tuple[str, str]]:
    """Entity and keyed id of what was found in one file and its members; names of files do not count."""
    return {
        (row["entity"], row["id"])
        for row in rows
        if row["type"] == "finding" and row["path"] == name and row["place"].get("name") not in ("file", "member")
    }


@pytest.mark.parametrize("name", files())
def test_the_same_person_is_found_in_each(rows: list[Row], name: str) -> None:
    person = {each for each in found(rows, "text-utf-8.txt") if each[0] in ("CN_MOBILE_NUMBER", "CN_RESIDENT_ID")}
    assert len(person) == 2
    assert person <= found(rows, name)


def test_every_reader_has_a_file(rows: list[Row]) -> None:
    formats = {row["format"] for row in rows if row["type"] == "file"}
    assert set(registry()) - formats - WITHOUT.keys() == set()
    assert WITHOUT.keys() <= registry().keys()


def test_every_file_and_member_was_read(rows: list[Row]) -> None:
    unread = {row["path"]: row["why"] for row in rows if row["type"] == "file" and row["outcome"] != "scanned"}
    assert unread == {"a.vsd": "unsupported:visio"}  # only what was packed into the drawing is


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_place_has_words(rows: list[Row], lang: str) -> None:
    words, wordless = Words(lang), defaultdict(set)
    for row in rows:
        if row["type"] != "finding":
            continue
        for key, value in row["place"].items():
            known = f"place.{key}" in words or key in ("line", "column", "field", "name")
            if not known or (str(value) not in words.place(row["place"]) and key not in ("name", "part")):
                wordless[row["path"]].add(key)
    assert dict(wordless) == {}


def test_no_value_is_told(rows: list[Row]) -> None:
    told = json.dumps(rows)
    assert MOBILE not in told and ID not in told
