"""One invented person in every format: both numbers are found, and stand where the finding says.

Each place is looked up again without the readers: in the decoded text, by ``csv``, ``openpyxl``, ``sqlite3``.
"""

from __future__ import annotations

import csv
import io
import json
import quopri
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.detection.scan import scan
from audit.model import Finding, Outcome, Place, Source
from audit.sources.walk import Walk
from tests.audit.making import source, tools
from tests.audit.readers import planted, planted_files
from tests.audit.readers.planted import ID, MOBILE

VALUES = {"CN_MOBILE_NUMBER": MOBILE, "CN_RESIDENT_ID": ID}
Look = Callable[[bytes, Place], str]


def found(origin: Source, scratch: Path) -> list[tuple[Source, Finding]]:
    """The two kinds of finding; nothing may have gone wrong with the file or a member of it."""
    events = list(scan(origin, tools(scratch)))
    outcomes = [(at.trail, event) for at, event in events if isinstance(event, Outcome)]
    assert [trail for trail, outcome in outcomes if outcome.state in ("failed", "partial")] == []
    return [(at, event) for at, event in events if isinstance(event, Finding) and event.entity in VALUES]


def check(data: bytes | str, name: str, scratch: Path, look: Look, mobiles: int = 1, ids: int = 1) -> None:
    raw = data.encode() if isinstance(data, str) else data
    findings = [finding for _, finding in found(source(raw, name), scratch) if "name" not in finding.place]
    for finding in findings:
        there = look(raw, finding.place)
        assert VALUES[finding.entity] in re.sub("[- ]", "", there), (finding.entity, dict(finding.place))
    counted = Counter(finding.entity for finding in findings)
    assert (counted["CN_MOBILE_NUMBER"], counted["CN_RESIDENT_ID"]) == (mobiles, ids)


def lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def exactly(encoding: str) -> Look:
    """The value begins at the line and column."""

    def look(data: bytes, place: Place) -> str:
        text = data.decode(encoding).removeprefix("\ufeff")
        return lines(text)[int(place["line"]) - 1][int(place["column"]) - 1 :][:18]

    return look


def from_there(encoding: str = "utf-8", count: int = 2) -> Look:
    """The value stands on the line, at or behind the column, or (folded) on the next one."""

    def look(data: bytes, place: Place) -> str:
        rest = lines(data.decode(encoding))[int(place["line"]) - 1 :][:count]
        folded = [rest[0][int(place["column"]) - 1 :], *(line.removeprefix(" ") for line in rest[1:])]
        return quopri.decodestring("\n".join(folded).encode()).decode().replace("\n", "") + "".join(folded)

    return look


def cell(delimiter: str, encoding: str = "utf-8-sig") -> Look:
    def look(data: bytes, place: Place) -> str:
        rows = list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))
        return rows[int(place["row"]) - 1][int(place["field"]) - 1]

    return look


def at_pointer(text: str, pointer: str) -> str:
    value = json.loads(text)
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return str(value)


ENCODINGS = {
    name: name.removeprefix("text-").removesuffix(".txt") for name in planted.TEXTS if name.startswith("text-")
}


@pytest.mark.parametrize("name", planted.TEXTS)
def test_text(name: str, tmp_path: Path) -> None:
    check(planted.TEXTS[name], name, tmp_path, exactly(ENCODINGS.get(name, "utf-8")))


@pytest.mark.parametrize(
    ("name", "look", "mobiles"),
    [
        ("comma.csv", cell(","), 1),
        ("tab.tsv", cell("\t"), 1),
        ("semicolon.csv", cell(";", "gbk"), 1),
        ("pipe.txt", cell("|"), 2),
        ("headless.csv", cell(","), 1),
        ("preamble.csv", cell(","), 1),
        ("alipay.csv", cell(",", "gbk"), 1),
    ],
)
def test_delimited(name: str, look: Look, mobiles: int, tmp_path: Path) -> None:
    check(planted.DELIMITED[name], name, tmp_path, look, mobiles, 2 if name == "pipe.txt" else 1)


