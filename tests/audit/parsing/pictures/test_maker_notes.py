from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audit.parsing.pictures.exif import exif_of
from audit.parsing.pictures.maker_notes import maker_entries

ASCII, LONG, UNDEFINED = 2, 4, 7


def directory(entries: list[tuple[int, int, bytes]], base: int, sign: str = "<") -> bytes:
    """A TIFF directory that stands at ``base``, its long values behind it."""
    out, behind = struct.pack(f"{sign}H", len(entries)), b""
    end = base + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        count = len(value) // 4 if kind == LONG else len(value)
        out += struct.pack(f"{sign}HHI", tag, kind, count)
        if len(value) <= 4:
            out += value.ljust(4, b"\0")
        else:
            out += struct.pack(f"{sign}I", end + len(behind))
            behind += value
    return out + bytes(4) + behind


NIKON = b"Nikon\0\x02\x10\0\0" + b"MM\0*\0\0\0\x08" + directory([(0x1D, ASCII, b"6012345\0")], 8, ">")
FUJI = b"FUJIFILM\x0c\0\0\0" + directory([(0x10, ASCII, b"FF02B1234567\0")], 12)


@pytest.mark.parametrize(
    ("note", "tag", "text"), [(NIKON, "SerialNumber", "6012345"), (FUJI, "InternalSerialNumber", "FF02B1234567")]
)
def test_serial_numbers_with_offsets_of_their_own(note, tag, text):
    assert list(maker_entries(b"", note, "")) == [("DEVICE_SERIAL", tag, text)]
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x927C] = note
    assert ("DEVICE_SERIAL", tag, text) in exif_of(tags.tobytes()[6:]).entries


def test_canon_counts_offsets_from_the_file():
    entries = [(0x09, ASCII, b"Jane Doe\0"), (0x0C, LONG, struct.pack("<I", 123456789))]
    note = directory(entries, 100)
    block = (b"II*\0".ljust(100, b"\0")) + note
    assert list(maker_entries(block, note, "Canon")) == [
        ("PERSON", "OwnerName", "Jane Doe"),
        ("DEVICE_SERIAL", "SerialNumber", "0123456789"),
    ]
    assert list(maker_entries(block, note, "Example")) == []


def test_panasonic_knows_the_names_of_babies():
    header = b"Panasonic\0\0\0"
    note = header + directory([(0x66, UNDEFINED, b"\xe5\xb0\x8f\xe6\xb5\x8b\0\0"), (0x25, UNDEFINED, bytes(16))], 62)
    block = b"II*\0".ljust(50, b"\0") + note
    assert list(maker_entries(block, note, "Panasonic")) == [("PERSON", "BabyName", "小测")]


@given(st.binary(max_size=200))
def test_damage_does_not_crash(noise):
    for note in (NIKON[:18] + noise, FUJI[:12] + noise, noise):
        list(maker_entries(b"II*\0" + noise, note, "Canon"))
