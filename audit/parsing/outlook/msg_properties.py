"""The properties of a message saved by Outlook, and the text of its compressed RTF body.

Tags and types after [MS-OXPROPS] and [MS-OXMSG]; LZFu after [MS-OXRTFCP], Microsoft Open Specifications.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.parsing.ole.streams import stream_bytes
from audit.parsing.outlook.code_pages import decoded

if TYPE_CHECKING:
    from olefile import OleFileIO

_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})(001F|001E|0102|000D)(?:-[0-9A-F]{8})?", re.IGNORECASE)
_CODE_PAGES = (0x3FDE, 0x3FFD)
"""PidTagInternetCodepage, PidTagMessageCodepage."""
NAMES = {
    0x0037: "subject", 0x0C1A: "from", 0x0C1F: "from", 0x5D01: "from", 0x0042: "from", 0x0065: "from", 0x5D02: "from",
    0x0E04: "to", 0x0E03: "cc", 0x0E02: "bcc", 0x0050: "reply-to", 0x007D: "headers", 0x3001: "name",
    0x3003: "address", 0x39FE: "address", 0x3A00: "account", 0x3A06: "given name", 0x3A11: "family name",
    0x3A05: "suffix", 0x3A02: "phone", 0x3A08: "phone", 0x3A09: "phone", 0x3A1A: "phone", 0x3A1B: "phone",
    0x3A1C: "mobile", 0x3A1D: "phone", 0x3A1E: "phone", 0x3A1F: "phone", 0x3A21: "pager", 0x3A24: "fax",
    0x3A25: "fax", 0x3A2F: "phone", 0x3A15: "address", 0x3A16: "company", 0x3A17: "title", 0x3A18: "department",
    0x3A19: "office", 0x3A26: "country", 0x3A27: "city", 0x3A28: "province", 0x3A29: "street", 0x3A2A: "postcode",
    0x3A48: "spouse", 0x3A4E: "manager", 0x3A4F: "nickname", 0x3A59: "city", 0x3A5D: "street", 0x3A5B: "postcode",
}  # fmt: skip
"""What a property is called for people who read the message."""
SUBJECT, BODY, HTML, RTF, KIND = 0x0037, 0x1000, 0x1013, 0x1009, 0x001A
SENDERS, RECIPIENT = frozenset({0x0C1F, 0x5D01, 0x0065}), frozenset({0x3003, 0x39FE})
ATTACHED, LONG_NAME, SHORT_NAME = 0x3701, 0x3707, 0x3704
_TEXT_TYPES = ("001F", "001E")
_RTF_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_LARGEST = 64 << 20


class Storage:
    """The properties of one storage: the message, a recipient, an attachment."""

    def __init__(self, ole: OleFileIO, path: tuple[str, ...], code_page: str = "") -> None:
        self._ole = ole
        self.path = path
        self._streams = {
            (int(found[1], 16), found[2].upper()): name
            for name in _children(ole, path)
            if (found := _STREAM.fullmatch(name))
        }
        self.code_page = code_page or self._declared()

    def texts(self) -> Iterator[tuple[int, str]]:
        """(tag, text) of every property that is text, the body too."""
        for tag, kind in sorted(self._streams):
            if kind in _TEXT_TYPES and (text := self.text(tag)).strip("\0 \r\n"):
                yield tag, text

    def text(self, tag: int) -> str:
        """A text property; "" when there is none."""
        wide = self.data(tag, "001F")
        return (wide.decode("utf-16-le", "replace") if wide else self.decoded(self.data(tag, "001E"))).rstrip("\0")

    def data(self, tag: int, kind: str = "0102") -> bytes:
        """The bytes of a property; b"" when there is none."""
        name = self._streams.get((tag, kind))
        return stream_bytes(self._ole, [*self.path, name]) if name else b""

    def decoded(self, raw: bytes) -> str:
        """Text in the code page of the message, or in what it shows itself to be."""
        return decoded(raw, self.code_page)

    def storages(self, beginning: str) -> Iterator[tuple[str, ...]]:
        """Storages directly inside whose names begin so."""
        return ((*self.path, name) for name in _children(self._ole, self.path) if name.startswith(beginning))

    def inner_message(self) -> tuple[str, ...] | None:
        """Where the message that is attached as an object stands."""
        name = self._streams.get((ATTACHED, "000D"))
        return (*self.path, name) if name else None

    def _declared(self) -> str:
        fixed = stream_bytes(self._ole, [*self.path, "__properties_version1.0"])
        for start in range(24, len(fixed) - 15, 8):
            kind, tag = struct.unpack_from("<2H", fixed, start)
            if kind == 3 and tag in _CODE_PAGES:
                page = struct.unpack_from("<I", fixed, start + 8)[0]
                return "utf-8" if page == 65001 else f"cp{page}"
        return ""


def _children(ole: OleFileIO, path: tuple[str, ...]) -> list[str]:
    depth = len(path)
    names = (
        entry[depth] for entry in ole.listdir(storages=True) if len(entry) > depth and tuple(entry[:depth]) == path
    )
    return sorted(dict.fromkeys(names))


def unpacked_rtf(data: bytes) -> bytes:
    """The RTF of a compressed body; as far as it goes when it is cut, b"" when it is none."""
    if len(data) < 16:
        return b""
    size, kind = struct.unpack_from("<I4s", data, 4)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _COMPRESSED:
        return b""
    out = bytearray(_RTF_START)
    at, wanted = 16, len(_RTF_START) + min(size, _LARGEST)
    while at < len(data) and len(out) < wanted:
        flags, at = data[at], at + 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 2 > len(data):
                    break
                pair, at = int.from_bytes(data[at : at + 2], "big"), at + 2
                if not _copy(out, pair >> 4, (pair & 0xF) + 2):
                    return bytes(out[len(_RTF_START) :])
            else:
                out += data[at : at + 1]
                at += 1
    return bytes(out[len(_RTF_START) :])


def _copy(out: bytearray, position: int, length: int) -> bool:
    """Repeat what stands at ``position`` of the ring; False at the end mark, which points at the next place."""
    back = (len(out) - position) % _WINDOW
    if not back:
        return False
    for _ in range(length):
        out.append(out[-back] if back <= len(out) else 0x20)
    return True
