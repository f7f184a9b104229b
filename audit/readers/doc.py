"""Word documents of 1997 to 2003 (DOC; also WPS of Kingsoft): every part, deleted text, properties, embedded files."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Remark, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.office.doc_text import parts, table_stream
from audit.parsing.ole.streams import embedded_files, opened, properties, root_names, stream_bytes
from audit.parsing.tables.cell_lines import CellLines

_STREAM = "WordDocument"


def sniff(head: Head) -> int:
    """The stream of that name; an embedded workbook does not make it one."""
    return 97 if _STREAM in root_names(head) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:  # noqa: ARG001 - every reader takes its source
    """Yield the paragraphs of each part as lines, its tables as rows; raise ``Unread`` when the document is locked."""
    with source.open() as stream, opened(stream) as ole:
        yield from properties(ole)
        word = stream_bytes(ole, _STREAM)
        table = stream_bytes(ole, table_stream(word))
        for part, lines in parts(word, table):
            yield from CellLines(part).items(lines)
        yield from embedded_files(source, ole)
        if stream_bytes(ole, "Data"):
            yield Remark(not_looked_at=("pictures",))


READER = Reader("doc", sniff, read)
