"""PDF: the text of each page, form fields and notes, properties, attachments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from audit.errors import Unread
from audit.model import Item, Record, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.locks import locked
from audit.parsing.pdf.attached import Attached
from audit.parsing.pdf.notes import notes, outline
from audit.parsing.pdf.pictures import look_at
from audit.parsing.pdf.raw import beside_pages, strings
from audit.parsing.places import at
from audit.readers.zip_archive import appended

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_SEARCHED_BYTES = 1024
_HEADER = re.compile(rb"\A%PDF-|%PDF-[0-9]\.[0-9][ \t]*[\r\n]")
_WRONG_PASSWORD = 4
_NOTHING_WRITTEN = 20
"""A page with a picture and fewer characters than this is a scan."""


def sniff(head: Head) -> int:
    """``%PDF-``; readers take it anywhere in the first kilobyte, so a file with something before it counts too, but not
    one that only speaks of it."""
    found = _HEADER.search(head.data, 0, _SEARCHED_BYTES)
    return 0 if found is None else 100 if found.start() == 0 else 70


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield one page at a time; pages that are pictures are said to be not looked at.

    A zip archive may stand behind the document in the same file: both are read.  Of a document that is damaged beyond
    its pages the strings are read as they stand in the file.
    """
    with source.open() as stream:
        yield from appended(source, reading, stream)
        try:
            document = _opened(source, reading, stream)
        except Unread as unread:
            if unread.reason == "damaged":
                yield from strings(stream, reading)
            raise
        try:
            yield from _properties(document)
            attached = Attached(source)
            yield from _pages(document, reading, attached)
            yield from (Segment(title, at(place)) for place, title in outline(document))
            yield from attached.to_document(document)
            yield from beside_pages(stream, reading)
        finally:
            document.close()


def _opened(source: Source, reading: Reading, stream: BinaryIO) -> PdfDocument:
    """The document, with the first password that fits when it wants one; raises ``Unread``."""
    from pypdfium2 import PdfDocument, PdfiumError

    for password in (None, *reading.passwords):
        stream.seek(0)
        try:
            return PdfDocument(stream, password=password)
        except PdfiumError as error:
            if getattr(error, "err_code", 0) != _WRONG_PASSWORD:
                raise Unread("damaged") from error
    raise locked(source, reading.passwords)


def _properties(document: PdfDocument) -> Iterator[Segment]:
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        yield Segment(value, at({"part": "properties"}), hint=name)


def _pages(document: PdfDocument, reading: Reading, attached: Attached) -> Iterator[Item]:
    from pypdfium2 import PdfiumError

    pictures: list[int] = []
    kinds: Counter[str] = Counter()
    broken = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except PdfiumError:
            broken += 1
            continue
        try:
            text = _page_text(page)
            if len(text.strip()) < _NOTHING_WRITTEN and _has_picture(page):
                seen = look_at(page, reading)
                yield from seen.segments({"page": index + 1}, {"page": index + 1})
                kinds.update(seen.kinds)
                if not seen.read:
                    pictures.append(index + 1)
            if text.strip():
                yield Segment(text, at({"page": index + 1}))
            for hint, note in notes(page, text):
                yield Segment(note, at({"page": index + 1}), hint=hint)
            yield from attached.to_page(page)
        except PdfiumError:
            broken += 1
        finally:
            page.close()
    yield from (Record(kind, count) for kind, count in kinds.items())
    if pictures:
        missing = "extra:ocr" if reading.sight.missing else None
        yield Remark(not_looked_at=(f"pictures on pages {ranges(pictures)}",), incomplete=missing)
    if broken:
        yield Remark(incomplete="damaged")


def _page_text(page: PdfPage) -> str:
    """The text as it is read; a hyphen at a line end comes as U+FFFE."""
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_range()).replace("\ufffe", "-").replace("\r\n", "\n")
    finally:
        text_page.close()


def _has_picture(page: PdfPage) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(True for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=5))


def ranges(numbers: Iterable[int]) -> str:
    """``1, 2, 3, 7`` → ``1-3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


READER = Reader("pdf", sniff, read)
