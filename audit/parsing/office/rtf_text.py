"""The text of Rich Text Format, by the part of the document it stands in: body, headers, notes, comments, properties.

Groups are kept on a list, so that no depth of nesting is a recursion.  Deleted and hidden text is text.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from audit.errors import Unread
from audit.parsing.office.rtf_tokens import Token, tokens
from audit.parsing.office.rtf_words import (
    BODY,
    BREAKS,
    CHARACTERS,
    CHARSETS,
    FIELDS,
    FONTS,
    OBJECT,
    PARTS,
    PEOPLE,
    PICTURE,
    PICTURES,
    SHAPE,
    SHAPE_TEXTS,
    SKIPPED,
    SKIPPED_WORDS,
    SYMBOLS,
)

_DEPTH = 4_096
_LONGEST_BLOB = 64 << 20
_LONGEST_LINE = 262_144


class Paragraph(NamedTuple):
    """A line of one part; ``hint`` names a property."""

    part: str
    text: str
    hint: str = ""


class Blob(NamedTuple):
    """What is embedded: ``kind`` is ``picture`` or ``object``, ``suffix`` that of a picture."""

    kind: str
    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Group:
    part: str = BODY
    word: str = ""
    """The control word that began the part."""
    font: int = 0
    fallback: int = 1
    """How many characters behind ``\\u`` are the same once more for old programs."""


class RtfText:
    """Reads one document; ``depth`` is not 0 at the end of one that is cut."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._groups = [_Group()]
        self._star = False
        self._skip = 0
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._lines: dict[str, list[str]] = {}
        self._hex = bytearray()
        self._suffix = ""
        self._shape_property = ""
        self._ready: list[Paragraph | Blob] = []
        self._in_table = False
        self.cut = False
        """Whether the document ends inside a group."""

    def __iter__(self) -> Iterator[Paragraph | Blob]:
        for token in tokens(self._stream):
            getattr(self, f"_{token.kind}")(token)
            if self._ready:
                yield from self._ready
                self._ready.clear()
        self.cut = len(self._groups) > 1
        while len(self._groups) > 1:
            self._close()
        self._flush()
        for part in list(self._lines):
            self._break(part)
        yield from self._ready

    def _group(self, token: Token) -> None:
        self._flush()
        if token.data == b"{":
            if len(self._groups) >= _DEPTH:
                raise Unread(f"limit:depth:{_DEPTH}", "partial")
            self._groups.append(self._groups[-1])
        elif len(self._groups) > 1:
            self._close()
        self._star, self._skip = False, 0

    def _close(self) -> None:
        ended = self._groups.pop()
        if ended.part != self._groups[-1].part or ended.word != self._groups[-1].word:
            if ended.part in (PICTURE, OBJECT):
                self._blob(ended.part)
            elif ended.part not in (BODY, SKIPPED, FONTS):
                self._break(ended.part, ended.word)
        elif ended.word == "docvar":  # a name, then its value
            self._lines.setdefault(ended.part, []).append(": ")

    def _symbol(self, token: Token) -> None:
        if token.data == b"*":
            self._star = True
        elif token.data in (b"\n", b"\r"):
            self._new_line(ends_row=False)
        else:
            self._say(SYMBOLS.get(token.data, ""))

    def _text(self, token: Token) -> None:
        group, data = self._groups[-1], token.data
        if self._skip:
            dropped = min(self._skip, len(data))
            self._skip -= dropped
            data = data[dropped:]
        if group.part in (PICTURE, OBJECT):
            if len(self._hex) + len(data) <= 2 * _LONGEST_BLOB:
                self._hex += data
        elif group.part not in (SKIPPED, FONTS):
            self._bytes += data
            if len(self._bytes) > _LONGEST_LINE:
                self._flush()

    def _word(self, token: Token) -> None:
        word, number = token.data.decode("ascii"), token.number
        if self._skip and word != "u":
            self._skip -= 1
        if word == "u" and number is not None:
            self._unicode(number)
        elif word in BREAKS:
            self._new_line(ends_row=word == "row")
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in PICTURES:
            self._suffix = PICTURES[word]
        elif word in SKIPPED_WORDS or (self._star and word not in PARTS):
            self._enter(SKIPPED, word)
        elif word in PARTS:
            if self._groups[-1].part != SKIPPED:
                self._enter(PARTS[word], word)
        else:
            self._setting(word, number or 0)
        self._star = False

    def _enter(self, part: str, word: str) -> None:
        self._flush()
        if part == BODY:  # what stands in a header stays there
            self._say(" " if word in FIELDS else "")
            return
        self._groups[-1] = replace(self._groups[-1], part=part, word=word)

    def _setting(self, word: str, number: int) -> None:
        group = self._groups[-1]
        if word == "f":
            self._flush()
            self._groups[-1] = replace(group, font=number)
        elif word in ("intbl", "pard"):
            self._in_table = word == "intbl"
        elif word == "fcharset" and group.part == FONTS and number in CHARSETS:
            self._fonts[group.font] = CHARSETS[number]
        elif word == "ansicpg":
            self._page = _known(f"cp{number}", self._page)
        elif word in ("mac", "pc"):
            self._page = {"mac": "mac-roman", "pc": "cp437"}[word]
        elif word == "uc":
            self._groups[-1] = replace(group, fallback=min(max(number, 0), 8))

    def _unicode(self, number: int) -> None:
        self._say(chr(number & 0xFFFF))
        self._skip = self._groups[-1].fallback

    def _say(self, text: str) -> None:
        self._flush()
        part = self._groups[-1].part
        if text and part not in (SKIPPED, FONTS, PICTURE, OBJECT):
            self._lines.setdefault(part, []).append(text)

    def _flush(self) -> None:
        """Decode the bytes that came since the last one of another font."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(self._decoded(data))

    def _decoded(self, data: bytes) -> str:
        for encoding in dict.fromkeys((self._fonts.get(self._groups[-1].font, self._page), self._page)):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        return data.decode(self._page, "replace")

    def _new_line(self, ends_row: bool) -> None:
        self._flush()
        if self._in_table and not ends_row:
            self._say("\n")
        elif self._groups[-1].part == BODY or self._groups[-1].part in self._lines:
            self._break(self._groups[-1].part, self._groups[-1].word)

    def _break(self, part: str, word: str = "") -> None:
        if part in (SKIPPED, FONTS, PICTURE, OBJECT):
            return
        text = "".join(self._lines.pop(part, ())).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if word == "sn":
            self._shape_property = text.strip()
        if part == SHAPE and (word != "sv" or self._shape_property not in SHAPE_TEXTS):
            return
        hint = "author" if word in PEOPLE else word if part == "properties" else ""
        self._ready.append(Paragraph(part, text.strip(" ;") if hint else text, hint))

    def _blob(self, kind: str) -> None:
        data, self._hex = bytes(self._hex).translate(None, b" \t"), bytearray()
        suffix, self._suffix = self._suffix, ""
        try:
            content = bytes.fromhex(data[: len(data) // 2 * 2].decode("latin-1"))
        except ValueError:
            return
        if content:
            self._ready.append(Blob(kind, suffix, content))


def _known(encoding: str, otherwise: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return otherwise
    return "gb18030" if encoding == "cp936" else encoding
