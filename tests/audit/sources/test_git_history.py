"""Whatever a repository ever held is a Source, once, at the commit that had it first; what is not here is a row."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from audit.model import Source
from audit.sources.git import publishable
from audit.sources.root import Root, Skipped
from audit.sources.walk import Walk
from tests.audit.sources.repository import Repository, files, told


def walk(folder: Path) -> Walk:
    return Walk.of(str(folder), histories=(os.fsencode(folder.resolve()),))


def both(folder: Path) -> tuple[Root, Root]:
    """For ``scan`` and for ``check``."""
    return walk(folder), publishable(walk(folder))


@pytest.fixture
def tree(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "tree")


def test_versions_deleted_files_and_branches_at_their_first_commit(tree: Repository) -> None:
    first = tree.commit(a_txt="one", deep__b_txt="b")
    second = tree.commit(a_txt="two", deep__b_txt=None, moved_txt="b")
    tree.git("checkout", "-q", "-b", "side")
    side = tree.commit(side_txt="side", copy_txt="one")
    tree.git("checkout", "-q", "main")
    third = tree.commit(a_txt="three")
    for root in both(tree.folder):
        assert files(root.sources()) == {
            (".git", first, "a.txt"): "one",
            (".git", second, "a.txt"): "two",
            (".git", side, "side.txt"): "side",
        }  # "b" and "three" are read in the work tree
        letters = [key[1] for key in told(root.sources()) if len(key) == 2]
        assert letters == [first, second, side, third]


def test_what_nothing_names_any_more(tree: Repository) -> None:
    tree.commit(a_txt="a")
    (tree.folder / "a.txt").write_text("stashed")
    tree.git("stash", "-q")
    stash = tree.step("stash@{0}")
    lost = tree.commit(lost_txt="lost")
    tree.git("reset", "-q", "--hard", "HEAD~1")
    tree.git("reflog", "expire", "--expire=now", "refs/heads/main")
    (tree.folder / "staged.txt").write_text("staged")
    (tree.folder / "once.txt").write_text("once staged")
    tree.git("add", "-A")
    once = tree.git("rev-parse", ":once.txt")
    tree.git("rm", "-q", "--cached", "once.txt")
    (tree.folder / "staged.txt").write_text("changed since")
    (tree.folder / "once.txt").unlink()
    assert files(walk(tree.folder).sources()) == {
        (".git", stash, "a.txt"): "stashed",
        (".git", lost, "lost.txt"): "lost",
        (".git", "index", "staged.txt"): "staged",
        (".git", f"blob {once[:10]}"): "once staged",
    }


def test_packed_or_loose_is_the_same(tree: Repository) -> None:
    for number in range(5):
        tree.commit(f"message {number}", a_txt=f"text {number}\n" * 50)
    tree.git("tag", "-a", "v1", "-m", "the tag")
    tree.git("notes", "add", "-m", "the note")
    loose = told(publishable(walk(tree.folder)).sources())
    tree.git("gc", "-q", "--aggressive", "--prune=now")
    assert told(publishable(walk(tree.folder)).sources()) == loose
    contents = b"".join(content for content in loose.values() if isinstance(content, bytes))
    assert all(word in contents for word in (b"the tag", b"the note", b"message 3", b"refs/tags/v1", b"zhou@example"))


def test_a_place_is_found_again_by_git(tree: Repository) -> None:
    tree.commit("add", **{"a_txt": "one", "deep__名 字_txt": "two"})
    tree.commit("remove", **{"a_txt": None, "deep__名 字_txt": None})
    found = files(walk(tree.folder).sources())
    assert sorted(found.values()) == ["one", "two"]
    for (_, step, path), content in found.items():
        assert tree.git("show", f"{step.split()[1]}:{path}") == content


def test_a_file_that_is_not_as_committed_is_read_in_both_places(tree: Repository) -> None:
    first = tree.commit(a_txt="a", kept_txt="kept", linked_txt="linked")
    (tree.folder / "a.txt").write_text("b")
    (tree.folder / "linked.txt").unlink()
    (tree.folder / "elsewhere").write_text("linked")
    (tree.folder / "linked.txt").symlink_to("elsewhere")
    assert files(walk(tree.folder).sources()) == {
        (".git", first, "a.txt"): "a",
        (".git", first, "linked.txt"): "linked",
    }


def test_what_this_run_writes_is_read_in_the_history(tree: Repository) -> None:
    first = tree.commit(report_json="{}", kept_txt="kept")
    written = frozenset({str(tree.folder / "report.json")})
    root = Walk.of(str(tree.folder), 0, written, (os.fsencode(tree.folder.resolve()),))
    assert files(root.sources()) == {(".git", first, "report.json"): "{}"}


@pytest.mark.parametrize("named", ["tree/.git", "bare.git", "."])
def test_without_a_work_tree_everything_is_history(named: str, tree: Repository, tmp_path: Path) -> None:
    first = tree.commit(a_txt="a")
    tree.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    if named == ".":
        shutil.rmtree(tree.folder)
    for root in both(tmp_path / named):
        path = "bare.git" if named == "." else "."
        assert files(root.sources()) == {(path, first, "a.txt"): "a"}
        paths = {entry.path for entry in root.sources()}
        assert not any("objects" in path for path in paths)
        assert {"HEAD", "config"} <= {path.rpartition("/")[2] for path in paths}
        assert root.shown(path) == str(tmp_path / named / path).removesuffix("/.")


def test_a_worktree_beside_its_repository_and_one_without(tree: Repository, tmp_path: Path) -> None:
    first = tree.commit(a_txt="a")
    tree.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "linked"))
    (tree.folder / "a.txt").write_text("b")
    assert files(walk(tmp_path).sources()) == {("tree/.git", first, "a.txt"): "a"}
    for root in both(tmp_path / "linked"):
        assert [entry for entry in root.sources() if isinstance(entry, Skipped)] == [
            Skipped(".git", "elsewhere:repository")
        ]
    inside = (os.fsencode(tmp_path.resolve()),)
    assert files(publishable(Walk.of(str(tmp_path / "linked"), histories=inside)).sources()) == {
        (".git", first, "a.txt"): "a"
    }


def test_a_folder_within_a_work_tree_says_where_the_history_is(tree: Repository) -> None:
    tree.commit(sub__a_txt="a")
    for root in both(tree.folder / "sub"):
        assert [entry for entry in root.sources() if isinstance(entry, Skipped)] == [
            Skipped(".git", "elsewhere:repository")
        ]


def test_submodules_are_repositories_of_their_own(tree: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    old = inner.commit(b_txt="old")
    inner.commit(b_txt="new")
    tree.commit(a_txt="a")
    tree.git("submodule", "--quiet", "add", str(inner.folder), "sub")
    added = tree.commit("with a submodule")
    row = {(".git", added, "sub"): "submodule"}
    assert files(walk(tree.folder).sources()) == {**row, (".git/modules/sub", old, "b.txt"): "old"}
    assert files(publishable(walk(tree.folder)).sources()) == {**row, ("sub/.git", old, "b.txt"): "old"}


def test_a_shallow_clone_says_so(tree: Repository, tmp_path: Path) -> None:
    tree.commit(a_txt="one")
    second = tree.commit(a_txt="two")
    tree.git("clone", "-q", "--bare", "--depth", "1", f"file://{tree.folder}", str(tmp_path / "shallow.git"))
    assert files(walk(tmp_path / "shallow.git").sources()) == {
        (".", "shallow"): "elsewhere:shallow",
        (".", second, "a.txt"): "two",
    }


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_what_a_partial_clone_left_on_the_server(left_out: str, tree: Repository, tmp_path: Path) -> None:
    first = tree.commit(a_txt="one", sub__b_txt="b")
    tree.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial.git"
    tree.git("clone", "-q", "--bare", f"--filter={left_out}", f"file://{tree.folder}", str(clone))
    reason = "elsewhere:partial-clone"
    names = ("a.txt", "sub/b.txt") if left_out == "blob:none" else ("tree",)
    assert files(walk(clone).sources()) == {(".", first, name): reason for name in names}
    assert not list(clone.glob("objects/??/*"))


def test_the_content_of_a_pointer_is_read_where_it_is_here(tree: Repository) -> None:
    oid = "ab" * 32
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 7\n"
    first = tree.commit(here_csv=pointer, gone_csv=pointer.replace("ab", "cd"))
    tree.commit(here_csv=None, gone_csv=None)
    kept = tree.folder / ".git" / "lfs" / "objects" / "ab" / "ab"
    kept.mkdir(parents=True)
    (kept / oid).write_text("content")
    assert files(walk(tree.folder).sources()) == {
        (".git", first, "gone.csv"): pointer.replace("ab", "cd"),
        (".git", first, "here.csv"): "content",
    }


def test_a_broken_object_is_a_row_and_the_rest_is_read(tree: Repository) -> None:
    first = tree.commit(a_txt="a", b_txt="b", c_txt="c" * 500)
    second = tree.commit(a_txt="2", b_txt="2", c_txt="2", sub__d_txt="d", sub__e_txt="e")
    tree.commit(a_txt="3", b_txt="3", c_txt="3", sub__d_txt="3", sub__e_txt="3")

    def stored(name: str) -> Path:
        item = tree.git("rev-parse", name)
        file = tree.folder / ".git" / "objects" / item[:2] / item[2:]
        file.chmod(0o644)
        return file

    garbage, gone, cut = (stored(f"HEAD~2:{name}") for name in ("a.txt", "b.txt", "c.txt"))
    folder = stored("HEAD~1:sub")
    short = f"object {tree.git('rev-parse', 'HEAD~2:a.txt')[:10]}"
    garbage.write_bytes(b"garbage")
    gone.unlink()
    cut.write_bytes(cut.read_bytes()[:-4])
    folder.write_bytes(folder.read_bytes()[:-4])
    opened: dict[tuple[str, ...], object] = {}
    for entry in publishable(walk(tree.folder)).sources():
        if isinstance(entry, Skipped):
            opened[entry.trail] = entry.reason
        elif len(entry.trail) > 1 or (entry.trail and entry.trail[0].startswith("blob")):
            opened[entry.trail] = read(entry)
    assert opened.pop((second, "sub")) == "damaged"
    assert opened.pop((short,)) == "damaged"
    assert opened == {
        (first, "a.txt"): "damaged", (first, "b.txt"): "damaged", (first, "c.txt"): "damaged",
        (second, "a.txt"): "2", **{trail: text for trail, text in opened.items() if trail[0].startswith("blob")},
    }  # fmt: skip
    assert sorted(str(text) for trail, text in opened.items() if trail[0].startswith("blob")) == ["d", "e"]


def read(source: Source) -> str:
    from audit.errors import Unread

    try:
        with source.open() as stream:
            return stream.read().decode()
    except Unread as stop:
        return stop.reason


@pytest.mark.parametrize("harm", ["no HEAD", "no objects", "broken pack"])
def test_a_repository_git_cannot_read_is_a_row(harm: str, tree: Repository) -> None:
    tree.commit(a_txt="a")
    if harm == "no HEAD":
        (tree.folder / ".git" / "HEAD").write_text("")
    elif harm == "no objects":
        shutil.rmtree(tree.folder / ".git" / "objects")
    else:
        tree.git("gc", "-q")
        for pack in (tree.folder / ".git" / "objects" / "pack").iterdir():
            pack.chmod(0o644)
            pack.write_bytes(b"broken")
    rows = [entry for entry in walk(tree.folder).sources() if isinstance(entry, Skipped)]
    assert rows and {row.reason for row in rows} == {"damaged"}


@pytest.mark.parametrize("place", ["HEAD", "config", "objects/info/alternates"])
def test_a_git_that_waits_for_ever_is_given_up(place: str, tree: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.commit(a_txt="a")
    monkeypatch.setattr("audit.sources.git_objects.SILENCE", 0.5)
    (tree.folder / ".git" / place).unlink(missing_ok=True)
    os.mkfifo(tree.folder / ".git" / place)
    (row, *_) = (entry for entry in walk(tree.folder).sources() if entry.path == ".git")
    assert row == Skipped(".git", "timeout:0.5")


def test_replaced_and_grafted_commits_are_read(tree: Repository) -> None:
    first = tree.commit(a_txt="secret")
    second = tree.commit(a_txt=None, b_txt="b")
    tree.git("replace", "--graft", "HEAD")
    grafted = tree.step("refs/replace/" + tree.git("rev-parse", "HEAD"))
    found = told(walk(tree.folder).sources())
    assert found[".git", first, "a.txt"] == b"secret"
    assert {(".git", second), (".git", grafted)} <= found.keys()


def test_objects_of_another_repository_are_this_ones_too(tree: Repository, tmp_path: Path) -> None:
    first = tree.commit(a_txt="a")
    tree.git("clone", "-q", "--bare", "--shared", str(tree.folder), str(tmp_path / "shared.git"))
    assert files(walk(tmp_path / "shared.git").sources()) == {(".", first, "a.txt"): "a"}


def test_sha256(tmp_path: Path) -> None:
    tree = Repository(tmp_path / "tree", "--object-format=sha256")
    first = tree.commit(a_txt="one", b_txt="b")
    tree.commit(a_txt="two")
    assert files(walk(tree.folder).sources()) == {(".git", first, "a.txt"): "one"}


def test_a_repository_without_commits(tree: Repository) -> None:
    assert told(publishable(walk(tree.folder)).sources()) == {(".git",): b""}


def test_names_of_any_bytes(tree: Repository) -> None:
    blob = tree.git("hash-object", "-w", os.devnull)
    first = tree.commit(a_txt="x")
    (tree.folder / "caf\udce9\n.txt").write_text("odd")
    second = tree.commit()
    tree.git("rm", "-q", "-r", "--cached", ".")
    for name in ("caf\udce9\n.txt", "a.txt"):
        (tree.folder / name).unlink()
    found = files(walk(tree.folder).sources())
    assert found == {
        (".git", first, "a.txt"): "x", (".git", second, "caf\udce9\n.txt"): "odd", (".git", f"blob {blob[:10]}"): "",
    }  # fmt: skip


def test_without_git_there_is_a_row(tree: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.commit(a_txt="a")
    monkeypatch.setenv("PATH", "")
    found = told(walk(tree.folder).sources())
    assert found[".git",] == "library:git"
    assert found["a.txt",] == b"a"


def test_nothing_a_repository_says_is_run_and_nothing_is_written(
    tree: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "sprung"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    tree.commit(a_txt="one", b_txt="b")
    tree.commit(a_txt="two")
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.alternateRefsCommand",
        "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process",
        "gpg.program", "uploadpack.packObjectsHook", "alias.cat-file", "remote.origin.uploadpack", "pager.cat-file",
        "credential.helper", "trailer.x.command",
    ):  # fmt: skip
        tree.git("config", key, str(script))
    for key, value in {
        "remote.origin.url": f"ext::{script}", "remote.origin.promisor": "true", "extensions.partialClone": "origin",
        "protocol.ext.allow": "always", "log.showSignature": "true", "core.repositoryFormatVersion": "1",
    }.items():  # fmt: skip
        tree.git("config", key, value)
    tree.git("config", "core.hooksPath", str(tmp_path))
    tree.git("config", "core.worktree", "/")
    info = tree.folder / ".git" / "info"
    (info / "attributes").write_text("* filter=x diff=x\n")
    (tree.folder / "a.txt").write_text("six")  # as long as what is staged
    (tree.folder / ".git" / "objects" / "pack" / "pack-x.promisor").touch()
    missing = tree.git("rev-parse", "HEAD~1:a.txt")
    shutil.rmtree(tree.folder / ".git" / "objects" / missing[:2])
    with pytest.raises(subprocess.CalledProcessError):
        tree.git("cat-file", "-e", missing)
    trap.unlink()  # git as everybody runs it walks into it
    for variable in ("GIT_DIR", "GIT_TRACE", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_ALTERNATE_OBJECT_DIRECTORIES"):
        monkeypatch.setenv(variable, str(tmp_path / "trace"))
    before = state(tree.folder)
    found = told(walk(tree.folder).sources())
    assert {content for key, content in found.items() if key[-1] == "a.txt"} == {
        "elsewhere:partial-clone",
        b"two",
        b"six",
    }
    assert state(tree.folder) == before
    assert not trap.exists()
    assert not (tmp_path / "trace").exists()


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path): (status.st_mtime_ns, status.st_mode, b"" if path.is_dir() else path.read_bytes())
        for path in sorted(folder.rglob("*"))
        for status in [path.lstat()]
    }


def test_a_link_called_git_is_not_followed(tree: Repository, tmp_path: Path) -> None:
    tree.commit(a_txt="a")
    other = tmp_path / "other"
    other.mkdir()
    (other / ".git").symlink_to(tree.folder / ".git")
    assert [*walk(other).sources()] == [Skipped(".git", "elsewhere:repository")]
    assert Skipped("other/.git", "symlink") in [*walk(tmp_path).sources()]


def test_without_the_option_a_repository_is_one_row(tree: Repository) -> None:
    tree.commit(a_txt="a")
    assert told(Walk.of(str(tree.folder)).sources()) == {(".git",): "git-history", ("a.txt",): b"a"}
    assert told(publishable(Walk.of(str(tree.folder))).sources()) == {("a.txt",): b"a"}


def test_an_estimate_would_take_long(tree: Repository) -> None:
    tree.commit(a_txt="a")
    assert [root.total_bytes() for root in both(tree.folder)] == [None, None]
