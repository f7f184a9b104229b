"""Git roots read what git would publish, not what happens to lie in the work tree."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from audit.errors import PdauditError
from audit.model import Source
from audit.sources.git import Blobs, WorkTree, publishable
from audit.sources.git_command import WHOSE
from audit.sources.root import Root, Skipped
from audit.sources.walk import Walk


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in WHOSE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "tree"
    folder.mkdir()
    git(folder, "init", "-q")
    monkeypatch.chdir(folder)
    return folder


def contents(root: Root) -> dict[str, bytes | str]:
    found: dict[str, bytes | str] = {}
    for item in root.sources():
        if isinstance(item, Skipped):
            found[item.path] = item.reason
            continue
        with item.open() as stream:
            found[item.path] = stream.read()
    assert list(found) == sorted(found, key=lambda path: path.encode("utf-8", "surrogateescape"))
    return found


def commit(tree: Path) -> str:
    git(tree, "add", "-A")
    git(tree, "commit", "-qm", "x")
    return git(tree, "rev-parse", "HEAD").strip()


def test_staged_content_is_read_not_the_work_tree(tree: Path) -> None:
    (tree / "a.txt").write_text("staged")
    git(tree, "add", "a.txt")
    (tree / "a.txt").write_text("changed afterwards")
    (tree / "b.txt").write_text("not staged")
    root = Blobs.staged()
    assert contents(root) == {"a.txt": b"staged"}
    assert root.total_bytes() == 6
    assert root.real("a.txt") == str(tree / "a.txt")


def test_staged_after_a_commit_holds_only_what_changes(tree: Path) -> None:
    for name in ("kept", "changed", "removed", "moved"):
        (tree / name).write_text(f"{name}\n" * 5)
    commit(tree)
    (tree / "changed").write_text("new")
    git(tree, "rm", "-q", "removed")
    git(tree, "mv", "moved", "elsewhere")
    git(tree, "add", "-A")
    assert contents(Blobs.staged()) == {"changed": b"new", "elsewhere": b"moved\n" * 5}


def test_staged_from_a_subfolder_with_odd_names(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["sub/in.txt", "top.txt", "中 文.txt", 'quo"te', "two\nlines", ":(glob)*", "-n", "caf\udce9"]
    (tree / "sub").mkdir()
    for name in names:
        (tree / name).write_bytes(os.fsencode(name))
    git(tree, "add", "-A")
    monkeypatch.chdir(tree / "sub")
    root = Blobs.staged()
    assert contents(root) == {name: os.fsencode(name) for name in names}
    assert root.shown("top.txt") == "../top.txt"
    assert root.shown("sub/in.txt") == "in.txt"


def test_users_settings_do_not_hide_files(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "sub").mkdir()
    (tree / "top.txt").write_text("x")
    for key, value in {"diff.relative": "true", "diff.renames": "copies", "core.fsmonitor": "false"}.items():
        git(tree, "config", key, value)
    git(tree, "add", "-A")
    monkeypatch.chdir(tree / "sub")
    assert contents(Blobs.staged()) == {"top.txt": b"x"}


def test_staged_links_are_rows(tree: Path) -> None:
    (tree / "link").symlink_to("anywhere")
    git(tree, "add", "-A")
    assert contents(Blobs.staged()) == {"link": "symlink"}


def test_staged_honours_the_index_a_hook_names(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "a").write_text("a")
    git(tree, "add", "a")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tree / ".git" / "other-index"))
    (tree / "b").write_text("b")
    git(tree, "add", "b")
    assert contents(Blobs.staged()) == {"b": b"b"}


def test_range_reads_content_as_of_its_end(tree: Path) -> None:
    (tree / "a").write_text("one")
    (tree / "same").write_text("same")
    first = commit(tree)
    (tree / "a").write_text("two")
    (tree / "new").write_text("new")
    second = commit(tree)
    (tree / "a").write_text("three")
    commit(tree)
    assert contents(Blobs.range(f"{first}..{second}")) == {"a": b"two", "new": b"new"}
    assert contents(Blobs.range(f"{first}..")) == {"a": b"three", "new": b"new"}


@pytest.mark.parametrize("commits", ["HEAD", "--output=x..y", "nowhere..HEAD"])
def test_a_range_git_does_not_know_is_a_usage_error(tree: Path, commits: str) -> None:
    (tree / "a").write_text("one")
    commit(tree)
    with pytest.raises(PdauditError):
        Blobs.range(commits)
    assert sorted(os.listdir(tree)) == [".git", "a"]


def test_staged_outside_a_work_tree_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PdauditError, match="git"):
        Blobs.staged()


def test_a_folder_gives_tracked_and_untracked_but_not_ignored_files(tree: Path) -> None:
    (tree / "sub").mkdir()
    files = {".gitignore": "*.log\n", "tracked": "1", "deleted": "2", "forced.log": "3", "sub/deep": "4"}
    for name, text in files.items():
        (tree / name).write_text(text)
    git(tree, "add", "-A", "-f")
    (tree / "deleted").unlink()
    (tree / "ignored.log").write_text("no")
    (tree / "untracked").write_text("5")
    (tree / "link").symlink_to("tracked")
    root = publishable(Walk.of("."))
    assert isinstance(root, WorkTree)
    assert contents(root) == {
        ".gitignore": b"*.log\n", "forced.log": b"3", "link": "symlink", "sub/deep": b"4", "tracked": b"1",
        "untracked": b"5",
    }  # fmt: skip
    assert contents(publishable(Walk.of("sub"))) == {"deep": b"4"}
    assert contents(publishable(Walk.of("ignored.log"))) == {"ignored.log": b"no"}


def test_what_this_run_writes_is_not_listed(tree: Path) -> None:
    (tree / "report.json").write_text("{}")
    (tree / "kept").write_text("x")
    written = frozenset({str(tree / "report.json")})
    assert contents(publishable(Walk.of(".", exclude=written))) == {"kept": b"x"}


def test_a_repository_inside_lists_its_own(tree: Path) -> None:
    inner = tree / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / ".gitignore").write_text("no")
    (inner / "no").write_text("no")
    (inner / "yes").write_text("yes")
    assert contents(publishable(Walk.of("."))) == {"inner/.gitignore": b"no", "inner/yes": b"yes"}
    git(inner, "add", "-A")
    git(inner, "commit", "-qm", "x")
    git(tree, "add", "-A")
    assert contents(publishable(Walk.of("."))) == {"inner/.gitignore": b"no", "inner/yes": b"yes"}
    assert contents(Blobs.staged()) == {"inner": "not-a-file"}


def test_a_folder_is_listed_by_its_own_repository_whatever_a_hook_says(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "a").write_text("a")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert contents(publishable(Walk.of("tree"))) == {"a": b"a"}


def test_without_git_a_folder_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / ".gitignore").write_text("a")
    (tmp_path / "a").write_text("a")
    assert contents(publishable(Walk.of(str(tmp_path)))) == {".gitignore": b"a", "a": b"a"}
    monkeypatch.setenv("PATH", "")
    assert contents(publishable(Walk.of(str(tmp_path)))) == {".gitignore": b"a", "a": b"a"}


def test_blobs_open_again_and_from_another_folder(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "a").write_text("a")
    git(tree, "add", "a")
    (source,) = Blobs.staged().sources()
    assert isinstance(source, Source)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        with source.open() as stream:
            assert stream.read() == b"a"
