"""Word documents (DOCX), in every part: body, headers, notes, comments, deleted text, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.parts import read_parts

_TEXT = re.compile(
    r"word/(?!theme/|styles|fontTable|webSettings|numbering)[^/]+\.xml|word/_rels/.+\.rels|docProps/.+\.xml"
)


def sniff(head: Head) -> int:
    """Told from other zip archives by the names of its parts."""
    return 95 if any(name.startswith("word/") and name.endswith(".xml") for name in head.zip_names) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield every text part and what is embedded."""
    return read_parts(source, reading, lambda name: bool(_TEXT.fullmatch(name)))


READER = Reader("docx", sniff, read)
