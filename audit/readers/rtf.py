"""Rich Text Format: body, headers, notes, comments, deleted and hidden text, properties, pictures, embedded files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO

from audit.errors import Unread
from audit.model import Item, Remark, Rows, Segment, Source
from audit.parsing.archives.unfolding import Names
from audit.parsing.interface import BLOCK_CHARS, Head, Reader, Reading
from audit.parsing.office.rtf_text import Blob, Paragraph, RtfText
from audit.parsing.ole.native import embedded
from audit.parsing.paragraphs import Line
from audit.parsing.places import at
from audit.parsing.tables.cell_lines import CellLines


def sniff(head: Head) -> int:
    """``{\\rtf``; some writers put a byte order mark or line ends before it."""
    return 100 if head.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the paragraphs of each part as lines, its tables as rows, and what is embedded as members."""
    parts = Parts()
    names = Names()
    with source.open() as stream:
        text = RtfText(stream)
        try:
            for item in text:
                if isinstance(item, Paragraph):
                    yield from parts.add(item)
                else:
                    reading.budget.spend(len(item.data))
                    yield _member(source, names, item)
        except Unread:
            yield from parts.rest()
            raise
        yield from parts.rest()
        if text.cut:
            yield Remark(incomplete="damaged")


class Parts:
    """Paragraphs by the part they stand in; a property is a segment of its own."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._count: dict[str, int] = defaultdict(int)
        self._tables: dict[str, CellLines] = {}
        self._size = 0

    def add(self, paragraph: Paragraph) -> Iterator[Segment | Rows]:
        """What became ready by ``paragraph``."""
        part, text = paragraph.part, paragraph.text
        if paragraph.hint:
            if text.strip():
                yield Segment(text, at({"part": part}), hint=paragraph.hint)
            return
        self._count[part] += 1
        if text.strip():
            self._lines[part].append(Line(self._count[part], text))
            self._size += len(text)
        if self._size > BLOCK_CHARS:
            yield from self.rest()

    def rest(self) -> Iterator[Segment | Rows]:
        """What is held back."""
        for part, lines in self._lines.items():
            yield from self._tables.setdefault(part, CellLines(part)).items(lines)
        self._lines.clear()
        self._size = 0


def _member(source: Source, names: Names, blob: Blob) -> Source:
    name, data = (embedded(blob.data) if blob.kind == "object" else None) or ("", blob.data)
    name = names.unique(name or (f"{blob.kind}.{blob.suffix}" if blob.suffix else blob.kind))
    return source.member(name, lambda: BytesIO(data), len(data))


READER = Reader("rtf", sniff, read)
