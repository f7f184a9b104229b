from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.tables.when import day


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-05-01 08:30:00", "2024-05-01"),
        ("2024/5/1", "2024-05-01"),
        ("2024.05.01 08:30", "2024-05-01"),
        ("2024年5月1日", "2024-05-01"),
        ("[2024-05-01 00:00:00]", "2024-05-01"),
        ('="20240501"', "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("20240501083000", "2024-05-01"),
        ("20240501T083000Z", "2024-05-01"),
        ("20240501 083000", "2024-05-01"),
        ("20240501 08:30:00", "2024-05-01"),
        ("2024-05-01T08:30:00.123Z\t", "2024-05-01"),
        ("20240501083000.000[-5:EST]", "2024-05-01"),
        ("20240501083000[+0:GMT]", "2024-05-01"),
        ("1714521600", "2024-05-01"),
        ("1714521600.72", "2024-05-01"),
        ("1714521600000", "2024-05-01"),
        ("1714521600000000", "2024-05-01"),
        ("13358995200000000", "2024-05-01"),
        ("736214400.5", "2024-05-01"),
        ("736214400000000000", "2024-05-01"),
        ("1714521600000000000", "2024-05-01"),
        ("45413", "2024-05-01"),
        ("45413.354167", "2024-05-01"),
        ("12 Mar 2024", "2024-03-12"),
        ("7-Feb-22", "2022-02-07"),
        ("7-Feb-69", "2069-02-07"),
        ("7-Feb-70", "1970-02-07"),
        ("Jan 1, 2024 12:00:00 AM", "2024-01-01"),
        ("Wed Sep 04 13:51:55 +0000 2019", "2019-09-04"),
    ],
)
def test_days(cell: str, expected: str) -> None:
    assert day(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "01/02/2024",
        "12/29",
        "05-01 08:30:00",
        "2024-13-01",
        "2024-02-30",
        "yesterday",
        "13800138000",
        "12345",
        "7-Foo-22",
    ],
)
def test_no_days(cell: str) -> None:
    assert day(cell) is None


@given(st.dates(date(2002, 1, 1), date(2099, 12, 31)))
def test_every_unix_unit_gives_the_same_day(moment: date) -> None:
    seconds = int(datetime(moment.year, moment.month, moment.day, tzinfo=UTC).timestamp())
    assert {day(str(seconds * ticks)) for ticks in (1, 10**3, 10**6, 10**9)} == {moment.isoformat()}


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = day(text)
    assert found is None or date.fromisoformat(found)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("14 nov. 2023, 10:00:00 CET", "2023-11-14"),
        ("3. März 2024", "2024-03-03"),
        ("1 de agosto de 2024", "2024-08-01"),
        ("7 juillet 2024", "2024-07-07"),
        ("7 juin 2024", "2024-06-07"),
        ("7 MAY 1991", "1991-05-07"),
        ("5 мая 2024", "2024-05-05"),
        ("2567-01-02", "2024-01-02"),
        ("12 foo 2024", None),
    ],
)
def test_days_in_the_words_of_other_languages(cell: str, iso: str | None) -> None:
    assert day(cell) == iso
