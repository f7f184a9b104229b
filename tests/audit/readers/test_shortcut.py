from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.readers.shortcut import READER, _texts

UUID_1 = bytes(7) + b"\x11" + bytes(2) + bytes.fromhex("00005e005301")


def shortcut(flags: int = 0x02 | 0x10 | 0x80, folder: str = "C:\\Users\\李测试", machine: bytes = b"desk-li") -> bytes:
    head = struct.pack("<I", 0x4C) + bytes.fromhex("0114020000000000c000000000000046") + struct.pack("<I", flags)
    label = struct.pack("<4I", 21, 3, 0x1234ABCD, 0x10) + "系统\0".encode("gbk")
    path = "C:\\Users\\李测试\\薪资.xlsx\0".encode("gbk")
    share = struct.pack("<5I", 33, 2, 20, 0, 0) + b"\\\\nas\\public\0"
    place = 0x1C
    info = struct.pack(
        "<6I", 0x1C, 3, place, place + len(label), place + len(label) + len(path) + 1, place + len(label) + len(path)
    )
    info += label + path + b"\0" + share
    info = struct.pack("<I", len(info) + 4) + info
    text = struct.pack("<H", len(folder)) + folder.encode("utf-16-le")
    tracker = struct.pack("<4I", 0x60, 0xA0000003, 0x58, 0) + machine.ljust(16, b"\0") + (bytes(16) + UUID_1) * 2
    return head.ljust(0x4C, b"\0") + info + text + tracker + bytes(4)


def test_paths_disks_shares_and_the_machine(take, sure):
    assert sure(READER, shortcut()) == 100
    taken = take(READER, shortcut())
    assert [(segment.text, segment.hint) for segment in taken.segments] == [
        ("1234-ABCD", "disk serial number"),
        ("系统", "disk"),
        ("C:\\Users\\李测试\\薪资.xlsx", "path"),
        ("\\\\nas\\public", "share"),
        ("C:\\Users\\李测试", "folder"),
        ("desk-li", "machine"),
        ("00:00:5e:00:53:01", "MAC address"),
    ]
    assert taken.place("desk-li") == {"part": "machine"}


@pytest.mark.parametrize("end", [80, 140, 200])
def test_one_that_is_cut_is_said(take, end):
    taken = take(READER, shortcut()[:end])
    assert taken.unread == "damaged" or taken.incomplete == ["damaged"]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 0xFF))
def test_no_input_breaks_it(data, flags):
    with suppress(struct.error, ValueError, IndexError):
        list(_texts(shortcut(flags)[:0x4C] + data))
