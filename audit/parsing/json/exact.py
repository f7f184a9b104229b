"""Lines of JSON to objects, fast and with nothing lost.

A fast parser keeps only the last of two values of one key, and makes numbers of what was written: 1.10 becomes 1.1.
So its objects are written out again: where that gives the bytes that were read, blanks aside, nothing was lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import orjson

from audit.parsing.tables.cell_text import digits

_BLANKS = b" \t\r\n"
_KEY_END = b'":'
_ESCAPED_KEY_END = re.compile(rb"\\u00(?:22|3[aA])")
"""What feigns or hides the end of a key from those who count."""
_MINUS_ZERO = re.compile(rb"-0[,\]}]")
"""The one whole number that comes out another."""
_NUMBERS_AS_WRITTEN = json.JSONDecoder(parse_int=str, parse_float=digits, parse_constant=str)


@dataclass(frozen=True, slots=True)
class Exact:
    """``objects`` of the lines of ``indexes``; all other lines are to be looked at one by one.

    ``proved``: numbers come out as they were written; otherwise only whole numbers do.
    """

    objects: list[dict[str, Any]]
    indexes: Sequence[int]
    proved: bool


class Lines:
    """Some lines; they are taken apart only where somebody looks at a single one."""

    def __init__(self, data: bytes) -> None:
        self.data = data.removesuffix(b"\n")

    @cached_property
    def each(self) -> list[bytes]:
        """The lines without their ends."""
        return self.data.split(b"\n")

    def __len__(self) -> int:
        return self.data.count(b"\n") + 1

    def halves(self) -> tuple[Lines, Lines]:
        """The same as two."""
        middle = len(self.each) // 2
        return Lines(b"\n".join(self.each[:middle])), Lines(b"\n".join(self.each[middle:]))


def parse(lines: Lines) -> Exact:
    """The objects of the lines that are one each, and have no key twice."""
    text = lines.data.replace(b"\n", b",").join((b"[", b"]"))
    objects, indexes = _together(text, len(lines))
    if not indexes:
        objects, indexes = _one_by_one(lines.each)
        text = b",".join(lines.each[index] for index in indexes).join((b"[", b"]"))
    written, rewritten = text.translate(None, _BLANKS), _rewritten(objects)
    if written == rewritten or written == (rewritten := rewritten.translate(None, _BLANKS)):
        return Exact(objects, indexes, proved=True)
    if _same_keys(written, rewritten):
        return Exact(objects, indexes, proved=False)
    whole = [
        place
        for place, (index, each) in enumerate(zip(indexes, objects, strict=True))
        if _same_keys(lines.each[index].translate(None, _BLANKS), _rewritten(each).translate(None, _BLANKS))
    ]
    return Exact([objects[place] for place in whole], [indexes[place] for place in whole], proved=False)


def with_numbers_as_written(lines: Sequence[bytes]) -> list[dict[str, Any]]:
    """The same objects with texts for numbers, slower; ``lines`` have been parsed before."""
    return [_NUMBERS_AS_WRITTEN.decode(line.decode().strip()) for line in lines]


_Found: TypeAlias = tuple[list[dict[str, Any]], Sequence[int]]
"""Objects, and the indexes of their lines."""


def _together(text: bytes, count: int) -> _Found:
    """The elements of an array if they are so many objects and nothing else; a quarter faster than one by one."""
    objects = _value(text)
    if isinstance(objects, list) and len(objects) == count and {*map(type, objects)} == {dict}:
        return objects, range(count)
    return [], ()


def _one_by_one(lines: Sequence[bytes]) -> _Found:
    found = {index: value for index, line in enumerate(lines) if isinstance(value := _value(line), dict)}
    return [*found.values()], [*found]


def _value(line: bytes) -> object:
    try:
        value: object = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return value


def _rewritten(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # it reads deeper than it writes
        return b""


def _same_keys(written: bytes, rewritten: bytes) -> bool:
    """Whether as many keys came out as went in; a quote and a colon within a text count on both sides."""
    if _ESCAPED_KEY_END.search(written) or _MINUS_ZERO.search(written):
        return False
    return written.count(_KEY_END) == rewritten.count(_KEY_END)
