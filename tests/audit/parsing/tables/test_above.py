"""Lines above a table are one text whose offsets lead to their cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.tables.above import Above


def placed(row: int, column: int) -> dict[str, int | str]:
    return {"row": row, "field": column}


def test_lines_cells_and_empty_rows() -> None:
    above = Above([["账单", "", ""], ["", "", ""], ["户名", "林晓雨", ""]])
    assert above.text == "账单\n户名\t林晓雨"
    (segment,) = above.segments(placed)
    assert segment.locate(segment.text.index("账单")) == {"row": 0, "field": 0}
    assert segment.locate(segment.text.index("林")) == {"row": 2, "field": 1}


def test_nothing_above_is_no_text() -> None:
    assert list(Above([]).segments(placed)) == list(Above([["", ""]]).segments(placed)) == []


CELLS = st.text(st.characters(exclude_characters="\t\n"), max_size=5)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6))
def test_every_character_lies_in_the_cell_it_came_from(rows: list[list[str]]) -> None:
    for segment in Above(rows).segments(placed):
        for offset, character in enumerate(segment.text):
            place = segment.locate(offset)
            cell = rows[int(place["row"])][int(place["field"])]
            assert character in cell or character in "\t\n"
