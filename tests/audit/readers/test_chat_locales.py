"""WhatsApp writes the time of a message as the telephone does: one chat in the ways of many countries."""

from __future__ import annotations

import pytest

from audit.readers.chat_text import READER

NEW_YEAR = ("2023-12-31", "2024-01-01")


@pytest.mark.parametrize(
    ("eve", "day"),
    [
        ("31/12/23, 9:14\u202fPM - ", "01/01/24, 12:01\u202fAM - "),
        ("31.12.23, 21:14 - ", "01.01.24, 00:01 - "),
        ("31/12/2023 à 21:14 - ", "01/01/2024 à 00:01 - "),
        ("31.12.2023 klo 21.14 - ", "1.1.2024 klo 0.01 - "),
        ("31.12.2023, 21:14 Uhr - ", "01.01.2024, 00:01 Uhr - "),
        ("31.12.2023., 21:14 - ", "01.01.2024., 00:01 - "),
        ("31 dic 2023, 21:14 - ", "1 ene 2024, 0:01 - "),
        ("2023. 12. 31. 21:14 - ", "2024. 01. 01. 0:01 - "),
        ("[2023/12/31, 下午9:14:33] ", "[2024/1/1, 上午12:01:22] "),
        ("2023년 12월 31일 오후 9:14 - ", "2024년 1월 1일 오전 12:01 - "),
        ("٣١\u200f/١٢\u200f/٢٠٢٣، ٩:١٤ م - ", "١\u200f/١\u200f/٢٠٢٤، ١٢:٠١ ص - "),
        ("[۳۱/۱۲/۲۰۲۳،\u200f ۲۱:۱۴:۰۵] ", "[۱/۱/۲۰۲۴،\u200f ۰:۰۱:۰۵] "),
        ("[31/12/2023, 9:14:33 μ.μ.] ", "[1/1/2024, 12:01:22 π.μ.] "),
        ("31/12/2566 21:14 - ", "1/1/2567 00:01 - "),
    ],
)
def test_people_and_days(take, eve: str, day: str) -> None:
    (record,) = take(READER, f"{eve}Ana: one\n{day}Ben: two\nand more\n{day}Ana: three\n").records
    assert (record.export, record.count, record.people) == ("whatsapp-chat", 3, 2)
    assert (record.first, record.last) == NEW_YEAR


def test_logs_of_irc(take) -> None:
    text = "2024-05-01 10:00:00\t<ana>\thi\n[10:00:05] <@ben> yo\n10:01 < ana> bye\n"
    (record,) = take(READER, text).records
    assert (record.export, record.count, record.people) == ("irc-log", 3, 2)


@pytest.mark.parametrize("line", ["10:00 <div> is a tag of a page\n", "[10:00:05] <b>bold</b>\n"])
def test_tags_of_pages_are_nobody(sure, line: str) -> None:
    assert sure(READER, "some words of a note\n" * 8 + line * 2) == 0
