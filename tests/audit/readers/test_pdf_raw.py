from __future__ import annotations

import zlib

import pytest

from audit.readers.pdf import READER

SHOWN = b"BT /F1 12 Tf (Mobile: 199) Tj [(123)-20(45\\050x\\051)] TJ T* <363738> Tj ET"


def stream(data: bytes, dictionary: bytes = b"") -> bytes:
    return b"1 0 obj\n<< /Length 1 " + dictionary + b" >>\nstream\n" + data + b"\nendstream\nendobj\n"


def wreck(*parts: bytes) -> bytes:
    """A document without pages, which no library opens."""
    return b"%PDF-1.7\n" + b"".join(parts) + b"trailer << /Info << /Author (Zhou \\(x\\)) /Title <FEFF5468> >> >>"


@pytest.mark.parametrize("data", [stream(SHOWN), stream(zlib.compress(SHOWN), b"/Filter /FlateDecode")])
def test_the_strings_of_a_wreck_are_read(take, data):
    taken = take(READER, wreck(data))
    assert taken.unread == "damaged"
    assert "Mobile: 19912345(x)\n678" in taken.segments[0].text
    assert taken.place("Mobile") == {"offset": wreck(data).index(b"stream\n") + 8}
    assert {(segment.hint, segment.text) for segment in taken.segments[1:]} == {("Author", "Zhou (x)"), ("Title", "周")}


def test_a_cut_stream_gives_what_it_has(take):
    packed = zlib.compress(b"(a) Tj " * 999 + SHOWN, 0)
    taken = take(READER, wreck(stream(packed[:3000], b"/Filter /FlateDecode")))
    assert taken.segments[0].text.startswith("aaa")


@pytest.mark.parametrize("kind", [b"/Filter /DCTDecode", b"/Subtype /Image", b"/Filter /FlateDecode"])
def test_pictures_and_rubbish_are_no_text(take, kind):
    assert [segment.hint for segment in take(READER, wreck(stream(SHOWN, kind))).segments] == ["Author", "Title"]


def test_what_a_form_and_the_metadata_hold_is_read(take):
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Only words on this page, and quite many of them.")
    canvas.save()
    form = stream(zlib.compress(b"<xfa:datasets><tel>19900000001</tel></xfa:datasets>"), b"/Filter /FlateDecode")
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description>'
        b'<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">Zhou</d:creator></r:Description></r:RDF></x:xmpmeta>'
    )
    head, mark, tail = out.getvalue().rpartition(b"xref")
    taken = take(READER, head + form + b"% /XFA\n" + packet + b"\n" + mark + tail)
    assert taken.place("19900000001") == {"part": "form"}
    assert taken.place("Zhou") == {"part": "XMP"}
    assert taken.place("Only words") == {"page": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"stream\n" * 50_000,
        b"(" * 200_000,
        b"(a" * 100_000,
        b"<< /Length 1 >>stream\n" * 20_000,
        stream(zlib.compress(bytes(40 << 20)), b"/Filter /FlateDecode"),
        stream(b"(" * 200_000 + b" Tj"),
    ],
)
def test_monsters_come_to_an_end(take, data):
    assert take(READER, wreck(data)).unread == "damaged"
