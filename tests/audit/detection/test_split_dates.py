"""Days of birth in three columns."""

from __future__ import annotations

import pytest

from audit.detection.split_dates import date_columns
from audit.model import Table
from recognizers.catalogue import load

CATALOGUE = load()


@pytest.mark.parametrize(
    ("name", "header", "parts"),
    [
        ("profile_v2/birthday", ("year", "month", "day"), (0, 1, 2)),
        ("people", ("name", "birthday/day", "birthday/month", "birthday/year"), (3, 2, 1)),
        ("", ("生日年", "生日月", "生日日"), (0, 1, 2)),
        ("profile_v2/birthday", ("year", "month"), None),
        ("expiry", ("year", "month", "day"), None),
        ("", ("start_year", "start_month", "start_day"), None),
        ("birthday", (), None),
    ],
)
def test_the_three_columns(name: str, header: tuple[str, ...], parts: tuple[int, int, int] | None) -> None:
    found = date_columns(Table(name, header), CATALOGUE)
    assert (found and found.parts) == parts


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (("1988", "5", "20"), "1988-05-20"),
        (("1988", "13", "20"), None),
        (("1788", "5", "20"), None),
        (("1988", "", ""), None),
        (("1988",), None),
    ],
)
def test_what_is_a_day_together(row: tuple[str, ...], day: str | None) -> None:
    columns = date_columns(Table("birthday", ("year", "month", "day")), CATALOGUE)
    assert columns is not None
    span = columns.span(row)
    assert (span and span.form) == day
