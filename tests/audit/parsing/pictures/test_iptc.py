from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.pictures.iptc import iptc_entries


def dataset(number: int, text: str, encoding: str = "utf-8", record: int = 2) -> bytes:
    value = text.encode(encoding)
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resource(data: bytes, name: bytes = b"") -> bytes:
    padded = bytes([len(name)]) + name + b"\0" * ((len(name) + 1) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04" + padded + struct.pack(">I", len(data)) + data


RECORDS = (
    dataset(90, "\x1b%G", record=1) + dataset(80, "李测试") + dataset(118, "19912345678") + dataset(200, "preview")
)


def test_by_line_and_contact():
    expected = [("PERSON", "IPTC By-line", "李测试"), ("Contact", "IPTC Contact", "19912345678")]
    assert list(iptc_entries(b"\xff\xed" + resource(RECORDS))) == expected
    assert list(iptc_entries(resource(RECORDS, b"abc") + resource(RECORDS, b"ab"))) == expected * 2


def test_chinese_of_before_unicode():
    ((_, _, text),) = iptc_entries(resource(dataset(120, "北京的春天来了", "gbk")))
    assert text == "北京的春天来了"


@given(st.integers(0, 90), st.binary(min_size=1, max_size=6))
def test_damage_does_not_crash(at, noise):
    data = bytearray(resource(RECORDS))
    data[at : at + len(noise)] = noise
    list(iptc_entries(bytes(data)))
    list(iptc_entries(bytes(data[:at])))
