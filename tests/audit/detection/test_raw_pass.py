"""The raw pass: what a structured reading lost is told with the place of its bytes; what it has seen is not."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.detection import raw_pass
from audit.model import Finding, Outcome
from tests.audit.making import events, resident_id, source
from tests.audit.readers import planted_files
from tests.audit.readers.ofd_file import ofd, page
from tests.audit.readers.planted import ID, MOBILE, card
from tests.audit.readers.planted_files import archive

MAIL = "bo.li@example.com"
CARD = "6222021234567890128"
XML = '<?xml version="1.0" encoding="{}"?>\n<list><?note {} ?><a>x</a></list>'
WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
RUN = "<w:r><w:t>{}</w:t></w:r>"


def beside(data: bytes | str, name: str, scratch: Path) -> tuple[list[Finding], Outcome]:
    """The findings of the raw pass, and the outcome of the file."""
    told = events(source(data, name), scratch)
    found = [event for at, event in told if isinstance(event, Finding) and {"raw", "deleted"} & set(event.why)]
    return found, [event for at, event in told if isinstance(event, Outcome) and not at.trail][-1]


def document(body: str, **more: str) -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": WORD.format(body), **more})


def workbook(**more: str) -> bytes:
    """A workbook with further parts, or with parts in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(planted_files.workbook())) as book, zipfile.ZipFile(out, "w") as changed:
        for name in book.namelist():
            if name not in more:
                changed.writestr(name, book.read(name))
        for name, content in more.items():
            changed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("entity", "value"), [("CN_MOBILE_NUMBER", MOBILE), ("CN_RESIDENT_ID", ID), ("EMAIL_ADDRESS", MAIL)]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_what_a_reader_leaves_out_is_told_where_it_stands(
    entity: str, value: str, encoding: str, tmp_path: Path
) -> None:
    data = XML.format(encoding, f"说明 {value}").encode(encoding)
    (finding,), outcome = beside(data, "a.xml", tmp_path)
    assert (finding.entity, outcome.state, outcome.why) == (entity, "partial", "lost:1")
    there = data[int(finding.place["offset"]) - 1 :].decode("utf-16-le" if encoding == "utf-16" else encoding)
    assert there.startswith(value) and value not in str(finding)


def test_a_value_is_told_once_and_not_when_it_was_seen_elsewhere(tmp_path: Path) -> None:
    assert len(beside(XML.format("utf-8", f"{MOBILE} {MOBILE}"), "a.xml", tmp_path)[0]) == 1
    found, outcome = beside(XML.format("utf-8", MOBILE) + f"<!-- {MOBILE} -->", "a.xml", tmp_path)
    assert (found, outcome.why) == ([], None)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (document("<w:p/>", **{"word/styles.xml": f"<w:style w:name='{MOBILE}'/>"}), "word/styles.xml"),
        (
            workbook(**{"xl/worksheets/_rels/sheet1.xml.rels": f'<R Target="mailto:{MAIL}"/>'}),
            "xl/worksheets/_rels/sheet1.xml.rels",
        ),
    ],
)
def test_parts_that_a_reader_passes_over(data: bytes, part: str, tmp_path: Path) -> None:
    (finding,), outcome = beside(data, "a.docx" if part.startswith("word") else "a.xlsx", tmp_path)
    assert finding.place["part"] == part and outcome.why == "lost:1"
    with zipfile.ZipFile(io.BytesIO(data)) as archived:
        there = archived.read(part)[int(finding.place["offset"]) - 1 :].decode()
    assert there.startswith((MOBILE, MAIL))


SEEN = {
    "escaped.json": json.dumps({"tel": MOBILE, "mail": MAIL}).replace("1", "\\u0031").replace("@", "\\u0040"),
    "marked.json": json.dumps({"text": f"<{MAIL}>\n{MOBILE}\tx"}).replace("<", "\\u003c").replace(">", "\\u003e"),
    "lines.jsonl": f'{{"a": "{MOBILE}"}}\n{{"a": "+86{MOBILE}", "{MAIL}": "x\\n{MAIL}"}}\n',
    "entities.html": f"<html><body><p>&#49;{MOBILE[1:]} &lt;{MAIL}&gt;</p></body></html>",
    "links.html": f'<html><body><a href="mailto:{MAIL}">x</a><a href="tel:+86{MOBILE}">y</a></body></html>',
    "percent.html": f'<html><body><a href="mailto:%3C{MAIL}%3E">{MAIL}</a></body></html>',
    "glued.html": f"<html><body><p>{MOBILE}<b>2</b> x<i>{MAIL}</i> {ID}<span>7</span></p></body></html>",
    "cdata.xml": f"<?xml version='1.0'?><a><b><![CDATA[{MOBILE}]]></b><c t='{MAIL}'>{ID}</c></a>",
    "quoted.csv": f'a,b,c\n"x ""{MOBILE}""",{MAIL},{ID}\n1,2,3\n1,2,3\n',
    "wide.json": json.dumps({"手机": MOBILE, "邮箱": MAIL}, ensure_ascii=False).encode("utf-16"),
    "legacy.csv": f"姓名,手机\n李测试,{MOBILE}\n王样例,{MOBILE}\n张三,{MOBILE}\n".encode("gb18030"),
    "runs.docx": document(f"<w:p>{RUN.format('bo.')}{RUN.format('li@example.com')}{RUN.format(MOBILE)}</w:p>"),
    "split.docx": document(f"<w:p>{RUN.format(ID[:6])}{RUN.format(ID[6:])}{RUN.format('x')}</w:p>"),
    "own.xlsx": workbook(),
    "own.docx": planted_files.docx(),
    "own.pptx": planted_files.pptx(),
    "own.odt": planted_files.odt(),
    "own.ods": planted_files.ods(),
    "own.ofd": ofd([page([(10, 20, f"手机 {MOBILE}"), (10, 30, ID), (60, 30, "7")])]),
    "own.pdf": planted_files.pdf(),
    "own.vcf": card("2.1"),
}
"""Values that were handed over, however they are written in the bytes."""

