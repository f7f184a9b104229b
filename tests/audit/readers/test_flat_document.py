"""Documents that are one XML file."""

from __future__ import annotations

import pytest

from audit.readers.flat_document import READER
from audit.readers.xml import READER as XML

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
KIND = 'office:mimetype="application/vnd.oasis.opendocument.'


def flat(*paragraphs: str, title: str = "") -> str:
    """A flat OpenDocument text; paragraphs are as they stand in the file."""
    lines = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    meta = f"<office:meta><dc:title>{title}</dc:title></office:meta>"
    body = f"<office:body><office:text>{lines}</office:text></office:body>"
    return f'{HEAD}<office:document {ODF} {KIND}text">{meta}{body}</office:document>'


RUN = "<text:span>199</text:span><text:span>00000001</text:span>"
FODT = flat("first", f"call {RUN}<svg:title>a pier</svg:title>", title="Of Jane Doe")
W = "http://schemas.microsoft.com/office/word/2003/wordml"
RUNS = "<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r><w:t>call 199</w:t></w:r><w:r><w:t>00000001</w:t></w:r></w:p>"
WORD_2003 = (
    f'{HEAD}<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="{W}" xmlns:o="urn:o">'
    f"<o:DocumentProperties><o:Author>Of Jane Doe</o:Author></o:DocumentProperties>"
    f'<w:body>{RUNS}<w:hlink w:dest="mailto:jo@example.com"/></w:body></w:wordDocument>'
)
PACKAGE = (
    f'{HEAD}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    '<pkg:part pkg:name="/docProps/core.xml"><pkg:xmlData><c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d">'
    "<d:creator>Of Jane Doe</d:creator></c:coreProperties></pkg:xmlData></pkg:part>"
    f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="urn:w">{RUNS}</w:document>'
    "</pkg:xmlData></pkg:part></pkg:package>"
)
FLAT = [FODT, WORD_2003, PACKAGE]


@pytest.mark.parametrize("document", FLAT)
def test_a_number_cut_into_runs_is_whole(take, sure, document: str) -> None:
    assert sure(READER, document) > sure(XML, document)
    taken = take(READER, document)
    assert taken.place("call 19900000001") == {"part": "document", "line": 2}
    assert taken.place("Of Jane Doe")["part"] == "document"
    assert taken.incomplete == []


def test_captions_and_links(take) -> None:
    assert take(READER, FODT).place("a pier") == {"part": "document", "line": 2}
    assert not any("00000001a pier" in segment.text for segment in take(READER, FODT).segments)
    assert take(READER, WORD_2003).place("jo@example.com") == {"part": "document", "line": 3}


@pytest.mark.parametrize("document", FLAT)
def test_where_it_breaks_the_rest_is_text(take, document: str) -> None:
    at = document.index("call")
    taken = take(READER, document[:at] + "<broken & " + document[at:])
    assert taken.incomplete == ["damaged"]
    assert any("first" in segment.text for segment in taken.segments)
    assert any("00000001" in segment.text for segment in taken.segments)


def test_files_within_are_named(take) -> None:
    picture = "<office:binary-data>iVBORw0KGgo=</office:binary-data>"
    taken = take(READER, FODT.replace("<text:p>first", f"{picture}<text:p>first"))
    assert [remark.not_looked_at for remark in taken.remarks] == [("embedded objects",)]


def test_entities_are_not_expanded(take) -> None:
    bomb = FODT.replace("<office:document ", '<!DOCTYPE d [<!ENTITY a "jane">]><office:document ', 1)
    assert take(READER, bomb).incomplete == ["damaged"]


@pytest.mark.parametrize(
    "text",
    [
        FODT.replace(".text", ".spreadsheet"),
        f"{HEAD}<document/>",
        "office:document mimetype opendocument.text",
        f"{HEAD}<note>w:wordDocument</note>",
    ],
)
def test_what_is_none(sure, text: str) -> None:
    assert sure(READER, text) == 0
