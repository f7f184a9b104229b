"""Snappy without its framing, as iWork and Avro use it (github.com/google/snappy, format_description.txt)."""

from __future__ import annotations


class BrokenSnappyError(ValueError):
    """The data refer to what is not there, or say more than they may."""


def unpacked(data: bytes, most: int) -> bytes:
    """The uncompressed bytes, at most ``most``; raises ``BrokenSnappyError``."""
    try:
        size, at = _size(data)
        if size > most:
            raise BrokenSnappyError
        out = bytearray()
        while at < len(data) and len(out) <= size:
            at = _literal(data, at, out) if data[at] & 3 == 0 else _copy(data, at, out)
    except IndexError as error:
        raise BrokenSnappyError from error
    if len(out) != size:
        raise BrokenSnappyError
    return bytes(out)


def _size(data: bytes) -> tuple[int, int]:
    value = 0
    for at in range(5):
        value |= (data[at] & 0x7F) << 7 * at
        if data[at] < 0x80:
            return value, at + 1
    raise BrokenSnappyError


def _literal(data: bytes, at: int, out: bytearray) -> int:
    length, at = data[at] >> 2, at + 1
    if length >= 60:
        more = length - 59
        length, at = int.from_bytes(data[at : at + more], "little"), at + more
    if at + length + 1 > len(data):
        raise BrokenSnappyError
    out += data[at : at + length + 1]
    return at + length + 1


def _copy(data: bytes, at: int, out: bytearray) -> int:
    """Repeat what came ``back`` bytes before; a repeat may overlap itself."""
    tag = data[at]
    more = (0, 1, 2, 4)[tag & 3]
    tail = int.from_bytes(data[at + 1 : at + 1 + more], "little")
    length, back = ((tag >> 2 & 7) + 4, (tag >> 5) << 8 | tail) if more == 1 else ((tag >> 2) + 1, tail)
    if not 0 < back <= len(out):
        raise BrokenSnappyError
    start = len(out) - back
    if back >= length:
        out += out[start : start + length]
    else:
        out += (bytes(out[start:]) * (length // back + 1))[:length]
    return at + 1 + more
