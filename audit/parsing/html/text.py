"""The text of HTML in one linear pass, every character with its place in the source.

Parsers that build a tree are quadratic in nesting depth, or drop what is nested too deep.  This one knows no tree:
tags vanish, block tags break the line, entities are decoded, styles are left out, and of scripts all but their data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TextIO

from audit.model import Place, Rows, Segment, Table
from audit.parsing.html.pieces import Pieces
from audit.parsing.html.script import Script
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.text.blocks import Block

_LONGEST_TAG = 4 << 20
_LONGEST_QUOTED = 65_536
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])")
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr", "script", "style", "o:p", "st1:personname", "tspan"}
)
"""Elements that do not break a line (HTML Living Standard, 2026), two that Word writes, and one of SVG."""
_CELLS = frozenset({"td", "th"})
_GRID = frozenset({"table", "tr", "td", "th"})
_ROW = re.compile(r"<tr(?=[\s>])", re.IGNORECASE)
_SILENT = frozenset({"script", "style"})


class HtmlText:
    """Feed it a stream; it yields segments.  ``on_tag`` sees every opening tag as (name, source)."""

    def __init__(
        self, place: Callable[[Place], Place] = lambda place: place, on_tag: Callable[[str, str], None] | None = None
    ) -> None:
        self._place = place
        self._on_tag = on_tag
        self._until = ""
        """The end tag, or ``-->``, before which nothing is text."""
        self._tables = False
        self._script: Script | None = None
        """The script that the block before has not ended."""
        self._goes_on: Table | None = None
        """The table in which the block before has ended."""
        self._behind_term = False
        """Whether a term has ended, whose description follows on the same line: ``<dt>password</dt> <dd>…``."""

    def segments(self, stream: TextIO) -> Iterator[Segment]:
        """Blocks of text, and the attributes that hold text, in the order of the source."""
        for item in self.items(stream, tables=False):
            if isinstance(item, Segment):
                yield item

    def items(self, stream: TextIO, *, tables: bool = True) -> Iterator[Segment | Rows]:
        """The same, with the tables of data and the data in scripts as rows."""
        self._tables = tables
        rest, line, column = "", 1, 1
        while True:
            piece = stream.read(BLOCK_CHARS)
            text = rest + piece
            if not text:
                return
            last = len(piece) < BLOCK_CHARS
            cut = len(text) if last else self._cut(text)
            block = Block(text[:cut], line, column)
            yield from self._block(block, last)
            line, column = block.after()
            rest = text[cut:]

    @staticmethod
    def _cut(text: str) -> int:
        """Before the last row of a table, or else the last tag: it may not be whole."""
        row = max((row.start() for row in _ROW.finditer(text, len(text) // 2)), default=0)
        cut = row or text.rfind("<")
        return cut if cut > 0 else len(text) if len(text) > _LONGEST_TAG or cut < 0 else 0

    def _block(self, block: Block, last: bool) -> Iterator[Segment | Rows]:
        out = Pieces(block, self._place, self._goes_on)
        source, at_ = block.text, 0
        last_end = source.rfind(">")
        while at_ < len(source):
            if self._until:
                at_ = self._skip(source, at_, out)
                continue
            start = source.find("<", at_)
            if start < 0 or (start > last_end and not source.startswith("<!--", start)):
                out.text(at_, len(source))
                break
            if not (self._behind_term and source[at_:start].isspace()):
                out.text(at_, start)
            at_ = self._markup(source, start, out)
        if last and self._script:
            out.script(self._script, len(source), len(source), last=True)
        yield from out.items(self._tables)
        self._goes_on = None if last else out.goes_on

    def _skip(self, source: str, start: int, out: Pieces) -> int:
        """The end of what is left out; comments are text nobody sees, so they are kept by themselves."""
        end = _find_folded(source, self._until, start)
        stop = end if end >= 0 else len(source)
        if self._until == "-->":
            out.aside(start, stop)
        elif self._script:
            out.script(self._script, start, stop, last=end >= 0)
            self._script = self._script if end < 0 else None
        if end < 0:
            return len(source)
        if self._until == "-->":
            end += len(self._until)
        self._until = ""
        return end

    def _markup(self, source: str, start: int, out: Pieces) -> int:
        """The offset behind the tag that begins at ``start``; a ``<`` that begins none is text."""
        if source.startswith("<!--", start):
            self._until = "-->"
            return start + 4
        if source.startswith(("<!", "<?"), start):
            end = source.find(">", start)
            return end + 1 if end >= 0 else len(source)
        name = _TAG_NAME.match(source, start)
        end = _tag_end(source, name.end()) if name else -1
        if name is None or end < 0:
            out.text(start, start + 1)
            return start + 1
        self._tag(name[1].lower(), source, start, end, out)
        return end

    def _tag(self, name: str, source: str, start: int, end: int, out: Pieces) -> None:
        closes = source.startswith("</", start)
        if name in _CELLS:
            out.mark("\t", start)
        elif self._behind_term and name == "dd":
            out.mark(": ", start)
        elif name not in _INLINE and not (closes and name == "dt"):
            out.mark("\n", start)
        self._behind_term = closes and name == "dt"
        if name in _GRID:
            out.grid(name, "" if closes else source[start:end])
        if closes:
            return
        if name in _SILENT and source[end - 2] != "/":
            self._until = f"</{name}"
            self._script = Script(self._place, self._on_tag) if name == "script" and self._tables else None
        if self._on_tag:
            self._on_tag(name, source[start:end])
        if "=" in source[start:end]:
            out.attributes(name, start, end)


def _tag_end(source: str, start: int) -> int:
    """Behind the ``>`` of a tag; one inside quotes does not count, unless the quote is never closed."""
    end = source.find(">", start)
    if end < 0:
        return -1
    for quote in ('"', "'"):
        if source.count(quote, start, end) % 2:
            close = source.find(quote, end, end + _LONGEST_QUOTED)
            later = source.find(">", close) if close >= 0 else -1
            return later + 1 if later >= 0 else end + 1
    return end + 1


def _find_folded(source: str, mark: str, start: int) -> int:
    """``str.find`` for an ASCII mark in any case."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(source, start)
    return found.start() if found else -1
