"""Texts in ASN.1 (DER): names in certificates, signatures and electronic seals.

ITU-T X.690: a tag, a length, and a content that for constructed tags is more of the same.
"""

from __future__ import annotations

from collections.abc import Iterator

_TEXTS = {0x0C: "utf-8", 0x12: "ascii", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
"""Numeric, printable, teletex, IA5 and BMP strings beside UTF-8 ones."""
_CONSTRUCTED, _OCTETS, _LONG_TAG = 0x20, 0x04, 0x1F
_DEPTH = 40
_MOST = 20_000


def der_texts(data: bytes) -> Iterator[str]:
    """Every text in the order of the file, once; octets that hold DER are entered.  Broken DER ends quietly."""
    seen: set[str] = set()
    todo, count = [(0, len(data), 0)], 0
    while todo and count < _MOST:
        at, end, depth = todo.pop()
        while (item := _item(data, at, end)) and count < _MOST:
            tag, start, at = item
            count += 1
            if (encoding := _TEXTS.get(tag)) is not None:
                text = data[start:at].decode(encoding, "replace").strip()
                if text and text.isprintable() and text not in seen:
                    seen.add(text)
                    yield text
            elif depth < _DEPTH and (tag & _CONSTRUCTED or (tag == _OCTETS and _is_der(data, start, at))):
                todo.append((at, end, depth))
                end, depth, at = at, depth + 1, start


def _item(data: bytes, at: int, end: int) -> tuple[int, int, int] | None:
    """(tag, start of the content, its end); None where nothing whole stands."""
    if at + 2 > end or data[at] & _LONG_TAG == _LONG_TAG:
        return None
    start, length = at + 2, data[at + 1]
    if length > 0x80:
        start, length = at + 2 + length - 0x80, int.from_bytes(data[at + 2 : at + 2 + length - 0x80], "big")
    return (data[at], start, start + length) if start + length <= end else None


def _is_der(data: bytes, start: int, end: int) -> bool:
    """Whether octets are exactly one sequence: pictures of seals and keys are not."""
    return start < end and data[start] == 0x30 and (_item(data, start, end) or (0, 0, 0))[2] == end
