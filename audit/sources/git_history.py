"""Everything a repository remembers: messages and people of its commits and tags, and every file it ever held.

Objects are taken from the store itself, so that what a reflog, a stash or nobody names any more is read as well, and
neither grafts nor a cut history lead astray.  Each content is one Source, at the commit that had it first: commits go
by their time, and a tree or a file that was met before is passed over.  What lies in the work tree with the same bytes
is read there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from os.path import getsize, join, realpath

from audit.errors import Unread
from audit.model import Source
from audit.parsing.git_object import entries, letter, signed
from audit.sources.file import open_file, path_text
from audit.sources.git_folder import is_beneath, work_tree
from audit.sources.git_known import ABSENT, Known
from audit.sources.git_objects import POINTER_BYTES, Batch, Talk, open_object, open_refs
from audit.sources.root import Skipped, SourceOrRow

SHORT = 10
"""Digits of an object's name that tell it from all others."""
LARGEST = 64 << 20
"""Bytes of a commit or a tree that is taken apart."""
_STEP = 1 << 20
_FOLDER, _SUBMODULE = b"40000", b"160000"
"""Modes of entries of a tree; any other is a file, or a link, whose target is text."""
_LISTED = "--batch-check=%(objectname) %(objecttype) %(objectsize)"

Trail = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in ``folder`` (real path), whose row is called ``path``.

    ``read`` are folders and ``unread`` files of this run: a work tree counts where all its files are read.
    """

    folder: bytes
    path: str
    root: int = 0
    read: tuple[bytes, ...] = ()
    unread: frozenset[bytes] = frozenset()

    def sources(self) -> Iterator[SourceOrRow]:
        """A row for the repository, a Source for each commit, tag and content, a row for what is not here."""
        with closing(Known()) as known:
            try:
                yield from _History(self, known).entries()
            except Unread as stop:
                yield Skipped(self.path, stop.reason)


class _History:
    def __init__(self, repository: Repository, known: Known) -> None:
        self._it = repository
        self._known = known
        self._batch = Batch(repository.folder)
        self._absent = "elsewhere:partial-clone" if _is_partial(repository.folder) else "damaged"
        self._submodules: set[str] = set()

    def entries(self) -> Iterator[SourceOrRow]:
        broken = self._list()
        yield Source(self._it.path, partial(open_refs, self._it.folder), self._it.root)
        yield from broken
        with suppress(OSError):
            if getsize(join(self._it.folder, b"shallow")):
                yield Skipped(self._it.path, "elsewhere:shallow", ("shallow",))
        self._pass_over_work_tree()
        for tag in self._known.unmet("tag"):
            yield from self._met(tag, (f"tag {_short(tag)}",))
        yield from self._commits()
        yield from self._index()
        for tree in self._known.unmet("tree"):
            yield from self._tree(tree, (f"tree {_short(tree)}",))
        for blob in self._known.unmet("blob"):
            yield from self._met(blob, (f"blob {_short(blob)}",))

    def _list(self) -> list[Skipped]:
        """Learn what is here; gives rows for what is broken."""
        listing = Talk(self._it.folder, "cat-file", "--batch-all-objects", "--unordered", _LISTED)
        broken: list[str] = []
        try:
            self._known.fill(_listed(listing, broken))
        except Unread as stop:
            if self._known.is_empty():
                raise
            return [Skipped(self._it.path, stop.reason, ("objects",))]
        return [Skipped(self._it.path, "damaged", (f"object {name[:SHORT]}",)) for name in sorted(broken)]

    def _commits(self) -> Iterator[SourceOrRow]:
        for commit in self._known.unmet("commit"):
            try:
                told = letter(self._content(commit, self._known.size(commit)))
                made = signed(told.field("committer"))
                self._known.dated(made.seconds, commit, made.day, bytes.fromhex(told.field("tree").decode("ascii")))
            except (Unread, ValueError):
                yield Skipped(self._it.path, "damaged", (f"commit {_short(commit)}",))
        for commit, day, tree in self._known.history():
            trail = (f"commit {_short(commit)} {day}",)
            yield from self._met(commit, trail)
            yield from self._tree(tree, trail)

    def _tree(self, top: bytes, trail: Trail) -> Iterator[SourceOrRow]:
        """Every content below ``top`` that was not met before, folder by folder."""
        pending = [(top, b"")]
        while pending:
            tree, path = pending.pop()
            if (size := self._known.meet(tree)) is None:
                continue
            inner: list[tuple[bytes, bytes]] = []
            try:
                for mode, name, item in entries(self._content(tree, size), len(tree)):
                    if mode == _FOLDER:
                        inner.append((item, join(path, name)))
                    elif mode == _SUBMODULE or not self._known.is_met(item):
                        yield from self._file(mode, item, (*trail, path_text(join(path, name))))
            except Unread as stop:
                yield Skipped(self._it.path, stop.reason, (*trail, path_text(path) or "tree"))
            except ValueError:
                yield Skipped(self._it.path, "damaged", (*trail, path_text(path) or "tree"))
            pending.extend(reversed(inner))

    def _file(self, mode: bytes, item: bytes, trail: Trail) -> Iterator[SourceOrRow]:
        if mode != _SUBMODULE:
            yield from self._met(item, trail)
        elif trail[-1] not in self._submodules:  # one row for all its commits
            self._submodules.add(trail[-1])
            yield Skipped(self._it.path, "submodule", trail)

    def _met(self, item: bytes, trail: Trail) -> Iterator[SourceOrRow]:
        """What is met for the first time.  A small content may be a pointer: its size is not what will be read."""
        size = self._known.meet(item)
        if size == ABSENT:
            yield Skipped(self._it.path, self._absent, trail)
        elif size is not None:
            opener = partial(open_object, self._it.folder, item.hex())
            yield Source(self._it.path, opener, self._it.root, trail, size if size > POINTER_BYTES else None)

    def _index(self) -> Iterator[SourceOrRow]:
        """What was staged and never committed."""
        try:
            for mode, blob, path in self._staged():
                yield from self._file(mode, blob, ("index", path_text(path)))
        except Unread as stop:
            yield Skipped(self._it.path, stop.reason, ("index",))

    def _pass_over_work_tree(self) -> None:
        """Files that are as they were committed are read where they lie."""
        configured = Talk(self._it.folder, "config", "--file", "config", "--null", "--get", "core.worktree").line(b"\0")
        tree = work_tree(self._it.folder, configured)
        if tree is None or not is_beneath(tree, self._it.read):
            return
        with suppress(Unread):  # it is told where what is staged is read
            for mode, blob, path in self._staged():
                file = join(tree, path)
                if mode.startswith(b"100") and file not in self._it.unread and self._is_as_it_was(file, blob):
                    self._known.meet(blob)

    def _is_as_it_was(self, file: bytes, blob: bytes) -> bool:
        size = self._known.size(blob)
        digest = hashlib.sha256() if len(blob) == hashlib.sha256().digest_size else hashlib.sha1(usedforsecurity=False)
        digest.update(b"blob %d\0" % size)
        try:
            if getsize(file) != size or realpath(file) != file:
                return False
            with open_file(file) as stream:
                while block := stream.read(_STEP):
                    digest.update(block)
        except (OSError, Unread):
            return False
        return digest.digest() == blob

    def _staged(self) -> Iterator[tuple[bytes, bytes, bytes]]:
        """(mode, object, path) of the index."""
        for line in Talk(self._it.folder, "ls-files", "--stage", "-z").lines(b"\0"):
            head, _, path = line.partition(b"\t")
            mode, blob, _ = head.split(b" ")
            yield mode, bytes.fromhex(blob.decode("ascii")), path

    def _content(self, item: bytes, size: int) -> bytes:
        if size == ABSENT:
            raise Unread(self._absent)
        if size > LARGEST:
            raise Unread(f"limit:bytes:{LARGEST}")
        try:
            return b"".join(self._batch.read(item.hex()))
        except Unread:
            self._batch = Batch(self._it.folder)
            raise


def _listed(listing: Talk, broken: list[str]) -> Iterator[tuple[bytes, str, int]]:
    """(object, kind, size) of what git lists; the names of those it cannot read go to ``broken``."""
    for line in listing.lines():
        name, kind, *size = line.decode("ascii", "replace").split(" ")
        if size:
            yield bytes.fromhex(name), kind, int(size[0])
        else:
            broken.append(name)


def _is_partial(repository: bytes) -> bool:
    """Whether what is missing stayed on a server (``git clone --filter``)."""
    with suppress(OSError):
        return any(name.endswith(b".promisor") for name in os.listdir(join(repository, b"objects", b"pack")))
    return False


def _short(item: bytes) -> str:
    return item.hex()[:SHORT]
