"""Settings in lines: INI, TOML, ``.env``, ``.properties``, ``.conf``.  A section is a row, its keys are the columns.

Only the lines are looked at, so that a file which breaks the rules of its kind loses nothing: what is no pair of
key and value is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from audit.model import Item, Place, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import BLOCK_CHARS, Head, Reader, Reading
from audit.parsing.text.blocks import Block
from audit.parsing.text.encoding import detect_encoding, open_text

_SUFFIXES = frozenset("ini toml env properties conf cfg cnf inf reg desktop url editorconfig prefs".split())
_NAMES = re.compile(r"\.env(?:\..+)?|\.npmrc|\.pypirc|\.netrc|\.gitconfig|\.flaskenv|pip\.conf|credentials|my\.cnf")
_SECTION = re.compile(r"\s*\[\[?\s*([^\]\r\n]{1,300}?)\s*\]?\]\s*(?:[#;].*)?")
_PAIR = re.compile(
    r"""\s*(?:export\s+|set\s+)?(?P<key>"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[\w@$/][\w.@$/\\:\[\]+ -]{0,199}?)"""
    r"""\s*(?:=|:(?=\s)|:(?!//))\s*(?P<value>.*)""",
    re.DOTALL,
)
_COMMENT = re.compile(r"\s*(?:[#;!]|//|rem\s)", re.IGNORECASE)
_QUOTED = re.compile(r"""(["'])(?P<inside>(?:(?!\1)[^\\]|\\.)*)\1(?P<rest>\s*(?:[#;].*)?)""", re.DOTALL)
_FENCES = ('"""', "'''")
_MOST_KEYS = 64
_LONGEST_LINE = 65_536


def sniff(head: Head) -> int:
    """By name, where most lines are pairs, sections or comments; the registry of Windows by its first line."""
    text = head.text
    if not text or not (head.suffix in _SUFFIXES or _NAMES.fullmatch(head.name)):
        return 0
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    fitting = sum(bool(_SECTION.fullmatch(line) or _COMMENT.match(line) or _PAIR.match(line)) for line in lines)
    return 72 if lines and fitting * 5 >= len(lines) * 3 else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield a row a section, and what stands between the pairs as text."""
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        section, loose = _Section(), _Loose()
        fence = ""
        for number, line in enumerate(text, 1):
            heading = None if fence else _SECTION.fullmatch(line)
            pair = None if fence or _COMMENT.match(line) or len(line) > _LONGEST_LINE else _PAIR.fullmatch(line)
            if heading:
                yield from section.rows()
                section = _Section(heading[1])
            elif pair and pair["value"].strip():
                fence = _opened(pair["value"])
                yield from section.add(pair, number)
            elif line.strip():
                yield from loose.add(line, number)
            if fence and not pair and fence in line:
                fence = ""
            if len(section.keys) >= _MOST_KEYS:
                yield from section.rows()
                section = _Section(section.name)
        yield from section.rows()
        yield from loose.rest()
        yield Remark(encoding=text.encoding)


def _opened(value: str) -> str:
    """The mark that ends a text of several lines, when ``value`` begins one and does not end it."""
    mark = value.lstrip()[:3]
    return mark if mark in _FENCES and mark not in value.lstrip()[3:] else ""


@dataclass(slots=True)
class _Section:
    """The pairs under one heading."""

    name: str = ""
    keys: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, pair: re.Match[str], number: int) -> Iterator[Segment]:
        """Take a pair; gives the comment behind its value."""
        quoted = _QUOTED.fullmatch(pair["value"].strip())
        value = quoted["inside"] if quoted else pair["value"].strip()
        start = pair.start("value") + pair["value"].find(value)
        self.keys.append(pair["key"].strip("\"' "))
        self.values.append(value)
        self.places.append({"line": number, "column": start + 1})
        if quoted and quoted["rest"].strip():
            yield Segment(quoted["rest"], Block(quoted["rest"], number, start + len(value) + 2).locate, hint="comment")

    def rows(self) -> Iterator[Rows]:
        """The section as a table of one row."""
        if self.keys:
            places = self.places
            yield Rows(Table(self.name, tuple(self.keys)), [self.values], lambda _row, column: places[column])


class _Loose:
    """Comments and whatever else is no pair: lines that follow each other are one segment."""

    def __init__(self) -> None:
        self._text = ""
        self._first = self._last = 0

    def add(self, line: str, number: int) -> Iterator[Segment]:
        if not self._text or number != self._last + 1 or len(self._text) > BLOCK_CHARS:
            yield from self.rest()
            self._first = number
        self._text += line
        self._last = number

    def rest(self) -> Iterator[Segment]:
        """What is held back."""
        if self._text:
            block = Block(self._text, self._first)
            self._text = ""
            yield Segment(block.text, block.locate)


READER = Reader("settings", sniff, read)
