"""The invented person in formats of invoices, Apple, Outlook, Windows: found, and where the finding says."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.model import Place
from tests.audit.making import source
from tests.audit.readers import planted_legacy as planted
from tests.audit.readers.planted import ID, MOBILE, PLAIN
from tests.audit.readers.planted_documents import LINES
from tests.audit.readers.test_planted_person import VALUES, check, exactly, found


def test_invoice(tmp_path: Path) -> None:
    check(planted.INVOICE, "a.ofd", tmp_path, lambda _, place: {1: MOBILE, 2: ID}[int(place["page"])])


@pytest.mark.parametrize("name", planted.SHEETS)
def test_sheets(name: str, tmp_path: Path) -> None:
    grid = planted.GRID
    check(planted.SHEETS[name], name, tmp_path, lambda _, place: grid[int(place["row"]) - 1][int(place["field"]) - 1])


@pytest.mark.parametrize("name", planted.PAGES)
def test_paragraphs(name: str, tmp_path: Path) -> None:
    check(planted.PAGES[name], name, tmp_path, lambda _, place: LINES[int(place["line"]) - 1])


def test_slides(tmp_path: Path) -> None:
    parts = {"slide 1": MOBILE, "slide 2 notes": ID}
    check(planted.SLIDES, "a.key", tmp_path, lambda _, place: parts[str(place["part"])])


def test_outlook(tmp_path: Path) -> None:
    findings = found(source(planted.STORE, "a.pst"), tmp_path)
    assert {(at.trail, finding.entity, *finding.place.values()) for at, finding in findings} == {
        (("收件箱", "message 1"), "CN_MOBILE_NUMBER", "body", 1),
        (("收件箱/下级", "message 2"), "CN_RESIDENT_ID", "body", 1),
    }


def test_events(tmp_path: Path) -> None:
    cells = {("Security 1", 1, 4): MOBILE, ("Security 1", 1, 5): ID}
    check(planted.LOG, "a.evtx", tmp_path, lambda _, at: cells[str(at["table"]), int(at["rowid"]), int(at["field"])])


def test_log_of_a_database_that_is_gone(tmp_path: Path) -> None:
    look = {(7, 3): MOBILE, (7, 4): ID}
    check(planted.left_log(), "left-wal", tmp_path, lambda _, at: look[int(at["rowid"]), int(at["field"])])


def test_shortcut(tmp_path: Path) -> None:
    def look(_data: bytes, place: Place) -> str:
        assert place == {"part": "folder"}
        return MOBILE + ID

    check(planted.LINK, "a.lnk", tmp_path, look)


@pytest.mark.parametrize("name", planted.FILMS)
def test_films(name: str, tmp_path: Path) -> None:
    check(planted.FILMS[name], name, tmp_path, lambda _, place: planted.TAGS[str(place["tag"])])


@pytest.mark.parametrize(
    ("data", "name", "trail"),
    [(planted.PAGE, "a.webarchive", ("x.txt",)), *((data, name, ("a.txt",)) for name, data in planted.STREAMS.items())],
)
def test_packed(data: bytes, name: str, trail: tuple[str, ...], tmp_path: Path) -> None:
    findings = found(source(data, name), tmp_path)
    assert {(at.trail, finding.entity) for at, finding in findings} == {(trail, entity) for entity in VALUES}
    for _, finding in findings:
        assert exactly("utf-8")(PLAIN.encode(), finding.place).startswith(VALUES[finding.entity])
