"""JSON documents of any size, streamed; also the ``window.YTD.… = [`` scripts of X.

Where the document breaks off or breaks a rule, the rows before it stay and the rest is handed over as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.json.walk import Walker
from audit.parsing.text.blocks import Block, Characters, blocks
from audit.parsing.text.encoding import detect_encoding, open_text

_PIECE_CHARS = 65_536
_ASSIGNMENT = re.compile(r"\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$]*\s*=\s*(?=[\[{])")
_START = re.compile(r"\s*[\[{]")
_TOKENS = re.compile(
    r"""(?: [\s\[\]{}:,]++ | "(?:[^"\\]|\\.)*+" | -?\d[\d.eE+-]*+ | true | false | null | NaN | -?Infinity )*+""",
    re.VERBOSE | re.DOTALL,
)
_LONGEST_LITERAL = 9
_MOST_DIGITS = 2_000
_MONSTER = re.compile(rf"[0-9]{{{_MOST_DIGITS}}}")
"""ijson's C parser crashes on integers of more than 4,300 digits, half of which then stand in one piece."""


def _sniff(head: Head) -> int:
    text = head.text
    if text is None:
        return 0
    assignment = _ASSIGNMENT.match(text)
    body = text[assignment.end() :].rstrip().removesuffix(";") if assignment else text
    if not _START.match(body) or not _is_json_so_far(body):
        return 0
    return 90 if head.suffix in ("json", "js", "geojson", "har") else 80


def _is_json_so_far(text: str) -> bool:
    """Whether nothing but JSON tokens stands in a head, whose last token may be cut."""
    match = _TOKENS.match(text)
    rest = text[match.end() :] if match else text
    return not rest or rest.startswith('"') or (len(rest) < _LONGEST_LITERAL and rest.isalpha())


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    encoding = detect_encoding(reading.head.data)
    walker = Walker()
    with source.open() as stream:
        text = open_text(stream, encoding)
        feed = _Feed(text)
        broken = yield from _rows(feed, walker)
        if broken is None or walker.tables.handed_over:
            yield from walker.finish()
            if broken:
                yield from feed.remainder()
    if broken and not walker.tables.handed_over:
        with source.open() as stream:
            text = open_text(stream, encoding)
            for block in blocks(text):
                yield Segment(block.text, block.locate)
    yield Remark(encoding=text.encoding, incomplete=broken)


def _rows(feed: _Feed, walker: Walker) -> Generator[Item, None, str | None]:
    """Hand over rows as they fill; returns why it stopped early, or None."""
    import ijson

    tables, on = walker.tables, walker.on
    try:
        for event, value in ijson.basic_parse(feed, buf_size=4 * _PIECE_CHARS):
            on[event](value)
            if tables.ready and feed.pieces > 1:  # a small document that breaks is read as text alone, nothing twice
                yield from tables.take()
    except Unread as error:
        return error.reason
    except (ijson.JSONError, ValueError, ArithmeticError):  # a number that Python does not convert is no JSONError
        return "damaged"
    return None


class _Feed:
    """The document as UTF-8 for the parser, without what makes it a script; knows where its last piece begins."""

    def __init__(self, text: Characters) -> None:
        self._text = text
        self._next = text.read(_PIECE_CHARS)
        assignment = _ASSIGNMENT.match(self._next)
        self._is_script = assignment is not None
        self.pieces = 0
        skipped = assignment.end() if assignment else 0
        self._piece = Block(self._next[:skipped])
        self._next = self._next[skipped:]

    def read(self, size: int) -> bytes:
        """The next piece, at most ``size`` bytes; the parser first asks for 0 to learn the type."""
        if size == 0:
            return b""
        if _MONSTER.search(self._next):
            raise Unread(f"limit:digits:{_MOST_DIGITS}", "partial")
        self.pieces += 1
        self._piece = Block(self._next, *self._piece.after())
        self._next = self._text.read(size // 4)
        piece = self._piece.text
        if self._is_script and not self._next:
            piece = piece.rstrip().removesuffix(";")
        return piece.encode("utf-8", errors="replace")

    def remainder(self) -> Iterator[Segment]:
        """From the piece in which the parser stopped to the end, as plain text."""
        start = Block(self._piece.text + self._next, self._piece.line, self._piece.column)
        for block in blocks(self._text, first=start):
            yield Segment(block.text, block.locate)


READER = Reader("json", _sniff, _read, order=40)
