"""The text of a Word 97–2003 document: its pieces put together, then cut into body, notes, headers, comments.

Layout after [MS-DOC] 2.5 (the FIB) and 2.8.35 (PlcPcd), Microsoft Open Specifications.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from audit.errors import Unread
from audit.parsing.paragraphs import Line
from audit.parsing.tables.cell_lines import CELL
from audit.parsing.text.encoding import detect_encoding, open_text

_WORD_97, _WORD_6 = 0xA5EC, (0xA5DC, 0xA59B, 0xA59C)
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS, _CLX = 0x4C, 0x01A2
_PARTS = ("body", "footnote", "header", "", "comment", "endnote", "text box", "text box in header")
_PRC, _PCDT = 1, 2
_WIDEST = 64
"""Word has no more columns in a table (Word 2003: 63)."""
_PLAIN = str.maketrans(
    {**dict.fromkeys(range(0x20)), 0x07: CELL, 0x09: "\t", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n"}
    | {0x13: " ", 0x14: " ", 0x15: " ", 0x1E: "-", 0xA0: " "}
)
"""Marks of cells, lines, pages and fields as what they look like."""


def table_stream(word: bytes) -> str:
    """Which stream holds the pieces; raises ``Unread`` for a locked or broken document."""
    if len(word) < 0x44:
        raise Unread("damaged")
    kind, flags = struct.unpack_from("<H", word)[0], struct.unpack_from("<H", word, 10)[0]
    if flags & _ENCRYPTED:
        raise Unread("locked")
    if kind != _WORD_97 and kind not in _WORD_6:
        raise Unread("damaged")
    return "1Table" if flags & _SECOND_TABLE else "0Table"


def parts(word: bytes, table: bytes) -> Iterator[tuple[str, list[Line]]]:
    """(part, lines) in the order of the document; a row of a table is a line.  Raises ``Unread`` when pieces break."""
    if struct.unpack_from("<H", word)[0] in _WORD_6:
        first, last = struct.unpack_from("<2I", word, 0x18)
        raw = word[first:last]
        yield "body", lines_of(open_text(BytesIO(raw), detect_encoding(raw)).read())
        return
    try:
        counts = struct.unpack_from("<8I", word, _COUNTS)
        text = "".join(_pieces(word, table))
    except struct.error as error:
        raise Unread("damaged") from error
    start = 0
    for part, count in zip(_PARTS, counts, strict=True):
        if part and count:
            yield part, lines_of(text[start : start + count])
        start += count
    if text[start:].strip("\r\0 "):
        yield "rest", lines_of(text[start:])


def _pieces(word: bytes, table: bytes) -> Iterator[str]:
    at, length = struct.unpack_from("<2I", word, _CLX)
    end = at + length
    while at < end and table[at] == _PRC:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= min(end, len(table)) or table[at] != _PCDT:
        raise struct.error("no pieces")
    size = struct.unpack_from("<I", table, at + 1)[0]
    pieces = table[at + 5 : at + 5 + size]
    number = (len(pieces) - 4) // 12
    positions = struct.unpack_from(f"<{number + 1}I", pieces)
    total = 0
    for index in range(number):
        count = positions[index + 1] - positions[index]
        where = struct.unpack_from("<I", pieces, 4 * (number + 1) + 8 * index + 2)[0]
        wide = not where & 0x40000000
        start = where & 0x3FFFFFFF if wide else (where & 0x3FFFFFFF) // 2
        total += count
        if count < 0 or total > len(word):  # pieces may not say more than the stream holds
            raise struct.error("pieces overlap")
        raw = word[start : start + count * (2 if wide else 1)]
        text = raw.decode("utf-16-le", "replace") if wide else raw.decode("cp1252", "replace")
        yield text.ljust(count, "\0")


def lines_of(text: str) -> list[Line]:
    """Paragraphs, and rows with a mark behind each cell; lines of a cell are parted by a line feed."""
    pieces = text.split(CELL)
    out: list[str] = []
    at = 0
    while at < len(pieces) - 1:
        before, _, pieces[at] = pieces[at].rpartition("\r")
        out += before.split("\r") if before else ()
        width, rows = _table(pieces, at)
        for _ in range(rows):
            out.append(f"{CELL.join(pieces[at : at + width])}{CELL}")
            at += width + 1
        if not rows:
            out.append(f"{pieces[at]}{CELL}")
            at += 1
    out += "".join(pieces[at:]).split("\r")
    return [Line(number, line.translate(_PLAIN)) for number, line in enumerate(out, 1)]


def _table(pieces: list[str], at: int) -> tuple[int, int]:
    """How many cells the rows have that begin at ``at``, and how many rows there are.

    A row ends with one more mark behind its last cell, as if an empty cell followed; so the width is the one that makes
    the most rows; none where no row ends.
    """
    best, most = 1, 0
    for width in range(1, min(_WIDEST + 1, len(pieces) - at)):
        rows = 0
        for end in range(at + width, len(pieces), width + 1):
            if pieces[end] or (rows and "\r" in pieces[end - width]):  # a paragraph stands between two tables
                break
            rows += 1
        if rows > most:
            best, most = width, rows
    return best, most
