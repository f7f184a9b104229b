from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.readers.media import READER
from audit.readers.opaque import READER as OPAQUE


def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + kind + data


def text(kind: bytes, value: str) -> bytes:
    raw = value.encode()
    return box(kind, struct.pack(">HH", len(raw), 0x15C7), raw)


def item(kind: bytes, value: str) -> bytes:
    return box(kind, box(b"data", struct.pack(">II", 1, 0), value.encode()))


KEYS = ("com.apple.quicktime.location.ISO6709", "com.apple.quicktime.model")
KEYED = box(
    b"meta",
    box(b"keys", struct.pack(">II", 0, 2), *(box(b"mdta", key.encode()) for key in KEYS)),
    box(b"ilst", item(b"\0\0\0\1", "+31.2304+121.4737+010.000/"), item(b"\0\0\0\2", "Phone X")),
)
FTYP = box(b"ftyp", b"mp42\0\0\0\0")
FILM = (
    FTYP
    + box(b"mdat", bytes(99))
    + box(b"moov", box(b"mvhd", bytes(8)), box(b"udta", text(b"\xa9xyz", "+39.9087+116.3975/")), KEYED)
)
SONG_META = box(b"meta", bytes(4), box(b"ilst", item(b"\xa9ART", "周小舟"), item(b"\xa9cmt", "电话 199")))
LOCI = box(
    b"loci", bytes(6), "示例路".encode() + b"\0", b"\0" + struct.pack(">ii", round(121.5 * 65536), round(31.25 * 65536))
)


def id3(*frames: tuple[str, bytes]) -> bytes:
    body = b"".join(name.encode() + struct.pack(">I", len(data)) + b"\0\0" + data for name, data in frames)
    size = len(body)
    return b"ID3\3\0\0" + bytes((size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127)) + body


SONG = id3(
    ("TPE1", b"\3" + "周小舟".encode()), ("COMM", b"\3eng\0" + "电话 199".encode()), ("APIC", b"\0image/png\0\3\0PNG")
)


@pytest.mark.parametrize(
    ("data", "score"),
    [(FILM, 60), (SONG, 60), (b"RIFF\0\0\0\0WAVE", 60), (b"\xff\xfb\x90\0", 0), ("free as a bird", 0)],
)
def test_sniff(sure, data, score):
    assert sure(READER, data) == score
    assert not score or sure(READER, data) > sure(OPAQUE, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            FILM,
            {
                ("PHOTO_LOCATION", "39.908700, 116.397500"),
                ("PHOTO_LOCATION", "31.230400, 121.473700"),
                ("DEVICE_MODEL", "Phone X"),
            },
        ),
        (FTYP + box(b"moov", box(b"udta", SONG_META)), {("author", "周小舟"), ("comment", "电话 199")}),
        (FTYP + box(b"moov", box(b"udta", LOCI)), {("place", "示例路"), ("PHOTO_LOCATION", "31.250000, 121.500000")}),
        (SONG, {("author", "周小舟"), ("comment", "电话 199")}),
    ],
)
def test_tags_are_read(take, data, said):
    taken = take(READER, data)
    assert {(segment.hint, segment.text) for segment in taken.segments} == said
    assert taken.remarks[-1].not_looked_at


def test_the_place_is_the_tag_and_covers_are_members(take):
    assert take(READER, SONG).place("199") == {"tag": "comment"}
    assert take(READER, SONG).members == {"front_cover": b"PNG"}
    assert take(READER, FILM).place("31.23") == {"tag": "position"}
    assert [record.entity for record in take(READER, FILM).records] == ["VIDEO"]


@pytest.mark.parametrize(
    "data", [FILM[:-30], SONG[:30], FTYP + box(b"moov", b"\xff\xff\xff\xffudta"), FTYP + b"\0\0\0\0moov"]
)
def test_damaged_files_are_films_and_songs_all_the_same(take, data):
    assert take(READER, data).unread is None


@pytest.mark.parametrize("data", [FTYP + box(b"moov") * 50_000, FTYP + (b"\0\0\0\1moov" + bytes(8)) * 9])
def test_monsters_come_to_an_end(take, data):
    assert take(READER, data).segments == []


def test_boxes_in_boxes_have_an_end(take):
    deep = b""
    for _ in range(2000):
        deep = box(b"udta", deep)
    assert take(READER, FTYP + deep).segments == []


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_boxes_break_it(data):
    import io

    from audit.parsing.media.atoms import tags

    for whole in (data, FTYP + box(b"moov", box(b"udta", data))):
        list(tags(io.BytesIO(whole), len(whole)))
