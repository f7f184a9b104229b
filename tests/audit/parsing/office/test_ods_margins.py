"""What an OpenDocument sheet says beside its cells."""

from __future__ import annotations

import io
import zipfile

import pytest

from audit.model import Source
from audit.parsing.office.ods_margins import ods_margins

CONTENT = (
    '<office:spreadsheet><table:content-validations><table:content-validation><table:help-message table:title="t">'
    "<text:p>ask 19900000001</text:p></table:help-message></table:content-validation></table:content-validations>"
    '<table:table table:style-name="ta1" table:name="名单 &amp; x"><table:shapes><draw:frame><draw:text-box>'
    "<text:p>box</text:p><text:p>19900000002</text:p></draw:text-box><svg:desc>a pier</svg:desc></draw:frame>"
    '</table:shapes><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell>'
    '<office:annotation office:display="true"><dc:creator>Jane Doe</dc:creator><dc:date>2024-01-02</dc:date>'
    "<text:p>note <text:span>199</text:span>00000003</text:p></office:annotation>"
    '<text:p><text:a xlink:href="mailto:jo%40example.com">write</text:a> 19900000009</text:p></table:table-cell>'
    '</table:table-row></table:table><table:table table:name="b"><table:table-row><table:table-cell>'
    '<text:a xlink:href="#b.A1">in</text:a><office:annotation><text:p>other</text:p></office:annotation>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet>"
)
STYLES = (
    "<style:header><text:p>Of Jane Doe</text:p></style:header>"
    '<style:footer-left style:display="false"><text:p>19900000004</text:p></style:footer-left><style:footer/>'
)


def sheet(content: str = CONTENT, styles: str = STYLES) -> Source:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return Source("a.ods", lambda: io.BytesIO(out.getvalue()))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ask 19900000001", {"part": "dataValidation"}),
        ("box\n19900000002", {"part": "text box", "sheet": "名单 & x"}),
        ("a pier", {"part": "text box", "sheet": "名单 & x"}),
        ("Jane Doe", {"part": "note", "sheet": "名单 & x", "row": 4, "field": 3}),
        ("note 19900000003", {"part": "note", "sheet": "名单 & x", "row": 4, "field": 3}),
        ("jo@example.com", {"part": "link", "sheet": "名单 & x", "row": 4, "field": 3}),
        ("other", {"part": "note", "sheet": "b", "row": 1, "field": 1}),
        ("Of Jane Doe", {"part": "header"}),
        ("19900000004", {"part": "footer-left"}),
    ],
)
def test_each_text_has_its_place(text: str, place: dict[str, object]) -> None:
    assert [dict(said.locate(0)) for said in ods_margins(sheet()) if said.text == text] == [place]


def test_cells_and_what_leads_into_the_file_are_not_told() -> None:
    texts = [said.text for said in ods_margins(sheet())]
    assert len(texts) == 9 and not any("19900000009" in text or "#" in text for text in texts)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish"])
def test_what_is_no_archive_says_nothing(data: bytes) -> None:
    assert [*ods_margins(Source("a.ods", lambda: io.BytesIO(data)))] == []
