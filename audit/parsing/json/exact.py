"""Lines of JSON to objects, fast and with nothing lost.

A fast parser keeps only the last of two values of one key, and makes numbers of what was written: 1.10 becomes 1.1.
So its objects are written out again: where that gives the bytes that were read, blanks aside, nothing was lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


def parse(lines: Sequence[bytes]) -> Exact:
    """The objects of the lines that are one each, and have no key twice."""
    objects, indexes = _loaded(lines)
    written, rewritten = b",".join(lines[index] for index in indexes).translate(None, _BLANKS), _rewritten(objects)
    if rewritten == b"[" + written + b"]":
        return Exact(objects, indexes, proved=True)
    if _same_keys(written, rewritten):
        return Exact(objects, indexes, proved=False)
    whole = [
        place
        for place, (index, each) in enumerate(zip(indexes, objects, strict=True))
        if _same_keys(lines[index].translate(None, _BLANKS), _rewritten(each))
    ]
    return Exact([objects[place] for place in whole], [indexes[place] for place in whole], proved=False)


def with_numbers_as_written(lines: Sequence[bytes]) -> list[dict[str, Any]]:
    """The same objects with texts for numbers, slower; ``lines`` have been parsed before."""
    return [_NUMBERS_AS_WRITTEN.decode(line.decode().strip()) for line in lines]


def _loaded(lines: Sequence[bytes]) -> tuple[list[dict[str, Any]], Sequence[int]]:
    try:
        objects = list(map(orjson.loads, lines))
    except orjson.JSONDecodeError:
        objects = [_value(line) for line in lines]
    if {*map(type, objects)} == {dict}:
        return objects, range(len(lines))
    indexes = [index for index, value in enumerate(objects) if type(value) is dict]
    return [objects[index] for index in indexes], indexes


def _value(line: bytes) -> object:
    try:
        value: object = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return value


def _rewritten(value: object) -> bytes:
    try:
        return orjson.dumps(value).translate(None, _BLANKS)
    except TypeError:  # it reads deeper than it writes
        return b""


def _same_keys(written: bytes, rewritten: bytes) -> bool:
    """Whether as many keys came out as went in; a quote and a colon within a text count on both sides."""
    if _ESCAPED_KEY_END.search(written) or _MINUS_ZERO.search(written):
        return False
    return written.count(_KEY_END) == rewritten.count(_KEY_END)
