"""Each kind of record of the catalogue comes out of a small file of its kind, through the whole scan."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from audit.model import Record
from recognizers.catalogue import load
from tests.audit.making import events, source

M4A = b"\x00\x00\x00\x1cftypM4A " + bytes(200)
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(200)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(60_000)

WRITTEN = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["file"]
FILES: list[tuple[str, str, str | bytes]] = [
    *((file["record"], file["name"], file["text"]) for file in WRITTEN),
    ("PHOTO", "IMG_0001.jpg", JPEG),
    ("VIDEO", "VID_0001.mp4", MP4),
    ("VOICE_MESSAGE", "voice.m4a", M4A),
]


def table(*rows: str) -> str:
    return "".join(f"{row}\n" for row in rows)


def records(name: str, data: str | bytes, scratch: Path) -> list[Record]:
    return [event for _, event in events(source(data, name), scratch) if isinstance(event, Record)]


def test_every_kind_of_record_has_its_file() -> None:
    kinds = {entity.id for entity in load().entities.values() if "record" in entity.found_by}
    assert {entity for entity, *_ in FILES} == kinds


@pytest.mark.parametrize(("entity", "name", "data"), FILES, ids=[entity for entity, *_ in FILES])
def test_the_file_is_told_as_that_and_nothing_else(entity: str, name: str, data: str | bytes, tmp_path: Path) -> None:
    assert [record.entity for record in records(name, data, tmp_path)] == [entity]


def test_whose_a_table_of_unknown_origin_is_stands_above_it_or_in_its_name(tmp_path: Path) -> None:
    rows = table(
        "交易日,入账金额,交易对方,账户余额", "2026-01-02,-20.00,样例超市,100.00", "2026-01-03,5.00,陈浩然,105.00"
    )
    for name, above, platform in (
        ("流水.csv", "平安银行个人账户交易明细\n户名：林晓雨\n\n", "pingan"),
        ("邮储银行流水.csv", "", "psbc"),
        ("民生银行.csv", "兴业银行交易明细\n\n", "cib"),
        ("流水.csv", "", ""),
    ):
        (record,) = records(name, above + rows, tmp_path)
        assert (record.entity, record.count, record.platform) == ("TRANSACTION_RECORD", 2, platform)


def test_totals_and_notes_below_a_bill_are_no_entries(tmp_path: Path) -> None:
    bill = table(
        "交易日期,交易时间,收入,支出,余额,交易类型,交易备注",
        "20260102,10:00:00,,20.00,980.00,消费,样例超市",
        "20260103,11:00:00,5.00,,985.00,转账,陈浩然",
        "合计,,5.00,20.00,,,",
        "# 收入合计：1 笔,,,,,,",
    )
    (record,) = records("bill.csv", bill, tmp_path)
    assert (record.export, record.count) == ("cmb-web-statement", 2)
    assert (record.first, record.last) == ("2026-01-02", "2026-01-03")


def test_a_renamed_export_is_known_by_its_keys(tmp_path: Path) -> None:
    group = {"name": "读书群", "type": "private_group", "id": 1, "messages": []}
    person = {"name": "陈浩然", "type": "personal_chat", "id": 2, "messages": []}
    (record,) = records("x.dat", json.dumps({"chats": {"list": [group, person]}}), tmp_path)
    assert (record.entity, record.count, record.platform) == ("GROUP_MEMBERSHIP", 1, "telegram")
