"""Cut a text stream into blocks of whole lines, and say where in the file a place in a block is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from audit.model import Place
from audit.parsing.interface import BLOCK_CHARS

_LINE_END = re.compile(r"\r\n?|\n")
_BREAK = re.compile(r"[\s,;，。；、|<>\"'{}\[\]()]")
_BACK = 4096


class Characters(Protocol):
    """What text is read from: "" is the end."""

    def read(self, size: int, /) -> str:
        """Up to ``size`` characters; fewer only at the end."""


class Block:
    """A piece of a text and where it begins: ``line`` and ``column`` are 1-based, columns count code points.

    Its ``locate`` is the locator of a Segment; the line starts are looked for when it is first asked.
    """

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        self.text = text
        self.line = line
        self.column = column

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def locate(self, offset: int) -> Place:
        """``{"line", "column"}`` of an offset into ``text``."""
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line] + (self.column if line == 0 else 1)
        return {"line": self.line + line, "column": column}

    def after(self) -> tuple[int, int]:
        """Line and column of the first character behind this block."""
        ends = self.text.count("\n")
        if "\r" in self.text:
            ends += self.text.count("\r") - self.text.count("\r\n")
        if not ends:
            return self.line, self.column + len(self.text)
        last = max(self.text.rfind("\n"), self.text.rfind("\r"))
        return self.line + ends, len(self.text) - last


def blocks(stream: Characters, size: int = BLOCK_CHARS, first: Block | None = None) -> Iterator[Block]:
    """``stream`` as blocks of at most ``size`` characters that end at a line end.

    A line longer than that is cut at a blank or punctuation mark of its last 4,096 characters, so that no value is
    halved; only without one is it cut hard.  Blocks do not overlap: nothing is found twice.  ``first`` is text that
    was read from ``stream`` before.
    """
    rest, line, column = (first.text, first.line, first.column) if first else ("", 1, 1)
    while True:
        piece = stream.read(size - len(rest))
        text = rest + piece
        if not text:
            return
        cut = _cut(text) if piece and len(text) >= size else len(text)
        block = Block(text[:cut], line, column)
        yield block
        line, column = block.after()
        rest = text[cut:]


def _cut(text: str) -> int:
    cut = text.rfind("\n") + 1
    if not cut:
        cut = text.rfind("\r", 0, len(text) - 1) + 1
    if cut:
        return cut
    tail = max(0, len(text) - _BACK)
    whole = len(text) - (text.endswith("\r") and len(text) > 1)  # its LF may be the next character
    return max((mark.end() for mark in _BREAK.finditer(text, tail, len(text) - 1)), default=whole)
