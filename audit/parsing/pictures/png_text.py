"""The text chunks of PNG files (PNG specification, third edition, 2025): tEXt, zTXt and iTXt."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LONGEST = 1 << 20
_MOST_CHUNKS = 10_000


def png_texts(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    """(keyword, text) of each text chunk; nothing for what is no PNG.  At most 1 MB of each is inflated."""
    stream.seek(0)
    if stream.read(8) != _SIGNATURE:
        return
    for _ in range(_MOST_CHUNKS):
        head = stream.read(8)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            data = stream.read(min(length, _LONGEST))
            stream.seek(length - len(data) + 4, 1)
            key, text = _text(kind, data)
            if text.strip() and "<x:xmpmeta" not in text:
                yield key, text
        else:
            stream.seek(length + 4, 1)


def _text(kind: bytes, data: bytes) -> tuple[str, str]:
    key, _, rest = data.partition(b"\0")
    name = key.decode("latin-1")
    if kind == b"tEXt":
        return name, _utf8_or_latin(rest)
    if kind == b"zTXt":
        return name, _utf8_or_latin(_inflated(rest[1:]))
    packed, rest = rest[:1] == b"\1", rest[2:]
    _, _, rest = rest.partition(b"\0")  # the language
    _, _, rest = rest.partition(b"\0")  # the translated keyword
    return name, (_inflated(rest) if packed else rest).decode("utf-8", "replace")


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST)
    except zlib.error:
        return b""


def _utf8_or_latin(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
