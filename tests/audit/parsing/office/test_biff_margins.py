"""What an old workbook says beside its cells, from records written as [MS-XLS] 2.4 has them."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest

from audit.model import Finding, Outcome, Segment, Source
from audit.parsing.office.biff_margins import margins, old_margins
from audit.parsing.office.biff_records import formula_texts, records
from tests.audit.making import events, source
from tests.audit.readers.ole_file import ole_file

URL = bytes.fromhex(
    "d0c9ea79f9bace118c8200aa004ba90b02000000 03000000 e0c9ea79f9bace118c8200aa004ba90b".replace(" ", "")
)


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def text(value: str, short: bool = False) -> bytes:
    wide = not value.isascii()
    head = struct.pack("<2B" if short else "<HB", len(value), wide)
    return head + value.encode("utf-16-le" if wide else "ascii")


def token(value: str) -> bytes:
    return b"\x17" + text(value, short=True)


def drawn(number: int, value: str) -> bytes:
    """An object and its text, cut in two."""
    raw = value.encode("utf-16-le")
    return (
        record(0x005D, struct.pack("<4H", 0x15, 18, 0x19, number).ljust(22, b"\0"))
        + record(0x01B6, struct.pack("<5H", 0, 0, 0, 0, 0) + struct.pack("<2H", len(value), 16) + bytes(4))
        + record(0x003C, b"\1" + raw[:6])
        + record(0x003C, b"\1" + raw[6:])
        + record(0x003C, bytes(16))
    )


def address(value: str) -> bytes:
    raw = f"{value}\0".encode("utf-16-le")
    return struct.pack("<4H", 4, 4, 2, 2) + URL + struct.pack("<I", len(raw)) + raw


SHEET = (
    record(0x0809, struct.pack("<2H", 0x0600, 0x10).ljust(16, b"\0"))
    + record(0x0014, text("&LOf 李测试&RPage &P"))
    + record(0x0015)
    + record(0x0006, struct.pack("<2H", 2, 3).ljust(22, b"\0") + token("19900000003"))
    + drawn(1, "note 19900000001")
    + drawn(2, "box 19900000002")
    + record(
        0x01BE, bytes(4) + text("ask") + text("\0") + text("19900000004") + text("\0") + token("jo@example.com\0b")
    )
    + record(0x01B8, address("mailto:an%40x@example.org"))
    + record(0x100D, struct.pack("<H", 0) + text("图表 19900000005", short=True))
    + record(0x001C, struct.pack("<4H", 6, 1, 0, 1) + text("李测试"))
    + record(0x000A)
)


def book() -> bytes:
    def start(offset: int) -> bytes:
        named = record(0x0085, struct.pack("<IH", offset, 0) + text("名单", short=True))
        user = record(0x005C, text("jo").ljust(112, b" "))
        name = record(0x0018, bytes(14) + token("19900000006"))
        return record(0x0809, struct.pack("<2H", 0x0600, 5).ljust(16, b"\0")) + user + named + name + record(0x000A)

    return start(len(start(0))) + SHEET


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("jo", {"part": "properties"}),
        ("19900000006", {"part": "name"}),
        ("Of 李测试\nPage", {"sheet": "名单", "part": "header"}),
        ("19900000003", {"sheet": "名单", "part": "formula", "row": 3, "field": 4}),
        ("note 19900000001", {"sheet": "名单", "part": "note", "row": 7, "field": 2}),
        ("李测试", {"sheet": "名单", "part": "note", "row": 7, "field": 2}),
        ("box 19900000002", {"sheet": "名单", "part": "text box"}),
        ("19900000004", {"sheet": "名单", "part": "dataValidation"}),
        ("jo@example.com\nb", {"sheet": "名单", "part": "dataValidation"}),
        ("an@x@example.org", {"sheet": "名单", "part": "link", "row": 5, "field": 3}),
        ("图表 19900000005", {"sheet": "名单", "part": "chart"}),
    ],
)
def test_each_text_has_its_place(said: str, place: dict[str, object]) -> None:
    assert [dict(segment.locate(0)) for segment in margins(book()) if segment.text == said] == [place]


def test_a_workbook_is_read_with_what_stands_beside_its_cells(tmp_path: Path) -> None:
    told = events(source(ole_file({"Workbook": book()}), "a.xls"), tmp_path)
    found = {(event.entity, str(event.place.get("part"))) for _, event in told if isinstance(event, Finding)}
    assert {("CN_MOBILE_NUMBER", part) for part in ("note", "text box", "formula", "name", "chart")} <= found
    assert ("EMAIL_ADDRESS", "dataValidation") in found
    assert [event.state for _, event in told if isinstance(event, Outcome)] == ["scanned"]


def test_nothing_blank_is_told() -> None:
    assert all(segment.text.strip("\0 ") for segment in margins(book()))


def test_what_is_cut_or_too_short_ends_nothing() -> None:
    whole = book()
    assert [*records(whole[:-1])] == [*records(whole)][:-1]
    assert [segment.text for segment in margins(record(0x01BE, b"x") + record(0x0014, text("a head")))] == ["a head"]


@pytest.mark.parametrize(
    ("tokens", "texts"),
    [
        (token("19900000001") + b"\x08", ["19900000001"]),
        (token("a"), []),
        (b"\x17\x30\x00abc", []),
        (b"\x1e\x17\x08\x00\x01\x02\x03\x04\x05\x06\x07\x08", []),
    ],
)
def test_texts_of_formulas(tokens: bytes, texts: list[str]) -> None:
    assert [*formula_texts(tokens)] == texts


def test_a_pivot_table_keeps_what_it_was_made_of() -> None:
    cache = record(0x00CD, text("jane@example.com")) + record(0x00C9, struct.pack("<d", 19900000001.0))
    file = ole_file({"Workbook": book(), "_SX_DB_CUR": {"0001": cache}})
    told = [item for item in old_margins(Source("a.xls", lambda: BytesIO(file))) if isinstance(item, Segment)]
    kept = [segment.text for segment in told if segment.locate(0) == {"part": "pivotCache"}]
    assert kept == ["jane@example.com", "19900000001"]
