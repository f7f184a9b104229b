"""The raw pass: identifiers that stand in the bytes of a file, and that its structured reading did not hand over.

A reader that knows a format knows what to leave out, and may be wrong.  What it hands over is noted as tokens
(``audit.parsing.strong``); afterwards the bytes are gone through for tokens of the same kinds, and one that is new is
looked at with what stands around it, its escapes undone.  Only what the engine itself is sure of is reported.  Of a
file that nothing reads, the pass is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from audit.detection.looking import Looking
from audit.model import Allowed, Beat, Finding, Item, Place, Rows, Segment, Source
from audit.parsing.raw_pieces import Piece, Pieces, every_way, flat, packed_objects, parts, plain_bytes
from audit.parsing.sqlite.free import free
from audit.parsing.strong import Tokens, glued, strong, tokens
from recognizers.span import Span

_FLAT = frozenset({"csv", "json", "jsonl", "har", "xml", "html", "flat-document"})
_ZIPPED = frozenset({"spreadsheet", "docx", "pptx", "odt", "ofd"})
_MARKUP = _ZIPPED | {"xml", "html", "flat-document", "pdf"}
"""Formats whose markup may stand within a value, or between two that are handed over as one."""
CHECKED = _FLAT | _ZIPPED | {"sqlite", "pdf"}
"""Formats that are checked."""
UNREAD = "unread"
"""In place of a format: no reader knows the file, or knows it and cannot read it."""
_LEAST_LOCAL = 4
_PROVED = frozenset({"CN_MOBILE_NUMBER", "CN_RESIDENT_ID", "BANK_CARD", "CREDIT_CARD", "EMAIL_ADDRESS"})
_SURE = 0.75
"""How far a value is believed that proves itself (``recognizers.rule``)."""
_AROUND = 120
_MOST = 2_000
"""New tokens that are looked at in one file."""
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|([^u]))")


class RawPass:
    """One source of one of the formats that are ``CHECKED``, or ``UNREAD``.

    Told of every item; ``lost`` then gives what was missed, and ``reason`` says so for the outcome.
    """

    def __init__(self, source: Source, format: str, looking: Looking) -> None:
        self._source = source
        self._format = format
        self._looking = looking
        self._shown = Tokens()
        self._members: set[str] = set()
        self._count = self._looked_at = 0

    def item(self, item: Item) -> None:
        """Note what the reader hands over."""
        if isinstance(item, Segment):
            self._note(item.text)
        elif isinstance(item, Rows):
            self._note("\0".join(map("\0".join, item.rows)))
            self._note("\0".join((item.table.name, *item.table.header)))
        elif isinstance(item, Source):
            self._members.add(item.trail[-1])

    def _note(self, text: str) -> None:
        found = {strong(token) or token for _, token in tokens(text)}
        if found and self._format in _MARKUP:
            found.update(part for token in [*found] if token not in self._shown for part in glued(token))
        if found:
            self._shown.add(found)

    def lost(self, encoding: str | None) -> Iterator[Finding | Allowed | Beat]:
        """What stands in the bytes and was not handed over, each value once, in the order of the bytes."""
        for piece in self._pieces(encoding or "utf-8"):
            for start, token in tokens(piece.text):
                value = strong(token)
                if value and value not in self._shown and not self._is_noise(piece.text, start, token):
                    yield from self._looked(piece, start, token)
                    self._shown.add((value,))
            if self._looked_at >= _MOST:
                return
            yield Beat()

    @property
    def reason(self) -> str | None:
        """Why the reading was not whole, as a code; rows that were deleted are no fault of the reader."""
        if self._looked_at >= _MOST:
            return f"limit:raw:{_MOST}"
        return f"lost:{self._count}" if self._count and self._format != "sqlite" else None

    def _is_noise(self, text: str, start: int, token: str) -> bool:
        """An ``@`` and a point stand near each other by chance in every few megabytes of packed data, not so in lower
        case behind four characters."""
        if self._format != UNREAD or "@" not in token:
            return False
        return token.index("@") < _LEAST_LOCAL or text[start : start + len(token)] != token

    def _pieces(self, encoding: str) -> Pieces:
        if self._format == UNREAD:
            yield from every_way(self._source)
            return
        if self._format in _ZIPPED:
            yield from parts(self._source, self._members)
            return
        with self._source.open() as stream:
            whole = {"sqlite": lambda: free(stream), "pdf": lambda: plain_bytes(stream, encoding)}
            yield from whole.get(self._format, lambda: flat(stream, encoding))()
        if self._format == "pdf":
            with self._source.open() as stream:
                yield from packed_objects(stream)

    def _looked(self, piece: Piece, start: int, token: str) -> Iterator[Finding | Allowed]:
        self._looked_at += 1
        text = _unescaped(piece.around(start - _AROUND, start + len(token) + _AROUND))
        why = ("deleted" if self._format == "sqlite" else "raw",)
        for span in self._looking.patterns.find(text):
            if self._is_lost(span, token):
                self._count += 1
                yield self._admitted(span, piece.place(start), why)
                return

    def _is_lost(self, span: Span, token: str) -> bool:
        """Whether the span is what the token stands for and was not handed over in another writing."""
        if span.entity not in _PROVED or span.confidence < max(_SURE, self._looking.floor):
            return False
        value = span.form.lower() if "@" in span.form else strong(span.form)
        return bool(value) and (value in token or token in value) and value not in self._shown

    def _admitted(self, span: Span, place: Place, why: tuple[str, ...]) -> Finding | Allowed:
        return self._looking.door.allowed(span) or self._looking.door.admit(span, place, why)


def _unescaped(text: str) -> str:
    """With the escapes of JSON, HTML and addresses of the web undone."""
    return unquote(unescape(_JSON_ESCAPE.sub(_meant, text)), errors="replace")


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return " " if escape[2] in "bfnrt" else escape[2]
