"""The invented person in formats of one maker and in old ones: found, and where the finding says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.model import Place
from tests.audit.readers import planted, planted_files
from tests.audit.readers.every_format import CELLS, files
from tests.audit.readers.planted import ID, MOBILE, PLAIN
from tests.audit.readers.test_planted_person import Look, check, lines

FILES = files()


def body(text: str) -> Look:
    """The line, from the column on where there is one."""

    def look(_data: bytes, place: Place) -> str:
        assert place["part"] in ("body", "message")
        return lines(text)[int(place["line"]) - 1][int(place.get("column", 1)) - 1 :]

    return look


def cell(_data: bytes, place: Place) -> str:
    return CELLS[int(place["row"]) - 1][int(place["field"]) - 1]


def told(places: Mapping[tuple[int | str, ...], str]) -> Look:
    """What stands at each place that there is."""
    return lambda _data, place: places[tuple(place.values())]


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("a.xls", cell),
        ("a.numbers", cell),
        ("a.mht", body(planted_files.PAGE_MAIL)),
        ("winmail.dat", body(PLAIN)),
        ("a.pst", body(PLAIN)),
        ("commit", body(PLAIN)),
        ("a.pages", told({("body", 1): MOBILE, ("body", 2): ID})),
        ("a.key", told({("slide 1", 1): MOBILE, ("slide 1 notes", 1): ID})),
        ("a.ofd", told({(1,): MOBILE + ID})),
        ("a.avro", told({(1, 2): MOBILE, (1, 3): ID})),
        ("a.evtx", told({("Security 1", 1, 4): MOBILE, ("Security 1", 1, 5): ID})),
        ("a.lnk", told({("folder",): MOBILE + ID})),
        ("a.tif", told({("ImageDescription",): MOBILE, ("Copyright",): ID})),
        ("a.webp", told({("ImageDescription",): MOBILE, ("Copyright",): ID})),
    ],
)
def test_of_one_maker(name: str, look: Look, tmp_path: Path) -> None:
    check(FILES[name], name, tmp_path, look)


def test_saved_page(tmp_path: Path) -> None:
    def look(_data: bytes, place: Place) -> str:
        rest = lines(planted.PAGE)[int(place["line"]) - 1][int(place["column"]) - 1 :]
        return re.sub("<[^>]*>", "", rest)[:18]

    check(FILES["a.webarchive"], "a.webarchive", tmp_path, look, mobiles=4)
