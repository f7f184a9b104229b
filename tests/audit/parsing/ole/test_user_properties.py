"""Properties of the user's making, from sections written as [MS-OLEPS] 2.21 has them."""

from __future__ import annotations

import struct

import pytest

from audit.parsing.ole.user_properties import user_properties

SECTION = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
ANSI, UTF8, UTF16 = 936, 65001, 1200


def stream(page: int, named: dict[str, str]) -> bytes:
    """A property set whose second section holds ``named``."""
    encoding = {ANSI: "gbk", UTF8: "utf-8", UTF16: "utf-16-le"}[page]

    def packed(text: str, for_name: bool) -> bytes:
        raw = f"{text}\0".encode(encoding)
        size = len(text) + 1 if for_name and page == UTF16 else len(raw)
        padded = raw.ljust(-(-len(raw) // 4) * 4, b"\0") if page == UTF16 or not for_name else raw
        return struct.pack("<I", size) + padded

    names = struct.pack("<I", len(named))
    names += b"".join(struct.pack("<I", number) + packed(name, True) for number, name in enumerate(named, 2))
    values = [names, struct.pack("<IHH", 2, page, 0)]
    values += [struct.pack("<I", 0x1E) + packed(value, False) for value in named.values()]
    places, at = b"", 8 + 8 * len(values)
    for number, value in enumerate(values):
        places += struct.pack("<2I", number, at)
        at += len(value)
    body = struct.pack("<2I", at, len(values)) + places + b"".join(values)
    head = struct.pack("<2HI16xI", 0xFFFE, 0, 2, 2)
    first = b"\2" * 16 + struct.pack("<I", 68)
    return head + first + SECTION + struct.pack("<I", 68) + body


@pytest.mark.parametrize("page", [ANSI, UTF8, UTF16])
def test_names_and_texts(page: int) -> None:
    named = {"_AuthorEmail": "jane@example.com", "联系人": "李测试"}
    assert dict(user_properties(stream(page, named))) == named


@pytest.mark.parametrize("cut", [0, 30, 60, 80, 100, 140])
def test_a_cut_stream_ends_quietly(cut: int) -> None:
    assert all(isinstance(text, str) for _, text in user_properties(stream(ANSI, {"a": "b"})[:cut]))
