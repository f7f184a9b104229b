"""What a sheet says beside its cells."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from audit.readers.spreadsheet import READER


def workbook(*, filled: bool) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["name", "city"])
    sheet.append(["&lt;odd", "x"])
    sheet.oddHeader.left.text = "Of Jane & Co"
    sheet.evenFooter.right.text = "Page &P, 19900000001"
    if filled:
        rule = DataValidation(type="list", formula1='"jane@example.com,jo@example.org"')
        rule.prompt = "ask 19900000002"
        rule.add("B2")
        sheet.add_data_validation(rule)
        sheet.add_data_validation(DataValidation(type="list", formula1="$A$1:$A$9"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_headers_footers_and_what_cells_may_hold(take) -> None:
    taken = take(READER, workbook(filled=True), "book.xlsx")
    assert taken.place("Of Jane") == {"sheet": "Plan", "part": "oddHeader"}
    assert taken.place("19900000001") == {"sheet": "Plan", "part": "evenFooter"}
    assert taken.place("jo@example.org") == {"sheet": "Plan", "part": "dataValidation"}
    assert taken.place("ask 19900000002") == {"sheet": "Plan", "part": "dataValidation"}
    assert not any("$A$1" in segment.text for segment in taken.segments)


def test_codes_of_print_are_no_text(take) -> None:
    texts = [segment.text for segment in take(READER, workbook(filled=False), "book.xlsx").segments]
    assert "Of Jane & Co" in texts
    assert not any("&P" in text for text in texts)
    assert sum("dataValidation" in text for text in texts) == 0
