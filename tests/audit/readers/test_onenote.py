from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.readers.onenote import READER, _Texts

MAGIC = bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3")
FILE = bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac")


def wide(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw)) + raw


def narrow(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode()


def embedded(data: bytes) -> bytes:
    return FILE + struct.pack("<QIQ", len(data), 0, 0) + data


def noise(count: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(count)


@pytest.mark.parametrize("gap", range(1, 9))
def test_texts_and_files_between_other_bytes(take, sure, gap):
    data = (
        MAGIC + noise(64, gap) + bytes(gap) + wide("电话 19900000001\0") + bytes(gap) + wide("地址：某市") + bytes(500)
    )
    data += (
        narrow("mail a@example.com")
        + b"\x07" * gap
        + wide("地址：某市")
        + embedded(b"\x89PNG" + noise(99, 1))
        + wide("完")
    )
    assert sure(READER, data) == 100
    taken = take(READER, data)
    texts = [line for segment in taken.segments for line in segment.text.splitlines()]
    assert [text for text in texts if text in {"电话 19900000001", "地址：某市", "mail a@example.com"}] == [
        "电话 19900000001",
        "地址：某市",
        "mail a@example.com",
    ]
    assert taken.members == {"file 1": b"\x89PNG" + noise(99, 1)}
    assert [record.entity for record in taken.records] == ["NOTE"]


def test_noise_says_next_to_nothing():
    assert len("".join(_Texts(noise(1 << 20, 7)))) < 200


def test_a_file_that_lies_about_its_size_is_cut(take):
    data = MAGIC + FILE + struct.pack("<QIQ", 1 << 60, 0, 0) + b"abc"
    assert take(READER, data).members == {"file 1": b"abc"}


def test_texts_full_of_lengths_end(take):
    taken = take(READER, MAGIC + b".\x6e\x0a\x00" * 40_000)
    assert taken.unread is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_input_breaks_it(data):
    list(_Texts(data))
