"""Which folders are git repositories, and where the ``.git`` of a work tree leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from os.path import basename, dirname, isdir, islink, join, lexists, realpath

from audit.errors import Unread
from audit.sources.file import open_file

_HEAD = re.compile(rb"ref: refs/|[0-9a-f]{40}(?:[0-9a-f]{24})?\s*\Z")
_LONGEST = 4_096
OWN = (b"objects", b"lfs", b"index")
"""What of a repository is read as what it holds: content, under the name of its commit."""


def is_repository(folder: bytes) -> bool:
    """What git itself looks at: a head, a store of objects, refs."""
    return (
        isdir(join(folder, b"objects"))
        and isdir(join(folder, b"refs"))
        and _HEAD.match(_line(join(folder, b"HEAD"))) is not None
    )


def led_to(place: bytes) -> bytes | None:
    """The repository that the ``.git`` of a work tree is or names (worktrees, submodules); None when it is gone."""
    if isdir(place) and not islink(place):
        return place
    own = realpath(place if isdir(place) else join(dirname(place), _line(place).removeprefix(b"gitdir: ")))
    common = realpath(join(own, _line(join(own, b"commondir"))))
    return common if is_repository(common) else None


def lies_within(folder: bytes) -> bool:
    """Whether ``folder``, which has no repository, lies in the work tree of one."""
    parents = takewhile(lambda pair: pair[0] != pair[1], pairwise(_upwards(folder)))
    return any(lexists(join(parent, b".git")) for _, parent in parents)


def work_tree(repository: bytes, configured: bytes) -> bytes | None:
    """The real path of the files as they are now; ``configured`` is ``core.worktree``; None for a bare repository."""
    if configured:
        return realpath(join(repository, configured))
    return realpath(dirname(repository)) if basename(repository) == b".git" else None


def is_beneath(path: bytes, folders: tuple[bytes, ...]) -> bool:
    """Whether ``path`` is one of these folders or lies in one."""
    return any(path == folder or path.startswith(join(folder, b"")) for folder in folders)


def _upwards(folder: bytes) -> Iterator[bytes]:
    while True:
        yield folder
        folder = dirname(folder)


def _line(file: bytes) -> bytes:
    """The first line of a small file; b"" where there is none to read."""
    try:
        with open_file(file) as stream:
            return stream.read(_LONGEST).split(b"\n")[0].rstrip(b"\r")
    except (Unread, OSError):
        return b""
