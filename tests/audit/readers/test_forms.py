from __future__ import annotations

import pytest

from audit.parsing.tables.forms import is_form
from audit.readers.docx import READER as DOCX
from tests.audit.readers.planted_files import archive

FORM = (("姓 名", "周小舟", "性别", "男"), ("手机号码：", "19900000001", "民 族", "汉"), ("家庭住址", "某处", "", ""))
LIST = (("姓名", "手机", "备注"), ("周小舟", "19900000001", ""), ("李小红", "19900000002", "电话"), ("王样例", "", ""))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (FORM, True),
        ((("Name", "Ann"), ("Phone:", "1"), ("E-mail (private)", "a@example.com")), True),
        (LIST, False),
        ((("姓名", "周小舟"), ("手机", "199")), False),
        ((), False),
        ((tuple("abcdefghijklmn"), ("name", "Ann"), ("email", "", "a@example.com"), ("address", "x")), False),
        ((*LIST, *LIST[1:], *LIST[1:], ("姓名", "", ""), ("姓名", "", "")), True),
        ((*LIST * 5, ("地址", "", ""), ("姓名", "", "")), True),
    ],
)
def test_labels_below_the_first_row_make_a_form(rows, expected):
    assert is_form(rows) is expected


def test_a_form_in_a_document_is_read_row_by_row(take):
    cells = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{''.join(map(cells.format, row))}</w:tr>" for row in FORM)
    body = f"<w:document xmlns:w='urn:w'><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    taken = take(DOCX, archive({"word/document.xml": body}))
    assert taken.rows == []
    assert "手机号码：\t19900000001\t民 族\t汉\n" in taken.segments[0].text
    assert taken.place("汉") == {"part": "word/document.xml", "line": 8}
