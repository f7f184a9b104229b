"""Where the cells of a workbook (XLSX, XLSM) lead to: calamine gives what a cell shows, not the address behind it.

A sheet ends with ``<hyperlink ref="E2" r:id="rId1"/>``; the address stands in the sheet's own list of relations
(ECMA-376 part 1, 18.3.1.47).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from posixpath import join, normpath

from audit.model import Place, Rows, Segment, Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.links import plain
from audit.parsing.office.sheet_unfolding import column_number

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"""\b([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\b[^>]{1,4000}>")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::.*)?")
_LARGEST_LIST = 16 << 20

Links = dict[int, list[tuple[int, str]]]
"""Row -> columns, both from 1, and the addresses behind them."""


def sheet_links(source: Source, behind: Mapping[str, bytes]) -> Mapping[str, Links]:
    """The links of each sheet by its name; empty when there are none, or the archive cannot be read.  ``behind`` the
    cells of each part stands what names them."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = frozenset(archive.namelist())
            return {
                name: links
                for name, part in sheet_parts(archive)
                if (links := _links(archive, names, part, behind.get(part, b"")))
            }
    except (*BROKEN, KeyError):
        return {}


def beside(rows: Rows, links: Links) -> Iterator[Segment]:
    """The addresses behind the cells of ``rows`` that show something else; they are taken out of ``links``."""
    width = len(rows.rows[0]) if rows.rows else 0
    for index, row in enumerate(rows.rows):
        place = rows.locate(index, 0)
        for column, address in links.pop(int(place["row"]), ()):
            at = column - int(place["field"])
            if not (0 <= at < width and address in row[at]):
                yield _segment(address, {**place, "field": column})


def others(sheet: str, links: Links) -> Iterator[Segment]:
    """The addresses behind cells that were in no rows: above a table, in its header."""
    for row, cells in sorted(links.items()):
        yield from (_segment(address, {"sheet": sheet, "row": row, "field": column}) for column, address in cells)


def _segment(address: str, place: Place) -> Segment:
    return Segment(address, lambda _offset: place)


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name and the part of each sheet."""
    targets = _targets(archive, "xl/workbook.xml", external=False)
    for tag in _SHEET.findall(_read(archive, "xl/workbook.xml")):
        sheet = _attributes(tag)
        if part := targets.get(sheet.get("r:id", "")):
            yield sheet.get("name", ""), normpath(join("xl", part)) if not part.startswith("/") else part[1:]


def _links(archive: zipfile.ZipFile, names: frozenset[str], part: str, behind: bytes) -> Links:
    if not behind or _relations(part) not in names or not (targets := _targets(archive, part, external=True)):
        return {}
    found: Links = {}
    for tag in _HYPERLINK.findall(behind):
        link = _attributes(tag)
        cell = _CELL.fullmatch(link.get("ref", ""))
        if cell and (address := targets.get(link.get("r:id", ""))):
            found.setdefault(int(cell[2]), []).append((column_number(cell[1].encode()), plain(address)))
    return found


def _targets(archive: zipfile.ZipFile, part: str, *, external: bool) -> dict[str, str]:
    """Relation id -> target, of those that lead out of the file or of those that do not."""
    relations: Iterable[Mapping[str, str]] = map(_attributes, _RELATION.findall(_read(archive, _relations(part))))
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in relations
        if (relation.get("TargetMode") == "External") == external
    }


def _relations(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST_LIST)


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode("ascii", "replace"): unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }
