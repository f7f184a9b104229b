"""The headers of a RAR archive, for what libarchive lets pass: a file whose checksum is wrong, and a cut at the end.

Layouts after the technical notes of RAR 4.x (technote.txt) and the RAR 5.0 archive format description.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

_HEADER_BYTES = 1 << 16
_RAR4_FILE, _RAR4_END = 0x74, 0x7B
_RAR5_FILE, _RAR5_END = 2, 5


class RarBlocks:
    """``checksums`` of the files in the archive's order, None where one is not written; ``whole`` up to its end."""

    def __init__(self, stream: BinaryIO) -> None:
        self.checksums: list[int | None] = []
        self.whole = False
        size = stream.seek(0, 2)
        stream.seek(0)
        start = 8 if stream.read(8).endswith(b"\x01\x00") else 7
        at = start
        while not self.whole and at < size:
            stream.seek(at)
            try:
                at += self._rar5(stream.read(_HEADER_BYTES)) if start == 8 else self._rar4(stream.read(_HEADER_BYTES))
            except (IndexError, struct.error):
                return
        self.whole = at == size or (self.whole and at < size)  # what stands behind the end is not the archive's

    def _rar4(self, data: bytes) -> int:
        """The length of the block at the start of ``data``, its packed bytes included."""
        kind, flags, length = struct.unpack_from("<BHH", data, 2)
        packed = struct.unpack_from("<I", data, 7)[0] if flags & 0x8000 or kind == _RAR4_FILE else 0
        if kind == _RAR4_FILE:
            self.checksums.append(struct.unpack_from("<I", data, 16)[0])
            packed += struct.unpack_from("<I", data, 32)[0] << 32 if flags & 0x100 else 0
        self.whole = kind == _RAR4_END
        return max(int(length), 7) + int(packed)

    def _rar5(self, data: bytes) -> int:
        fields = _Fields(data, 4)
        length = fields.number()
        end = fields.at + length
        kind, flags = fields.number(), fields.number()
        if flags & 1:
            fields.number()
        packed = fields.number() if flags & 2 else 0
        if kind == _RAR5_FILE:
            self.checksums.append(_checksum(fields))
        self.whole = kind == _RAR5_END
        return end + packed


class _Fields:
    """Reads the integers of RAR 5.0: seven bits a byte, the lowest first."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self.at = at

    def number(self) -> int:
        value = 0
        for shift in range(0, 70, 7):
            byte = self._data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
        return value

    def four_bytes(self) -> int:
        return int(struct.unpack_from("<I", self._data, self.at)[0])


def _checksum(fields: _Fields) -> int | None:
    flags, _size, _attributes = fields.number(), fields.number(), fields.number()
    fields.at += 4 if flags & 2 else 0
    return fields.four_bytes() if flags & 4 else None