NOTHING = {
    "long.xml": XML.format("utf-8", f"{MOBILE}9012 9{MOBILE} {ID}9 a{MOBILE} {MOBILE}b 0.{MOBILE}"),
    "wrong.xml": XML.format("utf-8", f"{ID[:17]}{'1' if ID[17] != '1' else '2'} 12345678901 x@localhost icon@2x.png"),
    "order.xml": XML.format("utf-8", "订单号 20240102123456789012 1704067200000 4111111111111112"),
    "drawing.svg": f"<svg><path d='M {MOBILE} 1 L {MOBILE},{MOBILE}'/></svg>",
    "noise.pdf": planted_files.pdf() + bytes(range(256)) * 40,
}
"""Near misses."""


@pytest.mark.parametrize("name", [*SEEN, *NOTHING])
def test_what_was_seen_or_is_nothing_is_not_told(name: str, tmp_path: Path) -> None:
    found, outcome = beside({**SEEN, **NOTHING}[name], name, tmp_path)
    assert [(finding.entity, dict(finding.place)) for finding in found] == []
    assert outcome.state == "scanned"


def test_a_pdf_that_keeps_what_was_taken_off_its_pages(tmp_path: Path) -> None:
    data = planted_files.pdf() + f"\n9 0 obj << /Type /Annot /A << /URI (mailto:{MAIL}) >> >> endobj\n".encode()
    (finding,), outcome = beside(data, "a.pdf", tmp_path)
    assert data[int(finding.place["offset"]) - 1 :].startswith(MAIL.encode()) and outcome.why == "lost:1"


def database(folder: Path, change: Callable[[sqlite3.Connection], object]) -> bytes:
    connection = sqlite3.connect(folder / "a.db")
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, tel TEXT, card TEXT)")
    people = [(f"1991234{number:04d}", resident_id(sequence=number)) for number in range(1, 30)]
    connection.executemany("INSERT INTO people (tel, card) VALUES (?, ?)", people)
    connection.commit()
    change(connection)
    connection.commit()
    connection.close()
    return (folder / "a.db").read_bytes()


def test_deleted_rows_are_told_and_the_reading_was_whole(tmp_path: Path) -> None:
    data = database(tmp_path, lambda held: held.execute("DELETE FROM people WHERE id = 5"))
    found, outcome = beside(data, "a.db", tmp_path)
    assert {finding.entity for finding in found} == {"CN_MOBILE_NUMBER", "CN_RESIDENT_ID"}
    there = {data[int(finding.place["offset"]) - 1 :][:11] for finding in found}
    assert there == {b"19912340005", resident_id(sequence=5)[:11].encode()}
    assert (outcome.state, outcome.why) == ("scanned", None)
    assert all("deleted" in finding.why for finding in found)


def test_rows_that_moved_or_are_live_elsewhere_are_not_deleted(tmp_path: Path) -> None:
    def change(held: sqlite3.Connection) -> None:
        held.execute("CREATE TABLE copies AS SELECT * FROM people")
        held.execute("DELETE FROM people")
        held.execute("CREATE INDEX by_tel ON copies (tel)")

    assert beside(database(tmp_path, change), "a.db", tmp_path)[0] == []


@pytest.mark.parametrize("number", [ID, CARD])
def test_numbers_of_which_a_cell_keeps_the_first_digits_only(number: str, tmp_path: Path) -> None:
    sheet = f'{SHEET}<sheetData><row r="1"><c r="A1"><v>{number}</v></c></row></sheetData></worksheet>'
    (finding,), outcome = beside(workbook(**{"xl/worksheets/sheet1.xml": sheet}), "a.xlsx", tmp_path)
    assert finding.place == {"part": "xl/worksheets/sheet1.xml", "offset": sheet.index(number) + 1}
    assert outcome.why == "lost:1"


def test_there_is_an_end_to_it_and_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_pass, "_MOST", 3)
    numbers = "\n".join(f"1991234{number:04d}" for number in range(9))
    found, outcome = beside(XML.format("utf-8", numbers), "a.xml", tmp_path)
    assert len(found) <= 9 and outcome.why == "limit:raw:3"


def test_a_locked_file_is_left_alone(tmp_path: Path) -> None:
    data = document(f"<w:p>{RUN.format(MOBILE)}</w:p>")
    locked = data.replace(b"PK\x03\x04\x14\0\0", b"PK\x03\x04\x14\0\1").replace(
        b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1"
    )
    found, outcome = beside(locked, "a.docx", tmp_path)
    assert found == [] and (outcome.why or "").startswith("locked")


def test_what_damage_kept_from_the_reader_is_told(tmp_path: Path) -> None:
    broken = workbook(**{"xl/worksheets/sheet1.xml": f"<worksheet><sheetData><row><c><v>{MOBILE}</v>"})
    told = events(source(broken, "a.xlsx"), tmp_path)
    found = [event for _, event in told if isinstance(event, Finding) and event.entity == "CN_MOBILE_NUMBER"]
    assert found and all(event.state != "scanned" for at, event in told if isinstance(event, Outcome) and not at.trail)
