"""Tags of AVI films: the list INFO, dates, what cameras write beside them (Microsoft RIFF, "INFO list chunk")."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from audit.parsing.media.atoms import Tag
from audit.parsing.text.encoding import detect_encoding, open_text

_NAMES = {
    b"INAM": "title", b"IART": "artist", b"ICMT": "comment", b"ICOP": "copyright", b"ICRD": "date", b"IDIT": "date",
    b"ISFT": "encoder", b"IKEY": "keywords", b"ISBJ": "description", b"IENG": "author", b"ITCH": "author",
    b"ISRC": "source", b"ICMS": "owner", b"IMED": "medium", b"IPRD": "album", b"strn": "track", b"strd": "camera",
}  # fmt: skip
_LISTS = (b"RIFF", b"LIST")
_ENTERED = frozenset({b"AVI ", b"AVIX", b"INFO", b"hdrl", b"strl", b"exif", b"ncdt"})
_PRINTED = re.compile(rb"[\x20-\x7e]{6,}")
_LONGEST, _MOST = 1 << 16, 20_000


def riff_tags(stream: BinaryIO, size: int) -> Iterator[Tag]:
    """Tags in the order of the file; the list of pictures and sounds is passed over."""
    at, count = 0, 0
    while at + 8 <= size and count < _MOST:
        count += 1
        stream.seek(at)
        kind, length = struct.unpack("<4sI", stream.read(8))
        inner = stream.read(4) if kind in _LISTS else b""
        if inner in _ENTERED and inner:
            at += 12
            continue
        if kind in _NAMES and length <= _LONGEST:
            text = _text(kind, stream.read(length))
            if text:
                yield Tag(_NAMES[kind], text)
        at += 8 + length + length % 2


def _text(kind: bytes, data: bytes) -> str:
    if kind == b"strd":  # binary, with the camera's name and date in it
        return " ".join(text.decode("ascii") for text in _PRINTED.findall(data))
    raw = data.split(b"\0", 1)[0]
    return open_text(BytesIO(raw), detect_encoding(raw)).read().strip()
