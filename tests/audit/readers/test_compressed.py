from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import sys
import zlib

import lz4.frame
import pytest

from audit.readers.compressed import READER, inner_name
from tests.audit.readers.packing import zstandard


def lzip(data: bytes) -> bytes:
    """One member: the head, raw LZMA with its end mark, checksum and sizes."""
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 2}]
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
    return b"LZIP\1\x14" + packed + struct.pack("<I2Q", zlib.crc32(data), len(data), len(packed) + 26)


PACKERS = [
    (gzip.compress, "a.csv.gz"),
    (bz2.compress, "a.csv.bz2"),
    (lzma.compress, "a.csv.xz"),
    (lz4.frame.compress, "a.csv.lz4"),
    (lzip, "a.csv.lz"),
]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_the_one_member_is_named_without_the_suffix(take, sure, pack, name):
    data = pack(b"name,tel\n")
    assert sure(READER, data) == 100
    taken = take(READER, data, name)
    assert taken.members == {"a.csv": b"name,tel\n"} and taken.incomplete == []


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_streams_one_after_the_other_are_one_content(take, pack, name):
    assert take(READER, pack(b"one ") + pack(b"two"), name).members == {"a.csv": b"one two"}


def test_zeros_stand_between_streams_of_xz(take):
    data = (
        lzma.compress(b"one ") + bytes(8) + lzma.compress(b"two") + bytes(70_000) + lzma.compress(b" three") + bytes(4)
    )
    taken = take(READER, data, "a.xz")
    assert taken.members == {"a": b"one two three"} and taken.incomplete == []


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_a_cut_stream_gives_what_came_before_the_cut(take, pack, name):
    text = "".join(f"{number:07d}\n" for number in range(250_000)).encode()
    packed = pack(text)
    taken = take(READER, packed[: len(packed) * 3 // 4], name)
    (content,) = taken.members.values()
    assert content and text.startswith(content)
    assert taken.incomplete == ["damaged"]


def test_lzma_without_a_container(take, sure):
    data = lzma.compress(b"name,tel\n", lzma.FORMAT_ALONE)
    assert sure(READER, data) == 90 and sure(READER, "]\0\0 is no lzma") == 0
    assert take(READER, data, "a.csv.lzma").members == {"a.csv": b"name,tel\n"}


@pytest.mark.parametrize("at", [5, 12, -15, -20])
def test_lzip_that_is_wrong_anywhere_is_damaged(take, at):
    data = bytearray(lzip(b"name,tel\n" * 50))
    data[at] ^= 0x7F
    assert take(READER, bytes(data)).incomplete == ["damaged"]


@pytest.mark.parametrize("tail", [b"trailing", bytes(9)])
def test_what_stands_behind_lzip_is_not_its(take, tail):
    taken = take(READER, lzip(b"x") + tail, "a.lz")
    assert taken.members == {"a": b"x"} and taken.incomplete == []


def test_lz4_without_the_extra(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "lz4.frame", None)
    assert take(READER, lz4.frame.compress(b"x")).unread == "extra:archives"


def test_a_text_that_begins_like_bzip2_is_not(sure):
    assert sure(READER, b"BZh9 is what bzip2 files begin with") == 0


@pytest.mark.parametrize(
    ("name", "inner"), [("a.tgz", "a.tar"), ("a.tar.gz", "a.tar"), ("A.TXZ", "A.tar"), ("plain", "plain")]
)
def test_inner_name(name, inner):
    assert inner_name(name) == inner


def test_a_bomb_stops_at_the_ratio(take):
    taken = take(READER, gzip.compress(bytes(40 << 20)), "zeros.gz")
    assert taken.incomplete == ["limit:ratio:100"]


def test_zstandard_of_several_frames(take, sure):
    one, two = zstandard(b"1" * 500), zstandard(b"2")
    skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc"
    assert sure(READER, one) == sure(READER, skipped + one) == 100
    assert take(READER, skipped + one + two, "a.csv.zst").members == {"a.csv": b"1" * 500 + b"2"}


def test_zstandard_that_is_cut_or_swells(take):
    whole = zstandard(bytes(range(256)) * 2000)
    cut = take(READER, whole[:-4])
    assert cut.incomplete == ["damaged"]
    bomb = take(READER, zstandard(bytes(20 << 20)))
    assert bomb.incomplete == ["limit:ratio:100"]


def test_zstandard_without_the_extra(take, monkeypatch):
    data = zstandard(b"1")
    monkeypatch.setitem(sys.modules, "audit.parsing.archives.zstandard", None)
    assert take(READER, data).members == {} and take(READER, data).unread == "extra:archives"


def test_open_backups_of_android(take, sure):
    for deflated, body in ((b"1", zlib.compress(b"tar")), (b"0", b"tar")):
        data = b"ANDROID BACKUP\n5\n" + deflated + b"\nnone\n" + body
        assert sure(READER, data) == 100
        assert take(READER, data, "backup.ab").members == {"backup.tar": b"tar"}
