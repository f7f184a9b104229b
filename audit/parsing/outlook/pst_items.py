"""Messages of an Outlook data file as TNEF, so that one reader knows what a message of Outlook says.

The walk through the file is libpff's (LGPL, https://github.com/libyal/libpff), by its own package ``libpff-python``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import BinaryIO, Protocol

from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.mapi_properties import BINARY, OBJECT, STRING8, UNICODE, PropertySet, Value
from audit.parsing.outlook.pst_heap import heap_values
from audit.parsing.outlook.tnef import write

_LONG, _SEVERAL = 0x0003, 0x1000
_KEPT_BYTES = frozenset({tags.HTML, tags.RTF})
_LARGEST = 256 << 20
_DISPLAY_NAME = 0x3001
_MOST_VALUES = 10_000


class Entry(Protocol):
    """One property as libpff has it."""

    entry_type: int | None
    value_type: int | None
    data: bytes | None


class RecordSet(Protocol):
    """The properties of one thing: a message, a row of its recipients, an attachment."""

    entries: Iterable[Entry]


class Item(Protocol):
    """What has properties."""

    record_sets: Iterable[RecordSet]


class Attachment(Item, Protocol):
    """A file; of an attached message the node that it is stored in."""

    size: int

    def read_buffer(self, size: int) -> bytes:
        """The next ``size`` bytes."""


class Message(Item, Protocol):
    """A message with its people and files."""

    recipients: Item | None
    attachments: Iterable[Attachment]


def properties(item: Item) -> PropertySet:
    """The properties of a message or an attachment."""
    return PropertySet(value for stored in item.record_sets for value in _values(stored))


def pack(out: BinaryIO, message: Message, own: PropertySet) -> bool:
    """Write a message as TNEF; whether all of it could be handed over.

    Raises ``OSError`` where the file is broken, ``ValueError`` past a limit.
    """
    people = message.recipients
    sets = [PropertySet(_values(row), own.code_page) for row in people.record_sets] if people else []
    files = _Files(message.attachments)
    write(out, _told(own), map(_told, sets), files)
    return files.whole


class _Files:
    """(name, bytes, whether it is a message) of each attachment; ``whole``: no part of a message is missing."""

    def __init__(self, attachments: Iterable[Attachment]) -> None:
        self._attachments = attachments
        self.whole = True

    def __iter__(self) -> Iterator[tuple[str, bytes, bool]]:
        for attachment in self._attachments:
            known = properties(attachment)
            name = known.text(tags.LONG_NAME) or known.text(tags.SHORT_NAME) or known.text(_DISPLAY_NAME)
            if (size := attachment.size) > _LARGEST:
                raise ValueError
            data = attachment.read_buffer(size) if size else b""
            if known.is_object(tags.ATTACHED):
                values, whole = heap_values(data)
                self.whole &= whole
                packed = BytesIO()
                write(packed, _told(PropertySet(values)), (), ())
                yield name, packed.getvalue(), True
            elif data:
                yield name, data, False


def _told(known: PropertySet) -> Iterator[Value]:
    """Texts in UTF-16, and the bodies that are stored as bytes."""
    for tag, text in known.texts():
        plain = text[2:] if tag == tags.SUBJECT and text.startswith("\1") else text  # the length of its prefix
        yield Value(tag, UNICODE, plain.encode("utf-16-le", "replace"))
    for tag in sorted(_KEPT_BYTES):
        if data := known.data(tag):
            yield Value(tag, BINARY, data)


def _values(stored: RecordSet) -> Iterator[Value]:
    for entry in stored.entries:
        tag, kind, data = entry.entry_type, entry.value_type, entry.data
        if tag is None or kind is None or not data:
            continue
        if kind in (_SEVERAL | UNICODE, _SEVERAL | STRING8):
            yield from (Value(tag, kind & ~_SEVERAL, text) for text in _several(data))
        elif kind in (UNICODE, STRING8, OBJECT, _LONG) or tag in _KEPT_BYTES:
            yield Value(tag, kind, data)


def _several(data: bytes) -> Iterator[bytes]:
    """The values of a property of several texts: their number, where each begins, the texts ([MS-PST] 2.3.3.4.2)."""
    if len(data) < 4:
        return
    count = min(struct.unpack_from("<I", data)[0], _MOST_VALUES, len(data) // 4 - 1)
    starts = [*struct.unpack_from(f"<{count}I", data, 4), len(data)]
    for start, end in pairwise(starts):
        yield data[start:end]
