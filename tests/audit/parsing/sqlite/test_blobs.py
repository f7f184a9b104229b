"""What blobs of databases say."""

from __future__ import annotations

import gzip
import plistlib
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.sqlite.blobs import Blobs

LIST = plistlib.dumps({"tel": "19900000001", "more": [b"jo@example.com", 7, True]}, fmt=plistlib.FMT_BINARY)


def field(number: int, value: bytes) -> bytes:
    """A field of bytes of a protocol buffer."""
    return bytes((number << 3 | 2, len(value))) + value


NOTE = field(2, field(3, field(2, "客户 19900000001".encode()) + b"\x08\x07") + field(4, b"\xff\xfe\xfd\xfc\xfb"))


@pytest.mark.parametrize(
    ("blob", "text"),
    [
        (b"call 19900000001", "call 19900000001"),
        (b"call 19900000001\0\0", "call 19900000001"),
        ("客户 19900000001".encode("utf-16-le"), "客户 19900000001"),
        ("客户 19900000001\0".encode("utf-16-le"), "客户 19900000001"),
        (gzip.compress(b"call 19900000001", mtime=0), "call 19900000001"),
        (zlib.compress("客户 19900000001".encode()), "客户 19900000001"),
        (LIST, "more\njo@example.com\n7\ntel\n19900000001"),
        (NOTE, "客户 19900000001"),
        (gzip.compress(NOTE, mtime=0), "客户 19900000001"),
        (b"", ""),
        (bytes(80), ""),
    ],
)
def test_what_is_read(blob: bytes, text: str) -> None:
    blobs = Blobs()
    assert (blobs.text(blob), blobs.unread) == (text, False)


@pytest.mark.parametrize(
    "blob",
    [
        b"\x89PNG\r\n\x1a\n" + random.Random(5).randbytes(200),
        LIST[:-20],
        gzip.compress(random.Random(6).randbytes(300)),
        b"\x1f\x8b\x08" + random.Random(7).randbytes(200),
    ],
    ids=["picture", "cut list", "packed noise", "broken"],
)
def test_what_is_not_is_told(blob: bytes) -> None:
    blobs = Blobs()
    assert (blobs.text(blob), blobs.unread) == ("", True)


def test_a_key_is_no_content() -> None:
    blobs = Blobs()
    assert (blobs.text(random.Random(8).randbytes(32)), blobs.unread) == ("", False)


def test_a_bomb_is_unpacked_so_far() -> None:
    assert len(Blobs().text(zlib.compress(b"a" * (32 << 20)))) <= 8 << 20


@given(st.binary(max_size=400))
def test_nothing_breaks_it(blob: bytes) -> None:
    assert isinstance(Blobs().text(blob), str)
