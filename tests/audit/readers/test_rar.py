from __future__ import annotations

import sys

import pytest

from audit.config import Limits
from audit.readers.other_archive import READER as OTHER
from audit.readers.rar import READER
from tests.audit.readers.packing import cpio, locked_rar, rar


def test_the_signatures(sure):
    assert sure(READER, rar({"a": b"1"})) == sure(READER, b"Rar!\x1a\x07\x00" + bytes(13)) == 100
    assert sure(READER, "Rar! said the lion") == sure(READER, cpio({})) == 0


def test_files_come_in_the_archives_order_under_any_name(take):
    taken = take(READER, rar({"资料/b.txt": b"2", "../../a.txt": b"1" * 100_000}))
    assert taken.members == {"资料/b.txt": b"2", "../../a.txt": b"1" * 100_000}
    assert taken.incomplete == [] and taken.unread is None


def test_damage_is_said_and_what_came_before_is_read(take):
    data = rar({"a": b"first", "b": b"second"})
    wrong = take(READER, data.replace(b"second", b"secOnd"))
    assert (wrong.members["a"], wrong.incomplete) == (b"first", ["damaged"])
    cut = take(READER, data[: data.index(b"second") + 3])
    assert (cut.members["a"], cut.incomplete != []) == (b"first", True)
    assert set(take(READER, data[:12]).incomplete) == {"damaged"}


def test_the_budget_holds(take):
    taken = take(READER, rar({"a": b"1" * 600, "b": b"2" * 600}), limits=Limits(unfolded_bytes=1000))
    assert taken.members == {"a": b"1" * 600, "b": "limit:bytes:1000"}


def test_no_password_opens_one(take):
    assert take(READER, locked_rar(), passwords=("1234",)).unread == "locked:rar"


def test_rare_archives(take, sure):
    data = cpio({"资料/a.txt": b"1", "b": b"2" * 70})
    assert sure(OTHER, data) == 90
    assert take(OTHER, data).members == {"资料/a.txt": b"1", "b": b"2" * 70}
    assert take(OTHER, b"MSCF" + bytes(60)).incomplete == ["damaged"]


def package(files: dict[str, bytes]) -> bytes:
    """A Debian package: an archive of ar, each file at an even place."""
    head = "{:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n"
    members = (
        head.format(name, 0, 0, 0, "100644", len(data)).encode() + data + b"\n" * (len(data) % 2)
        for name, data in files.items()
    )
    return b"!<arch>\n" + b"".join(members)


def test_the_files_of_a_debian_package(take, sure):
    files = {"debian-binary": b"2.0\n", "control.tar": b"1", "data.tar": b"22"}
    assert sure(OTHER, package(files)) == 90 and sure(OTHER, package({"a.o": b"1"})) == 0
    assert take(OTHER, package(files)).members == files


@pytest.mark.parametrize("text", ["070701 is a number", "so-lh5-", "xar! said the lion", "MSCF"])
def test_words_that_begin_like_a_magic_are_none(sure, text):
    assert sure(OTHER, text) == 0


def test_without_the_extra_it_is_said(take, monkeypatch):
    monkeypatch.setitem(sys.modules, "libarchive", None)
    assert take(READER, rar({"a": b"1"})).unread == "extra:archives"
