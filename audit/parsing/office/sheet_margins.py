"""What a sheet of a workbook (XLSX, XLSM) says beside its cells: headers and footers of its print, and what its cells
may hold and say when they are filled in (ECMA-376 part 1, 18.3.1.46 and 18.3.1.33)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

from audit.model import Segment, Source
from audit.parsing.archives.unfolding import BROKEN
from audit.parsing.office.print_codes import printed
from audit.parsing.office.sheet_links import sheet_parts
from audit.parsing.places import at

_MARGIN = re.compile(r"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))(?:\s[^>]*)?>([^<]+)<")
_RULE = re.compile(r"<(?:\w+:)?dataValidation\s[^>]*>")
_TOLD = re.compile(r'\s(?:error|errorTitle|prompt|promptTitle)="([^"]+)"')
_LIST = re.compile(r"<(?:\w+:)?formula[12](?:\s[^>]*)?>\s*(?:&quot;|\")([^<]+?)(?:&quot;|\")\s*<")


def margins(source: Source, behind: Mapping[str, bytes]) -> Iterator[Segment]:
    """Texts ``behind`` the cells of each part, sheets in the order of the workbook; nothing when the archive cannot be
    read."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for name, part in sheet_parts(archive):
                for place, text in _texts(behind.get(part, b"").decode("utf-8", "replace")):
                    yield Segment(text, at({"sheet": name, "part": place}))
    except (*BROKEN, KeyError):
        return


def _texts(written: str) -> Iterator[tuple[str, str]]:
    """(part, text): each header and footer, each list of values and each message once."""
    for kind, text in _MARGIN.findall(written):
        yield kind, printed(unescape(text))
    rules = [text for tag in _RULE.findall(written) for text in _TOLD.findall(tag)]
    lists = [text.replace(",", "\n") for text in _LIST.findall(written)]
    for text in dict.fromkeys(rules + lists):
        yield "dataValidation", unescape(text)
