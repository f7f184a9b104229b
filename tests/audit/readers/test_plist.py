from __future__ import annotations

import plistlib

import pytest

from audit.readers.plist import READER

NESTED = plistlib.dumps({"inner": "19900000003"}, fmt=plistlib.FMT_BINARY)
CONTENT = {
    "people": [{"name": "甲", "phone": "19900000001"}, {"name": "乙", "phone": "19900000002"}],
    "number": 19900000004,
    "yes": True,
    "more": {"blob": NESTED, "text": "电话 19900000005".encode(), "short": b"\0\1"},
}
BINARY = plistlib.dumps(CONTENT, fmt=plistlib.FMT_BINARY)
XML = plistlib.dumps(CONTENT)


@pytest.mark.parametrize(
    ("data", "score"),
    [
        (BINARY, 100),
        (XML, 95),
        ("<plist version='1.0'><dict/></plist>", 95),
        ("<?xml version='1.0'?><x>plist</x>", 0),
        ("", 0),
    ],
)
def test_sniff(sure, data, score):
    assert sure(READER, data) == score


@pytest.mark.parametrize("data", [BINARY, XML])
def test_objects_are_rows_and_data_members(take, data):
    taken = take(READER, data)
    assert taken.table("people") == [{"name": "甲", "phone": "19900000001"}, {"name": "乙", "phone": "19900000002"}]
    assert taken.place("19900000002") == {"pointer": "/people/1/phone"}
    assert taken.place("19900000004") == {"pointer": "/number"}
    assert taken.place("19900000005") == {"pointer": "/more/text"}
    assert taken.members == {"more.blob": NESTED}


@pytest.mark.parametrize(
    "data",
    [BINARY[:-8], b"bplist00", XML[:-30], "<!DOCTYPE plist [<!ENTITY a 'b'>]><plist><string>&a;</string></plist>"],
)
def test_damaged_ones_say_so(take, data):
    assert take(READER, data).unread == "damaged"


def test_depth_is_limited(take):
    deep = "<plist>" + "<array>" * 3000 + "</array>" * 3000 + "</plist>"
    assert take(READER, deep).unread == "limit:depth:512"


def test_objects_named_many_times_are_counted(take, monkeypatch):
    monkeypatch.setattr("audit.readers.plist._MOST_VALUES", 1000)
    value: list[object] = ["19900000001"] * 10
    for _ in range(8):
        value = [value] * 10
    taken = take(READER, plistlib.dumps(value, fmt=plistlib.FMT_BINARY))
    assert (taken.unread, taken.state) == ("limit:cells:1000", "partial") and taken.rows
