"""HTML pages: their text, and what they are when they are a known export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO, cast

from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing.html.marks import Marks, Told
from audit.parsing.html.text import HtmlText
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.encoding import detect_encoding, open_text
from audit.readers.xml import declared_encoding

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|meta)\b", re.I | re.S
)
_TAGS = re.compile(
    r"</?(?:a|b|body|br|div|font|h[1-6]|head|hr|html|i|img|li|meta|p|pre|span|table|td|th|title|tr|ul)\b[^<>]*>", re.I
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.I)
_SUFFIXES = {"html", "htm", "xhtml", "shtml"}
_OTHERS = frozenset({"CHAT_RECORD", "FRIEND_LIST"})
"""Records that somebody else stands in."""
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
    """Yield text, tables and data of scripts as rows, telling attributes, and records when this is a known export."""
    marks = Marks()
    searches = 0
    with source.open() as stream:
        text = open_text(stream, page_encoding(reading.head.data))
        for item in HtmlText(on_tag=marks.see).items(cast(TextIO, text)):
            if isinstance(item, Segment) and marks.any:
                searches += sum(1 for _ in _SEARCHED.finditer(item.text))
                marks.said(item.text)
            yield item
        yield Remark(encoding=text.encoding)
    if told := marks.told():
        yield from _records(told, max(searches, marks.searches), "/".join((source.path, *source.trail)))


def _records(told: Told, searches: int, path: str) -> Iterator[Record]:
    """Of Google's activity those that are titled as searches are searches."""
    mark, (first, last) = told.mark, told.span
    if mark.export != "google-my-activity":
        searches = 0
    for entity, number in (("SEARCH_RECORD", searches), (mark.entity_at(path), told.count - searches)):
        if number > 0:
            people = max(told.people, 2 if entity in _OTHERS else 1)
            yield Record(entity, number, people, mark.platform, export=mark.export, first=first, last=last)


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
