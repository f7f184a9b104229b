"""Mailboxes (mbox): a stream of messages, each cut out at its ``From `` line; the file is never held in memory.

Messages come as members called ``message 1`` … so that places inside them have a trail; they have no rows of
their own in the report.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from pathlib import Path
from typing import BinaryIO, cast

from audit.model import Item, Record, Source
from audit.parsing.archives.unfolding import view
from audit.parsing.interface import Head, Reader, Reading

_FROM = re.compile(rb"From [^\r\n]{0,200}(?:19|20)\d\d[^\r\n]{0,60}\r?\n")
_FIRST_FIELD = re.compile(rb"\r?\n?[A-Za-z][A-Za-z0-9-]{0,60}:")
_NEXT_FROM = re.compile(rb"\n\r?\nFrom \S+ [^\r\n]{0,40}\d\d:\d\d[^\r\n]{0,40}(?:19|20)\d\d")
_QUOTED_FROM = re.compile(rb">+From ")
_SPOOL_BYTES = 8 << 20
_HEADER_BYTES = 65_536
_PEOPLE = ("from", "to", "cc", "bcc")


def sniff(head: Head) -> int:
    """A ``From `` line with a year, and a header line behind it."""
    first = _FROM.match(head.data.lstrip(b"\r\n"))
    if first is None:
        return 0
    behind = head.data.lstrip(b"\r\n")[first.end() :]
    return 95 if _FIRST_FIELD.match(behind) or behind.startswith(b">From ") or _NEXT_FROM.search(behind) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield one member for each message and the whole mailbox as a record."""
    people: set[str] = set()
    count = 0
    with source.open() as stream:
        for message in _messages(stream, reading):
            with message:
                count += 1
                people.update(_addresses(message))
                yield source.member(f"message {count}", lambda message=message: view(message))  # type: ignore[misc]
    yield Record("EMAIL_MESSAGE", count, people=max(1, len(people)))


def _messages(stream: BinaryIO, reading: Reading) -> Iterator[BinaryIO]:
    """Each message without its ``From `` line, in a private temporary file at 0."""
    out: BinaryIO | None = None
    blank = True
    while line := stream.readline(1 << 20):
        if blank and _FROM.match(line):
            if out is not None:
                yield _rewound(out)
            out = _spool(reading.scratch)
        elif out is not None:
            out.write(line[1:] if _QUOTED_FROM.match(line) else line)
        blank = not line.strip()
    if out is not None:
        yield _rewound(out)


def _spool(scratch: Path) -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES, dir=str(scratch)))


def _rewound(message: BinaryIO) -> BinaryIO:
    message.seek(0)
    return message


def _addresses(message: BinaryIO) -> Iterator[str]:
    head = message.read(_HEADER_BYTES)
    message.seek(0)
    headers = BytesHeaderParser(policy=compat32).parsebytes(head)
    values = [str(value) for name in _PEOPLE for value in headers.get_all(name, ())]
    yield from (address.lower() for _, address in getaddresses(values) if "@" in address)


READER = Reader("mbox", sniff, read)
