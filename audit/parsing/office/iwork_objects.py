"""The objects of Pages, Numbers and Keynote documents, which refer to each other by number.

Apple has not published the format: kinds and fields as keynote-parser and numbers-parser have them (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from audit.parsing.archives.snappy import BrokenSnappyError, unpacked
from audit.parsing.protobuf import Message, varint

_CHUNK = 1 << 20
"""Chunks unfold to 64 KB."""
_LARGEST = 256 << 20


class Thing(NamedTuple):
    """One object: its number, kind, the part it stands in, its fields as they are stored."""

    id: int
    kind: int
    part: str
    data: bytes

    @property
    def message(self) -> Message:
        return Message(self.data)


def things(part: str, data: bytes) -> Iterator[Thing]:
    """The objects of one part in order; raises ``BrokenSnappyError`` where it breaks."""
    content = b"".join(_chunks(data))
    at = 0
    try:
        while at < len(content):
            size, at = varint(content, at)
            head = Message(content[at : at + size])
            at += size
            for number, info in enumerate(map(Message, head.every(2))):
                length = info.number(3)
                if at + length > len(content):
                    raise BrokenSnappyError
                if number == 0:  # the others are changes to it for newer programs
                    yield Thing(head.number(1), info.number(1), part, content[at : at + length])
                at += length
    except (IndexError, ValueError) as error:
        raise BrokenSnappyError from error


def _chunks(data: bytes) -> Iterator[bytes]:
    """A byte 0, three of length, then Snappy."""
    at = total = 0
    while at + 4 <= len(data):
        length = int.from_bytes(data[at + 1 : at + 4], "little")
        if data[at] or at + 4 + length > len(data):
            raise BrokenSnappyError
        chunk = unpacked(data[at + 4 : at + 4 + length], _CHUNK)
        total += len(chunk)
        if total > _LARGEST:
            raise BrokenSnappyError
        yield chunk
        at += 4 + length


def reference(message: Message, field: int) -> int:
    """The number of the object that a field refers to; 0 when to none."""
    return message.inside(field).number(1)


def references(message: Message, field: int) -> Iterator[int]:
    """The numbers of the objects that a repeated field refers to."""
    return (Message(value).number(1) for value in message.every(field))


def written(storage: Message) -> str:
    """The text of a storage, which may come in pieces."""
    return "".join(piece.decode("utf-8", "replace") for piece in storage.every(3))
