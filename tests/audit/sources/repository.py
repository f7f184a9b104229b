"""Git repositories made for tests, with the same commits every time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from audit.model import Source
from audit.sources.root import Skipped, SourceOrRow

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "周小舟",
    "GIT_AUTHOR_EMAIL": "zhou@example.com",
    "GIT_COMMITTER_NAME": "周小舟",
    "GIT_COMMITTER_EMAIL": "zhou@example.com",
}


class Repository:
    """A work tree in ``folder``; every commit is a day after the one before, from 2024-01-02 on."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._day = date(2024, 1, 1)
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *arguments: str) -> str:
        """Run git in the work tree; what it says."""
        when = f"{self._day}T12:00:00+0800"
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=ENVIRONMENT | dates, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, message: str = "x", /, **files: str | None) -> str:
        """Write (or with None remove) files called ``a_txt`` for a.txt, commit all, and give the trail's first step."""
        for name, text in files.items():
            path = self.folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        self._day += timedelta(days=1)
        self.git("add", "-A")
        self.git("commit", "-qm", message, "--allow-empty")
        return self.step("HEAD")

    def step(self, commit: str) -> str:
        """How a commit is called in a trail."""
        return self.git("show", "-s", "--no-notes", "--abbrev=10", "--format=commit %h %cs", commit)


def told(entries: Iterable[SourceOrRow]) -> dict[tuple[str, ...], str | bytes]:
    """(path, *trail) → the content, or why it was not read."""
    found: dict[tuple[str, ...], str | bytes] = {}
    for entry in entries:
        assert (entry.path, *entry.trail) not in found
        if isinstance(entry, Skipped):
            found[entry.path, *entry.trail] = entry.reason
        else:
            assert isinstance(entry, Source)
            with entry.open() as stream:
                found[entry.path, *entry.trail] = stream.read()
    return found


def files(entries: Iterable[SourceOrRow]) -> dict[tuple[str, ...], str]:
    """Of what ``told`` gives the files of the history and the rows in it."""
    return {
        key: content if isinstance(content, str) else content.decode()
        for key, content in told(entries).items()
        if len(key) > 2 or (len(key) == 2 and isinstance(content, str)) or key[-1].startswith("blob ")
    }
