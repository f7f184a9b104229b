"""What the scripts of a page hold: arrays of like objects as rows, other strings as text in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from audit.model import Place, Rows, Segment
from audit.parsing.html.literals import Literal
from audit.parsing.text.blocks import Block

_START = re.compile(r"(?:(?<![=!<>])=(?![=>])|\((?=\s*(?:\[\s*\{|\{\s*\")))\s*(?=[\[{])")
_WHOLE = re.compile(r"\s*(?=[\[{])")
"""Before a literal stands what it is assigned to, the call that is given it, or, in a script of data, nothing."""
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`""", re.DOTALL)
_KEY = re.compile(r"[\w$-]{1,40}[\"']?\s{0,4}[:=]\s{0,4}\Z")
_KEY_REACH = 60
_TELLING = re.compile(r"\d{5}|@|[\u4e00-\u9fff]{2}|\\u[4-9][0-9a-fA-F]{3}|&#")
_LONGEST_REST = 65_536


class Script:
    """One script, fed piece by piece; ``place`` is given the place of what was found."""

    def __init__(self, place: Callable[[Place], Place], on_tag: Callable[[str, str], None] | None) -> None:
        self._place = place
        self._on_tag = on_tag
        self._rest = Block("")
        self._begun = False
        self._literal: Literal | None = None
        self._is_data = False
        """Whether the literal is longer than one piece: then all of it is rows."""

    def feed(self, piece: Block, last: bool) -> Iterator[Segment | Rows]:
        """What the script says as far as it is known; ``last`` is its end."""
        rest = self._rest
        block = Block(rest.text + piece.text, rest.line, rest.column) if rest.text else piece
        texts: list[tuple[int, int]] = []
        start, goes_on = 0, True
        while goes_on:
            if self._literal is None:
                end = self._code(block.text, start, last)
                texts.append((start, end))
                goes_on = self._literal is not None
            else:
                end = self._literal.read(block, start, last)
                rows = list(self._rows(self._literal))
                yield from rows
                goes_on = self._literal.ended
                if goes_on:
                    self._literal = None
                    texts += [] if rows else [(start, end)]
            start = end
        if said := _strings(block.text, texts):
            yield Segment(said, lambda offset: self._place(block.locate(offset)), "script")
        self._rest = Block(block.text[start:], *Block(block.text[:start], block.line, block.column).after())

    def _code(self, text: str, start: int, last: bool) -> int:
        """The end of the code that begins at ``start``: where a literal begins, or where it may be cut."""
        found = (None if self._begun else _WHOLE.match(text)) or _START.search(text, start)
        self._begun = True
        if found:
            self._literal, self._is_data = Literal(self._on_tag), False
            return found.end()
        if last or len(text) - start > _LONGEST_REST:
            return len(text)
        return max(text.rfind("\n", start), text.rfind(";", start), start - 1) + 1

    def _rows(self, literal: Literal) -> Iterator[Rows]:
        """The rows of a literal when it says something and is data: whole, too long for code, or of like objects."""
        rows = list(literal.items())
        self._is_data = self._is_data or not literal.ended
        tells = literal.whole and any(_TELLING.search(cell) for chunk in rows for row in chunk.rows for cell in row)
        if self._is_data or tells or any(len(chunk.rows) > 1 and len(chunk.table.header) > 1 for chunk in rows):
            for chunk in rows:
                yield Rows(chunk.table, chunk.rows, self._placed(chunk.locate))

    def _placed(self, locate: Callable[[int, int], Place]) -> Callable[[int, int], Place]:
        return lambda row, column: self._place(locate(row, column))


def _strings(text: str, stretches: list[tuple[int, int]]) -> str:
    """``text`` with everything blank but the telling strings within ``stretches`` and the keys before them."""
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        for string in _STRING.finditer(text, start, end):
            if not _TELLING.search(text, string.start() + 1, string.end() - 1):
                continue
            key = _KEY.search(text, max(done, start, string.start() - _KEY_REACH), string.start())
            begin = key.start() if key else string.start()
            parts += (
                _blank(begin - done),
                text[begin : string.start()],
                " ",
                text[string.start() + 1 : string.end() - 1],
            )
            done = string.end() - 1
    return "".join(parts)


def _blank(length: int) -> str:
    """A line break, and nothing: what stands on either side is not read as one."""
    return "\n" + " " * (length - 1) if length else ""
