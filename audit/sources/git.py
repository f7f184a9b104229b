"""What git knows: the staged content, the content a range of commits arrives at, the files of a work tree."""

from __future__ import annotations

import heapq
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from os.path import isdir, islink, join, lexists, relpath
from typing import BinaryIO, cast

from audit.errors import PdauditError, Unread
from audit.model import Source
from audit.sources.file import entry, path_text, system_path
from audit.sources.git_command import QUIET, git
from audit.sources.git_folder import is_beneath, led_to
from audit.sources.git_history import Repository
from audit.sources.root import Skipped, SourceOrRow
from audit.sources.walk import Walk

CHANGED = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--diff-filter=AMT")
SPOOL_BYTES = 8 << 20


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
    """A folder in a work tree: tracked files and untracked ones that are not ignored, as they lie on disk; where the
    walk reads histories, those of the repositories these files belong to."""

    walk: Walk
    paths: tuple[bytes, ...]
    repositories: tuple[Repository | Skipped, ...] = ()

    @property
    def name(self) -> str:
        """As given."""
        return self.walk.name

    def sources(self) -> Iterator[SourceOrRow]:
        """See ``Root``."""
        files = (entry(join(self.walk.base, path), path_text(path), self.walk.root) for path in self.paths)
        yield from heapq.merge(files, *map(_told, self.repositories), key=lambda item: system_path(item.path))

    def total_bytes(self) -> int | None:
        """The sum of the sizes; None with histories."""
        if self.repositories:
            return None
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
    trees = [b""]
    try:
        paths = _listed(walk.base, b"", trees)
    except PdauditError:
        return walk
    kept = (path for path in paths if join(walk.base, path) not in walk.exclude)
    return WorkTree(walk, tuple(sorted(kept)), tuple(_repositories(walk, sorted(trees))) if walk.histories else ())


def _listed(base: bytes, folder: bytes, trees: list[bytes]) -> set[bytes]:
    """Paths below ``folder`` that exist; a repository inside (a submodule, say) lists its own and goes to ``trees``."""
    output = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", folder=join(base, folder))
    found = set()
    for path in (join(folder, name) for name in output.split(b"\0") if name):
        below = join(base, path)
        if isdir(below) and not islink(below.rstrip(b"/")):
            trees.append(path)
            found |= _listed(base, path, trees)
        elif lexists(below):
            found.add(path)
    return found


def _repositories(walk: Walk, trees: list[bytes]) -> Iterator[Repository | Skipped]:
    """The repository of each work tree, once, at the first ``.git`` that leads to it."""
    met: set[bytes] = set()
    for tree in trees:
        place = join(tree, b".git")
        repository = led_to(join(walk.base, place))
        if tree and not lexists(join(walk.base, place)):  # a submodule that is not here
            continue
        if repository is None or not is_beneath(repository, walk.histories):
            yield Skipped(path_text(place), "elsewhere:repository")
        elif repository not in met:
            met.add(repository)
            yield Repository(repository, path_text(place), walk.root, walk.histories, walk.exclude)


def _told(repository: Repository | Skipped) -> Iterable[SourceOrRow]:
    return [repository] if isinstance(repository, Skipped) else repository.sources()
