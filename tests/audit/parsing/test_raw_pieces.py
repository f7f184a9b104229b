"""Bytes as pieces: nothing is cut, every offset leads back."""

from __future__ import annotations

import io

import pytest

from audit.parsing.raw_pieces import flat, packed_objects, parts, plain_bytes
from audit.parsing.strong import tokens
from tests.audit.making import source
from tests.audit.readers.planted_files import archive

MOBILE = "19912345678"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", [0, (1 << 20) - 5, (1 << 20) - 1, 1 << 20, (1 << 19) - 3])
def test_a_value_is_never_cut_and_is_found_again(encoding: str, before: int) -> None:
    data = ("," * before + f"电话 {MOBILE}，").encode(encoding)
    found = [(piece, at) for piece in flat(io.BytesIO(data), encoding) for at, token in tokens(piece.text)]
    assert len(found) == 1
    piece, at = found[0]
    start = int(piece.place(at)["offset"]) - 1
    assert data[start:].decode(encoding).startswith(MOBILE)
    assert MOBILE in piece.around(at - 20, at + 20)


def test_no_more_than_asked_for_is_read() -> None:
    endless = io.BytesIO(b"," * (5 << 20))
    assert sum(len(piece.text) for piece in flat(endless, "utf-8", most=1 << 20)) <= 2 << 20


def test_noise_without_a_gap_is_cut_all_the_same() -> None:
    assert sum(len(piece.text) for piece in flat(io.BytesIO(b"a" * (3 << 20)), "utf-8")) == 3 << 20


def test_parts_are_named_and_members_left_out() -> None:
    data = archive({"word/a.xml": f"<a>{MOBILE}</a>", "word/b.xml": MOBILE, "word/c.png": MOBILE})
    pieces = [*parts(source(data), {"word/b.xml"})]
    assert [piece.text for piece in pieces] == [f"<a>{MOBILE}</a>"]
    assert pieces[0].place(3) == {"part": "word/a.xml", "offset": 4}


def test_what_is_no_archive_has_no_parts() -> None:
    assert [*parts(source(b"PK\x03\x04 broken"), ())] == []


def test_packed_objects_of_a_document() -> None:
    import zlib

    packed = zlib.compress(f"<< /Contents (tel {MOBILE}) >>".encode())
    data = (
        b"%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\n" + packed + b"\nendstream"
    )
    (piece,) = packed_objects(io.BytesIO(data))
    assert MOBILE in piece.text and data[int(piece.place(0)["offset"]) - 1 :].startswith(packed)
    assert [*packed_objects(io.BytesIO(data.replace(packed, b"noise")))] == []


def test_of_a_pdf_packed_streams_are_blank_and_offsets_stay() -> None:
    head = b"%PDF-1.7\n1 0 obj << /Length 9 /Filter [ /ASCII85Decode /FlateDecode ] >> stream\n"
    data = head + b"a@b.szq0~>\nendstream endobj\n2 0 obj << /T (" + MOBILE.encode() + b") >> endobj"
    (piece,) = plain_bytes(io.BytesIO(data), "latin-1")
    assert "@" not in piece.text
    assert piece.text.index(MOBILE) == data.index(MOBILE.encode())
