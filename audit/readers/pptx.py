"""Presentations (PPTX): slides, notes, comments, their authors, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.model import Item, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.parts import read_parts

_TEXT = re.compile(
    r"ppt/(?:slides|notesSlides|comments|slideMasters|slideLayouts)/(?:_rels/.+\.rels|[^/]+\.xml)|ppt/commentAuthors\.xml|docProps/.+\.xml"
)


def sniff(head: Head) -> int:
    """Told from other zip archives by the names of its parts."""
    return 95 if "ppt/presentation.xml" in head.zip_names else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield every text part and what is embedded."""
    return read_parts(source, reading, lambda name: bool(_TEXT.fullmatch(name)))


READER = Reader("pptx", sniff, read)
