"""Commits and tags of git: who made them, and what they say."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from audit.model import Item, Place, Remark, Segment, Source
from audit.parsing.git_object import Letter, is_letter, letter, signed
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.text.blocks import Block, blocks
from audit.parsing.text.encoding import detect_encoding, open_text

_PEOPLE = ("author", "committer", "tagger")
_SILENT = frozenset({"tree", "parent", "object", "type", "encoding", "gpgsig", "gpgsig-sha256"})
_TRIED_BYTES = 65_536


def sniff(head: Head) -> int:
    """The fields every commit or tag begins with, in their order."""
    return 95 if is_letter(head.data) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its reading
    """Yield each person once, the other fields, and the message."""
    with source.open() as stream:
        told = letter(stream.read())
    encoding = _encoding(told)
    people: set[bytes] = set()
    for name, value in told.fields:
        if name in _PEOPLE and (who := signed(value).who) and who not in people:
            people.add(who)
            yield Segment(_person(who.decode(encoding, "replace")), at({"part": name}), hint="author", unit="whole")
        elif name not in _PEOPLE and name not in _SILENT and value:
            yield Segment(value.decode(encoding, "replace"), at({"part": name}), unit="whole")
    text = open_text(BytesIO(told.message), encoding)
    for block in blocks(text):
        yield Segment(block.text, partial(_in_message, block))
    yield Remark(encoding=text.encoding)


def _in_message(block: Block, offset: int) -> Place:
    return {"part": "message", **block.locate(offset)}


def _person(who: str) -> str:
    """The name as one would write it in a field, the address in a line that signs: it is published with the work."""
    name, _, address = who.rpartition("<")
    return f"{name.strip()}\nAuthor: <{address}"


def _encoding(told: Letter) -> str:
    """What the commit says of itself; else what it looks like."""
    said = told.field("encoding").decode("ascii", "replace")
    try:
        return codecs.lookup(said).name
    except (LookupError, ValueError):
        people = b"\n".join(value for name, value in told.fields if name in _PEOPLE)
        return detect_encoding(people + b"\n" + told.message[:_TRIED_BYTES])


READER = Reader("git", sniff, read)
