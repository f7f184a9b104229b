"""Directory entries (LDIF, RFC 2849 of 2000): ``attribute: value``, folded lines, and ``attribute:: base64``."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(r"\ufeff?(?:\s|#[^\n]*\n)*(?:version: *1\s+(?:#[^\n]*\n|\s)*)?dn::? ?\S", re.IGNORECASE)
_PAIR = re.compile(r"(?P<name>[A-Za-z][\w.-]*(?:;[\w-]+)*):(?P<sort>[:<]?)[ ]*(?P<value>.*)", re.DOTALL)
_LONGEST = 1 << 18


def sniff(head: Head) -> int:
    """The first entry begins with its ``dn``."""
    return 90 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """What stands between two empty lines is an entry when it has a ``dn``."""
    entry = Entry("")
    for number, line in _unfolded(lines):
        pair = _PAIR.match(line)
        if line.startswith("#") or (pair is None and line.strip()):
            yield from other(number, line)
        elif pair is None:
            if entry.fields:
                yield entry
            entry = Entry("")
        elif (text := _value(pair)) is not None:
            entry.table = entry.table or ("entry" if pair["name"].lower() == "dn" else "")
            entry.fields.append(Field(pair["name"].partition(";")[0], text, number, pair.start("value") + 1))
    if entry.fields:
        yield entry


def _value(pair: re.Match[str]) -> str | None:
    """The text of a value; None when it is no text (a picture, a certificate)."""
    if pair["sort"] != ":":
        return pair["value"]
    try:
        return base64.b64decode(pair["value"]).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _unfolded(lines: Lines) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical one."""
    start, text = 0, ""
    for number, line in lines:
        if line.startswith(" ") and start and len(text) < _LONGEST:
            text += line[1:]
            continue
        if start:
            yield start, text
        start, text = number, line
    if start:
        yield start, text


READER = Reader("ldif", sniff, partial(read, entries=entries))
