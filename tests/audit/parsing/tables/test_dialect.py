"""Which delimiter a small table has."""

from __future__ import annotations

import pytest

from audit.parsing.tables.dialect import best_grid


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n3,4\n", ","),
        ("1,2\n3,4\n", ","),
        ("day;kind;sum;rate\nx;out;;\ny;in;1,5;2,25\nz;in;-12,5;191,12\n", ";"),
        ("day\tkind\tsum\nx\tin\t1,5\ny\tin\t2,25\n", "\t"),
        ("day,words\n1,a;b\n2,c;d\n", ","),
    ],
)
def test_commas_between_figures_are_decimals_where_another_delimiter_splits_more(text: str, delimiter: str) -> None:
    grid = best_grid(text, cut=False)
    assert grid is not None
    assert grid.dialect.delimiter == delimiter
