"""How git is run: by name, without a shell, a pager, hooks, a file system monitor or the network.

Its environment stays as it is for staged content (a commit hook names the index in ``GIT_INDEX_FILE``) and is dropped
where a folder on disk is listed.  A repository that is read object by object may be anybody's: there git hears nothing
but what stands here, and none of the commands used runs what a repository's own configuration could name (filters,
text conversions, pagers, signature checks, transports).
"""

from __future__ import annotations

import os
import subprocess

from audit.errors import PdauditError, Unread

QUIET = (
    "git", "--no-pager", "--literal-pathspecs", "--no-optional-locks",
    "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "protocol.allow=never",
)  # fmt: skip
SMALL = (
    "-c", "core.packedGitWindowSize=32m", "-c", "core.packedGitLimit=256m", "-c", "core.bigFileThreshold=16m",
)  # fmt: skip
"""Packs are mapped piece by piece and large files streamed: git inherits a worker's limit of memory."""
WHOSE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""Variables that say which repository is meant, whatever folder git is run in."""
ALONE = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",  # what was replaced is still there, and so is what replaces it
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # stronger than any configuration
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""What git is told by the environment when it reads a repository, and all it is told by it."""


def git(*arguments: str, folder: bytes | None = None, given: bytes = b"") -> bytes:
    """Run git and give its output; raises ``PdauditError`` with git's own first line when it fails."""
    where = {name: value for name, value in os.environ.items() if folder is None or name not in WHOSE}
    try:
        done = subprocess.run(
            [*QUIET, *arguments], cwd=folder, env=where, input=given, capture_output=True, check=False
        )
    except OSError:
        raise PdauditError("git is not installed or cannot be run") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it gave no reason"]
        raise PdauditError("git: {value}", value=lines[0].removeprefix("fatal: "))
    return done.stdout


def start(repository: bytes, *arguments: str) -> subprocess.Popen[bytes]:
    """Git at work on the repository in this folder, with pipes; raises ``Unread`` where there is no git.

    The folder is named outright: a repository that belongs to another user is read like any other, and no
    ``core.worktree`` leads elsewhere.  In a session of its own git does not hear an interrupt at the terminal, after
    which the rest is still listed.
    """
    where = [b"--git-dir=" + repository, b"--work-tree=" + repository]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ALONE
    try:
        return subprocess.Popen(
            [*QUIET, *SMALL, *where, *arguments],
            cwd=repository, env=alone, bufsize=0, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except NotADirectoryError:
        raise Unread("damaged") from None
    except FileNotFoundError as error:
        raise Unread("vanished" if error.filename == repository else "library:git") from None
    except PermissionError as error:
        raise Unread("permission" if error.filename == repository else "library:git") from None
