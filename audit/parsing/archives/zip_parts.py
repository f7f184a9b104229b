"""The parts of a document that is a zip archive: those a reader takes, and those that are left as members."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing

from audit.errors import Unread
from audit.model import Remark, Source
from audit.parsing.archives.unfolding import Member, Names
from audit.parsing.archives.zip_entries import member_name, packed
from audit.parsing.archives.zip_locks import ZipLock
from audit.parsing.interface import Reading

LARGEST = 32 << 20
"""A part that is larger is not held in memory: it stays a member."""


class Parts:
    """What an open archive holds.  A part that was taken is no member any more, unless it is given back."""

    def __init__(self, archive: zipfile.ZipFile, source: Source, reading: Reading) -> None:
        self._archive, self._source, self._reading = archive, source, reading
        self._lock = ZipLock(archive, source, reading)
        files = (info for info in archive.infolist() if not info.is_dir())
        self._parts = {posixpath.normpath(member_name(info).replace("\\", "/")).lstrip("/"): info for info in files}
        self._taken: set[str] = set()
        self.broken: str | None = None
        """Why a part that was taken ended early."""

    def names(self) -> list[str]:
        """Every name, in order."""
        return sorted(self._parts)

    def take(self, name: str) -> bytes:
        """The bytes of a part; b"" when there is none, it was taken before, is too large, or damaged from its start."""
        info = self._parts.get(name)
        if info is None or info.file_size > LARGEST or name in self._taken:
            return b""
        self._taken.add(name)
        with closing(self._member(info)) as member:
            try:
                with member.open() as stream:
                    data = stream.read(LARGEST)
            except Unread as unread:
                if unread.state == "partial" or unread.reason.startswith("locked"):
                    raise
                self.broken = self.broken or unread.reason
                return b""
            self.broken = self.broken or member.broken
        return data

    def give_back(self, name: str) -> None:
        """The part could not be used: it is a member after all."""
        self._taken.discard(name)

    def members(self, is_silent: Callable[[str], bool]) -> Iterator[Source | Remark]:
        """What was not taken, but for what only says how the document looks; one opens until the next is asked for."""
        names = Names()
        for name in self.names():
            if name in self._taken or is_silent(name):
                continue
            info = self._parts[name]
            with closing(self._member(info)) as member:
                yield self._source.member(names.unique(name), member.open, info.file_size)
                if member.broken:
                    yield Remark(incomplete=member.broken)
        if self.broken:
            yield Remark(incomplete=self.broken)

    def _member(self, info: zipfile.ZipInfo) -> Member:
        return Member(packed(self._archive, info, self._lock), self._reading, info.compress_size)
