from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from audit.readers.docx import READER as DOCX
from audit.readers.odt import READER as ODT
from audit.readers.pptx import READER as PPTX
from audit.readers.zip_archive import READER as ZIP

W = 'xmlns:w="urn:w" xmlns:mc="urn:mc"'
ODF = (
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:table" xmlns:x="urn:x"'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    return packed({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts})


@pytest.fixture
def letter() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉 示例公司"
    document.add_paragraph("第一段 电话 19912345678")
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate((("姓名", "手机"), ("周小舟", "19900000001"), ("李小红", "19900000002"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("结尾")
    document.core_properties.author = "作者甲"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_kinds_are_told_by_their_parts(sure, letter):
    assert (sure(DOCX, letter), sure(PPTX, letter), sure(ODT, letter)) == (95, 0, 0)
    assert sure(ZIP, letter) < 95
    assert sure(PPTX, packed({"ppt/presentation.xml": "<p/>"})) == 95
    assert sure(ODT, packed({"mimetype": "application/vnd.oasis.opendocument.text"})) == 95
    assert sure(ODT, packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})) == 0
    assert sure(DOCX, packed({"keyword/x.xml": "<x/>", "a.txt": "word/document.xml"})) == 0


def test_paragraphs_are_lines_and_tables_are_tables(take, letter):
    taken = take(DOCX, letter)
    assert taken.place("19912345678") == {"part": "word/document.xml", "line": 1}
    assert taken.table("word/document.xml") == [
        {"姓名": "周小舟", "手机": "19900000001"},
        {"姓名": "李小红", "手机": "19900000002"},
    ]
    assert taken.place("19900000002") == {"part": "word/document.xml", "line": 7}
    assert taken.rows[0].table.header_place(1) == {"part": "word/document.xml", "line": 3}
    assert taken.place("结尾") == {"part": "word/document.xml", "line": 8}
    assert taken.place("示例公司") == {"part": "word/header1.xml", "line": 1}
    assert taken.place("作者甲") == {"part": "docProps/core.xml"}
    assert "docProps/thumbnail.jpeg" in taken.members


def test_runs_deleted_text_fields_and_authors(take):
    body = (
        "<w:p><w:r><w:t>199</w:t></w:r><w:r><w:t>1234</w:t><w:tab/><w:t>5678</w:t></w:r></w:p>"
        '<w:p><w:del w:author="审阅人"><w:r><w:delText>删掉的字</w:delText></w:r></w:del></w:p>'
        '<w:p><w:r><w:instrText>HYPERLINK "mailto:a@example.com"</w:instrText></w:r></w:p>'
    )
    taken = take(DOCX, word(body))
    assert "1991234\t5678\n" in taken.segments[-1].text
    assert taken.place("删掉的字")["line"] == 2 and "a@example.com" in taken.segments[-1].text
    assert ("author", "审阅人") in {(segment.hint, segment.text) for segment in taken.segments}


def test_the_fallback_of_a_text_box_is_not_read_twice(take):
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><mc:AlternateContent>{both}</mc:AlternateContent></w:p>"
    assert "".join(segment.text for segment in take(DOCX, word(body)).segments).count("boxed") == 1


def test_tables_of_one_row_and_tables_in_cells_are_text(take):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('i1', '')}</w:tr><w:tr>{cell.format('i2', '')}</w:tr></w:tbl>"
    taken = take(DOCX, word(f"<w:tbl><w:tr>{cell.format('outer', inner)}</w:tr></w:tbl>"))
    assert taken.rows == []
    assert set(taken.segments[0].text.split()) == {"outer", "i1", "i2"}


def test_links_media_and_embedded_files(take):
    targets = ("mailto:a@example.com", "media/x.png")
    links = "".join(f'<Relationship Target="{target}"/>' for target in targets)
    rels = f"<Relationships>{links}</Relationships>"
    parts = {"word/_rels/document.xml.rels": rels, "word/media/x.png": "png", "word/embeddings/t.xlsx": "xlsx"}
    taken = take(DOCX, word("<w:p/>", **parts))
    assert [(segment.hint, segment.text) for segment in taken.segments] == [("link", "mailto:a@example.com")]
    assert taken.members == {"word/embeddings/t.xlsx": b"xlsx", "word/media/x.png": b"png"}


@pytest.mark.parametrize(
    "broken", ["<w:p><w:r><w:t>later", '<!DOCTYPE x [<!ENTITY e "v">]><w:document/>', "<w:p><w:t>&e;</w:t></w:p>"]
)
def test_a_broken_part_costs_only_itself(take, broken):
    header = f"<w:hdr {W}><w:p><w:r><w:t>header text</w:t></w:r></w:p></w:hdr>"
    first = f"<w:document {W}><w:p><w:r><w:t>first</w:t></w:r></w:p>" if not broken.startswith("<!") else ""
    taken = take(DOCX, packed({"word/document.xml": first + broken, "word/header1.xml": header}))
    assert taken.incomplete == ["damaged"]
    assert taken.place("header text")["part"] == "word/header1.xml"
    assert not first or taken.place("first")["line"] == 1


def test_what_does_not_belong_there_is_a_member(take):
    taken = take(DOCX, word("<w:p/>", **{"word/hidden.txt": "x", "secret.csv": "y", "word/theme/theme1.xml": "<t/>"}))
    assert taken.members == {"secret.csv": b"y", "word/hidden.txt": b"x"}


def test_two_parts_of_one_name_are_both_read(take):
    header = "<w:hdr xmlns:w='urn:w'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:hdr>"
    data = word("<w:p/>", **{"word/header1.xml": header.format("one"), "word/headerX.xml": header.format("two")})
    taken = take(DOCX, data.replace(b"word/headerX.xml", b"word/header1.xml"))
    assert [segment.text for segment in taken.segments] == ["one\n", "two\n"]


def test_slides_notes_and_comments(take):
    slide = '<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    parts = {
        "ppt/presentation.xml": "<p/>",
        "ppt/slides/slide1.xml": slide.format("第一页"),
        "ppt/notesSlides/notesSlide1.xml": slide.format("备注"),
        "ppt/comments/comment1.xml": '<c:l xmlns:c="urn:c"><c:cm><c:text>批注</c:text></c:cm></c:l>',
        "ppt/media/image1.png": "png",
    }
    taken = take(PPTX, packed(parts))
    assert taken.place("第一页") == {"part": "ppt/slides/slide1.xml", "line": 1}
    assert taken.place("备注") == {"part": "ppt/notesSlides/notesSlide1.xml", "line": 1}
    assert taken.place("批注")["part"] == "ppt/comments/comment1.xml"
    assert list(taken.members) == ["ppt/media/image1.png"]


