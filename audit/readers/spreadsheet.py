"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS.  Cells come from calamine, what it does not read goes to other readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from audit.errors import Unread
from audit.model import Item, Place, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.biff_margins import old_margins
from audit.parsing.office.calamine_faults import BrokenWorkbookError, calamine_faults
from audit.parsing.office.sheet_links import Links, beside, others, sheet_links
from audit.parsing.office.sheet_margins import margins
from audit.parsing.office.sheet_unfolding import MOST_BEHIND, Unfolded, unfolded
from audit.parsing.office.workbook_parts import is_locked, leftovers
from audit.parsing.ole.names import MAGIC, stream_names
from audit.parsing.tables.above import Above
from audit.parsing.tables.cell_text import number_text
from audit.parsing.tables.header import find_layout, sections
from audit.parsing.tables.side_by_side import SideBySide

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_BOOKS = frozenset({"workbook", "book"})
_FILE_PASS = (b"\x2f\x00\x06\x00\x00\x00", b"\x2f\x00\x36\x00\x01\x00", b"\x2f\x00\xc8\x00\x01\x00")
"""FilePass records of XOR, RC4 and RC4 CryptoAPI encryption ([MS-XLS] 2.4.117)."""
_LARGEST_LEGACY = 256 << 20
_CHUNK_ROWS = 1000
"""Few enough to stay in the cache."""
_CHUNK_CELLS = 40_000
_LAYOUT_ROWS = 260

_Value: TypeAlias = "int | float | str | bool | date | datetime | time | timedelta"
_Row: TypeAlias = tuple[str, ...]


def _sniff(head: Head) -> int:
    if head.data.startswith(MAGIC):
        return _sniff_ole(head)
    if _ODS in head.data[:256] or any(name.lower().startswith("xl/workbook.") for name in head.zip_names):
        return 95
    return 90 if head.suffix in ("ods", "fods") and "content.xml" in head.zip_names else 0


def _sniff_ole(head: Head) -> int:
    names = _ole_names(head.source)
    if names & _BOOKS:
        return 95
    return 90 if "encryptedpackage" in names and head.suffix[:3] not in ("doc", "ppt") else 0


def _read(source: Source, reading: Reading) -> Iterator[Item]:
    from python_calamine import CalamineWorkbook

    legacy = reading.head.data.startswith(MAGIC)
    if (legacy and "encryptedpackage" in _ole_names(source)) or (not legacy and is_locked(source)):
        raise Unread("locked")
    sheets = Unfolded() if legacy else unfolded(source, reading)
    if sheets.limit:
        yield from margins(source, sheets.behind)
        yield from leftovers(source, reading, cells_too=True)
        raise Unread(sheets.limit, "partial")
    try:
        with source.open() as stream, calamine_faults():
            book = CalamineWorkbook.from_filelike(stream)
    except BrokenWorkbookError as error:
        if legacy:
            raise Unread("locked" if _has_file_pass(source) else "damaged") from error
        yield from leftovers(source, reading, cells_too=True)
        raise Unread("damaged", "partial") from error
    yield from _sheets(book, legacy, sheet_links(source, sheets.behind) if sheets.behind else {})
    yield from old_margins(source) if legacy else margins(source, sheets.behind)
    if sheets.is_cut:
        yield Remark(incomplete=f"limit:bytes:{MOST_BEHIND}")
    if not legacy:
        yield from leftovers(source, reading)


def _ole_names(source: Source) -> set[str]:
    with source.open() as stream:
        return {name.lower() for name in stream_names(stream)}


def _has_file_pass(source: Source) -> bool:
    """Why an old workbook could not be read: its stream begins with the record of a password."""
    with source.open() as stream:
        data = stream.read(_LARGEST_LEGACY)
    return any(record in data for record in _FILE_PASS)


def _sheets(book: CalamineWorkbook, legacy: bool, links: Mapping[str, Links]) -> Iterator[Item]:
    from python_calamine import SheetTypeEnum

    for index, name in enumerate(book.sheet_names):
        wide = False
        try:
            with calamine_faults():
                sheet = book.get_sheet_by_index(index)
                wide = legacy and any(_is_wide(cell) for row in islice(sheet.iter_rows(), 50) for cell in row)
                items = _sheet(str(_narrowed(name)) if wide else name, sheet, wide)
                yield from _linked(name, items, links[name]) if name in links else items
        except BrokenWorkbookError:
            if book.sheets_metadata[index].typ == SheetTypeEnum.WorkSheet:  # a sheet that is a chart has no cells
                yield Remark(incomplete="damaged")
        yield Segment(str(_narrowed(name)) if wide else name, lambda _offset: {"name": "sheet"})


