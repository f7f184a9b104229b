from __future__ import annotations

import io
import tarfile

from audit.readers.tar_archive import READER


def entry(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname = kind, size, link
    return info


def packed(*entries: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT, encoding: str = "utf-8") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form, encoding=encoding) as archive:
        for info, data in entries:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_regular_files_only(take, sure):
    data = packed(
        (entry("folder", tarfile.DIRTYPE), b""),
        (entry("a.txt"), b"alpha"),
        (entry("out", tarfile.SYMTYPE, link="/etc/hostname"), b""),
        (entry("hard", tarfile.LNKTYPE, link="a.txt"), b""),
        (entry("dev", tarfile.CHRTYPE), b""),
        (entry("pipe", tarfile.FIFOTYPE), b""),
        (entry("../b.txt"), b"beta"),
    )
    assert sure(READER, data) == 100
    taken = take(READER, data)
    assert taken.members == {"a.txt": b"alpha", "../b.txt": b"beta"} and taken.incomplete == []
    assert taken.place("/etc/hostname") == {"name": "member"}


def test_names_in_gbk_are_decoded(take):
    data = packed((entry("通讯录.csv"), b"1"), form=tarfile.GNU_FORMAT, encoding="gb18030")
    assert take(READER, data).members == {"通讯录.csv": b"1"}


def test_an_archive_older_than_ustar_is_told_by_its_checksum(sure):
    header = bytearray(packed((entry("old.txt"), b"1"), form=tarfile.USTAR_FORMAT))
    header[257:265] = bytes(8)
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + 8 * 32 + sum(header[156:512]))
    assert sure(READER, bytes(header)) == 90
    header[0] ^= 1
    assert sure(READER, bytes(header)) == 0
    assert sure(READER, bytes(2048)) == 0


def test_a_cut_archive_gives_the_members_before_the_cut_and_the_rest_of_the_last(take):
    data = packed((entry("a.txt"), b"alpha"), (entry("b.txt"), b"b" * 4000))
    taken = take(READER, data[: 512 + 512 + 512 + 1000])
    assert taken.members["a.txt"] == b"alpha"
    assert taken.members.get("b.txt", b"").startswith(b"b" * 512)
    assert "damaged" in taken.incomplete


def test_a_negative_size_ends_the_reading(take):
    data = bytearray(packed((entry("a.txt"), b"alpha"), (entry("b.txt"), b"beta")))
    at = 1024
    data[at + 124 : at + 136] = b"\xff" * 12
    data[at + 148 : at + 156] = b"%06o\0 " % (sum(data[at : at + 148]) + 8 * 32 + sum(data[at + 156 : at + 512]))
    taken = take(READER, bytes(data))
    assert taken.members == {"a.txt": b"alpha"}
    assert taken.incomplete == ["damaged"]
