"""The messages of a FIT file (watches and bicycle computers) in order.

Layout after the Flexible and Interoperable Data Transfer (FIT) Protocol, Garmin Canada, revision of 2024.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

SIGNATURE = b".FIT"
_TIMESTAMP = 253
_STRING = 7
_FORMATS = {
    0x00: ("B", 0xFF), 0x01: ("b", 0x7F), 0x02: ("B", 0xFF), 0x83: ("h", 0x7FFF), 0x84: ("H", 0xFFFF),
    0x85: ("i", 0x7FFFFFFF), 0x86: ("I", 0xFFFFFFFF), 0x88: ("f", None), 0x89: ("d", None), 0x0A: ("B", 0),
    0x8B: ("H", 0), 0x8C: ("I", 0), 0x0D: ("B", 0xFF), 0x8E: ("q", 0x7FFFFFFFFFFFFFFF),
    0x8F: ("Q", 0xFFFFFFFFFFFFFFFF), 0x90: ("Q", 0),
}  # fmt: skip
"""Base types: how struct calls them, and the value that stands for none."""

Value = int | float | str


class Message(NamedTuple):
    """``kind`` is the global number of the message, ``values`` are its fields that are filled."""

    kind: int
    values: Mapping[int, Value]


class _Field(NamedTuple):
    number: int
    size: int
    base: int


class _Definition(NamedTuple):
    kind: int
    order: str
    fields: tuple[_Field, ...]
    developer_bytes: int


class Broken(Exception):
    """The file ends, or says what no FIT file says."""


def messages(stream: BinaryIO) -> Iterator[Message]:
    """Every data message, also of files that follow in the same bytes.  Raises ``Broken`` behind the last good one."""
    while header := stream.read(1):
        size = header[0]
        header += _take(stream, max(size, 12) - 1)
        if header[8:12] != SIGNATURE:
            raise Broken
        length = struct.unpack_from("<I", header, 4)[0]
        yield from _data(stream, length)
        stream.read(2)  # the checksum


def _data(stream: BinaryIO, length: int) -> Iterator[Message]:
    definitions: dict[int, _Definition] = {}
    clock = 0
    end = stream.tell() + length
    while stream.tell() < end:
        head = _take(stream, 1)[0]
        if head & 0xC0 == 0x40:
            definitions[head & 0xF] = _definition(stream, has_developer_fields=bool(head & 0x20))
            continue
        compressed = bool(head & 0x80)
        known = definitions.get(head >> 5 & 3 if compressed else head & 0xF)
        if known is None:
            raise Broken
        values = _values(stream, known)
        if compressed:
            clock += (head & 0x1F) - (clock & 0x1F) & 0x1F
            values[_TIMESTAMP] = clock
        elif isinstance(stamp := values.get(_TIMESTAMP), int):
            clock = stamp
        yield Message(known.kind, values)


def _definition(stream: BinaryIO, *, has_developer_fields: bool) -> _Definition:
    head = _take(stream, 5)
    order = ">" if head[1] else "<"
    fields = tuple(_Field(*_take(stream, 3)) for _ in range(head[4]))
    developer = 0
    if has_developer_fields:
        developer = sum(_take(stream, 3)[1] for _ in range(_take(stream, 1)[0]))
    return _Definition(struct.unpack(f"{order}H", head[2:4])[0], order, fields, developer)


def _values(stream: BinaryIO, known: _Definition) -> dict[int, Value]:
    values: dict[int, Value] = {}
    for field in known.fields:
        value = _value(_take(stream, field.size), field.base, known.order)
        if value is not None:
            values[field.number] = value
    _take(stream, known.developer_bytes)
    return values


def _value(raw: bytes, base: int, order: str) -> Value | None:
    """One value; of an array the first that is filled."""
    if base == _STRING:
        return raw.partition(b"\0")[0].decode("utf-8", "replace") or None
    letter, none = _FORMATS.get(base, ("B", None))
    size = struct.calcsize(letter)
    if base not in _FORMATS or not raw or len(raw) % size:
        return None
    filled = (value for value in struct.unpack(f"{order}{len(raw) // size}{letter}", raw) if value != none)
    value = next(filled, None)
    return value if isinstance(value, int | float) and value == value else None


def _take(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise Broken
    return data
