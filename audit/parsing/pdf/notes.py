"""What stands on a PDF page beside its text: filled form fields, comments and who wrote them, link targets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_NOTES = 5_000
_HINTS = ((b"V", "field"), (b"Contents", "comment"), (b"DV", "field"))
_TITLE = b"T"


def notes(page: PdfPage) -> Iterator[tuple[str, str]]:
    """(hint, text) of each annotation; the hint of a form field is its name."""
    from pypdfium2 import raw

    for index in range(min(_MOST_NOTES, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            yield from _texts(annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _texts(annotation: object) -> Iterator[tuple[str, str]]:
    from pypdfium2 import raw

    title = _string(annotation, _TITLE)
    is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    if title and not is_field:
        yield "author", title
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
