"""Originals: what they are when they are added, and whether they still are.  They are opened for reading only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

from audit.casework.evidence.entry import Entry
from audit.errors import PdauditError

State = Literal["unchanged", "changed", "missing", "unreadable"]
_STEP: Final = 1 << 20


def taken(name: str, log: Path) -> dict[str, Any]:
    """The fields of an entry that tell what the file called ``name`` is now; ``PdauditError`` when it cannot be read
    to its end."""
    path = Path(os.path.abspath(name))  # noqa: PTH100 - a link stays the name that the user knows
    folder = Path(os.path.abspath(log)).parent  # noqa: PTH100
    try:
        before = path.stat()
        if stat.S_ISDIR(before.st_mode):
            raise PdauditError("{name} is a folder; name the files in it", name=name)
        if not stat.S_ISREG(before.st_mode):
            raise PdauditError("{name} is no file", name=name)
        size, digest = digested(path)
        after = path.stat()
    except FileNotFoundError:
        raise PdauditError("no such file: {name}", name=name) from None
    except OSError as error:
        raise PdauditError("cannot read {name}: {why}", name=name, why=error) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
        raise PdauditError("{name} changed while it was read; try again when nothing writes to it", name=name)
    kept = path.relative_to(folder) if path.is_relative_to(folder) else path
    return {"file": path.name, "path": kept.as_posix(), "size": size, "sha256": digest}


def digested(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256."""
    size, digest = 0, sha256()
    for block in blocks(path):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()


def blocks(path: Path) -> Iterator[bytes]:
    """The content of a file."""
    with path.open("rb") as stream:
        while block := stream.read(_STEP):
            yield block


def place(entry: Entry, log: Path) -> Path:
    """Where the file of an entry lay when it was added; a folder that moved as a whole is found again."""
    return log.parent / entry.path


def state(entry: Entry, log: Path) -> State:
    """What has become of the file of an entry."""
    path = place(entry, log)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "missing"
        return "unchanged" if digested(path) == (entry.size, entry.sha256) else "changed"
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except OSError:
        return "unreadable"


def states(entries: Iterable[Entry], log: Path) -> Iterator[tuple[Entry, State]]:
    """The entries that have a file, and what has become of it; a file of many entries is read once."""
    known: dict[tuple[str, str], State] = {}
    for entry in entries:
        if entry.sha256:
            key = (entry.path, entry.sha256)
            if key not in known:
                known[key] = state(entry, log)
            yield entry, known[key]
