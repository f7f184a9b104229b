"""Pointers of git LFS: a few lines that stand where a file was; its content is kept in another place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading

_LONGEST = 1_024
_POINTER = re.compile(
    rb"version https://(?:git-lfs\.github\.com|hawser\.github\.com)/spec/v1\r?\n(?:[a-z0-9.-]+ [^\n]*\n)*oid sha256:"
)
"""docs/spec.md of git-lfs (2013 to date)."""


def sniff(head: Head) -> int:
    """The version line, and the name of the content."""
    return 100 if len(head.data) <= _LONGEST and _POINTER.match(head.data) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Raise ``Unread``: the content is not here."""
    yield from ()
    raise Unread("elsewhere:lfs")


READER = Reader("lfs", sniff, read)
