"""A walk lists everything once, in bytewise order, and opens nothing but regular files."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import Unread
from audit.model import Source
from audit.sources import walk as walk_module
from audit.sources.file import open_file
from audit.sources.root import Skipped, SourceOrRow
from audit.sources.walk import Walk

NAMES = st.sampled_from(["a", "b", "a.b", "a-b", "a0", "a b", "é", "中", "a\n", "-", "~", "A", "\udcff"])
PATHS = st.lists(st.lists(NAMES, min_size=1, max_size=4).map(tuple), min_size=1, max_size=12)


def listed(folder: Path | str, exclude: frozenset[str] = frozenset()) -> list[SourceOrRow]:
    return list(Walk.of(os.fspath(folder), exclude=exclude).sources())


def reasons(folder: Path) -> dict[str, str]:
    return {row.path: row.reason for row in listed(folder) if isinstance(row, Skipped)}


@settings(max_examples=60, deadline=None)
@given(PATHS)
def test_order_is_bytewise_order_of_the_paths_and_nothing_is_missing(paths: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        made = set()
        for path in paths:
            file = Path(name).joinpath(*path)
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(b"x")
            except OSError:  # a prefix of it is a file already, or it is a folder already
                continue
            made.add("/".join(path))
        found = [item.path for item in listed(name)]
    assert found == sorted(made, key=lambda path: path.encode("utf-8", "surrogateescape"))


def test_rows_stand_in_order_too(tmp_path: Path) -> None:
    for name in (".git", "locked"):
        (tmp_path / name).mkdir()
        (tmp_path / f"{name}-x").write_text("x")
    assert [item.path for item in listed(tmp_path)] == [".git", ".git-x", "locked-x"]


def test_names_that_are_not_utf8_and_names_with_newlines_open(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"two\nlines.txt", "姓名.csv".encode()):
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    sources = [item for item in listed(tmp_path) if isinstance(item, Source)]
    assert len(sources) == 3
    for source in sources:
        with source.open() as stream:
            assert stream.read() == source.path.encode("utf-8", "surrogateescape")


def test_links_are_rows_and_loops_end(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to("self")
    assert reasons(tmp_path) == {"dangling": "symlink", "inner/up": "symlink", "self": "symlink"}


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("text")
    (tmp_path / "link.csv").symlink_to("real.txt")
    (item,) = listed(tmp_path / "link.csv")
    assert isinstance(item, Source)
    assert item.path == "link.csv"
    with item.open() as stream:
        assert stream.read() == b"text"


def test_pipes_and_sockets_are_rows_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(os.fspath(tmp_path / "socket"))
        assert reasons(tmp_path) == {"pipe": "not-a-file", "socket": "not-a-file"}
    with pytest.raises(Unread, match="not-a-file"):
        open_file(os.fsencode(tmp_path / "pipe"))


def test_git_folder_is_one_row_wherever_it_stands(tmp_path: Path) -> None:
    for folder in (tmp_path / ".git" / "objects", tmp_path / "sub" / ".git"):
        folder.mkdir(parents=True)
        (folder / "config").write_text("x")
    (tmp_path / "worktree").mkdir()
    (tmp_path / "worktree" / ".git").write_text("gitdir: elsewhere")
    assert reasons(tmp_path) == {".git": "git-history", "sub/.git": "git-history"}
    assert "worktree/.git" in [item.path for item in listed(tmp_path)]


def test_a_folder_that_cannot_be_listed_is_one_row_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked-x").write_text("x")
    monkeypatch.setattr(walk_module, "_can_list", lambda folder: not folder.endswith(b"locked"))
    assert [item.path for item in listed(tmp_path)] == ["locked", "locked-x"]
    assert reasons(tmp_path) == {"locked": "permission"}


def test_a_folder_that_goes_away_while_it_is_walked_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "gone").mkdir()
    items = Walk.of(os.fspath(tmp_path)).sources()
    next(items)
    (tmp_path / "gone").rmdir()
    assert list(items) == [Skipped("gone", "vanished")]


def test_a_file_that_goes_away_or_turns_into_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (source,) = listed(tmp_path)
    assert isinstance(source, Source)
    (tmp_path / "a").unlink()
    with pytest.raises(Unread, match="vanished"):
        source.open()
    (tmp_path / "a").symlink_to("/etc/hostname")
    with pytest.raises(Unread, match="symlink"):
        source.open()


def test_paths_longer_than_the_system_takes_are_walked_and_opened(tmp_path: Path) -> None:
    depth, name = 30, "d" * 200
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=folder)
        inner = os.open(name, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("leaf.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    (source,) = listed(tmp_path)
    assert isinstance(source, Source)
    assert source.name == "leaf.txt"
    assert len(source.path) > 4096
    with source.open() as stream:
        assert stream.read() == b""


def test_excluded_files_are_listed_as_nothing(tmp_path: Path) -> None:
    for name in ("report.json", "kept.json"):
        (tmp_path / name).write_text("{}")
    assert [i.path for i in listed(tmp_path, exclude=frozenset({str(tmp_path / "report.json")}))] == ["kept.json"]


def test_size_siblings_real_and_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.db").write_bytes(b"12345")
    (tmp_path / "in" / "a.db-wal").write_bytes(b"123")
    monkeypatch.chdir(tmp_path)
    walk = Walk.of("in/")
    database, log = walk.sources()
    assert isinstance(database, Source)
    assert isinstance(log, Source)
    beside = database.sibling("-wal")
    assert beside is not None
    assert (database.size, beside.path, beside.size) == (5, "a.db-wal", 3)
    assert database.sibling("-journal") is None
    assert walk.total_bytes() == 8
    assert walk.shown("a.db") == "in/a.db"
    assert walk.real("a.db") == str(tmp_path / "in" / "a.db")
    alone = Walk.of("in/a.db")
    assert [item.path for item in alone.sources()] == ["a.db"]
    assert alone.shown("a.db") == "in/a.db"
    assert alone.real("a.db") == str(tmp_path / "in" / "a.db")