def odt(body: str, manifest: str = "<m/>") -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<d {ODF}>{body}</d>",
            "meta.xml": '<m xmlns:dc="urn:dc"><dc:creator>作者乙</dc:creator></m>',
            "META-INF/manifest.xml": manifest,
            "Pictures/p.png": "png",
        }
    )


def test_opendocument(take):
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in (("姓名", "手机"), ("周小舟", "19900000001"))
    )
    paragraph = "<text:p>电<text:span>话</text:span><text:s/>199<text:tab/>1</text:p>"
    body = f"<text:h>标题</text:h>{paragraph}<table:table>{rows}</table:table>"
    taken = take(ODT, odt(body))
    assert taken.place("电话 199\t1") == {"part": "content.xml", "line": 2}
    assert taken.table("content.xml") == [{"姓名": "周小舟", "手机": "19900000001"}]
    assert taken.place("作者乙") == {"part": "meta.xml"}
    assert taken.members == {"Pictures/p.png": b"png"}


def test_an_encrypted_opendocument_is_locked(take):
    assert take(ODT, odt("", "<m><encryption-data/></m>")).unread == "locked"


def test_a_truncated_document_is_walked(take, letter):
    taken = take(DOCX, letter[: len(letter) - 3000])
    assert "damaged" in taken.incomplete and "word/document.xml" in taken.members


def test_descriptions_variables_and_properties_of_the_user(take):
    body = '<w:p><w:r><wp:docPr xmlns:wp="urn:p" id="1" descr="C:\\Users\\周小舟\\证件.jpg"/></w:r></w:p>'
    property = '<property name="{}"><lpwstr>{}</lpwstr></property>'
    custom = f"<Properties>{property.format('经办人', '李小红')}{property.format('n', 'x')}</Properties>"
    settings = f'<w:settings {W}><w:docVars><w:docVar w:name="phone" w:val="19900000001"/></w:docVars></w:settings>'
    people = (
        f'<w:people {W}><w:person w:author="审阅人"><w:presenceInfo w:userId="a@example.com"/></w:person></w:people>'
    )
    parts = {"docProps/custom.xml": custom, "word/settings.xml": settings, "word/people.xml": people}
    said = {(segment.hint, segment.text) for segment in take(DOCX, word(body, **parts)).segments}
    assert said >= {
        ("descr", "C:\\Users\\周小舟\\证件.jpg"),
        ("经办人", "李小红"),
        ("phone", "19900000001"),
        ("author", "审阅人"),
        ("author", "a@example.com"),
    }


def test_authors_of_opendocument_changes_and_comments(take):
    change = (
        "<office:change-info xmlns:office='urn:o'><dc:creator xmlns:dc='urn:dc'>改者</dc:creator></office:change-info>"
    )
    note = "<x:annotation><dc:creator xmlns:dc='urn:dc'>评者</dc:creator><text:p>批注 199</text:p></x:annotation>"
    gone = (
        f"<text:tracked-changes>{change}<text:deletion><text:p>删掉的字</text:p></text:deletion></text:tracked-changes>"
    )
    taken = take(ODT, odt(f"{gone}<text:p>前{note}后</text:p>"))
    assert {segment.text for segment in taken.segments if segment.hint == "author"} >= {"改者", "评者"}
    said = "".join(segment.text for segment in taken.segments if not segment.hint)
    assert "删掉的字" in said and "批注 199" in said and "评者" not in said


def test_a_field_ends_where_what_it_shows_begins(take):
    mark = '<w:r><w:fldChar w:fldCharType="x"/></w:r>'
    run = "<w:r><w:instrText>QUOTE 19900000001</w:instrText></w:r>"
    taken = take(DOCX, word(f"<w:p>{mark}{run}{mark}<w:r><w:t>7</w:t></w:r>{mark}</w:p>"))
    assert taken.segments[0].text.split() == ["QUOTE", "19900000001", "7"]


def test_captions_of_opendocument_and_authors_of_slides(take):
    svg = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    taken = take(ODT, odt(f"<text:p>19900000001<svg:title {svg}>2 piers</svg:title> and so on</text:p>"))
    assert taken.place("2 piers") == {"part": "content.xml", "line": 1}
    assert "19900000001 and so on" in {segment.text.strip() for segment in taken.segments}
    authors = '<p:cmAuthorLst xmlns:p="urn:p"><p:cmAuthor id="0" name="Jane Doe"/></p:cmAuthorLst>'
    taken = take(PPTX, packed({"ppt/presentation.xml": "<p/>", "ppt/commentAuthors.xml": authors}))
    assert taken.place("Jane Doe") == {"part": "ppt/commentAuthors.xml", "line": 1}
