from __future__ import annotations

import io
import os
import struct
import sys
import zlib

import pytest
from py7zr import SevenZipFile

from audit.config import Limits
from audit.readers.seven_zip import READER
from tests.audit.readers.packing import seven_zip


def test_the_signature(sure):
    assert sure(READER, seven_zip({"a": b"1"})) == 100
    assert sure(READER, "7z x a.7z") == 0


def test_files_come_in_the_archives_order(take):
    taken = take(READER, seven_zip({"资料/b.txt": b"2" * 500, "empty": b"", "a.txt": b"1"}))
    assert list(taken.members.items()) == [("资料/b.txt", b"2" * 500), ("empty", b""), ("a.txt", b"1")]
    assert taken.incomplete == [] and taken.unread is None


def test_no_name_is_a_path(take, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO()
    with SevenZipFile(out, "w") as archive:
        archive.set_encoded_header_mode(False)  # names in the clear
        archive.writestr(b"1", "aa/bb/cc")
        archive.writestr(b"2", "dd")
    data = resealed(out.getvalue().replace("aa/bb/cc".encode("utf-16-le"), "../../cc".encode("utf-16-le")))
    assert take(READER, data).members == {"../../cc": b"1", "dd": b"2"}
    assert not (tmp_path.parent.parent / "cc").exists()


def resealed(data: bytes) -> bytes:
    """The checksums of the header and of the start header made right (7zFormat.txt)."""
    raw = bytearray(data)
    offset, size = struct.unpack_from("<2Q", raw, 12)
    struct.pack_into("<I", raw, 28, zlib.crc32(raw[32 + offset : 32 + offset + size]))
    struct.pack_into("<I", raw, 8, zlib.crc32(raw[12:32]))
    return bytes(raw)


def test_files_of_one_name_stay_apart(take):
    out = io.BytesIO()
    with SevenZipFile(out, "w") as archive:
        archive.writestr(b"1", "a")
        archive.writestr(b"2", "a")
    assert take(READER, out.getvalue()).members == {"a": b"1", "a#2": b"2"}


def test_links_are_not_followed_and_hold_nothing(take, tmp_path):
    (tmp_path / "secret").write_text("19912345678")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "plain").write_text("1")
    with SevenZipFile(tmp_path / "a.7z", "w") as archive:
        archive.write(tmp_path / "link", "link")
        archive.write(tmp_path / "plain", "plain")
    assert take(READER, (tmp_path / "a.7z").read_bytes()).members == {"plain": b"1"}


def test_damage_is_said_and_what_came_before_is_read(take):
    data = bytearray(seven_zip({"a": os.urandom(5_000), "b": os.urandom(60_000)}))
    data[40_000] ^= 0xFF
    taken = take(READER, bytes(data))
    assert list(taken.members) == ["a", "b"] and len(taken.members["a"]) == 5_000
    assert taken.incomplete == ["damaged"]
    assert take(READER, bytes(data[:30_000])).unread == "damaged"


def test_the_limits_hold(take):
    taken = take(READER, seven_zip({"bomb": b"ab" * (20 << 20)}))
    assert (len(taken.members["bomb"]), taken.unread, taken.state) == (16 << 20, "limit:ratio:100", "partial")
    taken = take(READER, seven_zip({"a": b"1" * 600, "b": b"2" * 600}), limits=Limits(unfolded_bytes=1000))
    assert (taken.members["a"], taken.unread) == (b"1" * 600, "limit:bytes:1000")


@pytest.mark.parametrize("names_too", [False, True])
def test_passwords(take, names_too):
    data = seven_zip({"a.txt": b"1" * 500, "b.txt": b"2"}, "开门", names_too=names_too)
    assert take(READER, data).unread == "locked:password"
    assert take(READER, data, "微信支付账单.7z").unread == "locked:wechat-pay"
    assert take(READER, data, passwords=("12", "34")).unread == "locked:wrong"
    assert take(READER, data, passwords=("12", "开门")).members == {"a.txt": b"1" * 500, "b.txt": b"2"}


def test_without_the_extra_it_is_said(take, monkeypatch):
    data = seven_zip({"a": b"1"})
    monkeypatch.setitem(sys.modules, "py7zr", None)
    monkeypatch.delitem(sys.modules, "audit.parsing.archives.seven_zip", raising=False)
    assert (take(READER, data).unread, take(READER, data).state) == ("extra:archives", "failed")
