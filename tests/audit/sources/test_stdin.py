"""Standard input opens as often as one likes, each time from its beginning."""

from __future__ import annotations

import io
import os

import pytest

from audit.model import Source
from audit.sources import stdin as stdin_module
from audit.sources.stdin import Stdin


@pytest.mark.parametrize("kept_in_memory", [4, 1000])
def test_opens_twice_with_positions_of_their_own(kept_in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin_module, "IN_MEMORY", kept_in_memory)
    root = Stdin.spool(io.BytesIO(b"0123456789"), "x.csv", root=2)
    (source,) = root.sources()
    assert isinstance(source, Source)
    assert (source.path, source.root, source.size, root.total_bytes(), root.name) == ("x.csv", 2, 10, 10, "-")
    with source.open() as one, source.open() as two:
        assert one.read(4) == b"0123"
        assert two.read() == b"0123456789"
        assert one.read() == b"456789"
        one.seek(-2, os.SEEK_END)
        assert (one.read(), one.tell()) == (b"89", 10)


def test_a_forked_reader_does_not_move_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin_module, "IN_MEMORY", 1)
    (source,) = Stdin.spool(io.BytesIO(b"0123456789")).sources()
    assert isinstance(source, Source)
    with source.open() as ours:
        child = os.fork()
        if child == 0:
            with source.open() as theirs:
                os._exit(0 if theirs.read() == b"0123456789" else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert ours.read() == b"0123456789"


def test_is_nowhere_in_the_file_system() -> None:
    root = Stdin.spool(io.BytesIO(b""), "x.csv")
    assert root.real("x.csv") is None
    assert root.shown("x.csv") == "x.csv"
