"""A letter as a Word document: A4, Song type for Chinese, a page for each sheet, blanks highlighted.

The draft line stands in the header of every page; nothing of this machine goes into the document's properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from reports.letter import Block, Heading, Items, Letter, Paragraph, Table, pieces

if TYPE_CHECKING:
    from docx.document import Document

_FONTS = {"zh": ("Times New Roman", "宋体"), "en": ("Times New Roman", "Times New Roman")}
_MARKS = {"bullet": "• ", "tick": "☐ "}


def render(letter: Letter, out: BinaryIO) -> None:
    """Write the document."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

    document = docx.Document()
    _prepare(document, letter)
    for number, sheet in enumerate(letter.sheets):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        heading = document.add_heading(level=1)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(heading, sheet.title)
        for block in sheet.blocks:
            _add(document, block)
    document.save(out)


def _prepare(document: Document, letter: Letter) -> None:
    from docx.shared import Mm, Pt

    for name, size in (("Normal", 11.5), ("Heading 1", 16), ("Heading 2", 12.5)):
        style: Any = document.styles[name]
        _type(style, *_FONTS[letter.lang])
        style.font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(24)
    header = section.header.paragraphs[0]
    header.add_run(letter.draft).bold = True
    properties = document.core_properties
    properties.title, properties.author, properties.comments = letter.title, "", ""


def _type(style: Any, latin: str, chinese: str) -> None:
    """The typeface of a style in black; Word keeps one for Chinese apart, and those of a theme would win."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = latin
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese)


def _add(document: Document, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    match block:
        case Heading(text):
            _write(document.add_heading(level=2), text)
        case Paragraph(text, "note"):
            _write(document.add_paragraph(), text, italic=True)
        case Paragraph(text, style):
            paragraph = document.add_paragraph()
            if style == "closing":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _write(paragraph, text)
        case Items(style, lines):
            for number, line in enumerate(lines, 1):
                _write(_item(document), _MARKS.get(style, f"{number}. ") + line)
        case Table():
            _add_table(document, block)


def _item(document: Document) -> Any:
    """A paragraph of a list, its number written out: automatic ones would run on from list to list."""
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(7), Mm(-7)
    return paragraph


def _add_table(document: Document, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    for cells in (block.heads, *block.rows):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            _write(cell.paragraphs[0], text, bold=cells is block.heads)
    document.add_paragraph()


def _write(paragraph: Any, text: str, *, bold: bool | None = None, italic: bool | None = None) -> None:
    """The text in runs, blanks highlighted; ``None`` leaves what the style says."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece, blank in pieces(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = bold, italic
        if blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
