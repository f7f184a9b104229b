"""Passwords: read from a file, tried in order, shown nowhere."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from audit.errors import PdauditError
from audit.passwords import Passwords


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"\xef\xbb\xbfone\r\n\r\ntwo", ["one", "two"]),
        (b" with blanks \none\none\n", [" with blanks ", "one"]),
        ("开门\n".encode(), ["开门"]),
        ("开门\n".encode("gbk"), ["开门"]),
        (b"", []),
    ],
)
def test_one_a_line(tmp_path: Path, raw: bytes, values: list[str]) -> None:
    (tmp_path / "p").write_bytes(raw)
    assert list(Passwords.read(tmp_path / "p")) == values


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PdauditError, match=r"--password-file: .*missing: No such file"):
        Passwords.read(tmp_path / "missing")


def test_nothing_that_is_printed_shows_one() -> None:
    held = Passwords(("hush",)) + Passwords(("hush", "more"))
    assert list(held) == ["hush", "more"]
    for text in (repr(held), str(held), f"{held}", repr([held]), repr({"p": held})):
        assert text.count("Passwords(2)") == 1 and "hush" not in text
    assert list(pickle.loads(pickle.dumps(held))) == ["hush", "more"]
