from __future__ import annotations

import ctypes
import io
import zipfile

import pytest
from pypdfium2 import PdfDocument, raw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from audit.readers.pdf import READER, ranges


def document(*pages: str, **more: object) -> bytes:
    """A PDF of pages of text; an empty text makes a page that is a picture."""
    out = io.BytesIO()
    canvas = Canvas(out, **more)
    canvas.setAuthor("Jane Doe")
    for text in pages:
        if text:
            canvas.drawString(72, 700, text)
        else:
            canvas.drawImage(_dot(), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _dot() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (4, 4)))


def test_a_segment_for_each_page_and_the_properties(take, sure):
    data = document("Mobile 19912345678 of page one", "and here is page two")
    assert (sure(READER, data), sure(READER, b"junk\n" + data), sure(READER, "see %PDF" * 3)) == (100, 70, 0)
    taken = take(READER, data)
    assert taken.place("19912345678") == {"page": 1}
    assert taken.place("page two") == {"page": 2}
    assert taken.place("Jane Doe") == {"part": "properties"}
    assert taken.incomplete == [] and taken.unread is None


def test_pages_that_are_pictures_are_said_to_be_not_looked_at(take):
    taken = take(READER, document("text enough to be a page", "", "", "more text on this page", ""))
    assert [remark.not_looked_at for remark in taken.remarks] == [("pictures on pages 2-3, 5",)]


def test_form_fields_and_comments(take):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Application form, page one")
    canvas.acroForm.textfield(name="mobile", value="19912345678", x=72, y=600)
    canvas.textAnnotation("a remark by hand", Rect=[72, 500, 100, 520])
    canvas.save()
    taken = take(READER, out.getvalue())
    assert ("mobile", "19912345678") in {(segment.hint, segment.text) for segment in taken.segments}
    assert ("comment", "a remark by hand") in {(segment.hint, segment.text) for segment in taken.segments}


def test_what_stands_behind_the_page(take):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Write to shown@example.com about page one")
    for at, address in enumerate(("mailto:jane%40example.com", "tel:+8619900000001", "mailto:shown@example.com")):
        canvas.linkURL(address, (72, 600 - 20 * at, 200, 615 - 20 * at))
    canvas.acroForm.textfield(name="f", tooltip="Ask Jane at 19900000002", x=72, y=400)
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry("Letter of Jane Doe", "one", 0)
    canvas.showPage()
    canvas.save()
    taken = take(READER, out.getvalue())
    assert taken.place("jane@example.com") == {"page": 1}
    assert taken.place("+8619900000001") == {"page": 1}
    assert taken.place("19900000002") == {"page": 1}
    assert taken.place("Letter of Jane") == {"page": 1, "part": "outline"}
    assert sum("shown@example.com" in segment.text for segment in taken.segments) == 1


def test_a_password_and_damage_are_reasons(take):
    locked = document("secret text on a page", encrypt=StandardEncryption("user", "owner"))
    assert take(READER, locked).unread == "locked:password"
    assert take(READER, b"%PDF-1.4\nnothing").unread == "damaged"


def test_an_archive_behind_the_document_is_read_too(take):
    behind = io.BytesIO()
    with zipfile.ZipFile(behind, "w") as archive:
        archive.writestr("hidden.txt", "secret")
    taken = take(READER, document("a page with enough text on it") + behind.getvalue())
    assert taken.members == {"hidden.txt": b"secret"} and taken.place("enough") == {"page": 1}


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([3], "3"), ([1, 2, 3, 7], "1-3, 7"), ([9, 10, 12], "9-10, 12")]
)
def test_ranges(numbers, text):
    assert ranges(numbers) == text


@pytest.mark.parametrize(
    ("data", "score"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", 100),
        (b"%PDF-1.4\r%abc", 100),
        (b"\xef\xbb\xbfGET /a\r\n\r\n%PDF-1.5\r\n1 0 obj", 70),
        (b'"""``%PDF-``; readers take it anywhere."""\nMAGIC = b"%PDF-"\n', 0),
        (b"no document", 0),
        (b" " * 1024 + b"%PDF-1.7\n", 0),
    ],
)
def test_sniff(sure, data, score):
    assert sure(READER, data, "a.pdf") == score


def pinned(name: str, data: bytes) -> bytes:
    """A PDF with a file pinned to its page, as a comment is."""
    document = PdfDocument.new()
    page = document.new_page(200, 200)
    pin = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_FILEATTACHMENT)
    wide = ctypes.create_string_buffer(f"{name}\0".encode("utf-16-le"))
    file = raw.FPDFAnnot_AddFileAttachment(pin, ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFAttachment_SetFile(file, document.raw, data, len(data))
    raw.FPDFPage_CloseAnnot(pin)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_file_pinned_to_a_page_is_a_member(take):
    assert take(READER, pinned("list.txt", b"19900000001")).members == {"list.txt": b"19900000001"}
