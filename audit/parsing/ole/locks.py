"""Whether an old Office document (1997 to 2003) wants a password, and which program it is of."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from audit.errors import Unread
from audit.parsing.interface import Head
from audit.parsing.ole.names import MAGIC
from audit.parsing.ole.streams import opened, stream_bytes

if TYPE_CHECKING:
    from olefile import OleFileIO

_WORD_ENCRYPTED = 0x0100
_WORD_97 = 0xA5EC
_ENCRYPTED_USER = 0xF3D1C4DF
_BOF, _FILE_PASS, _WRITE_PROTECT = 0x0809, 0x002F, 0x0086
_LARGEST = 128 << 20


def is_locked(head: Head) -> bool:
    """Whether the flag of Word, the record of Excel or the token of PowerPoint says so."""
    if not head.data.startswith(MAGIC):
        return False
    try:
        with head.source.open() as stream, opened(stream) as ole:
            return _word(ole) or _excel(ole) or _power_point(ole)
    except Unread:
        return False


def is_endless(stream: BinaryIO) -> bool:
    """Whether a chain of sectors runs in a circle, which olefile follows without end when it writes."""
    with opened(stream) as ole:
        ole.loadminifat()
        return any(
            entry is not None and _circles(ole.minifat if entry.is_minifat else ole.fat, entry.isectStart)
            for entry in ole.direntries
        )


def _circles(table: Sequence[int], sector: int) -> bool:
    for _ in range(len(table)):
        if not 0 <= sector < len(table):
            return False
        sector = table[sector]
    return 0 <= sector < len(table)


def _word(ole: OleFileIO) -> bool:
    """[MS-DOC] 2.5.2: fEncrypted."""
    start = _start(ole, "WordDocument", 12)
    if len(start) < 12:
        return False
    kind, flags = struct.unpack("<H8xH", start)
    return kind == _WORD_97 and bool(flags & _WORD_ENCRYPTED)


def _excel(ole: OleFileIO) -> bool:
    """[MS-XLS] 2.1.7.20.1: FilePass is the first record behind BOF, but for WriteProtect."""
    start = _start(ole, "Workbook", 64)
    at = 0
    for kinds in ((_BOF,), (_WRITE_PROTECT, _FILE_PASS), (_FILE_PASS,)):
        if at + 4 > len(start):
            return False
        kind, length = struct.unpack_from("<2H", start, at)
        if kind not in kinds:
            return False
        if kind == _FILE_PASS:
            return True
        at += 4 + length
    return False


def _power_point(ole: OleFileIO) -> bool:
    """[MS-PPT] 2.3.2: headerToken."""
    user = stream_bytes(ole, "Current User")
    return len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED_USER


def _start(ole: OleFileIO, name: str, size: int) -> bytes:
    try:
        return bytes(ole.openstream(name).read(size)) if ole.exists(name) and ole.get_size(name) <= _LARGEST else b""
    except (OSError, ValueError, IndexError, TypeError):
        return b""
