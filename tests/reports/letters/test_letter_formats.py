"""Letters in each format: everything said, blanks seen, nothing that acts."""

from __future__ import annotations

import html
import io
import re
from pathlib import PurePath

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from reports.letter import Heading, Items, Letter, Paragraph, Sheet, Table, pieces
from reports.letters import FORMATS, guess

HOSTILE = "<script>alert(1)</script> [x](javascript:1) # a_b"
LETTER = Letter(
    kind="sample",
    lang="zh",
    title="样信",
    draft="草稿 · DRAFT",
    sheets=(
        Sheet(
            "letter",
            "样信",
            (
                Paragraph("【请填写：收信人】：您好"),
                Heading("事实"),
                Table(("种类", "值"), (("手机号", "138****5678、139****1234"), (HOSTILE, "【请填写：值】"))),
                Items("number", ("第一", "第二")),
                Items("bullet", ("圆点",)),
                Items("tick", ("打勾",)),
                Paragraph("提示：当心", "note"),
                Paragraph("签名：【请填写：亲笔】", "closing"),
            ),
        ),
        Sheet("form", "表单", (Items("number", ("从一开始",)),)),
    ),
)
SAID = (
    "样信",
    "草稿 · DRAFT",
    "【请填写：收信人】",
    "事实",
    "手机号",
    "第一",
    "圆点",
    "打勾",
    "提示：当心",
    "从一开始",
)


def rendered(name: str) -> bytes:
    out = io.BytesIO()
    FORMATS[name].render(LETTER, out)
    return out.getvalue()


def words(document: docx.document.Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    header = [paragraph.text for section in document.sections for paragraph in section.header.paragraphs]
    return "\n".join([*header, *(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_text_is_cut_at_its_blanks_and_nothing_is_lost() -> None:
    text = "我叫【请填写：姓名】，id [fill in: ID].【其他】[x]"
    assert [piece for piece, blank in pieces(text) if blank] == ["【请填写：姓名】", "[fill in: ID]"]
    assert "".join(piece for piece, _ in pieces(text)) == text


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.md", "markdown"), ("a.txt", "markdown"), ("b.DOCX", "docx"), ("c.htm", "html"), ("c.html", "html")],
)
def test_the_suffix_names_the_format(name: str, format: str) -> None:
    assert guess(PurePath(name)).name == format


def test_an_unknown_suffix_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"\.docx"):
        guess("letter.pdf")


def test_markdown_says_everything_and_lets_nothing_act() -> None:
    text = rendered("markdown").decode()
    assert all(said in text for said in SAID)
    assert "`138****5678`、`139****1234`" in text, "stars stay stars"
    assert "<script" not in text
    assert "[x](" not in text
    assert "1. 第一\n2. 第二" in text
    assert "- [ ] 打勾" in text


def test_markdown_keeps_the_beginning_of_a_paragraph() -> None:
    out = io.BytesIO()
    sheet = Sheet("letter", "t", (Paragraph("- no list"), Paragraph("1. no number")))
    FORMATS["markdown"].render(Letter("k", "en", "t", "d", (sheet,)), out)
    assert r"\- no list" in out.getvalue().decode()
    assert r"\1. no number" in out.getvalue().decode()


def test_the_page_is_inert_and_a4() -> None:
    page = rendered("html").decode()
    assert all(html.escape(said) in page for said in SAID if "【" not in said)
    assert "<mark>【请填写：收信人】</mark>" in page
    assert not re.search(r"<script|javascript:[^1]|https?://|\son\w+=", page)
    assert "default-src &#39;none&#39;" in page
    assert "size: A4" in page
    assert page.count('<p class="draft">') == len(LETTER.sheets), "every sheet is a draft when they are parted"


def test_the_word_document_says_everything_on_a4() -> None:
    document = docx.Document(io.BytesIO(rendered("docx")))
    text = words(document)
    assert all(said in text for said in SAID)
    assert HOSTILE in text, "text is text"
    assert round(document.sections[0].page_width.mm) == 210
    assert "1. 从一开始" in text, "a new list begins anew"


def test_blanks_of_the_word_document_are_highlighted_and_it_names_nobody() -> None:
    document = docx.Document(io.BytesIO(rendered("docx")))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    marked = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["【请填写：收信人】", "【请填写：亲笔】"]
    assert (document.core_properties.author, document.core_properties.comments) == ("", "")
    assert 'w:eastAsia="宋体"' in document.styles["Normal"].element.xml
