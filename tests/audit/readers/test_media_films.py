from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.parsing.media.ebml import ebml_tags
from audit.parsing.media.riff import riff_tags
from audit.readers.media import READER


def element(number: int, *content: bytes | str) -> bytes:
    """An element of EBML."""
    body = b"".join(item.encode() if isinstance(item, str) else item for item in content)
    return number.to_bytes((number.bit_length() + 7) // 8, "big") + (len(body) | 1 << 56).to_bytes(8, "big") + body


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


INFO = element(0x1549A966, element(0x7BA9, "毕业典礼"), element(0x4461, (725_846_400 * 10**9).to_bytes(8, "big")))
TAGS = element(
    0x1254C367, element(0x7373, element(0x67C8, element(0x45A3, "ARTIST"), element(0x4487, "李测试 19900000001")))
)
FILES = element(0x1941A469, element(0x61A7, element(0x466E, "a.txt"), element(0x465C, b"inside")))
MKV = element(0x1A45DFA3, element(0x4282, "matroska")) + element(
    0x18538067, INFO, element(0x1F43B675, bytes(99)), TAGS, FILES
)
HEADERS = chunk(b"LIST", b"hdrl" + chunk(b"avih", bytes(56)) + chunk(b"IDIT", b"TUE JAN 02 03:04:05 2024\n\0"))
AVI = chunk(
    b"RIFF",
    b"AVI "
    + HEADERS
    + chunk(b"LIST", b"movi" + bytes(500))
    + chunk(b"LIST", b"INFO" + chunk(b"IART", "李测试 19900000001".encode("gbk") + b"\0")),
)


@pytest.mark.parametrize("data", [MKV, AVI])
def test_people_and_dates_of_films(take, sure, data):
    assert sure(READER, data) == 60
    taken = take(READER, data)
    assert taken.place("19900000001") == {"tag": "artist"}
    said = {dict(segment.locate(0))["tag"]: (segment.text, segment.hint) for segment in taken.segments}
    assert said["artist"] == ("李测试 19900000001", "author")
    assert said["date"][0] in {"2024-01-02 00:00:00", "TUE JAN 02 03:04:05 2024"}
    assert [record.entity for record in taken.records] == ["VIDEO"]


def test_files_in_a_film_are_members(take):
    assert take(READER, MKV).members == {"a.txt": b"inside"}


def test_a_film_that_was_never_finished_has_its_first_tags(take):
    live = (
        element(0x1A45DFA3, b"")
        + element(0x18538067)[:4]
        + b"\x01"
        + b"\xff" * 7
        + INFO
        + b"\x1f\x43\xb6\x75\x01"
        + b"\xff" * 7
    )
    assert take(READER, live + bytes(99)).place("毕业典礼") == {"tag": "title"}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_input_breaks_them(data):
    for head in (b"", MKV[:30], element(0x18538067, data)[:12]):
        list(ebml_tags(io.BytesIO(head + data), len(head + data)))
    for head in (b"", b"RIFF\xff\xff\xff\xffAVI ", b"LIST\0\0\0\0INFO"):
        list(riff_tags(io.BytesIO(head + data), len(head + data)))
