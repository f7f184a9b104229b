"""What is seen in pictures, from the file to the finding."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from audit.config import Config
from audit.model import Record
from audit.parsing.pictures.sight import Sight
from audit.readers.image import READER
from tests.audit import drawing, making
from tests.audit.readers.planted import ID, MOBILE

LOOKING = Config(fast=True, ocr="auto")
SCREEN = drawing.screen(["10:24", drawing.said("王样例", "Wang"), "ok", f"Tel {MOBILE}", f"ID {ID}"])


def scanned_pdf(*pages: Image.Image) -> bytes:
    return drawing.encoded(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=150)


def told(data: bytes, name: str, scratch: Path, config: Config = LOOKING):
    events = making.events(making.source(data, name), scratch, config)
    values = {(found.entity, tuple(found.place.items())) for found in making.findings(events)}
    records = [event for _, event in events if isinstance(event, Record)]
    return values, records, dict(making.outcomes(events))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_the_planted_person_in_a_screenshot(tmp_path, kind):
    values, records, outcomes = told(drawing.encoded(SCREEN, kind), f"a.{kind.lower()}", tmp_path)
    assert {("CN_MOBILE_NUMBER", (("tag", "text"),)), ("CN_RESIDENT_ID", (("tag", "text"),))} <= values
    assert "DOCUMENT_IMAGE" in {record.entity for record in records}
    assert outcomes[()].state == "scanned" and "picture text" not in outcomes[()].not_looked_at


def test_the_planted_person_on_the_second_page_of_a_scanned_pdf(tmp_path):
    data = scanned_pdf(drawing.page(), drawing.page([f"Tel {MOBILE}", f"ID {ID}"]))
    values, records, outcomes = told(data, "scan.pdf", tmp_path)
    assert {("CN_MOBILE_NUMBER", (("page", 2),)), ("CN_RESIDENT_ID", (("page", 2),))} <= values
    assert Record("DOCUMENT_IMAGE", 2) in records
    assert not [part for part in outcomes[()].not_looked_at if part.startswith("picture")]


def test_a_page_that_time_did_not_reach_is_named(given):
    from audit.readers.pdf import READER as PDF

    source, reading = given(scanned_pdf(drawing.page(), drawing.page()), "scan.pdf")
    reading = replace(reading, sight=Sight("auto"))
    reading.budget.watch.seconds = 10_000
    remarks = [item for item in PDF.read(source, reading) if hasattr(item, "not_looked_at")]
    assert remarks[0].not_looked_at == ("pictures on pages 1-2",) and remarks[0].incomplete is None


def test_both_pages_of_a_fax(tmp_path):
    sheets = [drawing.written((1200, 400), [text]) for text in (f"Tel {MOBILE}", f"ID {ID}")]
    data = drawing.encoded(sheets[0].convert("1"), "TIFF", save_all=True, append_images=[sheets[1].convert("1")])
    values, _, _ = told(data, "fax.tiff", tmp_path)
    assert {"CN_MOBILE_NUMBER", "CN_RESIDENT_ID"} <= {entity for entity, _ in values}


def test_an_identity_card_in_an_archive(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("card.jpg", drawing.encoded(drawing.card(ID), "JPEG"))
    values, records, _ = told(out.getvalue(), "a.zip", tmp_path)
    assert ("CN_RESIDENT_ID", (("tag", "text"),)) in values
    assert "CN_RESIDENT_ID_PHOTO" in {record.entity for record in records}


def test_codes_are_text_and_payment_codes_are_named(tmp_path):
    values, records, _ = told(
        drawing.encoded(drawing.code("WIFI:T:WPA;S:HomeNet;P:correcthorse9;;")), "a.png", tmp_path
    )
    assert ("WIFI_PASSWORD", (("tag", "code"),)) in values and records == []
    _, records, _ = told(drawing.encoded(drawing.code("wxp://f2f0AbCdEfGh")), "a.png", tmp_path)
    assert [record.entity for record in records] == ["PAYMENT_QR"]
    _, records, _ = told(drawing.encoded(drawing.code("https://example.com/menu")), "a.png", tmp_path)
    assert records == []


def test_the_name_on_a_visiting_card_code(tmp_path):
    values, _, _ = told(drawing.encoded(drawing.code(f"MECARD:N:李测试;TEL:{MOBILE};;")), "a.png", tmp_path)
    assert {("PERSON", (("tag", "code"),)), ("CN_MOBILE_NUMBER", (("tag", "code"),))} <= values


@pytest.mark.parametrize("config", [Config(fast=True), Config(fast=True, ocr="off")])
def test_not_asked_not_looked(tmp_path, config):
    values, _, outcomes = told(drawing.encoded(SCREEN), "a.png", tmp_path, config)
    assert values == set() and outcomes[()].not_looked_at == ("picture text",) and outcomes[()].why is None


def test_a_missing_extra_is_named_where_it_was_asked_for(given, monkeypatch):
    monkeypatch.setattr("audit.parsing.pictures.ocr.installed", lambda: False)
    source, reading = given(drawing.encoded(SCREEN), "a.png")
    items = list(READER.read(source, replace(reading, sight=Sight("all"))))
    assert [item.incomplete for item in items if hasattr(item, "incomplete")] == ["extra:ocr", None]


def test_damaged_and_huge_pictures_have_an_outcome(tmp_path):
    whole = drawing.encoded(drawing.photo((300, 200)), "JPEG")
    _, _, outcomes = told(whole[: len(whole) // 2], "a.jpg", tmp_path)
    assert outcomes[()].why == "damaged"
    huge = drawing.encoded(Image.new("1", (10_000, 9_000)), "PNG")
    _, _, outcomes = told(huge, "a.png", tmp_path)
    assert outcomes[()].why == "limit:pixels:80000000" and outcomes[()].not_looked_at == ("picture text",)


def test_a_raw_file_that_nothing_decodes_is_read_for_its_metadata(tmp_path):
    _, _, outcomes = told(b"FUJIFILMCCD-RAW" + bytes(500), "a.raf", tmp_path)
    assert (outcomes[()].state, outcomes[()].not_looked_at) == ("scanned", ("picture text",))


def test_metadata_of_people(take):
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<dc:creator>Jane Doe</dc:creator></x:xmpmeta>"
    )
    by_line = b"8BIM\x04\x04\0\0\0\0\0\x0d\x1c\x02\x50\0\x08Jane Roe"
    data = drawing.encoded(Image.new("RGB", (8, 8)), "JPEG", comment=b"by hand") + packet + by_line
    found = {(part.hint, part.text, tuple(part.locate(0).items())) for part in take(READER, data).segments}
    assert found == {
        ("PERSON", "Jane Doe", (("tag", "XMP creator"),)),
        ("PERSON", "Jane Roe", (("tag", "IPTC By-line"),)),
        ("Comment", "by hand", (("tag", "Comment"),)),
    }
