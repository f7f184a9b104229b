"""Properties of the user's making in OLE documents: Outlook leaves the sender of a document it mailed there.

Layout after [MS-OLEPS] 2.17 to 2.25, Microsoft Open Specifications.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit.parsing.text.encoding import detect_encoding

_SECTION = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
"""Its class: {D5CDD505-2E9C-101B-9397-08002B2CF9AE}."""
_DICTIONARY, _CODE_PAGE = 0, 1
_NARROW, _WIDE = 0x1E, 0x1F
_UTF16 = 1200
_MOST = 4_096


def user_properties(stream: bytes) -> Iterator[tuple[str, str]]:
    """(name, text) of every property that is a text, in the order of the stream; nothing where that is broken."""
    header = stream.find(_SECTION, 0, 128)
    try:
        if header >= 0:
            yield from _texts(stream[struct.unpack_from("<I", stream, header + 16)[0] :])
    except struct.error:
        return


def _texts(section: bytes) -> Iterator[tuple[str, str]]:
    (count,) = struct.unpack_from("<I", section, 4)
    places = dict(struct.unpack_from("<2I", section, 8 + 8 * number) for number in range(min(count, _MOST)))
    wide = _CODE_PAGE in places and struct.unpack_from("<H", section, places[_CODE_PAGE] + 4)[0] == _UTF16
    names = _names(section, places[_DICTIONARY], wide) if _DICTIONARY in places else {}
    for number, at in places.items():
        if number > _CODE_PAGE:
            kind, size = struct.unpack_from("<2I", section, at)
            if kind in (_NARROW, _WIDE):
                yield names.get(number, ""), _text(section[at + 8 :], size, wide, kind == _WIDE)


def _names(section: bytes, at: int, wide: bool) -> dict[int, str]:
    (count,) = struct.unpack_from("<I", section, at)
    names = {}
    at += 4
    for _ in range(min(count, _MOST)):
        number, size = struct.unpack_from("<2I", section, at)
        names[number] = _text(section[at + 8 :], size, wide, wide)
        at += 8 + (size * 2 + 3 & ~3 if wide else size)
    return names


def _text(data: bytes, size: int, wide_page: bool, counts_characters: bool) -> str:
    """``size`` characters of UTF-16, or so many bytes in the code page of the section."""
    raw = data[: size * 2 if counts_characters else size]
    wide = counts_characters or wide_page
    return raw.decode("utf-16-le" if wide else detect_encoding(raw.rstrip(b"\0")), "replace").strip("\0 ")
