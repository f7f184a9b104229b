"""The file: ``evidence.jsonl`` (0600), to which lines are only ever added, and its head, noted beside it.

Who adds holds a lock on the file from reading its end to writing after it.  The head in ``evidence.jsonl.head`` is what
shows lines that are missing at the end, whether an editor or an unfinished copy lost them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from audit.casework.evidence.chain import Chain, check, is_ours, line
from audit.casework.evidence.entry import Entry, entry_id, now
from audit.casework.evidence.words import warning
from audit.errors import PdauditError

FILE: Final = "evidence.jsonl"
_MARK: Final = "pdaudit evidence log"
_SCHEMA: Final = 1
_BEGINNING_BYTES: Final = 1 << 20
Unless: TypeAlias = Callable[["Log", Entry], bool]


@dataclass(frozen=True, slots=True, repr=False)
class Log:
    """What a log holds: the entries of its whole lines."""

    path: Path
    chain: Chain
    entries: tuple[Entry, ...]
    data: bytes

    @property
    def head(self) -> str:
        return self.chain.head


def noted(path: Path) -> Path:
    """Where the head of the log at ``path`` is noted."""
    return path.with_name(f"{path.name}.head")


def load(path: Path, head: str = "") -> Log:
    """The log at ``path``, altered or not; ``head``: one that the user has noted.  ``PdauditError`` when there is no
    log, or it is none of ours."""
    try:
        with _locked(path, os.O_RDONLY) as descriptor:  # the head is noted under the lock too: both are of one moment
            data = _content(path, descriptor)
            if not data and not noted(path).exists():
                raise PdauditError("{path} is empty; pdaudit evidence add begins a log", path=path)
            return _log(path, data, head)
    except FileNotFoundError:
        if noted(path).exists():
            return _log(path, b"", head)
        raise PdauditError("there is no evidence log {path}; pdaudit evidence add begins one", path=path) from None
    except OSError as error:
        raise PdauditError("cannot read {path}: {why}", path=path, why=error) from None


def ready(path: Path) -> bool:
    """Whether a log would begin at ``path``; ``PdauditError`` when nothing could be added, before anybody is asked."""
    if path.exists() or noted(path).exists():
        append(path, ())
        return not path.stat().st_size
    if not path.parent.is_dir():
        raise PdauditError("there is no folder {parent}", parent=path.parent)
    return True


def append(path: Path, drafts: Iterable[Entry], unless: Unless | None = None) -> tuple[Entry, ...]:
    """Write entries at the end of the log, which begins here where there is none; all of them or none.

    They come back with their numbers; those that ``unless`` finds in the log already are left out.  ``PdauditError``
    when the log was altered: nothing is added to what can no longer be trusted.
    """
    try:
        if not path.exists() and noted(path).exists():
            raise PdauditError(
                "{path} is gone and {name} remains; restore the log, or delete that file",
                path=path,
                name=noted(path).name,
            )
        with _locked(path, os.O_RDWR | os.O_CREAT | os.O_APPEND) as descriptor:
            data = _content(path, descriptor)
            log = _log(path, data) if data or noted(path).exists() else Log(path, check(b""), (), b"")
            if log.chain.faults:
                raise PdauditError(
                    "{path} was altered, nothing was added (pdaudit evidence verify says where)", path=path
                )
            added = [draft for draft in drafts if unless is None or not unless(log, draft)]
            return _written(log, added, descriptor)
    except OSError as error:
        raise PdauditError("cannot write {path}: {why}", path=path, why=error) from None


def _written(log: Log, drafts: Iterable[Entry], descriptor: int) -> tuple[Entry, ...]:
    bodies: list[dict[str, Any]] = [] if log.data else [_first()]
    entries: list[Entry] = []
    for number, draft in enumerate(drafts, max(1, len(log.chain.hashes))):
        if draft.about and draft.about not in {entry.id for entry in (*log.entries, *entries)}:
            raise PdauditError("about names no entry of this log (pdaudit evidence list)")
        logged = now()
        entries.append(replace(draft, id=entry_id(number), logged=logged, found=draft.found or logged))
        bodies.append(entries[-1].body())
    if not entries:
        return ()
    head, lines = log.head, []
    for body in bodies:
        content, head = line(body, head)
        lines.append(content)
    _write(descriptor, b"".join(lines), len(log.data))
    _note(log.path, f"{head}  {entries[-1].id}\n")
    return tuple(entries)


def _first() -> dict[str, Any]:
    return {"log": _MARK, "schema": _SCHEMA, "begun": now(), "warning": dict(warning())}


def _write(descriptor: int, content: bytes, length: int) -> None:
    """All of it to the disk; where that fails the file is as long as before."""
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, length)
        raise


def _note(path: Path, content: str) -> None:
    """Keep the head beside the log, whole or as it was; an older head is in the log too."""
    target = noted(path)
    whole = target.with_name(f"{target.name}.new")
    with suppress(FileNotFoundError):
        whole.unlink()
    with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(content)
    whole.replace(target)


def _log(path: Path, data: bytes, head: str = "") -> Log:
    chain = check(data, [noted for noted in (_noted_head(path), head) if noted])
    first = chain.bodies[0] if chain.bodies else {}
    if first.get("log") == _MARK and first.get("schema") != _SCHEMA:
        raise PdauditError("{path} was written by another version of pdaudit; update pdaudit", path=path)
    entries = (Entry.of(body) for body in chain.bodies)
    return Log(path, chain, tuple(entry for entry in entries if entry), data)


def _noted_head(path: Path) -> str:
    """The head beside the log; "" where none is noted, "?" where it cannot be read."""
    try:
        return noted(path).read_bytes()[:64].decode("ascii", "replace") or "?"
    except FileNotFoundError:
        return ""


def _content(path: Path, descriptor: int) -> bytes:
    """What is in the file; ``PdauditError`` for one that is not ours, before all of it is read."""
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise PdauditError("{path} is no file", path=path)
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        stream.seek(0)
        beginning = stream.read(_BEGINNING_BYTES)
        if beginning and not is_ours(beginning):
            raise PdauditError(
                "{path} is no evidence log of pdaudit; it was left as it is, choose another with --log", path=path
            )
        return beginning + stream.read()


@contextmanager
def _locked(path: Path, flags: int) -> Iterator[int]:
    """The log, opened; who adds waits for all others, who reads for those who add."""
    import fcntl

    descriptor = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if flags & os.O_RDWR else fcntl.LOCK_SH)
        yield descriptor
    finally:
        os.close(descriptor)
