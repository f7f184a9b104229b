"""Protocol buffers without their schema: numbered fields (protobuf.dev, "Encoding")."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEPTH = 12
_LEAST = 4
_READABLE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


class Message:
    """The fields of one message by number.  What is broken ends it quietly."""

    def __init__(self, data: bytes) -> None:
        self._fields: dict[int, list[int | bytes]] = {}
        for number, value in fields(data):
            self._fields.setdefault(number, []).append(value)

    def number(self, field: int, otherwise: int = 0) -> int:
        """The last value of a number field."""
        return next((value for value in reversed(self._fields.get(field, ())) if isinstance(value, int)), otherwise)

    def data(self, field: int) -> bytes:
        """The last value of a field of bytes, text or a message."""
        return next((value for value in reversed(self._fields.get(field, ())) if isinstance(value, bytes)), b"")

    def text(self, field: int) -> str:
        """The last value of a text field."""
        return self.data(field).decode("utf-8", "replace")

    def inside(self, field: int) -> Message:
        """The message in a field; an empty one when there is none."""
        return Message(self.data(field))

    def every(self, field: int) -> Iterator[bytes]:
        """Every value of a repeated field of bytes, texts or messages."""
        return (value for value in self._fields.get(field, ()) if isinstance(value, bytes))


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) in order; fixed numbers come as they are stored, little-endian and unsigned."""
    at = 0
    try:
        while at < len(data):
            tag, at = varint(data, at)
            kind = tag & 7
            if kind == _VARINT:
                value, at = varint(data, at)
                yield tag >> 3, value
                continue
            size = 8 if kind == _EIGHT else 4 if kind == _FOUR else -1
            if kind == _BYTES:
                size, at = varint(data, at)
            if size < 0 or at + size > len(data):
                return
            content = data[at : at + size]
            at += size
            yield tag >> 3, content if kind == _BYTES else int.from_bytes(content, "little")
    except (IndexError, ValueError):
        return


def texts(data: bytes, depth: int = _DEPTH) -> Iterator[str]:
    """Every text in a message and in those inside it, as far as their bytes tell; short ones may be anything."""
    for _, value in fields(data):
        if not isinstance(value, bytes) or len(value) < _LEAST:
            continue
        try:
            text = value.decode()
        except UnicodeDecodeError:
            text = ""
        if text and _READABLE.fullmatch(text):
            yield text
        elif depth:
            yield from texts(value, depth - 1)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """(value, place behind it); raises ``IndexError`` at the end, ``ValueError`` when it does not end."""
    value = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError
