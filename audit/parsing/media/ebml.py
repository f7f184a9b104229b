"""Tags of Matroska and WebM files: titles, programs, dates, names of tracks and chapters, attached files.

Elements after RFC 8794 (EBML) and RFC 9559 (Matroska).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

from audit.parsing.media.atoms import Tag

MAGIC = b"\x1a\x45\xdf\xa3"
_CONTAINERS = frozenset(
    {0x18538067, 0x1549A966, 0x1254C367, 0x7373, 0x67C8, 0x1654AE6B, 0xAE, 0x1043A770, 0x45B9, 0xB6, 0x80}
    | {0x1941A469, 0x61A7}
)
"""Segment, Info, Tags, Tag, SimpleTag, Tracks, TrackEntry, chapters down to their names, attachments."""
_TEXTS = {0x7BA9: "title", 0x7384: "file name", 0x5741: "encoder", 0x536E: "track", 0x85: "chapter"}
_DATE, _TAG_NAME, _TAG_TEXT, _FILE_NAME, _FILE_DATA = 0x4461, 0x45A3, 0x4487, 0x466E, 0x465C
_LONGEST, _LARGEST_FILE = 1 << 20, 64 << 20
_MOST, _DEPTH = 20_000, 10
_EPOCH = datetime(2001, 1, 1)


def ebml_tags(stream: BinaryIO, size: int) -> Iterator[Tag | tuple[str, bytes]]:
    """Tags in the order of the file, and (name, bytes) of attached files; what is broken ends its container."""
    name = ""
    for kind, start, length in _elements(stream, size):
        if kind == _FILE_DATA and length <= _LARGEST_FILE:
            yield name or "attachment", _read(stream, start, length)
        elif length > _LONGEST:
            continue
        elif kind == _DATE and length == 8:
            yield from _moment(int.from_bytes(_read(stream, start, 8), "big", signed=True))
        elif kind in (_TAG_NAME, _FILE_NAME):
            name = _text(stream, start, length)
        elif (kind == _TAG_TEXT or kind in _TEXTS) and (text := _text(stream, start, length)):
            yield Tag(_TEXTS.get(kind, name.lower() or "tag"), text)


def _elements(stream: BinaryIO, size: int) -> Iterator[tuple[int, int, int]]:
    """(number, start, length) of every element that holds no others; film and sound are passed over."""
    todo, count = [(0, size, 0)], 0
    while todo:
        at, end, depth = todo.pop()
        while at < end and count < _MOST:
            count += 1
            stream.seek(at)
            head = stream.read(12)
            kind, used = _number(head, 0, keep_mark=True)
            length, more = _number(head, used, keep_mark=False)
            if not used or not more:
                break
            start = at + used + more
            unknown = length == (1 << 7 * more) - 1
            after = end if unknown else start + length
            if after > end:
                break
            if kind in _CONTAINERS and depth < _DEPTH:
                todo.append((after, end, depth))
                todo.append((start, after, depth + 1))
                break
            if unknown:
                break
            yield kind, start, length
            at = after


def _number(head: bytes, at: int, keep_mark: bool) -> tuple[int, int]:
    """(value, bytes used) of a number whose leading zeros say how long it is; (0, 0) when it is none."""
    first = head[at] if at < len(head) else 0
    used = 9 - first.bit_length()
    raw = head[at : at + used]
    if not first or len(raw) < used:
        return 0, 0
    value = int.from_bytes(raw, "big")
    return value if keep_mark else value & (1 << 7 * used) - 1, used


def _moment(nanoseconds: int) -> Iterator[Tag]:
    try:
        yield Tag("date", (_EPOCH + timedelta(microseconds=nanoseconds // 1000)).isoformat(" ", "seconds"))
    except OverflowError:
        return


def _text(stream: BinaryIO, start: int, length: int) -> str:
    return _read(stream, start, length).rstrip(b"\0").decode("utf-8", "replace").strip()


def _read(stream: BinaryIO, start: int, length: int) -> bytes:
    stream.seek(start)
    return stream.read(length)
