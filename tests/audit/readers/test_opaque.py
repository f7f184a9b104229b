from __future__ import annotations

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
    ["RIFF raff", "Pls free me", "MZ and others", "070701 is a number", "icns are icons", "GIF", "", "7z x a.7z"],
)
def test_words_that_begin_like_a_magic_are_none(sure, text):
    assert sure(READER, text) == 0
