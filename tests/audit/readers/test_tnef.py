from __future__ import annotations

import io
import struct
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.outlook.mapi_properties import value_sets
from audit.parsing.outlook.tnef import opened
from audit.readers.tnef import READER
from tests.audit.making import events, findings, source
from tests.audit.readers.tnef_file import MAGIC, attachment, attribute, winmail

LETTER = winmail(
    {
        0x3FFD: 936,
        0x001A: "IPM.Note",
        0x0037: "开会",
        0x0C1F: "a@example.com",
        0x8055: "甲乙",
        0x1000: "您好\r\n电话 19900000001",
    },
    {0x3001: "王样例", 0x3003: "b@example.com"},
    attachments=attachment(b"a,b\n1,2\n", "名单.csv".encode("gbk"))
    + attachment(b"x", b"LONG~1.TXT", {0x3707: "很长的名字/x.txt"}),
)


def test_people_subject_body_and_attachments(take, sure):
    assert sure(READER, LETTER) == 100
    taken = take(READER, LETTER)
    said = {segment.text.strip(): segment.hint for segment in taken.segments}
    assert said["开会"] == "subject" and said["a@example.com"] == "from" and said["b@example.com"] == "to"
    assert "甲乙" in said
    assert taken.place("19900000001") == {"part": "body", "line": 2}
    assert taken.members == {"名单.csv": b"a,b\n1,2\n", "很长的名字_x.txt": b"x"}
    assert [(record.entity, record.people) for record in taken.records] == [("EMAIL_MESSAGE", 2)]
    assert taken.incomplete == []


def test_attributes_of_old_programs(take):
    sender = struct.pack("<4H", 4, 30, 8, 16) + "李测试\0".encode("gbk") + b"SMTP:c@example.com\0"
    legacy = attribute(1, 0x9007, struct.pack("<2I", 936, 0)) + attribute(1, 0x8000, sender)
    legacy += attribute(1, 0x8004, "开会\0".encode("gbk")) + attribute(1, 0x800C, "电话 19900000001\0".encode("gbk"))
    taken = take(READER, winmail({}, legacy=legacy))
    assert [segment.text.strip() for segment in taken.segments] == [
        "李测试",
        "SMTP:c@example.com",
        "开会",
        "电话 19900000001",
    ]


def test_a_message_that_is_attached_is_one_of_its_own(take, sure):
    inner = winmail({0x1000: "里面 19900000001"})
    data = struct.pack("<I2HI", 1, 0x000D, 0x3701, 1) + struct.pack("<I", 16 + len(inner)) + bytes(16) + inner
    taken = take(READER, winmail({}, attachments=attribute(2, 0x9002, bytes(14)) + attribute(2, 0x9005, data)))
    assert sure(READER, taken.members["attachment 1"]) == 100


@pytest.mark.parametrize("kind", ["IPM.Contact", "IPM.StickyNote", "IPM.Appointment", "IPM.Note.SMIME"])
def test_what_it_is(take, kind):
    expected = {"IPM.Contact": ["CONTACT_LIST"], "IPM.StickyNote": ["NOTE"], "IPM.Appointment": []}
    taken = take(READER, winmail({0x001A: kind, 0x3A1C: "19900000001"}))
    assert [record.entity for record in taken.records] == expected.get(kind, ["EMAIL_MESSAGE"])
    assert taken.segments[0].hint == "mobile"


def test_one_that_is_cut_keeps_what_came_before(take):
    taken = take(READER, LETTER[:-20])
    assert taken.place("19900000001") and taken.incomplete == ["damaged"]


def test_one_in_a_mail_is_read_with_its_card(tmp_path):
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李测试\r\nTEL:19912345678\r\nEND:VCARD\r\n".encode()
    mail = MIMEMultipart()
    mail["From"], mail["Date"], mail["Subject"] = "a@example.com", "Tue, 2 Jan 2024 03:04:05 +0800", "x"
    part = MIMEApplication(winmail({0x0037: "x"}, attachments=attachment(card, b"a.vcf")), "ms-tnef")
    part.add_header("Content-Disposition", "attachment", filename="winmail.dat")
    mail.attach(part)
    told = events(source(mail.as_bytes(), "a.eml"), tmp_path)
    trails = {at.trail for at, event in told for found in findings([(at, event)]) if found.entity == "CN_MOBILE_NUMBER"}
    assert trails == {("winmail.dat", "a.vcf")}


def test_words_that_begin_like_it_are_none(sure):
    assert sure(READER, b'x\x9f>"\0\0and') == 0


def test_counts_beyond_the_data_end():
    assert list(value_sets(b"\xff\xff\xff\xff", 1 << 32)) == [[]]
    assert list(value_sets(struct.pack("<I2HI", 9, 0x101E, 1, 1 << 31), 9)) == [[]]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_input_breaks_it(data):
    opened(io.BytesIO(MAGIC + data))
    opened(io.BytesIO(MAGIC + attribute(1, 0x9003, data) + attribute(1, 0x9004, data) + attribute(2, 0x9005, data)))
