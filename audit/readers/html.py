"""HTML pages: their text, and what they are when they are a known export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO, cast

from audit.model import Item, Record, Remark, Source
from audit.parsing.encoding import detect_encoding, open_text
from audit.parsing.html_text import HtmlText
from audit.parsing.interface import Head, Reader, Reading
from audit.readers.xml import declared_encoding

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|meta)\b", re.I | re.S
)
_TAGS = re.compile(
    r"</?(?:a|b|body|br|div|font|h[1-6]|head|hr|html|i|img|li|meta|p|pre|span|table|td|th|title|tr|ul)\b[^<>]*>", re.I
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.I)
_SUFFIXES = {"html", "htm", "xhtml", "shtml"}
_ACTIVITY_CELL = "outer-cell mdl-cell"
_SEARCHED = re.compile(r"Searched for|搜索了|搜尋了|已搜索|Gesucht nach|検索しました")


def sniff(head: Head) -> int:
    """A page's beginning, or a text that is dense with HTML tags."""
    text = head.text
    if text is None or "<" not in text:
        return 0
    if _PAGE.match(text.lstrip("\ufeff")):
        return 92
    tags = sum(1 for _ in _TAGS.finditer(text[:16_384]))
    if head.suffix in _SUFFIXES:
        return 75 if tags else 0
    return 65 if tags >= 10 and text.lstrip().startswith("<") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the text, the telling attributes, and a record when this is Google's My Activity."""
    cells = searches = 0

    def count(name: str, tag: str) -> None:
        nonlocal cells
        cells += name == "div" and _ACTIVITY_CELL in tag

    with source.open() as stream:
        text = open_text(stream, page_encoding(reading.head.data))
        for segment in HtmlText(on_tag=count).segments(cast(TextIO, text)):
            if cells:
                searches += sum(1 for _ in _SEARCHED.finditer(segment.text))
            yield segment
        yield Remark(encoding=text.encoding)
    for entity, number in (("SEARCH_RECORD", searches), ("BROWSING_RECORD", cells - searches)):
        if cells and number > 0:
            yield Record(entity, number, platform="google", export="google-my-activity")


def page_encoding(head: bytes) -> str:
    """The encoding of a page: its XML declaration or its ``meta``, where the bytes keep to it."""
    meta = _META_CHARSET.search(head[:4096])
    if meta is None:
        return declared_encoding(head)
    found = detect_encoding(head)
    if found.startswith("utf"):
        return found
    return declared_encoding(b'<?xml encoding="' + meta[1] + b'"?>' + head)


READER = Reader("html", sniff, read)
