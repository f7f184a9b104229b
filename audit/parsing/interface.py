"""What a reader is.  One module here = one format; it ends in one constant ``READER``; the folder is the registry.

A reader turns the bytes of a source into items (``audit.model.Item``).  It yields as it reads, keeps no more
than one block, changes nothing, and raises ``Unread`` with a reason when it cannot go on: what it has yielded
until then stays.  Any other exception is a defect or a damaged file; the scan turns it into a failed outcome.
Importing a reader module must be cheap: libraries are imported inside ``read``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from audit.config import Limits
from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.pictures.sight import Sight, Watch
from audit.passwords import Passwords

HEAD_BYTES = 65_536
BLOCK_CHARS = 262_144


class Head:
    """The beginning of a source, for recognising its kind by content.  The name is only ever a tie-breaker."""

    def __init__(self, source: Source, data: bytes, size: int | None) -> None:
        self.source = source
        self.data = data
        self.size = size
        self.name = source.name.lower()
        self.suffix = self.name.rpartition(".")[2] if "." in self.name else ""

    @cached_property
    def text(self) -> str | None:
        """The head decoded by the encoding ladder; None when it is not text."""
        from audit.parsing.text.encoding import decode_head

        return decode_head(self.data)

    @cached_property
    def zip_names(self) -> frozenset[str]:
        """Names in the central directory when this is a zip archive; empty otherwise or when damaged."""
        if not self.data.startswith(b"PK\x03\x04"):
            return frozenset()
        import zipfile

        try:
            with self.source.open() as stream, zipfile.ZipFile(stream) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return frozenset()


@dataclass(slots=True)
class Budget:
    """What one root file may unfold to, shared by all its members however deep; passing it is a visible limit."""

    limits: Limits
    members: int = 0
    unfolded: int = 0
    watch: Watch = field(default_factory=Watch)

    def enter(self, depth: int, *, counts: bool = True) -> None:
        """Count one member at ``depth`` containers deep; raise ``Unread`` past a limit."""
        self.members += counts
        if depth > self.limits.depth:
            raise Unread(f"limit:depth:{self.limits.depth}")
        if self.members > self.limits.members:
            raise Unread(f"limit:members:{self.limits.members}", "partial")

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Members count from nothing: of a mailbox every message may have as many."""
        before, self.members = self.members, 0
        try:
            yield
        finally:
            self.members = before

    def spend(self, count: int) -> None:
        """Count ``count`` unfolded bytes; raise ``Unread`` past the limit."""
        self.unfolded += count
        if self.unfolded > self.limits.unfolded_bytes:
            raise Unread(f"limit:bytes:{self.limits.unfolded_bytes}", "partial")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is given beside the source."""

    head: Head
    budget: Budget
    limits: Limits
    scratch: Path
    """A private folder (0700) that is removed when the job ends."""
    sight: Sight = field(default_factory=Sight)
    """What looks at pictures."""
    passwords: Passwords = field(default_factory=Passwords)
    """What may open a locked file."""

    def unfold(self, stream: BinaryIO) -> BinaryIO:
        """Copy a decompressing stream into a private temporary file under the budget; seekable, at 0."""
        out = tempfile.SpooledTemporaryFile(max_size=8 << 20, dir=str(self.scratch))  # noqa: SIM115 - the caller closes it
        while block := stream.read(1 << 16):
            self.budget.spend(len(block))
            out.write(block)
        out.seek(0)
        return cast(BinaryIO, out)  # it has been a BinaryIO in all but type since 3.11


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    ``name`` is what the report calls the format (``csv``, ``docx``); ``sniff`` looks at the head and says how sure it
    is, 0 (not mine) to 100 (magic bytes); the highest wins, ``order`` breaks ties (lower first).
    """

    name: str
    sniff: Callable[[Head], int]
    read: Callable[[Source, Reading], Iterator[Item]]
    order: int = field(default=50)
