"""Huawei's HiTrack files: workouts as lines of ``key=value`` pairs; lines with the same keys are a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from audit.model import Item, Place, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.blocks import Block
from audit.parsing.text.encoding import detect_encoding, open_text

_LINE = re.compile(r"tp=[\w-]{1,20};(?:[\w-]{1,20}=[^;=\r\n]{0,60};)+\s*")
_PAIR = re.compile(r"([\w-]+)=([^;]*);")
_POWER_OF_TEN = re.compile(r"\d(?:\.\d+)?[eE]\d{1,2}")
_CHUNK_ROWS = 2_000
_LOOKED_AT = 5
_MOST_TABLES = 100

_Row = tuple[int, list[re.Match[str]]]
"""A line's number and its pairs."""


def sniff(head: Head) -> int:
    """The first lines are of this kind."""
    lines = (head.text or "").lstrip().splitlines()[:_LOOKED_AT]
    return 85 if lines and all(map(_LINE.fullmatch, lines)) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the lines as rows; a line that is none of these is text."""
    tables: dict[tuple[str, ...], Table] = {}
    waiting: dict[Table, list[_Row]] = defaultdict(list)
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for number, line in enumerate(text, 1):
            pairs = list(_PAIR.finditer(line)) if _LINE.fullmatch(line) else []
            keys = tuple(pair[1] for pair in pairs)
            if not keys or (keys not in tables and len(tables) >= _MOST_TABLES):
                if line.strip():
                    yield Segment(line, Block(line, number).locate)
                continue
            table = tables.setdefault(keys, Table(pairs[0][2], keys))
            waiting[table].append((number, pairs))
            if len(waiting[table]) >= _CHUNK_ROWS:
                yield _rows(table, waiting.pop(table))
        yield from (_rows(table, rows) for table, rows in waiting.items())
        yield Remark(encoding=text.encoding)


def _rows(table: Table, rows: list[_Row]) -> Rows:
    def locate(row: int, column: int) -> Place:
        number, pairs = rows[row]
        return {"line": number, "column": pairs[column].start(2) + 1}

    return Rows(table, [[_plain(pair[2]) for pair in pairs] for _, pairs in rows], locate)


def _plain(value: str) -> str:
    """Times are written as ``1.7145216E12``."""
    return f"{float(value):.0f}" if _POWER_OF_TEN.fullmatch(value) else value


READER = Reader("hitrack", sniff, read)
