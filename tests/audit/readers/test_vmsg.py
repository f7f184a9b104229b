"""Short messages in vMessage files, as different telephones write them."""

from __future__ import annotations

import pytest

from audit.model import Record
from audit.readers.vmsg import READER


def message(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VMSG", "VERSION:1.1", *lines, "END:VMSG", ""))


def card(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VCARD", "VERSION:2.1", *lines, "END:VCARD")


def body(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VENV", "BEGIN:VBODY", "X-IRMC-BOX:INBOX", *lines, "END:VBODY", "END:VENV")


QUOTED = "Subject;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E5=9C=A8=\r\n=E5=90=97"


@pytest.mark.parametrize(
    ("text", "score"), [(message(), 95), ("\ufeff" + message(), 95), ("BEGIN:VCARD\r\n", 0), ("", 0)]
)
def test_sniff(sure, text: str, score: int) -> None:
    assert sure(READER, text, "a.txt") == score


@pytest.mark.parametrize(
    ("lines", "said", "time"),
    [
        ((*card("TEL:19900000001"), *body("Date:2026/01/02 10:00:00", QUOTED)), "在吗", "2026/01/02 10:00:00"),
        ((*card("TEL;CELL:19900000001"), *body("Date:2026.1.2.10.0.0", "TEXT:在吗")), "在吗", "2026.1.2.10.0.0"),
        (("X-NOK-DT:20260102T100000Z", *card("TEL:19900000001"), *body("在吗")), "在吗", "20260102T100000Z"),
    ],
)
def test_who_when_and_what(take, lines: tuple[str, ...], said: str, time: str) -> None:
    taken = take(READER, message(*lines))
    assert taken.table("chat") == [{"time": time, "tel": "19900000001"}]
    assert [segment.text for segment in taken.segments] == [said]
    assert taken.records == [Record("SMS_RECORD", 1, 2, first="2026-01-02", last="2026-01-02")]


def test_each_message_is_a_row_and_everybody_counts_once(take) -> None:
    one = message(*card("FN:林晓雨", "TEL:19900000001"), *body("好"))
    taken = take(READER, one + message(*card("TEL:19900000002"), *body("不好")) + one)
    assert [row["tel"] for row in taken.table("chat")] == ["19900000001", "19900000002", "19900000001"]
    assert (taken.records[0].count, taken.records[0].people) == (3, 3)
    assert taken.place("不好") == {"line": 24, "column": 1}


def test_a_message_of_nobody_is_counted(take) -> None:
    assert take(READER, message()).records[0].count == 1
