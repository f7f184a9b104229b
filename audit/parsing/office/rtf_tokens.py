"""Rich Text Format as tokens, from a stream of any length.

Syntax after the Rich Text Format (RTF) Specification, version 1.9.1, Microsoft 2008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_WINDOW = 1 << 18
_LONGEST_TOKEN = 64
_TOKEN = re.compile(
    rb"(?P<group>[{}])|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^A-Za-z'])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """``kind`` is ``group`` ({ or }), ``word`` (with its number), ``symbol``, or ``text`` (bytes to be decoded)."""

    kind: str
    data: bytes
    number: int | None = None


def tokens(stream: BinaryIO) -> Iterator[Token]:
    """Every token in order; what no rule explains is left out.  Raw bytes behind ``\\bin`` are jumped over."""
    window = stream.read(_WINDOW)
    at, last = 0, False
    while True:
        if not last and at > len(window) - _LONGEST_TOKEN:
            more = stream.read(_WINDOW)
            window, at, last = window[at:] + more, 0, not more
        match = _TOKEN.match(window, at)
        if match is None:
            return
        at = match.end()
        token = _token(match)
        if token is None:
            continue
        if token.kind == "word" and token.data == b"bin":
            raw = max(token.number or 0, 0)
            if at + raw <= len(window):
                at += raw
            else:
                stream.seek(raw - (len(window) - at), 1)
                window, at = stream.read(_WINDOW), 0
        else:
            yield token


def _token(match: re.Match[bytes]) -> Token | None:
    kind = match.lastgroup
    if kind == "byte":
        return Token("text", bytes.fromhex(match["byte"].decode("ascii")))
    if kind in ("word", "number"):
        number = match["number"]
        return Token("word", match["word"].lower(), int(number) if number else None)
    return Token(kind, match[kind]) if kind else None
