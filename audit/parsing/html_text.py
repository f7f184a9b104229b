"""The text of HTML in one linear pass, every character with its place in the source.

Parsers that build a tree are quadratic in nesting depth, or drop what is nested too deep.  This one knows no tree:
tags vanish, block tags break the line, entities are decoded, scripts and styles are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape
from typing import TextIO

from audit.model import Place, Segment
from audit.parsing.blocks import Block
from audit.parsing.interface import BLOCK_CHARS
from audit.parsing.places import at

_LONGEST_TAG = 4 << 20
_LONGEST_QUOTED = 65_536
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?")
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"}
    | {"sup", "time", "tt", "u", "var", "wbr", "script", "style", "o:p", "st1:personname"}
)
"""Elements that do not break a line (HTML Living Standard, 2026), and two that Word writes."""
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"script", "style"})
_ATTRIBUTE = re.compile(
    r"\s(alt|title|value|placeholder|content|href|wxid|aria-label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))",
    re.IGNORECASE,
)
_CONTACT_LINK = re.compile(r"\s*(mailto|tel|sms):", re.IGNORECASE)


class HtmlText:
    """Feed it a stream; it yields segments.  ``on_tag`` sees every opening tag as (name, source)."""

    def __init__(
        self, place: Callable[[Place], Place] = lambda place: place, on_tag: Callable[[str, str], None] | None = None
    ) -> None:
        self._place = place
        self._on_tag = on_tag
        self._until = ""
        """The end tag, or ``-->``, before which nothing is text."""

    def segments(self, stream: TextIO) -> Iterator[Segment]:
        """Blocks of text, and the attributes that hold text, in the order of the source."""
        rest, line, column = "", 1, 1
        while True:
            piece = stream.read(BLOCK_CHARS)
            text = rest + piece
            if not text:
                return
            cut = self._cut(text) if len(piece) == BLOCK_CHARS else len(text)
            block = Block(text[:cut], line, column)
            yield from self._block(block)
            line, column = block.after()
            rest = text[cut:]

    @staticmethod
    def _cut(text: str) -> int:
        """Before the last tag, which may not be whole."""
        cut = text.rfind("<")
        return cut if cut > 0 else len(text) if len(text) > _LONGEST_TAG or cut < 0 else 0

    def _block(self, block: Block) -> Iterator[Segment]:
        out = _Pieces(block, self._place)
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
            out.text(at_, start)
            at_ = self._markup(source, start, out)
        yield from out.segments()

    def _skip(self, source: str, start: int, out: _Pieces) -> int:
        """The end of what is left out; comments are text nobody sees, so they are kept by themselves."""
        end = _find_folded(source, self._until, start)
        if self._until == "-->":
            out.aside(start, end if end >= 0 else len(source))
        if end < 0:
            return len(source)
        if self._until == "-->":
            end += len(self._until)
        self._until = ""
        return end

    def _markup(self, source: str, start: int, out: _Pieces) -> int:
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

    def _tag(self, name: str, source: str, start: int, end: int, out: _Pieces) -> None:
        if name in _CELLS:
            out.mark("\t", start)
        elif name not in _INLINE:
            out.mark("\n", start)
        if source.startswith("</", start):
            return
        if name in _SILENT and source[end - 2] != "/":
            self._until = f"</{name}"
        if self._on_tag:
            self._on_tag(name, source[start:end])
        if "=" in source[start:end]:
            out.attributes(name, start, end)


class _Pieces:
    """Decoded text pieced together from one block, and where each piece came from."""

    def __init__(self, block: Block, place: Callable[[Place], Place]) -> None:
        self._block = block
        self._place = place
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._length = 0
        self._blank = True
        self._asides: list[Segment] = []

    def text(self, start: int, end: int) -> None:
        source = self._block.text
        at_ = start
        if source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(source, start, end):
                self._add(source[at_ : entity.start()], at_)
                self._add(unescape(entity[0]), entity.start())
                at_ = entity.end()
        self._add(source[at_:end], at_)

    def mark(self, mark: str, start: int) -> None:
        """A line break or a tab, once in a row."""
        if not self._blank:
            self._add(mark, start)
            self._blank = True

    def aside(self, start: int, end: int, hint: str = "comment") -> None:
        text = self._block.text[start:end]
        if text.strip():
            self._asides.append(Segment(text, lambda offset: self._locate(start + offset), hint))

    def attributes(self, name: str, start: int, end: int) -> None:
        for found in _ATTRIBUTE.finditer(self._block.text, start, end):
            key = found[1].lower()
            group = found.lastindex or 2
            raw, begin = found[group], found.start(group)
            if key == "href":
                link = _CONTACT_LINK.match(raw)
                if link is None:
                    continue
                key, raw, begin = link[1].lower(), raw[link.end() :].partition("?")[0], begin + link.end()
            if raw.strip() and not (key == "content" and name != "meta"):
                self._asides.append(Segment(unescape(raw), self._inside(raw, begin), hint=key))

    def _inside(self, raw: str, begin: int) -> Callable[[int], Place]:
        """Exact places where the value is written as it reads; the value's beginning where it holds entities."""
        if "&" in raw:
            return at(self._locate(begin))
        return lambda offset: self._locate(begin + offset)

    def segments(self) -> Iterator[Segment]:
        text = "".join(self._texts)
        if text.strip():
            yield Segment(text, self._origin)
        yield from self._asides

    def _add(self, text: str, source: int) -> None:
        if text:
            self._texts.append(text)
            self._starts.append(self._length)
            self._sources.append(source)
            self._length += len(text)
            self._blank = (self._blank and text.isspace()) or text.endswith("\n")

    def _origin(self, offset: int) -> Place:
        index = bisect_right(self._starts, offset) - 1
        inside = min(offset - self._starts[index], max(0, len(self._texts[index]) - 1))
        return self._locate(self._sources[index] + inside)

    def _locate(self, offset: int) -> Place:
        return self._place(self._block.locate(offset))


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
