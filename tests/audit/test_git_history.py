"""``--git-history`` through the command, as a user runs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.audit.sources.repository import Repository
from tests.audit.test_end_to_end import fingerprint, rows, run

PEOPLE = "姓名,手机号\n李明,19900010001\n王芳,19900010002\n"


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))


@pytest.fixture
def tree(tmp_path: Path) -> Repository:
    """A list of people that was committed and removed; a number in a message; a file as it is now."""
    made = Repository(tmp_path / "tree")
    made.commit("first", people_csv=PEOPLE, README="nothing here\n")
    made.commit("remove the list", people_csv=None)
    made.commit("联系 手机号 19900010003", now_txt="手机号 19900010004\n")
    return made


def test_what_was_removed_is_found_where_it_was(tree: Repository, tmp_path: Path) -> None:
    before = fingerprint(tree.folder)
    done = run("scan", tree.folder, "--fast", "--git-history", "-o", tmp_path / "r.jsonl")
    assert done.returncode == 0, done.stderr
    told = rows(tmp_path / "r.jsonl")
    found = {
        (row["path"], *row["trail"], *row["place"].values()): row["severity"]
        for row in told
        if row["type"] == "finding" and row["entity"] == "CN_MOBILE_NUMBER"
    }
    first, third = tree.step("HEAD~2"), tree.step("HEAD")
    assert found == {
        (".git", first, "people.csv", 2, 2): "medium",
        (".git", first, "people.csv", 3, 2): "medium",
        (".git", third, "message", 1, 8): "medium",
        (".git/COMMIT_EDITMSG", 1, 8): "medium",  # git keeps the last message as a file too
        (".git/logs/HEAD", 3, 138): "medium",
        (".git/logs/refs/heads/main", 3, 138): "medium",
        ("now.txt", 1, 5): "medium",
    }
    assert tree.git("show", f"{first.split()[1]}:people.csv") + "\n" == PEOPLE
    authors = {row["severity"] for row in told if row["type"] == "finding" and row["place"] == {"part": "author"}}
    assert authors == {"low"}
    listed = [(*row["trail"],) for row in told if row["type"] == "file" and row["path"] == ".git"]
    assert listed == [(), (first, "people.csv")]  # commits have no rows; README and now.txt are read where they lie
    assert fingerprint(tree.folder) == before


def test_the_same_for_any_number_of_workers(tree: Repository, tmp_path: Path) -> None:
    for number in range(20):
        tree.commit(f"手机号 1990002{number:04d}", a_txt=f"手机号 1990003{number:04d}\n")
    reports = []
    for jobs in ("1", "2"):
        run("scan", tree.folder, "--fast", "--git-history", "-j", jobs, "-o", tmp_path / f"{jobs}.jsonl")
        reports.append((tmp_path / f"{jobs}.jsonl").read_bytes())
    assert reports[0] == reports[1]
    assert reports[0].count(b"CN_MOBILE_NUMBER") > 40


def test_check_gates_what_would_be_pushed(tree: Repository) -> None:
    (tree.folder / "now.txt").unlink()
    assert run("check", tree.folder, "--fast", "--fail-on", "medium").returncode == 0
    done = run("check", tree.folder, "--fast", "--fail-on", "medium", "--git-history")
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if "people.csv" in line and "row 2" in line)
    assert line.startswith(f"{tree.folder}/.git!{tree.step('HEAD~2')}!people.csv [row 2 ")
    assert "git filter-repo" in line
    assert all(text not in done.stdout for text in ("19900010001", "李明"))


def test_a_cut_history_is_incomplete(tree: Repository, tmp_path: Path) -> None:
    tree.git("clone", "-q", "--depth", "1", f"file://{tree.folder}", str(tmp_path / "clone"))
    done = run("check", tmp_path / "clone", "--fast", "--fail-on", "critical", "--git-history")
    assert done.returncode == 3
    assert "shallow" in done.stderr


def test_without_git_one_row_says_so(tree: Repository, tmp_path: Path) -> None:
    done = run("scan", tree.folder, "--fast", "--git-history", "-o", tmp_path / "r.jsonl", env={"PATH": ""})
    assert done.returncode == 3
    (row,) = (row for row in rows(tmp_path / "r.jsonl") if row["type"] == "file" and row["path"] == ".git")
    assert (row["outcome"], row["why"]) == ("failed", "library:git")


def test_without_the_option_the_row_names_it(tree: Repository, tmp_path: Path) -> None:
    done = run("scan", tree.folder, "--fast", "-o", tmp_path / "r.jsonl")
    assert done.returncode == 0
    listed = {row["path"]: row["why"] for row in rows(tmp_path / "r.jsonl") if row["type"] == "file"}
    assert listed == {".git": "git-history", "README": None, "now.txt": None}


def test_reports_name_the_commit_so_that_git_finds_it(tree: Repository, tmp_path: Path) -> None:
    for number in range(40):  # names of commits that look like numbers among them
        tree.commit(f"手机号 1990002{number:04d}")
    outputs = ("-o", tmp_path / "r.html", "-f", "html", "-o", tmp_path / "r.txt", "-f", "terminal")
    done = run("scan", tree.folder, "--fast", "--git-history", "--lang", "zh", *outputs)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert f"提交 {tree.step('HEAD~42').removeprefix('commit ')}" in page
    assert "people.csv" in page
    assert re.search(r"(提交|commit) [0-9a-f]*\*", page) is None
    assert "19900010001" not in page


def test_options_that_exclude_each_other(tree: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.folder)
    done = run("check", "--staged", "--git-history")
    assert done.returncode == 2
    assert "--git-history goes with paths" in done.stderr
    assert run("check", "--staged", "--fast", env={"PDAUDIT_GIT_HISTORY": "1"}).returncode == 0
    assert run("check", "--range", "HEAD~1..HEAD", "--fast", "--fail-on", "medium").returncode == 1
