"""Mails in wrappings older or stranger than MIME: Apple Mail's files, uuencoded files, reports of delivery."""

from __future__ import annotations

import binascii
import plistlib

import pytest

from audit.parsing.mail_wrappings import counted, uuencoded
from audit.readers.mail import READER

HEAD = "From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 00:00:00 +0800\r\n"


def encoded(data: bytes, name: str = "note.txt", end: str = "`\nend\n") -> str:
    lines = [binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45)]
    return f"begin 644 {name}\n{''.join(lines)}{end}"


def test_apple_mail(take, sure) -> None:
    mail = f"{HEAD}\r\n19900000001\r\n".encode()
    file = f"{len(mail)}      \n".encode() + mail + plistlib.dumps({"sender": "jane@example.com"})
    assert sure(READER, file, "1.emlx") >= 80
    taken = take(READER, file, "1.emlx")
    assert taken.place("19900000001") == {"part": "body", "line": 1, "column": 1}
    assert [*taken.members] == ["message.plist"]
    assert b"jane@example.com" in taken.members["message.plist"]


@pytest.mark.parametrize("head", [b"", b"From: a\n", b"12 From\n", b"x\n12\n"])
def test_what_is_not_counted(head: bytes) -> None:
    assert counted(head) is None


def test_a_file_in_the_text_is_a_member(take) -> None:
    text = encoded(b"call 19900000001\n" * 9, "my note.txt")
    taken = take(READER, f"{HEAD}\r\nsee below\r\n{text}bye\r\n", "a.eml")
    assert taken.members == {"my note.txt": b"call 19900000001\n" * 9}


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (encoded(b"x" * 45), [("note.txt", b"x" * 45)]),
        (encoded(b"x" * 45, end=" \nend\n"), [("note.txt", b"x" * 45)]),
        (encoded(b"one", "a") + encoded(b"two", "b"), [("a", b"one"), ("b", b"two")]),
        (encoded(b"x" * 45, end=""), []),
        ("begin 644 the work\nend\n", []),
        ("begin 644 a\nWe meet at nine.\nend\n", []),
    ],
)
def test_uuencoded(text: str, files: list[tuple[str, bytes]]) -> None:
    assert [*uuencoded(text)] == files


def test_a_report_of_delivery_names_its_recipients(take) -> None:
    kind = 'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n'
    status = "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; jane@example.com\r\nStatus: 5.1.1\r\n"
    body = f"--B\r\nContent-Type: message/delivery-status\r\n\r\n{status}\r\n--B--\r\n"
    taken = take(READER, f"{HEAD}{kind}\r\n{body}", "a.eml")
    assert taken.place("jane@example.com") == {"part": "Final-Recipient"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("plain words, call 19900000001\r\n", "plain words, call 19900000001"),
        ("Y2FsbCAxOTkwMDAwMDAwMQ==\r\n", "call 19900000001"),
        ("Y2FsbCAxOTkwMDAwMDAwMQ==\r\n-- \r\nsent by a list\r\n", "call 19900000001"),
    ],
)
def test_what_calls_itself_base64_and_is_not(take, body: str, said: str) -> None:
    mail = f"{HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}"
    assert any(said in segment.text for segment in take(READER, mail, "a.eml").segments)
