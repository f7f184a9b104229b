"""What can be had from a zip archive that lost its directory: a walk along the local headers, front to back."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from audit.errors import Unread
from audit.model import Remark, Source
from audit.parsing.archives.unfolding import Inflated, Member, Names, Slice, decode_name
from audit.parsing.interface import Reading

_LOCAL = b"PK\x03\x04"
_SIGNATURES = (_LOCAL, b"PK\x01\x02")
_HEADER = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    flags: int
    method: int
    start: int
    end: int


def walk(source: Source, reading: Reading, stream: BinaryIO) -> Iterator[Source | Remark]:
    """Yield the members found, in file order, and that the archive is damaged; a member opens only until the next one
    is asked for."""
    names = Names()
    at = _find(stream, 0, (_LOCAL,))
    while entry := _entry(stream, at):
        if not entry.name.endswith("/"):
            with closing(Member(_packed(stream, entry), reading, entry.end - entry.start)) as member:
                yield source.member(names.unique(entry.name), member.open)
        at = _find(stream, entry.end, (_LOCAL,))
    yield Remark(incomplete="damaged")


def _entry(stream: BinaryIO, at: int) -> _Entry | None:
    stream.seek(at)
    raw = stream.read(_HEADER.size)
    if len(raw) < _HEADER.size or not raw.startswith(_LOCAL):
        return None
    _, _, flags, method, _, _, _, packed, _, name_length, extra_length = _HEADER.unpack(raw)
    name = decode_name(stream.read(name_length))
    start = at + _HEADER.size + name_length + extra_length
    unknown = flags & _SIZES_FOLLOW or packed == 0xFFFFFFFF
    end = _find(stream, start, _SIGNATURES) if unknown else min(start + packed, _size(stream))
    return _Entry(name, flags, method, start, end) if start <= _size(stream) else None


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, io.SEEK_END)


def _find(stream: BinaryIO, at: int, signatures: tuple[bytes, ...]) -> int:
    """Offset of the next signature at or after ``at``; the size of the stream when there is none."""
    tail = b""
    stream.seek(at)
    while block := stream.read(_STEP):
        window = tail + block
        hits = [hit for signature in signatures if (hit := window.find(signature)) >= 0]
        if hits:
            return at - len(tail) + min(hits)
        at += len(block)
        tail = window[-3:]
    return at


def _packed(stream: BinaryIO, entry: _Entry) -> Callable[[], IO[bytes]]:
    def open_packed() -> IO[bytes]:
        kind = {_STORED: Slice, _DEFLATED: Inflated}.get(entry.method)
        if kind is None or entry.flags & _ENCRYPTED:
            raise Unread("damaged")
        return cast("IO[bytes]", kind(stream, entry.start, entry.end))

    return open_packed
