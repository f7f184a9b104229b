"""Documents that are one XML file: flat OpenDocument (FODT, FODP, FODG), WordprocessingML of Word 2003, and packages
of Word and PowerPoint as one (``pkg:package``).

Their text is cut into runs wherever it changes its looks, within a number too; so paragraphs are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.text import PartText
from audit.readers.xml import text_from

_PART = "document"
_PROLOGUE = r"\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*"
_ROOT = re.compile(
    _PROLOGUE + r"<(?:office:document\s[^>]*opendocument\.(?:text|presentation|graphics)|\w+:wordDocument\s"
    r"|pkg:package\s[^>]*office/2006/xmlPackage)"
)
_PACKED = (b"binary-data>", b"binaryData>", b"binData")
_STEP = 1 << 20


def sniff(head: Head) -> int:
    """The root element and what it says it is."""
    text = head.text or ""
    return 96 if text.lstrip("\ufeff").startswith("<") and _ROOT.match(text.lstrip("\ufeff")) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield paragraphs, tables and properties; where the document breaks, the rest of it as plain text."""
    from defusedxml import DefusedXmlException

    text = PartText(_PART)
    try:
        with source.open() as stream:
            yield from text.read(stream)
    except (ParseError, DefusedXmlException, UnicodeError) as error:
        yield from text.rest()
        yield Remark(incomplete="damaged")
        line, column = getattr(error, "position", (1, 0))
        with source.open() as stream:
            yield from text_from(stream, "utf-8", line, column)
    if _has_packed(source):
        yield Remark(not_looked_at=("embedded objects",))


def _has_packed(source: Source) -> bool:
    """Whether pictures and other files stand in the document as letters."""
    tail = b""
    with source.open() as stream:
        while block := stream.read(_STEP):
            if any(mark in tail + block for mark in _PACKED):
                return True
            tail = block[-16:]
    return False


READER = Reader("flat-document", sniff, read)