def _linked(name: str, items: Iterator[Item], links: Links) -> Iterator[Item]:
    """The items of a sheet, and the addresses behind its cells."""
    for item in items:
        yield item
        if isinstance(item, Rows):
            yield from beside(item, links)
    yield from others(name, links)


def _sheet(name: str, sheet: CalamineSheet, wide: bool) -> Iterator[Item]:
    if sheet.start is None:
        return
    left = sheet.start[1]
    values = ([_narrowed(cell) for cell in row] for row in sheet.iter_rows()) if wide else sheet.iter_rows()
    rows = chain.from_iterable(map(_texts, _batches(values)))
    first = list(islice(rows, _LAYOUT_ROWS))
    starts = sections(first)
    for start, end in pairwise(starts):
        yield from _table(name, first[start:end], iter(()), start, left)
    yield from _table(name, first[starts[-1] :], rows, starts[-1], left)


def _table(name: str, first: list[_Row], more: Iterator[_Row], above: int, left: int) -> Iterator[Item]:
    """One table of a sheet, with the lines above its header; ``above`` rows stand before ``first``."""
    layout = find_layout(first)
    preamble = Above(first[: layout.preamble])
    yield from preamble.segments(partial(_cell_place, name, above + 1, left))
    header = layout.header or ("",) * len(first[0] if first else ())
    table = Table(name, header, preamble.text)
    yield from _chunks(table, chain(first[layout.body :], more), above + layout.body + 1, left)


def _chunks(table: Table, rows: Iterator[_Row], number: int, left: int) -> Iterator[Rows]:
    """At least one chunk, so that the header is handed over with an empty table too."""
    size = max(1, min(_CHUNK_ROWS, _CHUNK_CELLS // max(len(table.header), 1)))
    chunk = list(islice(rows, size))
    tables = SideBySide(table)
    first = True
    while True:
        if first or any(map(any, chunk)):  # a workbook may have a million empty rows below its last one
            yield from tables.rows(chunk, partial(_cell_place, table.name, number, left))
        first = False
        number += len(chunk)
        if not (chunk := list(islice(rows, size))):
            return


def _is_wide(cell: _Value) -> bool:
    return isinstance(cell, str) and len(cell) % 2 == 0 and 0 < len(cell) == 2 * cell[1::2].count("\0")


def _narrowed(cell: _Value) -> _Value:
    """UTF-16 text that an exporter has marked as 8-bit, so that each of its bytes came as a character."""
    if not isinstance(cell, str):
        return cell
    try:
        return b"".join(_byte(character) for character in cell).decode("utf-16-le")
    except (UnicodeError, ValueError):
        return cell


def _byte(character: str) -> bytes:
    return bytes((ord(character),)) if ord(character) < 0x100 else character.encode("cp1252")


def _batches(rows: Iterable[list[_Value]]) -> Iterator[list[list[_Value]]]:
    more = iter(rows)
    return iter(lambda: list(islice(more, _CHUNK_ROWS)), [])


def _texts(rows: list[list[_Value]]) -> Iterator[_Row]:
    """Rows as people see them.  Column by column, for most columns hold values of one type."""
    return zip(*map(_column_texts, zip(*rows, strict=True)), strict=True)


def _column_texts(values: Sequence[_Value]) -> Iterable[str]:
    types = {*map(type, values)}
    if types == {str}:
        return map(str.strip, cast("Sequence[str]", values))
    if types == {float} and (texts := _numbers(cast("Sequence[float]", values))):
        return texts
    return [_TEXTS[type(value)](value) for value in values]


def _numbers(values: Sequence[float]) -> list[str] | None:
    """All of them at once, whole ones without a point; None where one needs an exponent or is none (null)."""
    import orjson

    written = orjson.dumps(values).decode()[1:-1]
    return None if "e" in written or "n" in written else f"{written},".replace(".0,", ",").split(",")[:-1]


def _moment(value: datetime) -> str:
    """ISO, no time of day at midnight."""
    return value.isoformat(" ").removesuffix(" 00:00:00")


_TEXTS: Mapping[type, Callable[[Any], str]] = {
    str: str.strip,
    int: str,
    float: number_text,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: str,
    time: str,
    timedelta: str,
}


def _cell_place(sheet: str, first: int, left: int, row: int, column: int) -> Place:
    return {"sheet": sheet, "row": first + row, "field": left + column + 1}


READER = Reader("spreadsheet", _sniff, _read, order=20)
