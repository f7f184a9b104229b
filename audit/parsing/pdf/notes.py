"""What stands on a PDF page beside its text: filled form fields and what is told of them, comments and who wrote them,
targets of links; and the titles of its outline."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.model import Place
from audit.parsing.links import plain

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MOST_NOTES = 5_000
_HINTS = ((b"V", "field"), (b"Contents", "comment"), (b"DV", "field"))
_TITLE, _TOOLTIP = b"T", b"TU"
_LONGEST_ADDRESS = 8_192


def notes(page: PdfPage, shown: str) -> Iterator[tuple[str, str]]:
    """(hint, text) of each annotation; the hint of a form field is its name.  Targets of links that the page shows
    (``shown``) are left out."""
    from pypdfium2 import raw

    for index in range(min(_MOST_NOTES, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            yield from _texts(annotation)
            if (address := plain(_target(page, annotation))) and address not in shown:
                yield "", address
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def outline(document: PdfDocument) -> Iterator[tuple[Place, str]]:
    """The titles of the outline, each with the page it leads to."""
    for entry in document.get_toc():
        target = entry.get_dest()
        page = target.get_index() if target else None
        if title := entry.get_title().strip():
            yield {"part": "outline"} if page is None else {"page": page + 1, "part": "outline"}, title


def _target(page: PdfPage, annotation: object) -> str:
    """The address a link leads to; "" of what is none, or leads into the document."""
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_LINK:
        return ""
    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
    buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, _LONGEST_ADDRESS) if action else 0
    return buffer.raw[: size - 1].decode("utf-8", "replace") if 0 < size <= _LONGEST_ADDRESS else ""


def _texts(annotation: object) -> Iterator[tuple[str, str]]:
    from pypdfium2 import raw

    title = _string(annotation, _TITLE)
    is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    if title and not is_field:
        yield "author", title
    if is_field and (tooltip := _string(annotation, _TOOLTIP)):
        yield "", tooltip
    for key, hint in _HINTS:
        if text := _string(annotation, key):
            yield (title or hint if is_field else hint), text
            if is_field:
                return


def _string(annotation: object, key: bytes) -> str:
    """A text entry of the annotation's dictionary; "" when it has none."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((size + 1) // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip("\0")
