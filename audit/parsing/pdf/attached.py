"""Files within a PDF: those of the document, and those that are pinned to a page as a comment is."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from audit.model import Source
from audit.parsing.archives.unfolding import Names

if TYPE_CHECKING:
    from pypdfium2 import PdfAttachment, PdfDocument, PdfPage

_MOST = 5_000


class Attached:
    """Gives the files as members of ``source``, each under a name of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._names = Names()

    def to_document(self, document: PdfDocument) -> Iterator[Source]:
        """The files a viewer lists."""
        yield from (self._member(document.get_attachment(index)) for index in range(document.count_attachments()))

    def to_page(self, page: PdfPage) -> Iterator[Source]:
        """The files behind the pins on a page."""
        from pypdfium2 import PdfAttachment, raw

        for index in range(min(_MOST, raw.FPDFPage_GetAnnotCount(page.raw))):
            if not (annotation := raw.FPDFPage_GetAnnot(page.raw, index)):
                continue
            try:
                is_pin = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT
                if is_pin and (file := raw.FPDFAnnot_GetFileAttachment(annotation)):
                    yield self._member(PdfAttachment(file, page.pdf))
            finally:
                raw.FPDFPage_CloseAnnot(annotation)

    def _member(self, attachment: PdfAttachment) -> Source:
        data = bytes(attachment.get_data())
        name = attachment.get_name().replace("/", "_") or "attachment"
        return self._source.member(self._names.unique(name), lambda: BytesIO(data), len(data))
