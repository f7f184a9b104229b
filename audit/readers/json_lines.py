"""JSON Lines (NDJSON): one JSON value a line; lines that are none are read as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import HEAD_BYTES, Head, Reader, Reading
from audit.parsing.json.columns import gather
from audit.parsing.json.exact import Lines, parse, with_numbers_as_written
from audit.parsing.json.walk import Walker
from audit.parsing.tables.cell_text import digits
from audit.parsing.text.blocks import Block
from audit.parsing.text.encoding import detect_encoding, open_text

_SUFFIXES = ("jsonl", "ndjson", "jsonlines")
_LOOKED_AT = 20
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]{5,15}Z?\s+[^\s{}]{1,40}\s+(?=\{)")
"""What OwnTracks puts before each object: when it came, and of which kind it is."""
_BETWEEN = re.compile(r"\*{3}[\da-f-]{36}\*{3}", re.IGNORECASE)
"""What 1Password writes between two items (1PIF)."""


class _Members(list[tuple[str, object]]):
    """The members of an object as pairs, so that a key that comes twice loses no value."""


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Members, parse_int=str, parse_float=digits, parse_constant=str, strict=False
)
"""Numbers stay as written, but for phone numbers that were taken for measurements."""


def _sniff(head: Head) -> int:
    text = head.text
    if text is None or not (text.lstrip().startswith(("{", "[")) or _STAMP.match(text.lstrip())):
        return 0
    lines = text.split("\n")
    if len(head.data) >= HEAD_BYTES:
        lines.pop()
    looked_at = [line for line in lines if line.strip() and not _BETWEEN.fullmatch(line.strip())][:_LOOKED_AT]
    good = sum(_value(line) is not None for line in looked_at)
    if head.suffix in _SUFFIXES and (good or not looked_at):
        return 95
    return 95 if good >= 2 and good >= 0.7 * len(looked_at) else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    walker = Walker()
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        number = 1
        for block in text.utf8_lines():
            lines = Lines(block)
            yield from _batch(walker, lines, number)
            number += len(lines)
        yield from walker.finish()
        yield Remark(encoding=text.encoding)


def _batch(walker: Walker, lines: Lines, first: int) -> Iterator[Item]:
    """The objects that are plain together, then all other lines one by one."""
    done = _plain(walker, lines, first)
    yield from walker.tables.take()
    if len(done) < len(lines):
        for number, line in enumerate(lines.each, start=first):
            if number not in done and line and not line.isspace():
                yield from _line(walker, line.decode(), number)
        walker.tables.settle()
        yield from walker.tables.take()


def _plain(walker: Walker, lines: Lines, first: int) -> frozenset[int]:
    """Make tables of the objects that are plain; gives the numbers of their lines."""
    parsed = parse(lines)
    objects: Sequence[dict[str, Any]] = parsed.objects
    numbers: Sequence[int] = [first + index for index in parsed.indexes]
    gathered = gather(objects, numbers, walker.step)
    if gathered.is_too_wide:
        upper, lower = lines.halves()
        return _plain(walker, upper, first) | _plain(walker, lower, first + len(upper))
    if gathered.has_floats and not parsed.proved:
        objects = with_numbers_as_written([lines.each[index] for index in parsed.indexes])
        gathered = gather(objects, numbers, walker.step)
    if odd := gathered.odd:
        objects = [each for each, number in zip(objects, numbers, strict=True) if number not in odd]
        numbers = [number for number in numbers if number not in odd]
        gathered = gather(objects, numbers, walker.step)
    for table in gathered.tables:
        walker.tables.add_columns(table)
    return frozenset(numbers)


def _line(walker: Walker, line: str, number: int) -> Iterator[Item]:
    value = _value(line)
    if value is None:
        yield Segment(line, Block(line, number).locate)
        return
    walker.line = number
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
