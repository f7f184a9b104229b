from __future__ import annotations

from pathlib import Path

import pytest

from audit.assessment.readership import Reading, guess, said, widest
from audit.config import Situation


@pytest.mark.parametrize(
    ("path", "who", "why"),
    [
        ("/home/li/OneDrive/cv.docx", "shared", "path:onedrive"),
        ("/home/li/OneDrive - Example Ltd/cv.docx", "shared", "path:onedrive"),
        ("/Users/li/Library/CloudStorage/OneDrive-Personal/a", "shared", "path:onedrive"),
        ("/Users/li/Library/CloudStorage/Box-Box/a", "shared", "path:cloudstorage"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/a", "shared", "path:icloud"),
        ("/home/li/iCloudDrive/a", "shared", "path:icloud"),
        ("/home/li/Dropbox (Family)/a", "shared", "path:dropbox"),
        ("/home/li/Google Drive/My Drive/a", "shared", "path:google-drive"),
        ("/home/li/百度网盘/a", "shared", "path:baidu"),
        ("/home/li/BaiduNetdiskDownload/a", "shared", "path:baidu"),
        ("/home/li/我的坚果云/a", "shared", "path:nutstore"),
        ("/home/li/Nutstore Files/a", "shared", "path:nutstore"),
        ("/home/li/WPS云盘/a", "shared", "path:wps"),
        ("/home/li/腾讯微云/a", "shared", "path:weiyun"),
        ("/home/li/public_html/list.csv", "public", "path:public_html"),
        ("/srv/OneDrive/wwwroot/list.csv", "public", "path:wwwroot"),
        ("//server/share/list.csv", "shared", "path:network"),
        ("/run/user/1000/gvfs/smb-share:server=x/a", "shared", "path:network"),
        ("/mnt/team/list.csv", "unknown", "path:mount"),
        ("-", "unknown", "stdin"),
        ("/mnt/c/Users/li/cv.docx", "me", "default"),
        ("/home/li/dropbox-analysis/a", "me", "default"),
        ("/home/li/Documents/how to leave OneDrive.txt", "me", "default"),
        ("/home/li/Documents", "me", "default"),
    ],
)
def test_guess_from_the_path(path: str, who: str, why: str) -> None:
    assert guess(path) == (who, why)


def test_what_the_user_says_wins() -> None:
    assert guess("/home/li/OneDrive", "encrypted") == ("encrypted", "set")


REMOTE = '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://git.example.com/a.git\n'


def repository(folder: Path, config: str) -> Path:
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text(config, "utf-8")
    return folder


def test_a_git_remote_above(tmp_path: Path) -> None:
    inner = repository(tmp_path / "repo", REMOTE) / "data" / "2026"
    inner.mkdir(parents=True)
    assert guess(inner) == ("shared", "git-remote")


def test_a_repository_without_remote_is_only_mine(tmp_path: Path) -> None:
    assert guess(repository(tmp_path / "repo", '[core]\n[branch "main"]\n\tremote = origin\n')) == ("me", "default")


def test_a_linked_work_tree(tmp_path: Path) -> None:
    main = repository(tmp_path / "repo", REMOTE)
    linked = main / ".git" / "worktrees" / "other"
    linked.mkdir(parents=True)
    (linked / "commondir").write_text("../..\n", "utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / ".git").write_text(f"gitdir: {linked}\n", "utf-8")
    assert guess(other) == ("shared", "git-remote")


def test_an_unreadable_git_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("no pointer\x00", "utf-8")
    assert guess(tmp_path) == ("me", "default")


def test_the_widest_of_several_roots() -> None:
    assert widest([("me", "default"), ("shared", "git-remote"), ("unknown", "stdin")]) == ("shared", "git-remote")
    assert widest([]) == ("me", "default")


@pytest.mark.parametrize(
    ("reading", "situation", "expected"),
    [
        (("me", "default"), "kept", ("me", "default")),
        (("me", "default"), "about-to-share", ("me", "default")),
        (("me", "default"), "shared", ("shared", "said")),
        (("me", "default"), "told", ("unknown", "said")),
        (("me", "default"), "abuse", ("unknown", "said")),
        (("shared", "path:onedrive"), "told", ("shared", "path:onedrive")),
        (("public", "path:htdocs"), "shared", ("public", "path:htdocs")),
        (("encrypted", "set"), "shared", ("encrypted", "set")),
    ],
)
def test_who_says_that_it_is_out_says_who_can_read_it(
    reading: Reading, situation: Situation, expected: Reading
) -> None:
    assert said(reading, situation) == expected
