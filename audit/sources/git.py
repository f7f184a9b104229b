"""What git knows: the staged content, the content a range of commits arrives at, the files of a work tree.

Git is run without a shell, a pager, hooks, a file system monitor or the network.  Its environment stays as it is for
staged content (a commit hook names the index in ``GIT_INDEX_FILE``) and is dropped where a folder on disk is listed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from os.path import isdir, join, lexists, relpath
from typing import BinaryIO, cast

from audit.errors import PdauditError, Unread
from audit.model import Source
from audit.sources.file import entry, path_text, system_path
from audit.sources.root import Skipped, SourceOrRow
from audit.sources.walk import Walk

QUIET = (
    "git", "--no-pager", "--literal-pathspecs", "--no-optional-locks",
    "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=", "-c", "protocol.allow=never",
)  # fmt: skip
CHANGED = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--diff-filter=AMT")
WHOSE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""Variables that say which repository is meant, whatever folder git is run in."""
SPOOL_BYTES = 8 << 20


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
        raise PdauditError(f"git: {lines[0].removeprefix('fatal: ')}")
    return done.stdout


@dataclass(frozen=True, slots=True)
class Blobs:
    """Files as git keeps them: what is staged (``commits`` empty) or what ``A..B`` added or changed, as of B.

    Paths are relative to the ``top`` of the work tree, wherever in it the command was given (``folder``).
    """

    name: str
    top: str
    folder: str
    blobs: tuple[tuple[bytes, str, str, int | None], ...]
    """(path, mode, object name, size where known), sorted by path."""
    root: int = 0

    @classmethod
    def staged(cls, root: int = 0) -> Blobs:
        """What the next commit would add or change."""
        return cls._changed("--staged", root, "--cached")

    @classmethod
    def range(cls, commits: str, root: int = 0) -> Blobs:
        """``commits`` is ``A..B`` (or ``A...B``: since they parted)."""
        if ".." not in commits or commits.startswith("-"):
            raise PdauditError("--range wants two commits: A..B")
        return cls._changed(commits, root, "--end-of-options", commits)

    @classmethod
    def _changed(cls, name: str, root: int, *what: str) -> Blobs:
        top = os.fsdecode(git("rev-parse", "--show-toplevel").removesuffix(b"\n"))
        fields = iter(git("diff", *CHANGED, *what, "--").split(b"\0"))
        found = []
        for head, path in zip(fields, fields, strict=False):  # ":old-mode mode old-object object status", path
            _, mode, _, object_name, _ = head.decode("ascii").split(" ")
            found.append((path, mode, object_name))
        sizes = _sizes([object_name for _, mode, object_name in found if mode != "160000"])
        blobs = tuple((path, mode, blob, sizes.get(blob)) for path, mode, blob in sorted(found))
        return cls(name, top, os.getcwd(), blobs, root)

    def sources(self) -> Iterator[SourceOrRow]:
        """Files as Sources; links and submodules as rows."""
        for path, mode, blob, size in self.blobs:
            shown = path_text(path)
            if mode.startswith("100"):
                yield Source(shown, partial(open_blob, self.folder, blob), self.root, size=size)
            else:
                yield Skipped(shown, "symlink" if mode == "120000" else "not-a-file")

    def total_bytes(self) -> int | None:
        """The sum of the sizes."""
        return sum(size or 0 for _, _, _, size in self.blobs)

    def real(self, path: str) -> str | None:
        """Where it lies in the work tree; what stands there may differ from the blob."""
        return join(self.top, os.fsdecode(system_path(path)))

    def shown(self, path: str) -> str:
        """See ``Root``."""
        return relpath(join(self.top, path), self.folder)


def _sizes(blobs: list[str]) -> dict[str, int]:
    lines = (
        git("cat-file", "--batch-check", given="".join(f"{blob}\n" for blob in blobs).encode()).decode().splitlines()
    )
    return {line.split(" ")[0]: int(line.split(" ")[2]) for line in lines if " blob " in line}


def open_blob(folder: str, blob: str) -> BinaryIO:
    """The content of an object, seekable: in memory up to 8 MB, past that in a nameless file."""
    out = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - the caller closes it
    command = [*QUIET, "cat-file", "blob", blob]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        while block := cast("BinaryIO", run.stdout).read(1 << 16):
            out.write(block)
    if run.returncode:
        out.close()
        raise Unread("vanished")
    out.seek(0)
    return cast("BinaryIO", out)


@dataclass(frozen=True, slots=True)
class WorkTree:
    """A folder in a work tree: tracked files and untracked ones that are not ignored, as they lie on disk."""

    walk: Walk
    paths: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """As given."""
        return self.walk.name

    def sources(self) -> Iterator[SourceOrRow]:
        """See ``Root``."""
        for path in self.paths:
            yield entry(join(self.walk.base, path), path_text(path), self.walk.root)

    def total_bytes(self) -> int | None:
        """The sum of the sizes."""
        return sum(item.size or 0 for item in self.sources() if isinstance(item, Source))

    def real(self, path: str) -> str | None:
        """See ``Root``."""
        return self.walk.real(path)

    def shown(self, path: str) -> str:
        """See ``Root``."""
        return self.walk.shown(path)


def publishable(walk: Walk) -> Walk | WorkTree:
    """What ``check`` takes of a folder: the files git would publish, or everything where git is not at work.

    A file that is named itself is taken whether ignored or not.
    """
    if not isdir(walk.base):
        return walk
    try:
        paths = _listed(walk.base)
    except PdauditError:
        return walk
    kept = (path for path in paths if join(walk.base, path) not in walk.exclude)
    return WorkTree(walk, tuple(sorted(kept)))


def _listed(folder: bytes) -> set[bytes]:
    """Paths below ``folder`` that exist; a repository inside (a submodule, say) lists its own."""
    output = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", folder=folder)
    found = set()
    for path in filter(None, output.split(b"\0")):
        below = join(folder, path)
        if isdir(below) and not os.path.islink(below.rstrip(b"/")):
            found |= {join(path, inner) for inner in _listed(below)}
        elif lexists(below):
            found.add(path)
    return found
