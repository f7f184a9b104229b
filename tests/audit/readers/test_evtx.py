from __future__ import annotations

import sys

import pytest

from audit.readers.evtx import READER
from tests.audit.readers.evtx_file import evtx

LOGON = {"TargetUserName": "李测试", "TargetUserSid": "S-1-5-21-1-2-3-1001", "IpAddress": "192.0.2.7"}
LOG = evtx(
    (4624, LOGON),
    (1, {"x": "电话 19900000001"}),
    (4625, {**LOGON, "IpAddress": "-"}),
    (4624, {"WorkstationName": "DESK"}),
)


def test_each_kind_of_event_is_a_table(take, sure):
    assert sure(READER, LOG) == 100
    taken = take(READER, LOG)
    common = {
        "TimeCreated.SystemTime": "2024-01-02T03:04:05Z",
        "Computer": "DESK",
        "Security.UserID": "S-1-5-21-1-2-3-1001",
    }
    assert taken.table("Security 4624") == [{**common, **LOGON}, {**common, "WorkstationName": "DESK"}]
    assert taken.place("19900000001") == {"table": "Security 1", "rowid": 2, "field": 4}
    assert taken.place("192.0.2.7") == {"table": "Security 4624", "rowid": 1, "field": 6}
    assert taken.incomplete == []


def test_logons_are_a_record(take):
    records = take(READER, LOG).records
    assert [(r.entity, r.count, r.people, r.first, r.last) for r in records] == [
        ("LOGIN_RECORD", 3, 1, "2024-01-02", "2024-01-02")
    ]
    assert take(READER, evtx((1, {"x": "y"}))).records == []


def test_a_broken_event_does_not_end_it(take):
    broken = bytearray(LOG)
    broken[4096 + 512 + 60 : 4096 + 512 + 80] = b"\xff" * 20
    taken = take(READER, bytes(broken))
    assert taken.place("19900000001")["rowid"] == 2
    assert taken.incomplete == ["damaged"]


def test_many_kinds_wait_within_bounds(take, monkeypatch):
    monkeypatch.setattr("audit.readers.evtx._WAITING_ROWS", 2)
    taken = take(READER, evtx(*((kind, {"x": str(kind)}) for kind in range(1, 9))))
    assert sum(len(rows.rows) for rows in taken.rows) == 8


def test_without_the_extra(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "evtx", None)
    assert take(READER, LOG).unread == "extra:archives"


@pytest.mark.parametrize("data", [LOG[:100], LOG[:4096], LOG[:5000], b"ElfFile\0" + bytes(200)])
def test_one_that_is_cut_ends(take, data):
    taken = take(READER, data)
    assert (taken.unread == "damaged" or taken.incomplete == ["damaged"]) and not taken.rows


@pytest.mark.parametrize("seed", range(30))
def test_no_damage_breaks_it(take, seed):
    broken = bytearray(LOG)
    for step in range(20):
        broken[4096 + (seed * 7919 + step * 101) % 3000] ^= 1 + (seed + step) % 255
    assert take(READER, bytes(broken)).unread in (None, "damaged")
