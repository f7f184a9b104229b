"""A folder or a file on disk, read whole: no ignore file is heeded, no link followed, nothing left out in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os.path import basename, isdir, islink, join, lexists, normpath, realpath  # pathlib cannot carry names as bytes

from audit.model import Source
from audit.sources.file import READ, beneath, entry, path_text, reason_of, system_path
from audit.sources.git_folder import OWN, is_beneath, is_repository, led_to, lies_within
from audit.sources.git_history import Repository
from audit.sources.root import Skipped, SourceOrRow

ESTIMATE_ENTRIES = 200_000


@dataclass(frozen=True, slots=True)
class Walk:
    """``name`` as given and ``base``, the real path of the folder or file it leads to.

    ``exclude`` holds real paths (files this run writes, say) that are listed as nothing.  ``histories``: git
    repositories are read, where they lie in one of these folders (real paths); of none when there is none.
    """

    name: str
    base: bytes
    root: int = 0
    exclude: frozenset[bytes] = frozenset()
    histories: tuple[bytes, ...] = ()

    @classmethod
    def of(
        cls, name: str, root: int = 0, exclude: frozenset[str] = frozenset(), histories: tuple[bytes, ...] = ()
    ) -> Walk:
        """The thing called ``name``, which exists; a link that the user names is followed."""
        real = frozenset(realpath(os.fsencode(path)) for path in exclude)
        return cls(name, realpath(os.fsencode(name)), root, real, histories)

    def sources(self) -> Iterator[SourceOrRow]:
        """Every file below; or the one file that was named, called by its own name."""
        if not isdir(self.base):
            yield entry(self.base, path_text(self._file_name()), self.root)
            return
        if self.histories:
            yield from self._own_history()
        pending = [iter([b""])]
        while pending:
            path = next(pending[-1], None)
            if path is None:
                pending.pop()
            elif path and not path.endswith(b"/"):
                if join(self.base, path) not in self.exclude:
                    yield from self._entry(path)
            else:
                try:
                    names = listing(join(self.base, path), histories=bool(self.histories))
                    pending.append(map(path.__add__, names))
                except OSError as error:
                    yield Skipped(path_text(path.rstrip(b"/")), reason_of(error))

    def _own_history(self) -> Iterator[SourceOrRow]:
        """Of the folder that was named."""
        if is_repository(self.base):
            yield from self._entry(b".")
        elif not lexists(join(self.base, b".git")) and lies_within(self.base):
            yield Skipped(".git", "elsewhere:repository")

    def _entry(self, path: bytes) -> Iterator[SourceOrRow]:
        """A file; a repository, whose files come after it; a ``.git`` that leads to one."""
        real, shown = normpath(join(self.base, path)), path_text(path)
        if not self.histories or not (basename(path) == b".git" or is_repository(real)):
            yield entry(real, shown, self.root)
        elif isdir(real) and not islink(real):
            yield from Repository(real, shown, self.root, self.histories, self.exclude).sources()
        elif (repository := led_to(real)) and is_beneath(repository, self.histories):
            yield entry(real, shown, self.root)  # it is read at its own place
        else:
            yield Skipped(shown, "elsewhere:repository")

    def total_bytes(self) -> int | None:
        """The sum of the sizes; None past ``ESTIMATE_ENTRIES`` entries, for listing them all twice would be felt."""
        if self.histories:
            return None
        total = 0
        for count, item in enumerate(self.sources()):
            if count == ESTIMATE_ENTRIES:
                return None
            total += (item.size or 0) if isinstance(item, Source) else 0
        return total

    def real(self, path: str) -> str | None:
        """See ``Root``."""
        return os.fsdecode(join(self.base, system_path(path)) if isdir(self.base) else self.base)

    def shown(self, path: str) -> str:
        """See ``Root``."""
        return normpath(join(self.name, path)) if isdir(self.base) else self.name

    def _file_name(self) -> bytes:
        return basename(os.fsencode(self.name))


def listing(folder: bytes, *, histories: bool = False) -> list[bytes]:
    """The names in a folder, sorted; those that end in "/" are folders to go into.

    With that slash the order of a depth-first walk is the bytewise order of the paths.  A folder that cannot be
    listed, and ``.git``, stand without it: they are one row each, at the place of their bare name.  With
    ``histories`` a repository stands there both ways, and what it keeps its history in is not gone into.
    """
    names = []
    with _scan(folder) as entries:
        for item in entries:
            name = os.fsencode(item.name)
            inner = item.is_dir(follow_symlinks=False) and _can_list(join(folder, name))
            kept = name == b".git" or (histories and inner and is_repository(join(folder, name)))
            names += [name] * (kept or not inner) + [name + b"/"] * (inner and (histories or not kept))
    if histories and is_repository(folder):
        names = [name for name in names if name.rstrip(b"/") not in OWN]
    return sorted(names)


def _can_list(folder: bytes) -> bool:
    try:
        with _scan(folder):
            return True
    except OSError:
        return False


@contextmanager
def _scan(folder: bytes) -> Iterator[Iterator[os.DirEntry[str]] | Iterator[os.DirEntry[bytes]]]:
    """``os.scandir`` that does not go through a link put in the folder's place, and takes paths of any length."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    with beneath(folder) as (name, parent):
        descriptor = os.open(name, READ | os.O_DIRECTORY, dir_fd=parent)
    try:
        with os.scandir(descriptor) as named:
            yield named
    finally:
        os.close(descriptor)
