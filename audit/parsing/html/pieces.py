"""The text of one block of a page, pieced together, every character with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape

from audit.model import Place, Rows, Segment, Table
from audit.parsing.html.grid import Grids, as_rows
from audit.parsing.html.script import Script
from audit.parsing.places import at
from audit.parsing.text.blocks import Block

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?")
_ATTRIBUTE = re.compile(
    r"\s(alt|title|value|placeholder|content|href|wxid|aria-label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))",
    re.IGNORECASE,
)
_CONTACT_LINK = re.compile(r"\s*(mailto|tel|sms):", re.IGNORECASE)


class Pieces:
    """Decoded text pieced together from one block, and where each piece came from."""

    def __init__(self, block: Block, place: Callable[[Place], Place], continued: Table | None) -> None:
        self._block = block
        self._place = place
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._length = 0
        self._blank = True
        self._asides: list[Segment | Rows] = []
        self._grids = Grids(continued is not None)
        self._continued = continued
        self.goes_on: Table | None = None
        """The table that is not at its end where the block is, once ``items`` has been read."""

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

    def script(self, script: Script, start: int, end: int, *, last: bool) -> None:
        """A piece of a script; ``last`` is its end."""
        place = self._block.locate(start)
        piece = Block(self._block.text[start:end], int(place["line"]), int(place["column"]))
        self._asides.extend(script.feed(piece, last))

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

    def grid(self, name: str, tag: str) -> None:
        """A tag of a table; an empty ``tag`` is a closing one."""
        if tag:
            self._grids.opened(name, tag, self._length)
        else:
            self._grids.closed(name, self._length)

    def items(self, tables: bool) -> Iterator[Segment | Rows]:
        """Text and rows in their order, then what stood in attributes, comments and scripts."""
        text = "".join(self._texts)
        self._grids.finish(self._length)
        start = 0
        for region in sorted(self._grids.regions, key=lambda region: region.start) if tables else ():
            rows = as_rows(region, text, self._origin, self._continued if region.continued else None)
            if rows:
                yield from self._stretch(text, start, region.start)
                yield from rows
                start = region.end
                self.goes_on = rows[-1].table if region.cut else None
        yield from self._stretch(text, start, len(text))
        yield from self._asides

    def _stretch(self, text: str, start: int, end: int) -> Iterator[Segment]:
        part = text[start:end]
        if part.strip():
            yield Segment(part, lambda offset: self._origin(start + offset))

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
