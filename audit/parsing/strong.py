"""Identifiers that prove themselves, found cheaply: long numbers and mail addresses as they stand in a text.

This is no recognition, only what it takes to ask whether a value that stands in the bytes of a file was also handed
over by its reader.  A token is the digits of a number (its last character may be an X) or an address in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

from recognizers.checksums import luhn, mod_11_2

_DIGITS = bytes(48 if 48 <= code < 58 else 32 for code in range(256))
_RUN = b"0" * 11
_DOMAIN = re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]{1,64}\Z")
_LONGEST_LOCAL = 64
_MOBILE, _ID, _CARD = 11, 18, (16, 17, 18, 19)
_PREFIXES = {13: "86", 15: "0086"}
_LONGEST_GLUED = 40
"""A longer run of digits is no value with something beside it."""
_FEW = 20_000
_BYTES = 1 << 24


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """Offset and token of every run of 11 digits or more and of every mail address."""
    digits = text.encode("ascii", "replace").translate(_DIGITS)  # C throughout: a regex takes ten times as long
    start = digits.find(_RUN)
    while start >= 0:
        end = digits.find(b" ", start)
        end = end if end >= 0 else len(text)
        yield start, text[start:end] + ("X" if text[end : end + 1] in ("X", "x") else "")
        start = digits.find(_RUN, end)
    for domain in _DOMAIN.finditer(text):
        local = _LOCAL.search(text[max(0, domain.start() - _LONGEST_LOCAL) : domain.start()])
        if local:
            yield domain.start() - len(local[0]), (local[0] + domain[0]).lower()


def strong(token: str) -> str:
    """The value that a token proves to be, without a country's code: a mobile number of China by its form, a resident
    ID by its check digit and a card by Luhn's, a mail address; "" when none."""
    if "@" in token:
        return token
    bare = token.removeprefix(_PREFIXES.get(len(token), "-")).removesuffix("X")
    if len(bare) == _MOBILE:
        return bare if bare[0] == "1" and bare[1] >= "3" else ""
    if len(token) == _ID and mod_11_2(token):
        return token
    return bare if len(bare) in _CARD and luhn(bare) else ""


def glued(token: str) -> Iterator[str]:
    """Values that ``token`` may be when something was joined to it: markup between two values is not always a gap."""
    if "@" in token:
        at = token.index("@")
        yield from (token[start:] for start in range(1, at))
        return
    if len(token) <= _LONGEST_GLUED:
        for size in (_MOBILE, *_CARD):
            yield from (token[start : start + size] for start in range(len(token) - size + 1))


class Tokens:
    """A set of tokens whose memory does not grow beyond 16 MB: past 20,000 it remembers their traces only, and may
    then hold one for another (one in a hundred among a million)."""

    def __init__(self) -> None:
        self._few: set[str] = set()
        self._traces: bytearray | None = None

    def add(self, more: Iterable[str]) -> None:
        """Put tokens in."""
        if self._traces is None:
            self._few.update(more)
            if len(self._few) <= _FEW:
                return
            self._traces, more, self._few = bytearray(_BYTES), self._few, set()
        for token in more:
            trace = crc32(token.encode())
            self._traces[trace >> 3 & _BYTES - 1] |= 1 << (trace & 7)

    def __contains__(self, token: str) -> bool:
        if self._traces is None:
            return token in self._few
        trace = crc32(token.encode())
        return bool(self._traces[trace >> 3 & _BYTES - 1] & 1 << (trace & 7))
