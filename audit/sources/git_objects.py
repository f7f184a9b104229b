"""The objects of a repository, read through git's own pipes; nothing is written, and nobody is waited for for ever."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from multiprocessing.connection import wait
from os.path import join
from typing import IO, BinaryIO, cast

from audit.errors import Unread
from audit.sources.file import open_file
from audit.sources.git_command import start

SILENCE = 40
"""Seconds after which git is given up: less than what a worker that says nothing has."""
SPOOL_BYTES = 8 << 20
POINTER_BYTES = 1_024
POINTER = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\n(?:ext-[^\n]+\n)*oid sha256:([0-9a-f]{64})\n")
"""What git keeps of a file whose content git LFS keeps (docs/spec.md of git-lfs); never longer than 1,024 bytes."""
_STEP = 1 << 16


class Talk:
    """One git process that is asked and answers."""

    def __init__(self, repository: bytes, *arguments: str) -> None:
        self._git = start(repository, *arguments)
        self._answers = cast("IO[bytes]", self._git.stdout).fileno()
        self._held = b""
        self._at = 0
        self.close = weakref.finalize(self, _end, self._git, os.getpid())

    def ask(self, line: str) -> None:
        """Hand over one line."""
        with suppress(BrokenPipeError):  # the answer will be missing
            cast("IO[bytes]", self._git.stdin).write(line.encode("ascii") + b"\n")

    def line(self, mark: bytes = b"\n") -> bytes:
        """The next line without its end; b"" when there is none."""
        while (end := self._held.find(mark, self._at)) < 0:
            if not self._more():
                return b""
        line, self._at = self._held[self._at : end], end + 1
        return line

    def lines(self, mark: bytes = b"\n") -> Iterator[bytes]:
        """Every line until git ends; raises ``Unread`` when it ends with an error."""
        while line := self.line(mark):
            yield line
        with suppress(BrokenPipeError):
            cast("IO[bytes]", self._git.stdin).close()
        try:
            failed = self._git.wait(SILENCE)
        except subprocess.TimeoutExpired:
            raise Unread(f"timeout:{SILENCE}") from None
        if failed:
            raise Unread("damaged")

    def pieces(self, count: int) -> Iterator[bytes]:
        """The next ``count`` bytes in pieces; raises ``Unread`` when they end before."""
        while count:
            if self._at == len(self._held) and not self._more():
                raise Unread("damaged")
            piece = self._held[self._at : self._at + count]
            self._at += len(piece)
            count -= len(piece)
            yield piece

    def _more(self) -> bool:
        if not wait([self._answers], SILENCE):
            raise Unread(f"timeout:{SILENCE}")
        data = os.read(self._answers, _STEP)
        self._held, self._at = self._held[self._at :] + data, 0
        return bool(data)


def _end(git: subprocess.Popen[bytes], owner: int) -> None:
    """End git and free its pipes; a forked process that inherited the object leaves its parent's git alone."""
    if os.getpid() != owner:
        return
    git.kill()
    for pipe in (git.stdin, git.stdout):
        cast("IO[bytes]", pipe).close()
    git.wait()


class Batch(Talk):
    """Objects by name, one after the other; after an ``Unread`` it must not be asked again."""

    def __init__(self, repository: bytes) -> None:
        super().__init__(repository, "cat-file", "--batch")

    def read(self, name: str) -> Iterator[bytes]:
        """The content of an object in pieces; read to its end before the next."""
        self.ask(name)
        match self.line().split(b" "):
            case _, _, size:
                yield from self.pieces(int(size))
                for _ in self.pieces(1):  # the line ends
                    pass
            case _:
                raise Unread("damaged")


@lru_cache(maxsize=1)
def _batch(repository: bytes, process: int) -> Batch:  # noqa: ARG001 - a forked process needs its own
    return Batch(repository)


def open_object(repository: bytes, name: str) -> BinaryIO:
    """The content of an object, seekable; of a pointer of git LFS the file it points to, where that is here."""
    out = _spool()
    try:
        for piece in _batch(repository, os.getpid()).read(name):
            out.write(piece)
    except BaseException:
        _batch.cache_clear()
        out.close()
        raise
    if out.tell() <= POINTER_BYTES:
        out.seek(0)
        if pointer := POINTER.match(out.read()):
            with suppress(Unread):
                return open_file(stored(repository, pointer[1]))
    out.seek(0)
    return out


def stored(repository: bytes, name: bytes) -> bytes:
    """Where git LFS keeps the file of this SHA-256."""
    return join(repository, b"lfs", b"objects", name[:2], name[2:4], name)


def open_refs(repository: bytes) -> BinaryIO:
    """The names of branches, tags and all other refs, one a line."""
    out = _spool()
    try:
        for line in Talk(repository, "for-each-ref", "--format=%(refname)").lines():
            out.write(line + b"\n")
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return out


def _spool() -> BinaryIO:
    return cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES))
