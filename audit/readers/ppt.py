"""Presentations of 1997 to 2003 (PPT): the text of slides, notes and comments, properties, embedded files.

Records after [MS-PPT] 2.3, Microsoft Open Specifications.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.ole.streams import embedded_files, opened, properties, root_names, stream_bytes
from audit.parsing.paragraphs import paragraphs

_STREAM = "PowerPoint Document"
_WIDE_TEXT, _NARROW_TEXT, _STRING = 0x0FA0, 0x0FA8, 0x0FBA
_CONTAINER = 0xF
_ENCRYPTED_USER = 0xF3D1C4DF


def sniff(head: Head) -> int:
    """The stream of that name."""
    return 97 if _STREAM in root_names(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield each text as a line, counted in the order of the file; raise ``Unread`` when it is locked."""
    with source.open() as stream, opened(stream) as ole:
        user = stream_bytes(ole, "Current User")
        if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED_USER:
            raise Unread("locked")
        yield from properties(ole)
        data = stream_bytes(ole, _STREAM)
        yield from paragraphs("slides", _texts(data))
        if not _is_whole(data):
            yield Remark(incomplete="damaged")
        yield from embedded_files(source, ole)
        if ole.exists("Pictures"):
            yield Remark(not_looked_at=("pictures",))


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, start, end) of every record; one that holds others is entered by going on behind its header."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        at += 8
        yield kind, at, at + length
        if version & 0xF != _CONTAINER:
            at += length


def _texts(data: bytes) -> Iterator[str]:
    for kind, start, end in _records(data):
        if kind in (_WIDE_TEXT, _STRING):
            text = data[start:end].decode("utf-16-le", "replace")
        elif kind == _NARROW_TEXT:
            text = data[start:end].decode("latin-1")
        else:
            continue
        yield from text.replace("\x0b", "\r").split("\r")


def _is_whole(data: bytes) -> bool:
    return max((end for _, _, end in _records(data)), default=-1) <= len(data) and len(data) > 0


READER = Reader("ppt", sniff, read)
