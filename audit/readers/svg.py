"""Vector drawings (SVG): their words, titles, descriptions, comments and metadata; paths are no numbers of anybody."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TextIO, cast

from audit.model import Item, Remark, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.html.text import HtmlText
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.text.encoding import open_text
from audit.readers.xml import declared_encoding

_ROOT = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:svg:)?svg\b"
)
_PICTURE = re.compile(r"data:image/([a-z]{2,5})[^;,]{0,20};base64,([A-Za-z0-9+/=\s%]+)", re.IGNORECASE)


def sniff(head: Head) -> int:
    """The root element."""
    text = head.text or ""
    return 93 if "svg" in text[:8192] and _ROOT.match(text.lstrip("\ufeff")) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield text with its places, then the pictures that are embedded as members."""
    pictures: list[tuple[str, bytes]] = []

    def keep(name: str, tag: str) -> None:
        found = _PICTURE.search(tag) if name.rpartition(":")[2] == "image" else None
        if found:
            pictures.append((found[1].lower(), _decoded(found[2])))

    with source.open() as stream:
        text = open_text(stream, declared_encoding(reading.head.data))
        yield from HtmlText(on_tag=keep).segments(cast(TextIO, text))
        yield Remark(encoding=text.encoding)
    names = Names()
    for kind, data in pictures:
        reading.budget.spend(len(data))
        yield source.member(names.unique(f"picture.{kind}"), lambda data=data: BytesIO(data), len(data))  # type: ignore[misc]


def _decoded(letters: str) -> bytes:
    """What base64 says, as far as it is whole."""
    plain = re.sub(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9+/]", "", letters)
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + "==")
    except binascii.Error:
        return b""


READER = Reader("svg", sniff, read)
