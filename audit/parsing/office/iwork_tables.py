"""The tables of Numbers, Pages and Keynote: cells are packed records in tiles, their texts stand in lists beside them.

Layout as numbers-parser has it (November 2026): storage version 5, written since 2016.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import chain

from audit.model import Item, Remark
from audit.parsing.office.iwork_objects import Thing, reference, references, written
from audit.parsing.paragraphs import paragraphs
from audit.parsing.protobuf import Message
from audit.parsing.tables.cell_text import number_text
from audit.parsing.tables.sheet_rows import NumberedRow, sheet_items

MODEL = 6001
_INFOS = (6000, 6007)
_SHEET = 2
_TILE_ROWS, _MOST_COLUMNS = 256, 1000
_VERSION = 5
_DECIMAL, _DOUBLE, _SECONDS, _STRING, _RICH = 1, 2, 4, 8, 16
_DURATION, _BOOL = 7, 6
_BIAS = 0x1820
_EPOCH = datetime(2001, 1, 1)


class IworkTables:
    """Every table of a document; ``told`` are the texts (numbers of storages) that stand in their cells."""

    def __init__(self, objects: Mapping[int, Thing], spend: Callable[[int], None]) -> None:
        self._objects, self._spend = objects, spend
        self._sheets = _sheets(objects)
        self.told: set[int] = set()

    def items(self) -> Iterator[Item]:
        """Tables in the order of their numbers, as rows; places are a ``sheet`` (with the name of the table)."""
        for thing in self._objects.values():
            if thing.kind == MODEL:
                model = thing.message
                sheet = self._sheets.get(thing.id, "")
                yield from self._table("/".join(filter(None, (sheet, model.text(8)))), model)

    def _table(self, name: str, model: Message) -> Iterator[Item]:
        store = model.inside(4)
        strings = dict(self._strings(reference(store, 4)))
        rows = self._rows(store, strings, min(model.number(7), _MOST_COLUMNS))
        first = next(rows, None)
        if first is None and strings:  # cells as they were stored before 2016
            yield from paragraphs(name, strings.values())
            yield Remark(incomplete="unsupported:iwork")
        elif first:
            yield from sheet_items(name, chain((first,), rows))

    def _rows(self, store: Message, strings: Mapping[int, str], width: int) -> Iterator[NumberedRow]:
        """(number, cells) of every row that has cells; programs before 2016 stored these in another field."""
        rich = dict(self._rich(reference(store, 17)))
        tiles = store.inside(3)
        size = tiles.number(2, _TILE_ROWS)
        for entry in map(Message, tiles.every(1)):
            tile = self._objects.get(reference(entry, 2))
            if tile is None:
                continue
            infos = [info for info in map(Message, tile.message.every(5)) if info.data(6)]
            found = [(info.number(1), _cells(info)) for info in infos]
            width = max([width, *(max(cells, default=-1) + 1 for _, cells in found)])
            for row, cells in sorted(found, key=lambda pair: pair[0]):
                line = [""] * max(width, 1)
                for column, cell in cells.items():
                    line[column] = _text(cell, strings, rich)
                self._spend(sum(map(len, line)))
                yield entry.number(1) * size + row + 1, line

    def _strings(self, number: int) -> Iterator[tuple[int, str]]:
        for entry in self._entries(number):
            yield entry.number(1), entry.text(3)

    def _rich(self, number: int) -> Iterator[tuple[int, str]]:
        """Texts with more than one style: storages of their own."""
        for entry in self._entries(number):
            payload = self._objects.get(reference(entry, 9))
            storage = self._objects.get(reference(payload.message, 1)) if payload else None
            if storage:
                self.told.add(storage.id)
                yield entry.number(1), written(storage.message)

    def _entries(self, number: int) -> Iterator[Message]:
        """The entries of a list, which may be cut into segments."""
        if listed := self._objects.get(number):
            message = listed.message
            yield from map(Message, message.every(3))
            for segment in references(message, 4):
                if more := self._objects.get(segment):
                    yield from map(Message, more.message.every(3))


def _sheets(objects: Mapping[int, Thing]) -> dict[int, str]:
    """The name of the sheet that a table's model stands on, by its number; only Numbers has sheets."""
    found: dict[int, str] = {}
    for thing in objects.values():
        if thing.kind == _SHEET:
            for number in references(thing.message, 2):
                info = objects.get(number)
                if info and info.kind in _INFOS:
                    found[reference(info.message, 2)] = thing.message.text(1)
    return found


def _cells(row: Message) -> dict[int, bytes]:
    """The record of each cell by its column; rows of older programs have none."""
    buffer, offsets = row.data(6), row.data(7)[: 2 * _MOST_COLUMNS]
    step = 4 if row.number(8) else 1
    found = {}
    for column, (offset,) in enumerate(struct.iter_unpack("<h", offsets[: len(offsets) // 2 * 2])):
        if offset >= 0 and buffer[offset * step : offset * step + 1] == bytes((_VERSION,)):
            found[column] = buffer[offset * step : offset * step + 48]
    return found


def _text(cell: bytes, strings: Mapping[int, str], rich: Mapping[int, str]) -> str:
    """What a cell shows; the values stand one behind another, each only where its flag is set."""
    cell = cell.ljust(64, b"\0")
    kind, flags, offset = cell[1], int.from_bytes(cell[8:12], "little"), 12
    text = ""
    if flags & _DECIMAL:
        text, offset = _decimal(cell[offset : offset + 16]), offset + 16
    if flags & _DOUBLE:
        text, offset = number_text(struct.unpack_from("<d", cell, offset)[0]), offset + 8
    if flags & _SECONDS:
        text, offset = _moment(struct.unpack_from("<d", cell, offset)[0]), offset + 8
    if flags & _STRING:
        text, offset = strings.get(struct.unpack_from("<I", cell, offset)[0], text), offset + 4
    if flags & _RICH:
        text = rich.get(struct.unpack_from("<I", cell, offset)[0], text)
    return "" if kind in (_BOOL, _DURATION) else text.strip()


def _decimal(raw: bytes) -> str:
    """A decimal of 128 bits, all digits of it: numbers of identity cards are longer than a double holds."""
    exponent = ((raw[15] & 0x7F) << 7 | raw[14] >> 1) - _BIAS
    digits = str((raw[14] & 1) << 112 | int.from_bytes(raw[:14], "little"))
    if not -40 < exponent < 40:
        return ""
    if exponent < 0:
        whole, part = digits.zfill(1 - exponent)[:exponent], digits.zfill(1 - exponent)[exponent:].rstrip("0")
        digits = f"{whole}.{part}" if part else whole
    return f"{'-' if raw[15] & 0x80 else ''}{digits}{'0' * max(exponent, 0)}"


def _moment(seconds: float) -> str:
    try:
        return (_EPOCH + timedelta(seconds=seconds)).isoformat(" ", "seconds").removesuffix(" 00:00:00")
    except (OverflowError, ValueError):
        return ""
