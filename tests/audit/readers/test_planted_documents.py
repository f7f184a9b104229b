"""The invented person in documents, settings, books, messages and recordings: found, and where the finding says."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest
import yaml

from audit.model import Place
from tests.audit.making import source
from tests.audit.readers import planted_documents as planted
from tests.audit.readers.planted import ID, MOBILE
from tests.audit.readers.test_planted_person import VALUES, at_pointer, check, exactly, found, lines


@pytest.mark.parametrize("name", planted.PAGES)
def test_paragraphs(name: str, tmp_path: Path) -> None:
    check(planted.PAGES[name], name, tmp_path, lambda _, place: planted.LINES[int(place["line"]) - 1])


def test_book(tmp_path: Path) -> None:
    findings = found(source(planted.BOOK, "a.epub"), tmp_path)
    assert {(at.trail, finding.entity) for at, finding in findings} == {
        (("text/1.xhtml",), entity) for entity in VALUES
    }
    for _, finding in findings:
        assert exactly("utf-8")(planted.BOOK_PAGE.encode(), finding.place).startswith(VALUES[finding.entity])


def test_yaml(tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        value = at_pointer(json.dumps(yaml.safe_load(data)), str(place["pointer"]))
        assert value in lines(data.decode())[int(place["line"]) - 1]
        return value

    check(planted.YAML, "a.yaml", tmp_path, look)


@pytest.mark.parametrize("name", planted.SETTINGS)
def test_settings(name: str, tmp_path: Path) -> None:
    check(planted.SETTINGS[name], name, tmp_path, exactly("utf-8"))


@pytest.mark.parametrize("name", planted.LISTS)
def test_property_lists(name: str, tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        return at_pointer(json.dumps(plistlib.loads(data)), str(place["pointer"]))

    check(planted.LISTS[name], name, tmp_path, look)


def test_recorded_requests(tmp_path: Path) -> None:
    check(planted.HAR, "a.har", tmp_path, lambda data, place: at_pointer(data.decode(), str(place["pointer"])))


def test_drawing(tmp_path: Path) -> None:
    check(planted.DRAWING, "a.svg", tmp_path, exactly("utf-8"))


def test_table_of_a_page(tmp_path: Path) -> None:
    check(planted.STATEMENT, "a.html", tmp_path, exactly("utf-8"))


@pytest.mark.parametrize("name", planted.RECORDINGS)
def test_sound_and_film(name: str, tmp_path: Path) -> None:
    check(planted.RECORDINGS[name], name, tmp_path, lambda _, place: planted.TAGS[str(place["tag"])])


def test_watch(tmp_path: Path) -> None:
    cells = {("user_profile", 1, 1): MOBILE, ("message 999", 1, 3): ID}
    check(planted.WATCH, "a.fit", tmp_path, lambda _, at: cells[str(at["table"]), int(at["rowid"]), int(at["field"])])
