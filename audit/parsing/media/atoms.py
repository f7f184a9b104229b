"""What the boxes of an MP4, MOV, M4A or 3GP file say of who made it, with what, where and when.

Layout after ISO/IEC 14496-12 and the QuickTime File Format (Apple, 2016); ``loci``, ``auth`` and ``titl`` after
3GPP TS 26.244.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_CONTAINERS = frozenset({b"moov", b"udta", b"meta", b"ilst", b"trak", b"mdia"})
_DEPTH = 8
_MOST_BOXES = 20_000
_LONGEST = 1 << 20
_NAMES = {
    b"\xa9nam": "title", b"\xa9ART": "artist", b"\xa9aut": "author", b"\xa9cmt": "comment",
    b"\xa9des": "description", b"\xa9day": "date", b"\xa9mak": "make", b"\xa9mod": "model", b"\xa9swr": "software",
    b"\xa9too": "encoder", b"\xa9inf": "information", b"\xa9cpy": "copyright", b"\xa9xyz": "position",
    b"\xa9wrt": "composer", b"aART": "artist", b"\xa9lyr": "lyrics", b"desc": "description", b"ldes": "description",
    b"auth": "author", b"titl": "title", b"cprt": "copyright", b"dscp": "description", b"perf": "artist",
    b"apID": "account", b"ownr": "owner", b"purd": "purchase date", b"\xa9dir": "director", b"\xa9alb": "album",
}  # fmt: skip
_KEYED = re.compile(r"(?:com\.apple\.quicktime\.|com\.android\.|mdta)?(?P<name>.+)")
_ISO_6709 = re.compile(r"([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)")
_THREE_GPP = frozenset({b"auth", b"titl", b"cprt", b"dscp", b"perf"})


class Tag(NamedTuple):
    """``name`` is what the box is called for people, ``position`` for where it was recorded (``lat, lon``)."""

    name: str
    text: str


def tags(stream: BinaryIO, size: int) -> Iterator[Tag]:
    """Every tag in the order of the file; boxes that say more than there is end the walk of their container."""
    keys: list[str] = []
    for kind, start, end in _boxes(stream, 0, size):
        if kind == b"keys":
            keys = list(_keys(_read(stream, start, end)))
        else:
            yield from _tag(kind, _read(stream, start, end), keys)


def _boxes(stream: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(kind, start, end) of every box that holds no boxes and is small enough to be read."""
    todo, count = [(start, end, 0, b"")], 0
    while todo:
        at, stop, depth, inside = todo.pop()
        while at + 8 <= stop and count < _MOST_BOXES:
            count += 1
            stream.seek(at)
            head = stream.read(16)
            if len(head) < 8:
                break
            size, kind = struct.unpack_from(">I4s", head)
            body = at + 8
            if size == 1 and len(head) == 16:
                size, body = struct.unpack_from(">Q", head, 8)[0], at + 16
            after = stop if size == 0 else at + size
            if after <= at or body > after or after > stop:
                break
            if kind in _CONTAINERS and depth < _DEPTH:
                todo.append((after, stop, depth, inside))
                skipped = 4 if kind == b"meta" and head[8:12] == bytes(4) else 0
                todo.append((body + skipped, after, depth + 1, kind))
                break
            if after - body <= _LONGEST and (inside in (b"udta", b"ilst") or kind == b"keys"):
                yield kind, body, after
            at = after


def _read(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(end - start)


def _keys(data: bytes) -> Iterator[str]:
    """The names that the boxes of ``ilst`` are numbered by."""
    at = 8
    while at + 8 <= len(data):
        size = struct.unpack_from(">I", data, at)[0]
        if size < 8:
            return
        yield data[at + 8 : at + size].decode("utf-8", "replace")
        at += size


def _tag(kind: bytes, data: bytes, keys: list[str]) -> Iterator[Tag]:
    number = int.from_bytes(kind, "big")
    name = _NAMES.get(kind, "")
    if 0 < number <= len(keys):
        name = _KEYED.sub(r"\g<name>", keys[number - 1]).rpartition(".")[2]
        name = "position" if "location.ISO6709" in keys[number - 1] else name
    elif kind == b"loci":
        yield from _loci(data)
    if not name:
        return
    text = _text(kind, data).strip("\0 ")
    found = _ISO_6709.match(text) if name in ("position", "ISO6709") else None
    if found:
        yield Tag("position", f"{float(found[1]):.6f}, {float(found[2]):.6f}")
    elif text:
        yield Tag(name, text)


def _text(kind: bytes, data: bytes) -> str:
    """The text of a box: of iTunes (a ``data`` box), of 3GPP (a language before it) or of QuickTime (a length too)."""
    if data[4:8] == b"data":
        what = struct.unpack_from(">I", data, 8)[0] & 0xFFFFFF if len(data) >= 16 else 0
        return data[16:].decode("utf-16-be" if what == 2 else "utf-8", "replace") if what in (1, 2) else ""
    if kind in _THREE_GPP:
        text = data[6:]
        return text.decode("utf-16" if text[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "replace")
    return data[4:].decode("utf-8", "replace")


def _loci(data: bytes) -> Iterator[Tag]:
    """A position and what it is called."""
    name, _, rest = data[6:].partition(b"\0")
    if name:
        yield Tag("place", name.decode("utf-8", "replace"))
    if len(rest) >= 9:
        longitude, latitude = struct.unpack_from(">2i", rest, 1)
        yield Tag("position", f"{latitude / 65536:.6f}, {longitude / 65536:.6f}")
