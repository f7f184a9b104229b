"""IPTC records of pictures (IIM 4.2), as JPEG, TIFF and Photoshop files carry them: ``8BIM`` resource 0x0404."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from audit.parsing.pictures.exif import by_ladder

_RESOURCE = re.compile(rb"8BIM\x04\x04")
_NAMES = {
    5: ("", "ObjectName"),
    25: ("", "Keywords"),
    40: ("", "SpecialInstructions"),
    55: ("", "DateCreated"),
    80: ("PERSON", "By-line"),
    90: ("", "City"),
    92: ("ADDRESS", "Sub-location"),
    105: ("", "Headline"),
    110: ("", "Credit"),
    116: ("", "CopyrightNotice"),
    118: ("", "Contact"),
    120: ("", "Caption"),
    122: ("PERSON", "Writer-Editor"),
}
_MOST = 1_000


def iptc_entries(window: bytes) -> Iterator[tuple[str, str, str]]:
    """(hint, tag, text) of every dataset of record 2 in ``window`` that may speak of somebody."""
    for mark in _RESOURCE.finditer(window):
        name = window[mark.end()] if mark.end() < len(window) else 0
        at = mark.end() + 1 + name + (name + 1) % 2  # a counted string, padded to an even length
        if at + 4 <= len(window):
            (size,) = struct.unpack_from(">I", window, at)
            yield from _datasets(window[at + 4 : at + 4 + size])


def _datasets(data: bytes) -> Iterator[tuple[str, str, str]]:
    at = 0
    for _ in range(_MOST):
        if at + 5 > len(data) or data[at] != 0x1C:
            return
        record, number, size = struct.unpack_from(">BBH", data, at + 1)
        if size > 0x7FFF:  # extended: only previews and raw bytes are so long
            return
        value = data[at + 5 : at + 5 + size]
        if record == 2 and number in _NAMES and value.strip(b"\0 "):
            hint, tag = _NAMES[number]
            yield hint or tag, f"IPTC {tag}", by_ladder(value.strip(b"\0 "))
        at += 5 + size
