from __future__ import annotations

import io
import struct
import zipfile

import pytest

from audit.config import Limits
from audit.parsing.archives.unfolding import decode_name
from audit.readers.zip_archive import READER


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_only_zip_magic_is_a_zip(sure):
    assert sure(READER, packed({"a": b"1"})) == 60
    assert sure(READER, packed({})) == 60
    assert sure(READER, b"PKZIP was written in 1989") == 0


def test_members_come_in_the_order_of_their_names_without_folders(take):
    taken = take(READER, packed({"b/z.txt": b"2", "b/": b"", "a.txt": b"1"}))
    assert list(taken.members.items()) == [("a.txt", b"1"), ("b/z.txt", b"2")]
    assert taken.incomplete == [] and taken.unread is None


def test_a_member_opens_more_than_once_and_seeks(given):
    source, reading = given(packed({"a": b"0123456789"}))
    items = READER.read(source, reading)
    member = next(items)
    with member.open() as first, member.open() as second:
        first.seek(4)
        assert [second.read(2), first.read(2), second.read(2)] == [b"01", b"45", b"23"]
        assert (first.seek(-1, 2), first.read()) == (9, b"9")


def test_a_zip_in_a_zip_is_a_member(take):
    inner = packed({"deep.txt": b"x"})
    assert take(READER, packed({"inner.zip": inner})).members == {"inner.zip": inner}


def test_names_without_the_utf8_flag_are_decoded_as_chinese_systems_wrote_them(take):
    gbk, utf8 = "通讯录.csv".encode("gb18030"), "通讯录.csv".encode()
    for raw in (gbk, utf8):
        data = packed({"x" * len(raw): b"1"}).replace(b"x" * len(raw), raw)
        assert list(take(READER, data).members) == ["通讯录.csv"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("通讯录.csv", "gb18030"),
        ("联通.txt", "gb18030"),
        ("张三的简历.docx", "gb18030"),
        ("通讯录.csv", "utf-8"),
        ("Noël brûlée ünïë.txt", "utf-8"),
        ("Привет мир.txt", "utf-8"),
        ("Ελλάδα.txt", "utf-8"),
        ("café.", "cp437"),
        ("plain.txt", "ascii"),
    ],
)
def test_decode_name(name, encoding):
    assert decode_name(name.encode(encoding)) == name


def test_entries_of_one_name_and_names_cut_at_nul_stay_apart(take):
    data = packed({"a": b"1", "b": b"2", "cXtxt": b"3"}).replace(b"b", b"a").replace(b"cXtxt", b"c\0txt")
    assert take(READER, data).members == {"a": b"1", "a#2": b"2", "c\0txt": b"3"}


def test_an_encrypted_member_is_locked_and_the_others_are_read(take):
    data = bytearray(packed({"open.txt": b"1", "secret.txt": b"2"}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(signature) + flags_at
        data[at] |= 1
    assert take(READER, bytes(data)).members == {"open.txt": b"1", "secret.txt": "locked:password"}


def test_overlapping_entries_are_refused(take):
    data = bytearray(packed({"a": b"1" * 50, "b": b"2" * 50}, zipfile.ZIP_STORED))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 40)
    taken = take(READER, bytes(data))
    assert (taken.members, taken.unread, taken.state) == ({}, "damaged", "failed")


def test_a_wrong_checksum_costs_the_remark_and_not_the_bytes(take):
    data = packed({"a": b"before", "b": b"other"}, zipfile.ZIP_STORED).replace(b"before", b"bef0re")
    taken = take(READER, data)
    assert taken.members["b"] == b"other"
    assert taken.incomplete == ["damaged"]


def test_an_archive_without_its_directory_is_walked(take):
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        whole = packed({"first.txt": b"first " * 40, "通讯录.txt": b"second " * 400}, method)
        taken = take(READER, whole[: whole.index(b"PK\x01\x02") - 5])
        assert taken.members["first.txt"] == b"first " * 40
        assert taken.members["通讯录.txt"].startswith(b"second ")
        assert set(taken.incomplete) == {"damaged"}


def test_a_streamed_archive_without_its_directory_is_walked_too(take):
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"alpha" * 100)
        archive.writestr("b.txt", b"beta" * 100)
    data = pipe.data[: pipe.data.index(b"PK\x01\x02")]
    assert take(READER, data).members == {"a.txt": b"alpha" * 100, "b.txt": b"beta" * 100}


def test_an_inflation_past_the_ratio_stops_and_keeps_what_came(take):
    taken = take(READER, packed({"bomb.txt": bytes(20 << 20)}))
    assert (16 << 20) <= len(taken.members["bomb.txt"]) < (20 << 20)
    assert taken.incomplete == ["limit:ratio:100"]


def test_the_budget_is_shared_by_all_members(take):
    taken = take(READER, packed({"a": b"1" * 600, "b": b"2" * 600}), limits=Limits(unfolded_bytes=1000))
    assert taken.members == {"a": b"1" * 600, "b": "limit:bytes:1000"}


def test_the_comment_is_text(take):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = "导出者 张三".encode("gb18030")
    assert [segment.text for segment in take(READER, out.getvalue()).segments] == ["导出者 张三"]


def test_what_is_said_of_a_member_is_text(take):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.comment = "张三给的".encode("gb18030")
        archive.writestr(info, b"alpha")
    taken = take(READER, out.getvalue())
    assert taken.members == {"a.txt": b"alpha"} and taken.place("张三给的") == {"name": "member"}


def test_an_archive_behind_the_program_that_unpacks_it(take, sure):
    program = b"MZ" + bytes(58) + b"\x80\0\0\0" + bytes(64) + b"PE\0\0" + b"\x90" * 900
    assert sure(READER, program) == 0
    data = program + packed({"a.txt": b"alpha"})
    assert sure(READER, data) == 60
    assert take(READER, data).members == {"a.txt": b"alpha"}
