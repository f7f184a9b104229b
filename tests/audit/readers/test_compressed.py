from __future__ import annotations

import bz2
import gzip
import lzma

import pytest

from audit.readers.compressed import READER, inner_name

PACKERS = [(gzip.compress, "a.csv.gz"), (bz2.compress, "a.csv.bz2"), (lzma.compress, "a.csv.xz")]


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_the_one_member_is_named_without_the_suffix(take, sure, pack, name):
    data = pack(b"name,tel\n")
    assert sure(READER, data) == 100
    taken = take(READER, data, name)
    assert taken.members == {"a.csv": b"name,tel\n"} and taken.incomplete == []


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_streams_one_after_the_other_are_one_content(take, pack, name):
    assert take(READER, pack(b"one ") + pack(b"two"), name).members == {"a.csv": b"one two"}


@pytest.mark.parametrize(("pack", "name"), PACKERS)
def test_a_cut_stream_gives_what_came_before_the_cut(take, pack, name):
    text = "".join(f"{number:07d}\n" for number in range(250_000)).encode()
    packed = pack(text)
    taken = take(READER, packed[: len(packed) * 3 // 4], name)
    (content,) = taken.members.values()
    assert content and text.startswith(content)
    assert taken.incomplete == ["damaged"]


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
