"""Shortcuts of Windows (LNK): where they lead, on which disk, machine and share ([MS-SHLLINK], Open Specifications)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.text.encoding import detect_encoding, open_text

_MAGIC = struct.pack("<I", 0x4C) + bytes.fromhex("0114020000000000c000000000000046")
_HEADER = 0x4C
_TARGET_LIST, _LINK_INFO, _UNICODE = 0x01, 0x02, 0x80
_STRINGS = ((0x04, "description"), (0x08, "path"), (0x10, "folder"), (0x20, "arguments"), (0x40, "icon"))
_VOLUME, _NETWORK = 0x01, 0x02
_TRACKER, _ENVIRONMENT, _DARWIN, _ICON = 0xA0000003, 0xA0000001, 0xA0000006, 0xA0000007
_LARGEST = 8 << 20
_MOST_BLOCKS = 100


def sniff(head: Head) -> int:
    """The size of the header and its class."""
    return 100 if head.data.startswith(_MAGIC) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield each path and name as a segment at its ``part``; raise ``Unread`` where it is damaged."""
    with source.open() as stream:
        data = stream.read(_LARGEST)
    seen: set[tuple[str, str]] = set()
    try:
        for part, text in _texts(data):
            if text.strip() and (part, text) not in seen:
                seen.add((part, text))
                yield Segment(text, at({"part": part}), hint=part)
    except (struct.error, ValueError, IndexError) as error:
        if not seen:
            raise Unread("damaged") from error
        yield Remark(incomplete="damaged")


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    """(part, text) in the order of the file; raises ``struct.error`` where it is cut."""
    (flags,) = struct.unpack_from("<I", data, 20)
    place = _HEADER
    if flags & _TARGET_LIST:
        place += 2 + struct.unpack_from("<H", data, place)[0]
    if flags & _LINK_INFO:
        (size,) = struct.unpack_from("<I", data, place)
        yield from _link_info(data[place : place + size])
        place += size
    for flag, part in _STRINGS:
        if flags & flag:
            (count,) = struct.unpack_from("<H", data, place)
            size = count * (2 if flags & _UNICODE else 1)
            if place + 2 + size > len(data):
                raise struct.error
            raw = data[place + 2 : place + 2 + size]
            yield part, raw.decode("utf-16-le", "replace") if flags & _UNICODE else _ansi(raw)
            place += 2 + size
    yield from _blocks(data, place)


def _link_info(data: bytes) -> Iterator[tuple[str, str]]:
    """The disk (its serial number and name), the path on it, or the share."""
    head, flags, volume, base, network, suffix = struct.unpack_from("<6I", data, 4)
    wide = struct.unpack_from("<2I", data, 28) if head >= 0x24 else (0, 0)
    if flags & _VOLUME:
        _size, _kind, serial, label = struct.unpack_from("<4I", data, volume)
        yield "disk serial number", f"{serial >> 16:04X}-{serial & 0xFFFF:04X}"
        if label != 0x14:
            yield "disk", _until_nul(data, volume + label)
        yield "path", _wide(data, wide[0]) if wide[0] else _until_nul(data, base) + _until_nul(data, suffix)
    if flags & _NETWORK:
        (name,) = struct.unpack_from("<I", data, network + 8)
        share = _until_nul(data, network + name)
        yield "share", "\\".join(filter(None, (share, _wide(data, wide[1]) if wide[1] else _until_nul(data, suffix))))


def _blocks(data: bytes, place: int) -> Iterator[tuple[str, str]]:
    """What programs add: the machine and its network card, paths with variables."""
    for _ in range(_MOST_BLOCKS):
        if place + 8 > len(data):
            return
        size, kind = struct.unpack_from("<2I", data, place)
        if size < 8:
            return
        block = data[place : place + size]
        if kind == _TRACKER and len(block) >= 0x60:
            yield "machine", _until_nul(block[:0x20], 0x10)
            for start in (0x30, 0x50):  # the number of the file now, and at its birth
                if block[start + 7] >> 4 == 1:  # made from the time and the card's address
                    yield "MAC address", block[start + 10 : start + 16].hex(":")
        elif kind in (_ENVIRONMENT, _DARWIN, _ICON):
            yield "path", _wide(block, 8 + 260) or _until_nul(block, 8)
        place += size


def _until_nul(data: bytes, start: int) -> str:
    return _ansi(data[start : data.index(b"\0", start)])


def _wide(data: bytes, start: int) -> str:
    text = data[start : start + 2 * 32_768].decode("utf-16-le", "replace")
    return text.partition("\0")[0]


def _ansi(raw: bytes) -> str:
    return open_text(BytesIO(raw), detect_encoding(raw)).read()


READER = Reader("lnk", sniff, read)
