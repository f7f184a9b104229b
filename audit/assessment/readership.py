"""Who can read it now: guessed from where it lies, with the reason, and set by ``--readers``.

Who says that files are shared, or that there is a leak, has said who can read them; no guess is narrower than that.

A guess only ever looks at the path and at the text of ``.git/config``.  It cannot see shares, permissions or disk
encryption, so it never says "encrypted".
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from audit.config import Readership, Situation

Reading = tuple[Readership, str]
"""Who, and the code why: ``set``, ``said``, ``default``, ``stdin``, ``git-remote`` or ``path:<what was seen>``."""

_WIDER: tuple[Readership, ...] = ("encrypted", "me", "unknown", "shared", "public")

_SAID: Mapping[Situation, Readership] = {"shared": "shared", "told": "unknown", "abuse": "unknown"}

_SYNCED = {
    "onedrive": r"onedrive",
    "icloud": r"icloud ?drive|com~apple~clouddocs",
    "dropbox": r"dropbox",
    "google-drive": r"google ?drive|google 云端硬盘|我的云端硬盘",
    "baidu": r"百度网盘|百度网盘同步空间|baidunetdisk\w*|baidusyncdisk",
    "nutstore": r"坚果云|我的坚果云|nutstore|nutstore files",
    "wps": r"wps ?云盘|wps ?云文档|wpsdrive|wps cloud files",
    "weiyun": r"腾讯微云|微云|微云同步|微云同步助手|weiyun",
    "aliyun-drive": r"阿里云盘|adrive",
    "nextcloud": r"nextcloud|owncloud|syncthing",
}
"""The names the clients give their folders (their default settings, 2026-11).  A tail such as "OneDrive - Firm",
"Dropbox (Family)" is theirs too; "dropbox-analysis" is somebody's project."""

_TAIL = r"(?: - .+| ?\(.+\))?"
_SYNCED_NAME = {code: re.compile(rf"(?:{names}){_TAIL}", re.IGNORECASE) for code, names in _SYNCED.items()}
_MAC_CLOUD = "cloudstorage"  # ~/Library/CloudStorage/OneDrive-Personal
_WEB_ROOTS = frozenset({"public_html", "wwwroot", "htdocs"})
_REMOTE = re.compile(r'^\s*\[remote "[^"\n]+"\]', re.MULTILINE)


def guess(root: str | os.PathLike[str], asked: Readership | None = None) -> Reading:
    """Who can read what lies at ``root``; ``asked`` is what the user said and wins."""
    if asked is not None:
        return asked, "set"
    if os.fspath(root) == "-":
        return "unknown", "stdin"
    path = os.path.abspath(root)  # noqa: PTH100  (keeps the leading // of a network path, which pathlib may drop)
    return _by_path(path) or _by_git(Path(path)) or ("me", "default")


def widest(readings: Iterable[Reading]) -> Reading:
    """Of several roots, the one that most people can read."""
    return max(readings, key=lambda reading: _WIDER.index(reading[0]), default=("me", "default"))


def said(reading: Reading, situation: Situation) -> Reading:
    """``reading``, unless it was only guessed and ``situation`` says that more people can read it."""
    told = _SAID.get(situation)
    return widest([reading, (told, "said")]) if told and reading[1] != "set" else reading


def _by_path(path: str) -> Reading | None:
    parts = [part for part in re.split(r"[\\/]+", path) if part]
    web = next((part for part in parts if part.casefold() in _WEB_ROOTS), None)
    if web:
        return "public", f"path:{web.casefold()}"
    synced = next(_synced(parts), None)
    if synced:
        return "shared", f"path:{synced}"
    if re.match(r"(//|\\\\)[^\\/]", path) or "gvfs" in parts:
        return "shared", "path:network"
    if re.match(r"/mnt/(?![A-Za-z](?:/|$))", path):  # /mnt/c is a local drive seen from WSL
        return "unknown", "path:mount"
    return None


def _synced(parts: list[str]) -> Iterator[str]:
    for above, part in zip(["", *parts], parts, strict=False):
        for code, name in _SYNCED_NAME.items():
            if name.fullmatch(part) or (above.casefold() == _MAC_CLOUD and name.match(part)):
                yield code
        if above.casefold() == _MAC_CLOUD:
            yield "cloudstorage"


def _by_git(path: Path) -> Reading | None:
    """The nearest work tree above; a remote means that a push hands the files on."""
    for folder in (path, *path.parents):
        config = _git_config(folder / ".git")
        if config is not None:
            return ("shared", "git-remote") if _REMOTE.search(config) else None
    return None


def _git_config(git: Path) -> str | None:
    """The config text of a repository.  In a linked work tree or submodule ``.git`` is a file that names the place."""
    try:
        if git.is_file():
            git = git.parent / git.read_text("utf-8", "replace").partition("gitdir:")[2].strip()
            common = git / "commondir"
            git = git / common.read_text("utf-8", "replace").strip() if common.is_file() else git
        return (git / "config").read_text("utf-8", "replace")
    except (OSError, ValueError):
        return None
