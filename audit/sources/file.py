"""Regular files on disk: how they are opened and what stands beside them.

A name may turn into a link, a pipe or nothing between the listing and the opening.  So a file is opened without
following a link and without waiting for a writer, and what was opened is looked at before it is read.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO

from audit.errors import Unread
from audit.model import Source
from audit.sources.root import Skipped

READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
SAFE_LENGTH = 3_000
"""Bytes of a path handed to the system at once; PATH_MAX is 4,096 on Linux and 1,024 on macOS."""


def system_path(path: str) -> bytes:
    """The bytes of a path of ours, which is UTF-8 with ``surrogateescape`` whatever the locale says."""
    return path.encode("utf-8", "surrogateescape")


def path_text(path: bytes) -> str:
    """The inverse of ``system_path``."""
    return path.decode("utf-8", "surrogateescape")


@contextmanager
def beneath(path: bytes) -> Iterator[tuple[bytes, int | None]]:
    """``(path, None)``; for an absolute path longer than the system takes ``(last name, descriptor of its folder)``."""
    if len(path) <= SAFE_LENGTH or os.open not in os.supports_dir_fd:
        yield path, None
        return
    *parents, name = filter(None, path.split(b"/"))
    folder = os.open(b"/", os.O_RDONLY)
    try:
        for step in parents:
            inner = os.open(step, READ | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = inner
        yield name, folder
    finally:
        os.close(folder)


def reason_of(error: OSError) -> str:
    """The reason code for a file that the system would not give."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            return "vanished"
        case errno.ELOOP:
            return "symlink"
        case errno.ENXIO | errno.ENODEV:
            return "not-a-file"
        case errno.ENAMETOOLONG:
            return "limit:path"
        case errno.EIO:
            return "damaged"
    return "permission"


def open_file(path: bytes) -> BinaryIO:
    """Open a regular file for reading; raises ``Unread`` with the reason where that cannot be."""
    try:
        with beneath(path) as (name, folder):
            descriptor = os.open(name, READ, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM):
            raise
        reason = reason_of(error)
        raise Unread(reason, "skipped" if reason in ("symlink", "not-a-file") else "failed") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unread("not-a-file", "skipped")
    return os.fdopen(descriptor, "rb")


def entry(path: bytes, shown: str, root: int = 0) -> Source | Skipped:
    """The regular file at ``path`` as a Source called ``shown``, or the row that says why it is none."""
    try:
        with beneath(path) as (name, folder):
            status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        return Skipped(shown, reason_of(error))
    if stat.S_ISREG(status.st_mode):
        sibling = partial(_sibling, path, shown, root)
        return Source(shown, partial(open_file, path), root, size=status.st_size, sibling=sibling)
    if stat.S_ISLNK(status.st_mode):
        return Skipped(shown, "symlink")
    if stat.S_ISDIR(status.st_mode):
        return Skipped(shown, "git-history" if path.endswith(b"/.git") else "permission")
    return Skipped(shown, "not-a-file")


def _sibling(path: bytes, shown: str, root: int, suffix: str) -> Source | None:
    beside = entry(path + system_path(suffix), shown + suffix, root)
    return beside if isinstance(beside, Source) else None
