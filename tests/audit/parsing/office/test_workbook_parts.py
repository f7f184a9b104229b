"""How many cells a workbook spans is known before anything lays it out."""

from __future__ import annotations

import io
import zipfile

import pytest

from audit.config import Limits
from audit.model import Source
from audit.parsing.interface import Budget, Head, Reading
from audit.parsing.office.workbook_parts import too_large

LIMIT = "limit:cells:20000000"


def limit_of(tmp_path, *places: str, tag: str = "c", filler: int = 0) -> str | None:
    cells = (f'<{tag} r="{place}" s="1"><v>1</v></{tag}>' + " " * filler for place in places)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{''.join(cells)}</worksheet>")
    source = Source("a.xlsx", lambda: io.BytesIO(out.getvalue()))
    return too_large(source, Reading(Head(source, b"", None), Budget(Limits()), Limits(), tmp_path))


@pytest.mark.parametrize("filler", [0, 300_000])
@pytest.mark.parametrize(
    ("last", "limit"),
    [
        ("B2", None),
        ("Z759999", None),
        ("Z769230", None),
        ("Z769231", LIMIT),
        ("A1048576", None),
        ("ZZ27999", None),
        ("ZZ28490", None),
        ("ZZ28491", LIMIT),
        ("AAA9999", None),
        ("XFD1048576", LIMIT),
    ],
)
def test_two_cells_span_what_lies_between(tmp_path, last, limit, filler):
    assert limit_of(tmp_path, "A1", last, filler=filler) == limit
    assert limit_of(tmp_path, last, "A1", filler=filler) == limit
    assert limit_of(tmp_path, "A1", last, tag="x:c", filler=filler) == limit


def test_one_far_cell_spans_nothing(tmp_path):
    assert limit_of(tmp_path, "XFD1048575", "XFD1048576") is None


def test_a_place_cut_by_the_end_of_a_block_is_seen(tmp_path):
    for filler in range((1 << 18) - 80, (1 << 18) - 40):
        assert limit_of(tmp_path, "A1", "XFD1048576", filler=filler) == LIMIT


def test_cells_without_a_value_span_nothing(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", '<row><c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/></row>')
    source = Source("a.xlsx", lambda: io.BytesIO(out.getvalue()))
    assert too_large(source, Reading(Head(source, b"", None), Budget(Limits()), Limits(), tmp_path)) is None
