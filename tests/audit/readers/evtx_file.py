"""Windows event logs made by hand ([MS-EVEN6] 2.2 for the binary XML; the file as libevtx has it)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

_CHUNK, _RECORDS = 65_536, 512
_TICKS_1601_TO_2024 = 133_500_000_000_000_000


def _hash(name: str) -> int:
    value = 0
    for letter in name:
        value = (value * 65_599 + ord(letter)) & 0xFFFF
    return value


class _Chunk:
    """Binary XML says where in the chunk each name stands, so it is written at its place."""

    def __init__(self) -> None:
        self.data = bytearray(_RECORDS)

    def name(self, name: str) -> bytes:
        """The place of a name, and the name itself behind it."""
        raw = name.encode("utf-16-le")
        return struct.pack("<I2H", 0, _hash(name), len(name)) + raw + b"\0\0"

    def element(self, at: int, name: str, inner: Sequence[object], attributes: Mapping[str, str]) -> bytes:
        """An element that begins at ``at``; ``inner`` are texts and elements (name, inner, attributes)."""
        out = b"\x41" if attributes else b"\x01"
        head = len(out) + 4  # its size; outside of templates there is no dependency
        body = struct.pack("<I", at + head + 4) + self.name(name)
        if attributes:
            listed = b""
            start = at + head + len(body) + 4
            for number, (key, value) in enumerate(attributes.items(), 1):
                more = b"\x46" if number < len(attributes) else b"\x06"
                listed += more + struct.pack("<I", start + len(listed) + 5) + self.name(key) + _text(value)
            body += struct.pack("<I", len(listed)) + listed
        body += b"\x02"
        for item in inner:
            if isinstance(item, str):
                body += _text(item)
            else:
                body += self.element(at + head + len(body), *item)  # type: ignore[misc]
        body += b"\x04"
        return out + struct.pack("<I", len(body)) + body

    def record(self, number: int, event: tuple[str, Sequence[object], Mapping[str, str]]) -> None:
        at = len(self.data)
        xml = b"\x0f\x01\x01\x00" + self.element(at + 28, *event) + b"\x00"
        size = 24 + len(xml) + 4
        size += -size % 8
        head = struct.pack("<4sIQQ", b"**\0\0", size, number, _TICKS_1601_TO_2024)
        self.data += head + xml.ljust(size - 28, b"\0") + struct.pack("<I", size)

    def bytes(self, last: int) -> bytes:
        free = len(self.data)
        records = bytes(self.data[_RECORDS:])
        head = struct.pack("<8s4Q4I", b"ElfChnk\0", 1, last, 1, last, 128, free, free, zlib.crc32(records))
        head = head.ljust(120, b"\0") + struct.pack("<2I", 1, 0)
        rest = bytes(_RECORDS - 128)
        checksum = zlib.crc32(head[:120] + rest)
        head = head[:124] + struct.pack("<I", checksum)
        return (head + rest + records).ljust(_CHUNK, b"\0")


def _text(text: str) -> bytes:
    return b"\x05\x01" + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def evtx(*events: tuple[int, Mapping[str, str]], provider: str = "Microsoft-Windows-Security-Auditing") -> bytes:
    """A log of (number of the kind, data) on the computer ``DESK``."""
    chunk = _Chunk()
    for number, (kind, data) in enumerate(events, 1):
        system = (
            "System",
            [
                ("Provider", [], {"Name": provider}),
                ("EventID", [str(kind)], {}),
                ("TimeCreated", [], {"SystemTime": "2024-01-02T03:04:05Z"}),
                ("Channel", ["Security"], {}),
                ("Computer", ["DESK"], {}),
                ("Security", [], {"UserID": "S-1-5-21-1-2-3-1001"}),
            ],
            {},
        )
        inner = ("EventData", [("Data", [value], {"Name": name}) for name, value in data.items()], {})
        chunk.record(number, ("Event", [system, inner], {}))
    head = struct.pack("<8s3QI4H", b"ElfFile\0", 0, 0, len(events) + 1, 128, 1, 3, 4096, 1).ljust(120, b"\0")
    head += struct.pack("<2I", 0, zlib.crc32(head))
    return head.ljust(4096, b"\0") + chunk.bytes(len(events))
