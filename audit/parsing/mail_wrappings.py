"""What is wrapped around or put into mails without the words of MIME: Apple Mail's files, uuencoded attachments."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

_COUNTED = re.compile(rb"(?:\xef\xbb\xbf)?(\d{1,12})[ \t]*\r?\n")
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\r\n]{1,255})\r?\n(?P<lines>(?:[!-`][ -`]{1,84}\r?\n)+)(?:[` ]?\r?\n)?end\b",
    re.MULTILINE,
)
"""POSIX uuencode: a line begins with how many bytes it holds, 45 in a full one; the last one may be empty."""


def counted(head: bytes) -> tuple[int, int] | None:
    """(start, end) of the message in a file of Apple Mail (.emlx), which begins with the number of its bytes and ends
    with a property list; None for any other."""
    found = _COUNTED.match(head)
    return (found.end(), found.end() + int(found[1])) if found else None


def uuencoded(text: str) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the files that stand in a text; a line that is broken ends its file."""
    for found in _UUENCODED.finditer(text):
        data = bytearray()
        try:
            for line in found["lines"].splitlines():
                data += binascii.a2b_uu(line)
        except binascii.Error:
            pass
        if data:
            yield found["name"].strip(), bytes(data)
