from __future__ import annotations

from audit.readers.calendar import READER

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\nSUMMARY:和张三\r\n  见面\\, 谈\r\n"
    'ATTENDEE;CN="Jane Doe";ROLE=REQ:mailto:jane@example.com\r\nATTENDEE;CN="":mailto:x@example.com\r\n'
    "LOCATION:测试路1号\r\nDTSTART;TZID=Asia/Shanghai:20240101T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_sniff(sure):
    assert sure(READER, EVENT) == 95
    assert sure(READER, "BEGIN:VCARD\r\n") == 0


def test_properties_and_who_attends(take):
    taken = take(READER, EVENT)
    assert [(segment.hint, segment.text) for segment in taken.segments] == [
        ("summary", "和张三 见面, 谈"),
        ("full name", "Jane Doe"),
        ("attendee", "jane@example.com"),
        ("attendee", "x@example.com"),
        ("location", "测试路1号"),
        ("dtstart", "20240101T100000"),
    ]
    assert taken.place("测试路") == {"line": 9, "column": 10}


def test_empty_values_and_lines_that_are_no_property(take):
    taken = take(READER, "BEGIN:VCALENDAR\nSUMMARY:\nno property here\nEND:VCALENDAR")
    assert [(segment.hint, segment.text) for segment in taken.segments] == [("", "no property here")]
