"""Chinese names in two columns."""

from __future__ import annotations

import pytest

from audit.detection.split_names import name_columns
from recognizers.catalogue import load

CATALOGUE = load()


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (("姓", "名", "手机"), (0, 1)),
        (("称谓", "名", "中间名", "姓"), (3, 1)),
        (("Given Name", "Family Name"), (1, 0)),
        (("first_name", "last_name"), (1, 0)),
        (("姓名", "手机"), None),
        (("名称", "姓氏"), None),
        ((), None),
    ],
)
def test_the_two_columns(header: tuple[str, ...], columns: tuple[int, int] | None) -> None:
    found = name_columns(header, CATALOGUE)
    assert (found and (found.family, found.given)) == columns


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (("陈", "浩然"), "陈浩然"),
        (("欧阳", "雪"), "欧阳雪"),
        (("陈", ""), None),
        (("", "浩然"), None),
        (("A", "快递站"), None),
        (("Smith", "John"), None),
        (("陈",), None),
        (("乒", "乓球"), None),
    ],
)
def test_what_is_a_name_together(row: tuple[str, ...], name: str | None) -> None:
    columns = name_columns(("姓", "名"), CATALOGUE)
    assert columns is not None
    span = columns.span(row)
    assert (span and span.form) == name
