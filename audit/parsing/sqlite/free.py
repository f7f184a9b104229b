"""What deleted rows have left in the free space of a SQLite database: texts of records that no table shows any more.

SQLite frees a page or a part of one without wiping it.  Values of a record lie side by side there, so a text is only
taken where the header of its record says how long it is; where that was overwritten, only numbers that stand alone
are.  File format: https://www.sqlite.org/fileformat2.html (sections 1.3, 1.5, 1.6, 2.1), November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from audit.model import Place
from audit.parsing.raw_pieces import Piece, Pieces
from audit.parsing.strong import strong, tokens

_HEADER = 100
_TREE = {0x02: 12, 0x05: 12, 0x0A: 8, 0x0D: 8}
"""Kinds of b-tree pages, and how long their headers are."""
_UTF8 = 1
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of the serial types 0 to 9."""
_REACH = 1_024
"""How far behind the beginning of its header a text is sought."""
_OVERWRITTEN = 4
"""A freed block begins with the address of the next and its own size."""
_LONGEST_HEADER = 127
_LONGEST_VARINT = 9
_LARGEST_BLOCK = 4_096
"""Of a larger block, which nothing but many rows in a row leaves, only whole cells are read."""
_BLOB = 12
"""The serial type of an empty blob; from there on odd ones are texts, even ones blobs."""
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")


class _Area(NamedTuple):
    """Free bytes and where in the file they begin; ``block``: one freed cell, its first bytes overwritten."""

    start: int
    data: bytes
    block: bool = False


class _Field(NamedTuple):
    start: int
    end: int


class _Cell(NamedTuple):
    """The texts of one record, and where the next cell may begin."""

    texts: list[_Field]
    end: int


def free(stream: BinaryIO) -> Pieces:
    """The texts in free space that hold a number or mail address worth asking for; places are 1-based offsets."""
    head = stream.read(_HEADER)
    size = _number(head, 16)
    size = 65_536 if size == 1 else size
    if size < 512 or size & size - 1 or _number(head, 56, 4) != _UTF8:
        return
    for area in _areas(stream, size, _number(head, 32, 4)):
        yield from _texts(area)


def _areas(stream: BinaryIO, size: int, trunk: int) -> Iterator[_Area]:
    unused = _free_pages(stream, size, trunk)
    stream.seek(0)
    number = 0
    while len(page := stream.read(size)) == size:
        number += 1
        start = (number - 1) * size
        if number in unused:
            yield _Area(start, page)
        else:
            yield from _unallocated(page, start, _HEADER if number == 1 else 0)


