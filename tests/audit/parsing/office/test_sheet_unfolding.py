"""How many cells a workbook spans is known before anything lays it out, and what stands behind its cells is kept."""

from __future__ import annotations

import io
import zipfile

import pytest

from audit.config import Limits
from audit.model import Source
from audit.parsing.interface import Budget, Head, Reading
from audit.parsing.office.sheet_unfolding import MOST_BEHIND, Unfolded, unfolded

LIMIT = "limit:cells:20000000"


def unfold(tmp_path, **parts: str) -> Unfolded:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, content in parts.items():
            book.writestr(f"xl/worksheets/{name}.xml", content)
    source = Source("a.xlsx", lambda: io.BytesIO(out.getvalue()))
    return unfolded(source, Reading(Head(source, b"", None), Budget(Limits()), Limits(), tmp_path))


def limit_of(tmp_path, *places: str, tag: str = "c", filler: int = 0) -> str | None:
    cells = (f'<{tag} r="{place}" s="1"><v>1</v></{tag}>' + " " * filler for place in places)
    return unfold(tmp_path, sheet1=f"<worksheet>{''.join(cells)}</worksheet>").limit


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
    empty = '<row><c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/></row>'
    assert unfold(tmp_path, sheet1=empty).limit is None


@pytest.mark.parametrize(
    ("cells", "behind"),
    [
        ("<sheetData>{}</sheetData>", "<hyperlinks/>"),
        ("<sheetData>{}</sheetData >", "<hyperlinks/>"),
        ("<x:sheetData>{}</x:sheetData>", "<x:hyperlinks/>"),
        ("<cols>{}</cols><sheetData/>", "<oddHeader>a</oddHeader>"),
        ("<cols>{}</cols><sheetData />", "<oddHeader>a</oddHeader>"),
        ("<sheetData>{}</sheetData>", ""),
        ("<sheetData>{}", ""),
    ],
)
def test_what_follows_the_cells_is_kept_wherever_a_block_ends(tmp_path, cells, behind):
    for filler in (0, *range((1 << 18) - 60, (1 << 18) + 4, 3), 1 << 19):
        found = unfold(tmp_path, one=cells.format(" " * filler) + behind, two=cells.format("") + "<b/>" * bool(behind))
        kept = {"xl/worksheets/one.xml": behind.encode(), "xl/worksheets/two.xml": b"<b/>"} if behind else {}
        assert found.behind == kept, filler


def test_more_than_can_be_kept_is_said(tmp_path):
    found = unfold(tmp_path, one="<sheetData/>" + "<a>" * (MOST_BEHIND // 3), two="<sheetData/><b/>")
    assert found.is_cut
    assert sum(map(len, found.behind.values())) == MOST_BEHIND
    assert not unfold(tmp_path, one="<sheetData/><b/>").is_cut
