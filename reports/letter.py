"""A letter: what one turns to somebody with, as plain text blocks in one language, rendered by ``reports.letters``.

It is a draft for a person to fill in and sign: what only they know stands as a blank (``pieces``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

_BLANK = re.compile(r"【请填写：[^】]*】|\[fill in: [^\]]*\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a sheet."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``style``: plain; note (for the writer, not part of what is sent); closing (date and signature, at the end of
    the line)."""

    text: str
    style: Literal["plain", "note", "closing"] = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``tick`` has boxes to tick off."""

    style: Literal["bullet", "number", "tick"]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as wide as ``heads``."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """One way to use the same facts, on pages of its own.  ``way``: phone, letter, bring, form."""

    way: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """``kind`` names the letter, ``draft`` is the line at the top that says that it is one."""

    kind: str
    lang: Literal["zh", "en"]
    title: str
    draft: str
    sheets: tuple[Sheet, ...]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, cut at its blanks; True with each blank."""
    end = 0
    for blank in _BLANK.finditer(text):
        if blank.start() > end:
            yield text[end : blank.start()], False
        yield blank.group(), True
        end = blank.end()
    if end < len(text):
        yield text[end:], False
