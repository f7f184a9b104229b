from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.git_object import entries, is_letter, letter, signed

TREE, PARENT = b"1" * 40, b"2" * 40
COMMIT = b"tree %s\nparent %s\nauthor A <a@example.com> 1700000000 +0800\n" % (TREE, PARENT)


def test_a_commit_is_taken_apart() -> None:
    told = letter(COMMIT + b"gpgsig -----BEGIN\n line\n -----END\n\nsubject\n\nbody\n")
    assert told.field("tree") == TREE
    assert told.field("gpgsig") == b"-----BEGIN\nline\n-----END"
    assert told.field("committer") == b""
    assert told.message == b"subject\n\nbody\n"


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (COMMIT, True),
        (b"tree %s\nauthor " % (b"a" * 64), True),
        (b"object %s\ntype commit\ntag v1\ntagger " % TREE, True),
        (b"tree of life\nauthor unknown", False),
        (b"author A <a@example.com>\ntree %s\n" % TREE, False),
        (b"tree %s\nauthor " % (b"g" * 40), False),
        (b"", False),
    ],
)
def test_what_begins_like_one(data: bytes, is_one: bool) -> None:
    assert is_letter(data) is is_one


@pytest.mark.parametrize(
    ("field", "who", "seconds", "day"),
    [
        (b"A B <a@example.com> 1700000000 +0800", b"A B <a@example.com>", 1700000000, "2023-11-15"),
        (b"A <a@example.com> 1700000000 -1200", b"A <a@example.com>", 1700000000, "2023-11-14"),
        (b"A <a@example.com> 999999999999 +0000", b"A <a@example.com>", 253370764800, "9999-01-01"),
        (b"A <a@example.com> -5 +0000", b"A <a@example.com>", 0, "1970-01-02"),
        (b"A <a@example.com> 1700000000 +9999", b"A <a@example.com>", 1700000000, "2023-11-15"),
        (b"A <a@example.com>", b"A <a@example.com>", 0, "1970-01-01"),
        (b" <> 0 +0000", b"<>", 0, "1970-01-02"),
        (b"", b"", 0, "1970-01-01"),
    ],
)
def test_who_signed_and_when(field: bytes, who: bytes, seconds: int, day: str) -> None:
    told = signed(field)
    assert (told.who, told.seconds, told.day) == (who, seconds, day)


@pytest.mark.parametrize("width", [20, 32])
def test_a_tree_gives_its_entries(width: int) -> None:
    wanted = [(b"100644", "名 字.txt".encode(), bytes(width)), (b"40000", b"folder", b"\x00\x20" * (width // 2))]
    packed = b"".join(mode + b" " + name + b"\0" + item for mode, name, item in wanted)
    assert list(entries(packed, width)) == wanted
    for end in range(1, len(packed)):
        try:
            assert list(entries(packed[:end], width)) == wanted[:1]
        except ValueError:
            continue


@given(st.binary(max_size=200))
def test_nothing_breaks_them(data: bytes) -> None:
    told = letter(data)
    assert told.message in data
    assert len(signed(data).day) == len("1970-01-01")
    with suppress(ValueError):
        assert sum(len(name) for _, name, _ in entries(data, 20)) < max(len(data), 1)
