from __future__ import annotations

import pickle

import pytest

from audit.readers.opaque import READER


@pytest.mark.parametrize(
    ("data", "reason", "state"),
    [
        (b"\x7fELF\2\1\1" + bytes(20), "no-text", "skipped"),
        (b"OTTO\0\x0c" + bytes(20), "no-text", "skipped"),
        (b"ITSF\3\0\0\0", "unsupported:chm", "skipped"),
        (b"CAJ\0\0\0", "unsupported:caj", "skipped"),
        (b"KDH \0\0", "unsupported:caj", "skipped"),
        (b"\x1f\x9d\x90", "unsupported:archive", "skipped"),
        (b"RDX3\nX\n\0\0\0\3", "unsupported:r-data", "skipped"),
        (b"X\n\0\0\0\2\0\4\1\2", "unsupported:r-data", "skipped"),
        (b"A\n3\n263168\n", "unsupported:r-data", "skipped"),
        (b"\0\1\0\0Standard Jet DB\0\1", "unsupported:access", "skipped"),
        (b"\0\1\0\0Standard ACE DB\0\2", "unsupported:access", "skipped"),
        (b"\x89HDF\r\n\x1a\n\0", "unsupported:hdf5", "skipped"),
        (b"MATLAB 7.3 MAT-file, Platform: GLNXA64", "unsupported:matlab", "skipped"),
        (b"\x93NUMPY\1\0v\0{'descr'", "unsupported:numpy", "skipped"),
        (pickle.dumps([{"a": "b"}], 2), "unsupported:pickle", "skipped"),
        (pickle.dumps([{"a": "b"}], 3), "unsupported:pickle", "skipped"),
        (pickle.dumps(("a", 1)), "unsupported:pickle", "skipped"),
        (b"\1\x0f\0\0\x08\2" + bytes(26) + b"\0\0\0\0\1\0", "unsupported:mssql", "skipped"),
        (b"\xab\xcd\1\2" + bytes(20) + b"\0\x08" + bytes(8) + b"\0\0\0\7" * 2, "unsupported:mysql", "skipped"),
        (b"\xfe\1\x0a\x0c\x12\0", "unsupported:mysql", "skipped"),
        (b"PGDMP\1\x0e\0", "unsupported:pg-dump", "skipped"),
        (b"\3\0\x10EXPORT:V10.02.01\n", "unsupported:oracle", "skipped"),
        (b"REDIS0009\xfa\x09redis-ver", "unsupported:redis", "skipped"),
        (bytes(8) + b"DUCK\x40" + bytes(7), "unsupported:duckdb", "skipped"),
        (bytes(12) + bytes.fromhex("c2ea8163b31411cf"), "unsupported:sas-catalog", "skipped"),
        (b"**COMPRESSED** **COMPRESSED** **COMPRESSED**", "unsupported:sas-cport", "skipped"),
    ],
)
def test_reasons(take, sure, data, reason, state):
    assert sure(READER, data) == 50
    taken = take(READER, data)
    assert (taken.unread, taken.state, taken.items) == (reason, state, [])


@pytest.mark.parametrize(
    ("data", "entities"),
    [
        (b"ID3\x03\0" + bytes(20), []),
        (b"#!AMR\n" + bytes(20), ["VOICE_MESSAGE"]),
        (b"\x02#!SILK_V3" + bytes(20), ["VOICE_MESSAGE"]),
        (b"\0\0\0\x18ftypmp42" + bytes(20), ["VIDEO"]),
        (b"\x1a\x45\xdf\xa3" + bytes(20), ["VIDEO"]),
    ],
)
def test_sound_and_film_are_scanned_with_what_was_not_looked_at(take, sure, data, entities):
    assert sure(READER, data) == 50
    taken = take(READER, data)
    assert [record.entity for record in taken.records] == entities
    assert taken.remarks[0].not_looked_at and taken.unread is None


@pytest.mark.parametrize(
    "text",
    [
        "REDIS0009 is a version",
        "PGDMP",
        "MATLAB 5 is old",
        "X\n2\n3",
        "DUCK DUCK DUCK",
        "RDX2",
        "RIFF raff",
        "Pls free me",
        "MZ and others",
        "070701 is a number",
        "icns are icons",
        "GIF",
        "",
        "7z x a.7z",
    ],
)
def test_words_that_begin_like_a_magic_are_none(sure, text):
    assert sure(READER, text) == 0


def test_tables_of_leveldb_are_told_by_their_end(take, sure):
    data = b"\0\x0a\1key" + bytes(90) + bytes.fromhex("57fb808b247547db")
    assert sure(READER, data, "000005.ldb") == 50
    assert take(READER, data, "000005.ldb").unread == "unsupported:leveldb"
    assert sure(READER, data, "000005.bin") == sure(READER, data[:-1], "000005.ldb") == 0
