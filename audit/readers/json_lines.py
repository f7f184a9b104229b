"""JSON Lines (NDJSON): one JSON value a line; lines that are none are read as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.blocks import Block
from audit.parsing.encoding import detect_encoding, open_text
from audit.parsing.interface import HEAD_BYTES, Head, Reader, Reading
from audit.parsing.json_walk import Walker

_SUFFIXES = ("jsonl", "ndjson", "jsonlines")
_LOOKED_AT = 20
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{5,15}Z?\s+[^\s{}]{1,40}\s+(?=\{)")
"""What OwnTracks puts before each object: when it came, and of which kind it is."""


class _Members(list[tuple[str, object]]):
    """The members of an object as pairs, so that a key that comes twice loses no value."""


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Members, parse_int=str, parse_float=str, parse_constant=str, strict=False
)
"""Numbers stay as written."""


def _sniff(head: Head) -> int:
    text = head.text
    if text is None or not (text.lstrip().startswith(("{", "[")) or _STAMP.match(text.lstrip())):
        return 0
    lines = text.split("\n")
    if len(head.data) >= HEAD_BYTES:
        lines.pop()
    looked_at = [line for line in lines if line.strip()][:_LOOKED_AT]
    good = sum(_value(line) is not None for line in looked_at)
    if head.suffix in _SUFFIXES and (good or not looked_at):
        return 95
    return 95 if good >= 2 and good >= 0.7 * len(looked_at) else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    walker = Walker()
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for number, line in enumerate(text, start=1):
            if not line.strip():
                continue
            value = _value(line)
            if value is None:
                yield Segment(line, Block(line, number).locate)
                continue
            walker.line = number
            yield from _line(walker, value)
        yield from walker.finish()
        yield Remark(encoding=text.encoding)


def _line(walker: Walker, value: object) -> Iterator[Item]:
    try:
        _walk(walker, value)
    except Unread as error:
        yield Remark(incomplete=error.reason)
        yield from walker.finish()
    if walker.tables.ready:
        yield from walker.tables.take()


def _value(line: str) -> object:
    """The object or array of a line; None when it is none."""
    line = line.strip()
    if line[:1].isdecimal() and (stamp := _STAMP.match(line)):
        line = line[stamp.end() :]
    if not line.startswith(("{", "[")):
        return None
    try:
        value: object = _DECODER.decode(line)
    except (ValueError, RecursionError):
        return None
    return value


def _walk(walker: Walker, value: object) -> None:
    """Feed a value as a parser's events."""
    on = walker.on
    if isinstance(value, _Members):
        on["start_map"](None)
        for key, member in value:
            on["map_key"](key)
            _walk(walker, member)
        on["end_map"](None)
    elif isinstance(value, list):
        on["start_array"](None)
        for element in value:
            _walk(walker, element)
        on["end_array"](None)
    else:
        on["null" if value is None else "boolean" if isinstance(value, bool) else "string"](value)


READER = Reader("jsonl", _sniff, _read, order=39)
