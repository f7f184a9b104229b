"""Bytes to text as they come, for files that do not keep to one encoding.

Log files and hand-merged tables carry GB18030 lines in a UTF-8 file or the other way round, often far behind the head
that was looked at.  So every block is decoded strictly; where that fails, each line is decoded by itself.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from io import IncrementalNewlineDecoder, StringIO, TextIOBase
from typing import BinaryIO

_BLOCK_BYTES = 262_144
_PIECE_BYTES = 65_536
"""Rows or objects of so much text fit beside each other into a processor's cache; of four times as much they take a
quarter to a half longer."""
_LONGEST_LINE = 4 << 20
_WIDE = ("utf-16", "utf-32")
_LAST_RESORTS = ("latin-1", "cp1252")
_LINE_END = re.compile(r"\r\n|\n|\r(?!\Z)")
_INVISIBLE = "\u200b"
_MOSTLY = 10
"""So many characters that are UTF-8 outweigh one byte that is not."""
_UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){2}")
"""Two Chinese characters in UTF-8: in GB18030 text their bytes would be a sequence of rare characters."""


class LineDecoder:
    """Decodes blocks of whole lines in any encoding in which LF is no part of a longer character.

    ``name`` is the encoding to report.  ``detect_legacy`` is asked when bytes turn up that are not UTF-8.
    """

    def __init__(self, encoding: str, detect_legacy: Callable[[bytes], str]) -> None:
        self.name = encoding
        self._main = encoding
        self._legacy = "" if encoding == "utf-8" else encoding
        self._detect_legacy = detect_legacy

    def decode(self, block: bytes) -> str:
        """Never fails; what no encoding explains becomes U+FFFD."""
        if self._main == "utf-8" or not _UTF8_HAN.search(block):
            try:
                return block.decode(self._main)
            except UnicodeDecodeError:
                pass
        return self._decode_lines(block.splitlines(keepends=True))

    def as_utf8(self, block: bytes) -> bytes:
        """The same as UTF-8; without a copy where it is."""
        return block if self._main == "utf-8" and _decodes(block, "utf-8") else self.decode(block).encode()

    def _decode_lines(self, lines: list[bytes]) -> str:
        foreign = [line for line in lines if not _decodes(line, "utf-8") and not is_broken_utf8(line)]
        if foreign:
            sample = b"".join(foreign)
            if not self._legacy or not _decodes(sample, self._legacy):
                self._legacy = self._detect_legacy(sample)
            if self._main != "utf-8" or self._legacy not in _LAST_RESORTS:
                self.name = self._legacy
        marked = sum(not line.isascii() for line in lines)
        mostly_legacy = len(foreign) * 2 > marked
        return "".join(self._decode_line(line, mostly_legacy) for line in lines)

    def _decode_line(self, line: bytes, mostly_legacy: bool) -> str:
        if _decodes(line, "utf-8"):
            by_chance = mostly_legacy and not line.isascii() and not _UTF8_HAN.search(line)
            if not (by_chance and _decodes(line, self._legacy)):
                return line.decode("utf-8")
        elif is_broken_utf8(line):
            return line.decode("utf-8", errors="replace")
        return line.decode(self._legacy or "latin-1", errors="replace")


class DecodedText(TextIOBase):
    """A readable text stream over bytes.

    A leading BOM is no part of the text; line ends stay as written; a zero byte becomes U+200B, which keeps every
    column where it was.  ``encoding`` may change while reading, when a later block forces another one.
    """

    def __init__(self, stream: BinaryIO, encoding: str, detect_legacy: Callable[[bytes], str]) -> None:
        self._lines = LineDecoder(encoding, detect_legacy)
        self._stream = stream
        self._encoding = encoding
        self._pieces = self.pieces(_BLOCK_BYTES)
        self._buffer = ""
        self._at = 0

    @property
    def encoding(self) -> str:  # type: ignore[override]  # the stub has a plain attribute
        """The encoding to report, as far as was read."""
        return self._lines.name

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int | None = -1) -> str:
        """Up to ``size`` characters, all that is left when negative; "" at the end."""
        if size is None or size < 0:
            parts = [self._buffer[self._at :], *self._pieces]
            self._buffer, self._at = "", 0
            return "".join(parts)
        while len(self._buffer) - self._at < size and self._fill():
            pass
        return self._take(self._at + size)

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]  # positional-only in the stub
        """The next line with its end: LF, CR LF or CR."""
        while (end := _LINE_END.search(self._buffer, self._at)) is None and self._fill():
            pass
        stop = end.end() if end else len(self._buffer)
        return self._take(stop if size is None or size < 0 else min(stop, self._at + size))

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # a generator is many times faster than readline
        while piece := self.read(_BLOCK_BYTES):
            yield from StringIO(piece + self.readline(), newline="")

    def pieces(self, size: int = _PIECE_BYTES) -> Iterator[str]:
        """All of the text, instead of ``read``: about ``size`` bytes each as they were decoded, without a copy; they
        end at LF but for the last one, for lines without an end and for UTF-16 and UTF-32."""
        return _without_mark(self._decoded(size))

    def utf8_lines(self) -> Iterator[bytes]:
        """All of the text, instead of ``read``: blocks of whole lines in UTF-8 that end in LF, whatever they ended in;
        the last one may have no end."""
        begun: list[bytes] = []
        for piece in self._wide_as_utf8() if self._encoding.startswith(_WIDE) else self._narrow_as_utf8():
            cut = piece.rfind(b"\n") + 1
            if cut and begun:
                yield b"".join((*begun, piece[:cut]))
                begun.clear()
            elif cut:
                yield piece[:cut]
            if cut < len(piece):
                begun.append(piece[cut:])
        if begun:
            yield b"".join(begun)

    def _narrow_as_utf8(self) -> Iterator[bytes]:
        mark = codecs.BOM_UTF8
        for block in _line_blocks(self._stream, _PIECE_BYTES):
            piece = self._lines.as_utf8(block).removeprefix(mark)
            mark = b""
            if b"\r" in piece:
                piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            yield piece.replace(b"\0", _INVISIBLE.encode()) if b"\0" in piece else piece

    def _wide_as_utf8(self) -> Iterator[bytes]:
        line_ends = IncrementalNewlineDecoder(None, translate=True)
        return (line_ends.decode(piece).encode() for piece in self.pieces())

    def _take(self, stop: int) -> str:
        text = self._buffer[self._at : stop]
        self._at += len(text)
        return text

    def _fill(self) -> bool:
        piece = next(self._pieces, "")
        self._buffer, self._at = self._buffer[self._at :] + piece, 0
        return bool(piece)

    def _decoded(self, size: int) -> Iterator[str]:
        if not self._encoding.startswith(_WIDE):
            for block in _line_blocks(self._stream, size):
                text = self._lines.decode(block)
                yield text.replace("\0", _INVISIBLE) if b"\0" in block else text
            return
        decoder = codecs.getincrementaldecoder(self._encoding)(errors="replace")
        while block := self._stream.read(size):
            yield decoder.decode(block).replace("\0", _INVISIBLE)
        yield decoder.decode(b"", final=True)


def _line_blocks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Blocks that end at a line end or, within an endless line, at a mark that is no part of a longer character."""
    rest = b""
    while block := stream.read(size):
        rest += block
        cut = rest.rfind(b"\n") + 1
        if not cut and len(rest) >= _LONGEST_LINE:
            cut = max(rest.rfind(mark) + 1 for mark in (b" ", b",", b";", b'"')) or _last_character(rest)
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest


def _last_character(data: bytes) -> int:
    """Where the last character begins if ``data`` is UTF-8."""
    start = len(data) - 1
    while start > len(data) - 4 and data[start] & 0xC0 == 0x80:
        start -= 1
    return start


def _without_mark(pieces: Iterator[str]) -> Iterator[str]:
    """``pieces`` without a leading BOM and without empty ones."""
    mark = "\ufeff"
    for piece in filter(None, pieces):
        if text := piece.removeprefix(mark):
            yield text
        mark = ""


def is_broken_utf8(data: bytes) -> bool:
    """UTF-8 in which a few bytes were lost or changed: for each of them ten characters of three bytes are whole."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return 0 < broken * _MOSTLY <= sum(character > "\u07ff" for character in text) - broken


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
