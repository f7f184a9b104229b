"""Repaired text keeps its places, and the row of its file says that it was repaired."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.model import Item, Outcome, Record, Remark, Rows, Segment, Source, Table
from audit.parsing.text.mending import DAMAGED, mended
from tests.audit.making import events, findings, source

PHONE = "电话：19912345678"


def segment(text: str) -> Segment:
    return Segment(text, lambda offset: {"line": 1, "column": offset + 1})


def only(items: list[Item]) -> Segment:
    remark, text = items
    assert remark == Remark(not_looked_at=(DAMAGED,)) and isinstance(text, Segment)
    return text


@pytest.mark.parametrize(
    "text",
    [
        "é " + PHONE.encode().decode("latin-1"),
        "x" + PHONE.encode("gbk").decode("latin-1") + " ok",
        "電(diàn)話(huà)：19912345678",
        "中文通讯录".encode().decode("gb18030", "replace") + " 19912345678",
    ],
)
def test_an_offset_points_to_where_it_stands_in_the_file(text: str) -> None:
    mend = only(list(mended([segment(text)])))
    for at in range(11):
        place = mend.locate(mend.text.index("19912345678") + at)
        assert place == {"line": 1, "column": text.index("19912345678") + at + 1}


def test_within_a_repair_places_go_in_step() -> None:
    mend = only(list(mended([segment("ab" + "中文".encode().decode("latin-1"))])))
    assert mend.text == "ab中文"
    assert [mend.locate(offset)["column"] for offset in range(4)] == [1, 2, 3, 6]


def test_what_is_whole_is_passed_on_itself() -> None:
    table = Table("", ("姓名", "x"))
    items: list[Item] = [segment(PHONE), Rows(table, [["林晓雨", "é"]], lambda row, column: {}), Remark()]
    assert all(given is got for given, got in zip(items, mended(items), strict=True))


def test_cells_and_names_of_columns_are_repaired_and_one_table_stays_one() -> None:
    table = Table("", ("姓名".encode().decode("latin-1"), "b"))
    chunks = [
        Rows(table, [[cell, "x"]], lambda row, column: {"row": row}) for cell in ("林", "晓".encode().decode("latin-1"))
    ]
    remark, *rows = mended(chunks)
    assert remark == Remark(not_looked_at=(DAMAGED,))
    assert all(isinstance(chunk, Rows) for chunk in rows)
    assert [chunk.rows for chunk in rows if isinstance(chunk, Rows)] == [[["林", "x"]], [["晓", "x"]]]
    assert len({chunk.table for chunk in rows if isinstance(chunk, Rows)}) == 1
    assert isinstance(rows[0], Rows) and rows[0].table.header == ("姓名", "b")


def test_sources_and_records_pass() -> None:
    items: list[Item] = [Record("CHAT_RECORD", 1), Source("a", lambda: pytest.fail("opened"))]
    assert list(mended(items)) == items


def test_the_row_of_a_damaged_file_says_so(tmp_path: Path) -> None:
    damaged = "姓名,手机号\n林晓雨,19912345678\n".encode().decode("latin-1")
    told = events(source(damaged, "通讯录.csv"), tmp_path)
    (outcome,) = (event for _, event in told if isinstance(event, Outcome))
    assert DAMAGED in outcome.not_looked_at
    assert {"PERSON", "CN_MOBILE_NUMBER"} <= {finding.entity for finding in findings(told)}
    (whole,) = (event for _, event in events(source("姓名,手机号\n", "a.csv"), tmp_path) if isinstance(event, Outcome))
    assert DAMAGED not in whole.not_looked_at


def test_what_instagram_writes_is_repaired(tmp_path: Path) -> None:
    name = "周小舟".encode().decode("latin-1")
    message = {"sender_name": name, "timestamp_ms": 1714521600000, "content": "x"}
    told = events(source(json.dumps({"participants": [], "messages": [message]}), "message_1.json"), tmp_path)
    assert [event.export for _, event in told if isinstance(event, Record)] == ["meta-messages"]
    assert [finding.value[0] for finding in findings(told) if finding.entity == "PERSON"] == ["周"]
