"""TNEF, what Outlook packs a message into for other programs: a run of attributes ([MS-OXTNEF] 2.1)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from audit.parsing.outlook import msg_properties as tags
from audit.parsing.outlook.mapi_properties import OBJECT, STRING8, PropertySet, Value, value_sets

MAGIC = b"\x78\x9f\x3e\x22"
_MESSAGE, _ATTACHMENT = 1, 2
_FROM, _SUBJECT, _CLASS, _BODY = 0x8000, 0x8004, 0x8008, 0x800C
_PROPERTIES, _RECIPIENTS, _CODE_PAGE = 0x9003, 0x9004, 0x9007
_STARTS, _TITLE, _DATA, _ATTACHED = 0x9002, 0x8010, 0x800F, 0x9005
_TEXTS = {_SUBJECT: tags.SUBJECT, _CLASS: tags.KIND, _BODY: tags.BODY}
_LARGEST = 256 << 20
_INTERFACE_BYTES = 16
_UNNAMED = 0x7FFF
_FROM_HEAD = 8


@dataclass(slots=True)
class Attachment:
    """A file: its properties and the place of its bytes."""

    values: list[Value] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def content(self, stream: BinaryIO) -> bytes:
        """The bytes of the file; of an attached message, a TNEF of its own, without the number of its interface."""
        if self.end > self.start:
            stream.seek(self.start)
            return stream.read(min(self.end - self.start, _LARGEST))
        own = PropertySet(self.values)
        data = own.data(tags.ATTACHED)
        return data[_INTERFACE_BYTES:] if own.is_object(tags.ATTACHED) else data


@dataclass(slots=True)
class Tnef:
    """Everything in one file; ``whole`` up to its end."""

    values: list[Value] = field(default_factory=list)
    recipients: list[list[Value]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    code_page: str = ""
    whole: bool = False


def opened(stream: BinaryIO) -> Tnef:
    """What a stream of TNEF holds; where it breaks, what came before."""
    found = Tnef()
    size = stream.seek(0, 2)
    at = len(MAGIC) + 2
    while at + 9 <= size:
        stream.seek(at)
        level, name, _kind, length = struct.unpack("<B2HI", stream.read(9))
        at += 9
        if level not in (_MESSAGE, _ATTACHMENT) or at + length > size:
            break
        if level == _ATTACHMENT:
            _attachment(found, name, stream, at, length)
        else:
            _message(found, name, stream.read(min(length, _LARGEST)))
        at += length + 2
    found.whole = at == size
    return found


def _message(found: Tnef, name: int, data: bytes) -> None:
    if name in _TEXTS:
        found.values.append(Value(_TEXTS[name], STRING8, data))
    elif name == _FROM:
        found.values += [Value(0x0C1F, STRING8, text) for text in data[_FROM_HEAD:].split(b"\0") if text]
    elif name == _CODE_PAGE and len(data) >= 4:
        found.code_page = f"cp{struct.unpack_from('<I', data)[0]}"
    elif name == _PROPERTIES:
        stored = next(value_sets(data, 1), [])
        told = {value.tag for value in stored}
        found.values = [*stored, *(value for value in found.values if value.tag not in told)]
    elif name == _RECIPIENTS and len(data) >= 4:
        found.recipients += value_sets(data[4:], struct.unpack_from("<I", data)[0])


def _attachment(found: Tnef, name: int, stream: BinaryIO, at: int, length: int) -> None:
    if name == _STARTS or not found.attachments:
        found.attachments.append(Attachment())
    last = found.attachments[-1]
    if name == _DATA:
        last.start, last.end = at, at + length
    elif name == _TITLE:
        last.values.append(Value(tags.SHORT_NAME, STRING8, stream.read(min(length, 1 << 16))))
    elif name == _ATTACHED:
        last.values += next(value_sets(stream.read(min(length, _LARGEST)), 1), [])


def write(
    out: BinaryIO,
    values: Iterable[Value],
    recipients: Iterable[Iterable[Value]],
    attachments: Iterable[tuple[str, bytes, bool]],
) -> None:
    """Write a message as TNEF; ``attachments``: name, bytes, whether it is a message as TNEF itself."""
    out.write(MAGIC + b"\1\0")
    _put(out, _MESSAGE, _PROPERTIES, _set(values))
    sets = [_set(recipient) for recipient in recipients]
    if sets:
        _put(out, _MESSAGE, _RECIPIENTS, struct.pack("<I", len(sets)) + b"".join(sets))
    for name, data, is_message in attachments:
        _put(out, _ATTACHMENT, _STARTS, bytes(14))
        named = [Value(tags.LONG_NAME, 0x1F, name.encode("utf-16-le", "replace"))]
        if is_message:
            named.append(Value(tags.ATTACHED, OBJECT, bytes(_INTERFACE_BYTES) + data))
        else:
            _put(out, _ATTACHMENT, _DATA, data)
        _put(out, _ATTACHMENT, _ATTACHED, _set(named))


def _put(out: BinaryIO, level: int, name: int, data: bytes) -> None:
    out.write(struct.pack("<B2HI", level, name, 0, len(data)))
    out.write(data)
    out.write(b"\0\0")  # the checksum, which readers of mail do not compare


def _set(values: Iterable[Value]) -> bytes:
    """A set of texts and bytes; a property with a name gets a number that means nothing."""
    parts = [
        struct.pack("<2H2I", value.kind, min(value.tag, _UNNAMED), 1, len(value.data))
        + value.data
        + bytes(-len(value.data) % 4)
        for value in values
    ]
    return struct.pack("<I", len(parts)) + b"".join(parts)
