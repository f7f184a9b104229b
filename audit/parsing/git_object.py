"""Commits, tags and trees as git keeps them (gitformat-* and the Git book, chapter Git Objects)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_HEAD = re.compile(
    rb"tree [0-9a-f]{40,64}\n(?:parent [0-9a-f]{40,64}\n)*author |object [0-9a-f]{40,64}\ntype [a-z]+\ntag "
)
_WHEN = re.compile(rb" ?(?P<seconds>-?[0-9]{1,12}) (?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})\s*\Z")
_LAST_SECOND = 253_370_764_800
"""The year 9999, less a day for any time zone."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A commit or a tag: header fields in their order, lines of one field joined by LF, and the message."""

    fields: tuple[tuple[str, bytes], ...]
    message: bytes

    def field(self, name: str) -> bytes:
        """The first field of this name; b"" without one."""
        return next((value for known, value in self.fields if known == name), b"")


@dataclass(frozen=True, slots=True)
class Signed:
    """``Name <address>``, and when: seconds since 1970 and the day where it was signed (ISO)."""

    who: bytes
    seconds: int
    day: str


def is_letter(data: bytes) -> bool:
    """Whether this begins like a commit or a tag."""
    return _HEAD.match(data) is not None


def letter(data: bytes) -> Letter:
    """Never fails: what has no fields is all message."""
    head, _, message = data.partition(b"\n\n")
    fields: list[tuple[str, bytes]] = []
    for line in head.split(b"\n"):
        if line.startswith(b" ") and fields:
            name, value = fields[-1]
            fields[-1] = (name, value + b"\n" + line[1:])
        else:
            key, _, value = line.partition(b" ")
            fields.append((key.decode("ascii", "replace"), value))
    return Letter(tuple(fields), message)


def signed(value: bytes) -> Signed:
    """The field ``author``, ``committer`` or ``tagger`` taken apart; without a time it is the beginning of 1970."""
    when = _WHEN.search(value)
    if when is None:
        return Signed(value.strip(), 0, "1970-01-01")
    seconds = min(max(int(when["seconds"]), 0), _LAST_SECOND)
    shift = timedelta(hours=min(int(when["hours"]), 23), minutes=min(int(when["minutes"]), 59))
    zone = timezone(-shift if when["sign"] == b"-" else shift)
    day = datetime.fromtimestamp(max(seconds, 86_400), zone).date()
    return Signed(value[: when.start()].strip(), seconds, day.isoformat())


def entries(tree: bytes, width: int) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(mode, name, binary object name of ``width`` bytes); raises ``ValueError`` where the tree is damaged."""
    at = 0
    while at < len(tree):
        space = tree.index(b" ", at)
        end = tree.index(b"\0", space)
        mode, name, at = tree[at:space], tree[space + 1 : end], end + 1 + width
        if at > len(tree):
            raise ValueError("the last entry is cut off")
        yield mode, name, tree[end + 1 : at]
