"""Records and strings of the workbook stream of Excel 97 to 2003 (BIFF 8; [MS-XLS] 2.1.4 and 2.5.293)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

CONTINUE = 0x003C
_STRING_TOKEN = re.compile(rb"\x17([\x01-\xff])([\x00\x01])", re.DOTALL)
"""A text within a formula: its mark, its length, how wide its characters are ([MS-XLS] 2.5.198.89)."""
_LEAST = 5
"""Shorter texts of formulas tell nothing; bytes that look like one by chance mostly are."""


class Record(NamedTuple):
    """One record: where it starts in its stream, its kind, its bytes."""

    start: int
    kind: int
    data: bytes


def records(stream: bytes) -> Iterator[Record]:
    """Every record in order; what is cut at the end is left out."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if at + 4 + length > len(stream):
            return
        yield Record(at, kind, stream[at + 4 : at + 4 + length])
        at += 4 + length


def string(data: bytes, at: int, short: bool = False) -> tuple[str, int]:
    """The text at ``at`` and where it ends; its length is one byte in ``short`` ones.  Raises ``struct.error``."""
    (length, wide), start = struct.unpack_from("<2B" if short else "<HB", data, at), at + (2 if short else 3)
    end = start + length * (1 + (wide & 1))
    return characters(data[start:end], wide), end


def characters(raw: bytes, wide: int) -> str:
    """Characters as UTF-16, or as its lower bytes where the upper ones are all zero."""
    return raw.decode("utf-16-le" if wide & 1 else "latin-1", "replace")


def formula_texts(tokens: bytes) -> Iterator[str]:
    """The texts a formula is written with; a list of values is one, with a line for each."""
    for found in _STRING_TOKEN.finditer(tokens):
        length, wide = found[1][0], found[2][0]
        end = found.end() + length * (1 + wide)
        text = characters(tokens[found.end() : end], wide)
        if length >= _LEAST and end <= len(tokens) and text.replace("\0", "").isprintable():
            yield text.replace("\0", "\n")