def test_xlsx(tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        from openpyxl import load_workbook

        return str(load_workbook(io.BytesIO(data))[str(place["sheet"])].cell(place["row"], place["field"]).value)

    check(planted_files.workbook(), "a.xlsx", tmp_path, look)


def test_ods(tmp_path: Path) -> None:
    rows = [planted.HEADER, planted.ROWS[0]]
    check(planted_files.ods(), "a.ods", tmp_path, lambda _, place: rows[int(place["row"]) - 1][int(place["field"]) - 1])


@pytest.mark.parametrize("name", ["array.json", "nested.json", "account.js"])
def test_json(name: str, tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        return at_pointer(data.decode().removeprefix("window.YTD.account.part0 = "), str(place["pointer"]))

    check(planted.JSONS[name], name, tmp_path, look)


def test_json_lines(tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        return at_pointer(lines(data.decode())[int(place["line"]) - 1], str(place["pointer"]))

    check(planted.JSONS["lines.ndjson"], "lines.ndjson", tmp_path, look)


def test_xml(tmp_path: Path) -> None:
    check(planted.XML_ATTRIBUTES, "a.xml", tmp_path, from_there(count=1))
    check(planted.XML_ELEMENTS, "b.xml", tmp_path, from_there(count=1))


def test_a_database_whose_log_is_open(tmp_path: Path) -> None:
    folder, scratch = tmp_path / "in", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    connection = sqlite3.connect(folder / "a.db")
    connection.execute("PRAGMA journal_mode=WAL")
    planted_files.fill(connection)
    try:
        origin = next(entry for entry in Walk.of(str(folder)).sources() if isinstance(entry, Source))
        findings = found(origin, scratch)
        for _, finding in findings:
            place = finding.place
            row = connection.execute(f"SELECT * FROM {place['table']} WHERE rowid = ?", (place["rowid"],)).fetchone()
            assert row[int(place["field"]) - 1] == VALUES[finding.entity]
        assert {finding.entity for _, finding in findings} == {*VALUES}
    finally:
        connection.close()


def test_html(tmp_path: Path) -> None:
    def look(data: bytes, place: Place) -> str:
        rest = lines(data.decode())[int(place["line"]) - 1][int(place["column"]) - 1 :]
        assert rest.startswith(("199", "1101"))
        return re.sub("<[^>]*>", "", rest)[:18]

    check(planted.PAGE, "a.html", tmp_path, look, mobiles=4)


def test_pdf(tmp_path: Path) -> None:
    pages = {1: "", 2: MOBILE + ID}
    check(planted_files.pdf(), "a.pdf", tmp_path, lambda _, place: pages[int(place["page"])])


@pytest.mark.parametrize(
    ("name", "data", "mobiles", "ids"),
    [("a.docx", planted_files.docx, 3, 2), ("a.pptx", planted_files.pptx, 1, 1), ("a.odt", planted_files.odt, 1, 1)],
)
def test_office(name: str, data: Callable[[], bytes], mobiles: int, ids: int, tmp_path: Path) -> None:
    check(data(), name, tmp_path, planted_files.paragraph, mobiles, ids)


@pytest.mark.parametrize("name", planted_files.MAILS)
def test_mail(name: str, tmp_path: Path) -> None:
    body = lines(planted_files.MAILS_SAY[name])

    def look(_data: bytes, place: Place) -> str:
        assert place["part"] == "body"
        return body[int(place["line"]) - 1][int(place["column"]) - 1 :][:18]

    check(planted_files.MAILS[name], name, tmp_path, look)


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_vcard(version: str, tmp_path: Path) -> None:
    check(planted.card(version), "a.vcf", tmp_path, from_there())


def test_calendar(tmp_path: Path) -> None:
    check(planted.CALENDAR, "a.ics", tmp_path, from_there())


@pytest.mark.parametrize("name", planted.CHATS)
def test_chat(name: str, tmp_path: Path) -> None:
    check(planted.CHATS[name], name, tmp_path, exactly("utf-8"))


def test_pictures(tmp_path: Path) -> None:
    tags = {"ImageDescription": MOBILE, "Copyright": ID, "Comment": MOBILE, "Description": ID}
    check(planted_files.jpeg(), "a.jpg", tmp_path, lambda _, place: tags[str(place["tag"])])
    check(planted_files.png(), "a.png", tmp_path, lambda _, place: tags[str(place["tag"])])


@pytest.mark.parametrize(("name", "trail"), [(name, trail) for name, (_, trail) in planted_files.PACKED.items()])
def test_packed(name: str, trail: tuple[str, ...], tmp_path: Path) -> None:
    findings = found(source(planted_files.PACKED[name][0](), name), tmp_path)
    assert {(at.trail, finding.entity) for at, finding in findings} == {(trail, entity) for entity in VALUES}
    for _, finding in findings:
        place, inner = finding.place, planted.CSV if trail[-1].endswith("csv") else planted.PLAIN
        look = cell(",") if "row" in place else exactly("utf-8")
        assert look(inner.encode(), place).strip() == VALUES[finding.entity]
