from __future__ import annotations

import pytest

from audit.model import Record
from audit.readers.mail import READER as MAIL
from audit.readers.mbox import READER

BOX = (
    "From a@example.com Mon Jan  1 00:00:00 2024\n"
    "From: a@example.com\nTo: B@example.com\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\n"
    "Hello\n>From here on\nFrom me 2024\n\n"
    "From MAILER-DAEMON Tue Jan  2 00:00:00 2024\n"
    "From: b@example.com\nTo: c@example.com\nDate: x\n\nSecond\n"
)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (BOX, 95),
        ("\n" + BOX, 95),
        ("From a@b Mon Jan  1 00:00:00 2024\n\nno headers\n\nFrom a@b Mon Jan  1 00:00:00 2024\n\nx", 95),
        ("From here on in 2024\nit went well", 0),
        ("From: a@example.com\nDate: Mon, 1 Jan 2024", 0),
    ],
)
def test_sniff(sure, text, score):
    assert sure(READER, text) == score


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_messages_are_cut_at_from_lines_behind_a_blank_line(take, end):
    taken = take(READER, BOX.replace("\n", end))
    assert list(taken.members) == ["message 1", "message 2"]
    first = taken.members["message 1"]
    assert first.startswith(b"From: a@example.com") and b"\nFrom here on" in first and b"\nFrom me 2024" in first
    assert taken.records == [Record("EMAIL_MESSAGE", 2, people=3)]


def test_a_message_of_a_mailbox_is_a_mail(take, sure):
    for message in take(READER, BOX).members.values():
        assert sure(MAIL, message) == 85