def _free_pages(stream: BinaryIO, size: int, trunk: int) -> set[int]:
    """The pages of the free list, its trunks too; a list that runs in a circle ends."""
    unused: set[int] = set()
    while trunk and trunk not in unused:
        unused.add(trunk)
        stream.seek((trunk - 1) * size)
        page = stream.read(size)
        count = min(int.from_bytes(page[4:8], "big"), size // 4 - 2)
        unused.update(_number(page, 8 + 4 * leaf, 4) for leaf in range(count))
        trunk = _number(page, 0, 4)
    return unused


def _unallocated(page: bytes, start: int, head: int) -> Iterator[_Area]:
    """The gap between the pointers to cells and the cells, and the freed blocks among these."""
    if page[head] not in _TREE:
        return
    gap = head + _TREE[page[head]] + 2 * _number(page, head + 3)
    content = _number(page, head + 5) or len(page)
    if gap < content:
        yield _Area(start + gap, page[gap:content])
    block, last = _number(page, head + 1), 0
    while last < block <= len(page) - _OVERWRITTEN:
        yield _Area(start + block, page[block : block + _number(page, block + 2)], block=True)
        block, last = _number(page, block), block


def _number(page: bytes, at: int, size: int = 2) -> int:
    return int.from_bytes(page[at : at + size], "big")


def _texts(area: _Area) -> Pieces:
    """Where tokens stand, the texts of the record they belong to; else a number alone."""
    done = 0
    found = list(tokens(area.data.decode("latin-1")))
    overwritten = _fields_of_block(area.data) if found and area.block and len(area.data) <= _LARGEST_BLOCK else []
    for at, token in found:
        if at < done:
            continue
        cell = _behind(area.data, done, at) or _around(area.data, at)
        record = cell.texts if cell else [text for text in overwritten if text.end > at]
        for text in record:
            yield _piece(area.data[text.start : text.end].decode("utf-8"), area.start + text.start)
        done = cell.end if cell else max((text.end for text in record), default=done)
        if not record and "@" not in token and strong(token):
            yield _piece(token, area.start + at)


def _piece(text: str, start: int) -> Piece:
    def place(offset: int) -> Place:
        return {"offset": start + len(text[:offset].encode()) + 1}

    return Piece(text, place, lambda _start, _end: text)


def _behind(data: bytes, start: int, at: int) -> _Cell | None:
    """The whole cell that has a text at ``at``, where cells stand side by side from ``start`` on: as on freed pages."""
    while cell := _intact(data, start):
        if cell.end > at:
            return cell if any(text.start <= at < text.end for text in cell.texts) else None
        start = cell.end
    return None


def _around(data: bytes, at: int) -> _Cell | None:
    """The whole cell that has a text at ``at``, wherever it begins."""
    for start in range(at - 1, max(-1, at - _REACH), -1):
        cell = _intact(data, start)
        if cell and any(text.start <= at < text.end for text in cell.texts):
            return cell
    return None


def _fields_of_block(data: bytes) -> list[_Field]:
    """The texts of a freed block: cells side by side that fill it, the first bytes of the first and of some others
    overwritten.  Found from the end: a cell is one where another begins behind it."""
    cells: dict[int, _Cell] = {}
    for start in range(len(data) - _OVERWRITTEN, -1, -1):
        for cell in filter(None, (_intact(data, start), *_overwritten(data, start))):
            if cell.end == len(data) or cell.end in cells:
                cells[start] = cell
                break
    found: list[_Field] = []
    start = 0
    while start in cells:
        found += cells[start].texts
        start = cells[start].end
    return found


def _intact(data: bytes, start: int) -> _Cell | None:
    """A cell of a table at ``start``: the size of its record, its row's number, the record."""
    size, at = _varint(data, start)
    _, header = _varint(data, at)
    length, at = _varint(data, header)
    if not 2 <= length <= _LONGEST_HEADER or header + size > len(data):
        return None
    cell = _cell(data, _serial_types(data, at, header + length), header + length)
    return cell if cell and cell.end == header + size else None


def _overwritten(data: bytes, start: int) -> Iterator[_Cell | None]:
    """Cells that may stand at ``start`` when its first bytes were overwritten by the address of another block and a
    size.

    What was lost are the record's size, the row's number and, where these are short, the length of the header and the
    type of the first column, which mostly is the row's number again and has no bytes.
    """
    freed = start + _number(data, start + 2)
    if not start + _OVERWRITTEN < freed <= len(data):
        return
    for end in range(start + _OVERWRITTEN + 1, min(start + _LONGEST_HEADER, freed)):
        for first in range(start + _OVERWRITTEN, start + _OVERWRITTEN + 4):
            cell = _cell(data, _serial_types(data, first, end), end)
            if cell and cell.end <= freed and cell.texts:
                yield cell


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place and where it ends; -1 where none is."""
    value = 0
    for end in range(at, min(at + _LONGEST_VARINT, len(data))):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:
            return value, end + 1
    return -1, len(data)


def _serial_types(data: bytes, start: int, end: int) -> list[int]:
    """The column types between two places; none when they do not end there or are none."""
    types: list[int] = []
    while start < end <= len(data):
        kind, start = _varint(data, start)
        types.append(kind)
    return types if start == end and not {-1, 10, 11} & set(types) else []


def _width(kind: int) -> int:
    return _WIDTHS[kind] if kind < len(_WIDTHS) else (kind - _BLOB) // 2


def _cell(data: bytes, types: list[int], start: int) -> _Cell | None:
    """The cell whose columns begin at ``start``; None where they do not fit or a text is none."""
    texts = []
    for kind in types:
        end = start + _width(kind)
        if kind > _BLOB and kind % 2:
            texts.append(_Field(start, end))
        start = end
    fits = types and start <= len(data) and all(_is_text(data[text.start : text.end]) for text in texts)
    return _Cell(texts, start) if fits else None


def _is_text(data: bytes) -> bool:
    try:
        return not _NO_TEXT.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
