"""Encrypted entries of zip archives: ZipCrypto by the standard library, AES as WinZip writes it by pyzipper."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import IO, TYPE_CHECKING, Self, cast

from audit.model import Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.interface import Reading
from audit.parsing.locks import locked, spellings

if TYPE_CHECKING:
    from pyzipper import AESZipFile, ZipInfo

_AES = 99
_PROVED_BYTES = 1 << 20
_BLOCK = 1 << 16
_ENTRIES_TRIED = 3
"""Where nothing fits so many entries, the others are not tried: each password costs a thousand hashes an entry."""


class ZipLock:
    """Opens the encrypted entries of one archive with the passwords of the reading."""

    def __init__(self, archive: zipfile.ZipFile, source: Source, reading: Reading) -> None:
        self._archive = archive
        self._source = source
        self._passwords = reading.passwords
        self._last: bytes | None = None
        self._failed = 0

    def open(self, info: zipfile.ZipInfo, name: str) -> IO[bytes]:
        """The bytes of an entry that is called ``name``; raises ``Unread`` (locked) when no password fits."""
        for password in self._candidates():
            with suppress(*BROKEN):
                stream = self._aes(info, password) if info.compress_type == _AES else self._crypto(info, password)
                self._last = password
                return stream
        self._failed += 1
        raise locked(self._source, self._passwords, name)

    def _candidates(self) -> Iterator[bytes]:
        """The one that opened the entry before goes first: an archive mostly has one."""
        if self._last is None and self._failed >= _ENTRIES_TRIED:
            return
        known = (self._last,) if self._last is not None else ()
        yield from known
        yield from (password for password in spellings(self._passwords) if password not in known)

    def _crypto(self, info: zipfile.ZipInfo, password: bytes) -> IO[bytes]:
        """Its check is one byte, which every 256th wrong password passes: the beginning must unfold as well."""
        left = _PROVED_BYTES
        with self._archive.open(info, pwd=password) as proof:
            while left > 0 and (block := proof.read(_BLOCK)):
                left -= len(block)
        return self._archive.open(info, pwd=password)

    def _aes(self, info: zipfile.ZipInfo, password: bytes) -> IO[bytes]:
        stream = self._opened.open(self._entries[info.header_offset], pwd=password)
        return cast("IO[bytes]", _Plain(stream))

    @cached_property
    def _entries(self) -> dict[int, ZipInfo]:
        return {entry.header_offset: entry for entry in self._opened.infolist()}

    @cached_property
    def _opened(self) -> AESZipFile:
        from pyzipper import AESZipFile, BadZipFile

        try:
            return AESZipFile(self._archive.fp)
        except BadZipFile as error:
            raise zipfile.BadZipFile from error


class _Plain:
    """pyzipper's stream with the exceptions of the standard library, which it has copies of."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        from pyzipper import BadZipFile

        try:
            return self._stream.read(size)
        except BadZipFile as error:
            raise zipfile.BadZipFile from error
