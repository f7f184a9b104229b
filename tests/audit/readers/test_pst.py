from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model import Outcome, Source
from audit.parsing.outlook.pst_heap import heap_values
from audit.readers.pst import READER
from audit.readers.tnef import READER as TNEF
from tests.audit.making import events, findings, source
from tests.audit.readers.pst_file import Folder, Message, pst

INNER = Message({0x0037: "里面", 0x1000: "电话 19900000003"})
LETTER = Message(
    {0x0037: "\1\4开会", 0x0C1F: "a@example.com", 0x1000: "您好\r\n电话 19900000001", 0x1013: b"<p>" + b"x" * 5000},
    [{0x3001: "王样例", 0x3003: "b@example.com"}],
    [("list.csv", b"a,b\n1,2\n"), ("big.bin", b"x" * 20_000), ("inner", INNER)],
)
CARD = Message({0x001A: "IPM.Contact", 0x3001: "李测试", 0x3A1C: "19900000002"})
MEETING = Message({0x001A: "IPM.Appointment", 0x0037: "例会"})
STORE = pst(Folder("收件箱", [LETTER], [Folder("下级", [CARD, MEETING])]))


def test_items_are_members_of_their_folders(take, sure):
    assert sure(READER, STORE) == 100
    taken = take(READER, STORE)
    trails = [item.trail for item in taken.items if isinstance(item, Source)]
    assert trails == [("收件箱", "message 1"), ("收件箱/下级", "message 2"), ("收件箱/下级", "message 3")]
    assert taken.place("下级") == {"part": "folder"}
    assert [(record.entity, record.count, record.people) for record in taken.records] == [
        ("EMAIL_MESSAGE", 1, 1),
        ("CONTACT_LIST", 1, 1),
    ]
    assert taken.incomplete == []


def test_a_message_says_all_that_it_said(take):
    letter = take(TNEF, take(READER, STORE).members["message 1"])
    said = {segment.text.strip(): segment.hint for segment in letter.segments}
    assert said["开会"] == "subject" and said["a@example.com"] == "from" and said["b@example.com"] == "to"
    assert letter.place("19900000001") == {"part": "body", "line": 2}
    assert letter.members["list.csv"] == b"a,b\n1,2\n" and letter.members["big.bin"] == b"x" * 20_000
    assert take(TNEF, letter.members["inner"]).place("19900000003") == {"part": "body", "line": 1}


def test_what_is_found_stands_in_folder_message_and_part(tmp_path):
    told = events(source(STORE, "a.pst"), tmp_path)
    places = {(at.trail, event.place["part"]) for at, event in told for event in findings([(at, event)])}
    assert (("收件箱/下级", "message 2"), "mobile") in places
    assert (("收件箱", "message 1", "inner"), "body") in places
    outcome = next(event for at, event in told if isinstance(event, Outcome) and not at.trail)
    assert (outcome.state, outcome.format) == ("scanned", "pst")


def test_what_of_an_attached_message_is_stored_apart_is_said(take):
    inner = Message({0x0037: "里面", 0x1000: "x" * 5000})
    taken = take(READER, pst(Folder("收件箱", [Message({}, attachments=[("inner", inner)])])))
    assert [remark.not_looked_at for remark in taken.remarks] == [("attached messages",)]
    attached = take(TNEF, take(TNEF, taken.members["message 1"]).members["inner"])
    assert attached.segments[0].text == "里面"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=100))
def test_no_heap_breaks_it(data):
    heap_values(data)
    heap_values(b"\x20\0\xec\xbc" + data)


def test_without_the_extra(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypff", None)
    assert take(READER, STORE).unread == "extra:mail-legacy"


@pytest.mark.parametrize("end", [600, 0x4600, len(STORE) * 2 // 3, len(STORE) - 600])
def test_one_that_is_cut_is_damaged(take, end):
    taken = take(READER, STORE[:end])
    assert taken.unread == "damaged" or taken.incomplete


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_breaks_it(take, seed):
    broken = bytearray(STORE)
    for step in range(30):
        broken[0x4600 + (seed * 7919 + step * 104_729) % (len(STORE) - 0x4600)] ^= 1 + (seed + step) % 255
    taken = take(READER, bytes(broken))
    assert taken.unread in (None, "damaged")
