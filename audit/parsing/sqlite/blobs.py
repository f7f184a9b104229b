"""What the blobs of a database say: texts in any encoding, packed texts, property lists, protocol buffers."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from audit.parsing.protobuf import texts as protobuf_texts
from audit.parsing.text.encoding import decode_head

_PACKED = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
"""The heads of gzip, and of zlib at its levels."""
_PROPERTY_LIST = b"bplist00"
_LARGEST = 8 << 20
_MOST_VALUES = 100_000
_KEY_BYTES = 64
"""What is no longer may be a hash or a key, and is no content."""


class Blobs:
    """Gives their texts; ``unread`` when one held something else."""

    def __init__(self) -> None:
        self.unread = False

    def text(self, value: bytes) -> str:
        """What a blob says, "" when that is nothing a person could read."""
        said = _said(value)
        self.unread |= said is None and len(value) > _KEY_BYTES
        return said or ""


def _said(value: bytes) -> str | None:
    value = _without_padding(value)
    if not value:
        return ""
    if value.startswith(_PROPERTY_LIST):
        return "\n".join(_listed(value)) or None
    if value.startswith(_PACKED) and (unpacked := _unpacked(value)):
        return decode_head(_without_padding(unpacked)) or "\n".join(protobuf_texts(unpacked)) or None
    return decode_head(value) or "\n".join(protobuf_texts(value)) or None


def _without_padding(value: bytes) -> bytes:
    """Without the zeros at the end, but for one that is half of a character of UTF-16."""
    bare = value.rstrip(b"\0")
    return value[: len(bare) + len(bare) % 2] if b"\0" in bare else bare


def _unpacked(value: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(value, _LARGEST)
    except zlib.error:
        return b""


def _listed(value: bytes) -> Iterator[str]:
    """Keys, texts and numbers of a property list, in no order but its own."""
    import plistlib

    try:
        todo: list[object] = [plistlib.loads(value)]
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        LookupError,
        TypeError,
        OverflowError,
        RecursionError,
    ):
        return
    for _ in range(_MOST_VALUES):
        if not todo:
            return
        item = todo.pop()
        if isinstance(item, dict):
            todo += (part for pair in reversed(item.items()) for part in reversed(pair))
        elif isinstance(item, list):
            todo += reversed(item)
        elif isinstance(item, bytes):
            yield from filter(None, (decode_head(item) if item else None,))
        elif isinstance(item, str | int | float) and not isinstance(item, bool):
            yield str(item)
