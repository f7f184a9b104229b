"""What an OpenDocument sheet says beside its cells: notes and who wrote them, addresses, text boxes, what pictures
show, margins of print, what cells say when they are filled in (OpenDocument 1.3, part 3: 9 and 14)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape

from audit.model import Place, Segment, Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.links import plain
from audit.parsing.places import at

_LARGEST = 64 << 20
_TELLING = (b"<office:annotation", b"xlink:href=", b"<draw:", b"-message", b"<table:tracked-changes")
"""Without one of these a sheet says nothing beside its cells."""
_TOKEN = re.compile(
    r'<table:table\s[^>]*?table:name="(?P<sheet>[^"]*)"'
    r"|<table:table-row\b(?P<row>[^>]*)>|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>"
    r"|<office:annotation\b[^>]*(?<!/)>(?P<note>.*?)</office:annotation>"
    r"|<draw:(?:text-box|custom-shape|rect|ellipse)\b[^>]*(?<!/)>(?P<box>.*?)</draw:"
    r"|<svg:(?:title|desc)>(?P<caption>[^<]+)<"
    r"|<table:(?:help|error)-message\b[^>]*(?<!/)>(?P<told>.*?)</table:"
    r"|<table:previous>(?P<previous>.*?)</table:previous>"
    r'|xlink:href="(?P<link>[^"#][^"]*:[^"]*)"',
    re.DOTALL,
)
_REPEATED = re.compile(r'number-(?:rows|columns)-repeated="(\d+)"')
_CREATOR = re.compile(r"<dc:creator>([^<]+)</dc:creator>")
_DATE = re.compile(r"<dc:date>[^<]*</dc:date>|<meta:date-string>[^<]*</meta:date-string>")
_MARGIN = re.compile(r"<style:((?:header|footer)(?:-left|-first)?)(?:\s[^>]*)?(?<!/)>(.*?)</style:\1>", re.DOTALL)
_LINE_END = re.compile(r"</text:p>|<text:line-break/>|</svg:(?:title|desc)>")
_TAG = re.compile(r"<[^>]*>")
_PARTS = {"note": "note", "box": "text box", "caption": "text box", "told": "dataValidation", "previous": "change"}


def ods_margins(source: Source) -> Iterator[Segment]:
    """Texts beside the cells in the order of the file; nothing when the archive cannot be read."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            yield from _beside_cells(_read(archive, "content.xml"))
            for part, written in _MARGIN.findall(_read(archive, "styles.xml").decode("utf-8", "replace")):
                if text := _text(written):
                    yield Segment(text, at({"part": part}))
    except (*BROKEN, KeyError):
        return


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST)


def _beside_cells(content: bytes) -> Iterator[Segment]:
    if not any(mark in content for mark in _TELLING):
        return
    sheet, row, column, height, width = "", 0, 0, 1, 1
    for token in _TOKEN.finditer(content.decode("utf-8", "replace")):
        kind, written = str(token.lastgroup), str(token[str(token.lastgroup)])
        if kind == "sheet":
            sheet, row, height = unescape(written), 0, 1
        elif kind == "row":
            row, height, column, width = row + height, _repeated(written), 0, 1
        elif kind == "cell":
            column, width = column + width, _repeated(written)
        elif kind == "link":
            yield Segment(plain(unescape(written)), at(_cell(sheet, "link", row, column)))
        else:
            yield from _said(written, _cell(sheet, _PARTS[kind], row, column))


def _said(written: str, place: Place) -> Iterator[Segment]:
    for author in _CREATOR.findall(written):
        yield Segment(unescape(author), at(place), hint="author")
    if text := _text(_DATE.sub("", _CREATOR.sub("", written))):
        yield Segment(text, at(place))


def _cell(sheet: str, part: str, row: int, column: int) -> Place:
    """What is pinned to no cell stands before the first row, or before the first sheet."""
    place: dict[str, int | str] = {"part": part}
    if sheet:
        place["sheet"] = sheet
    if row and column and part != "dataValidation":
        place |= {"row": row, "field": column}
    return place


def _repeated(attributes: str) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _text(written: str) -> str:
    return unescape(_TAG.sub("", _LINE_END.sub("\n", written))).strip()
