"""What stands together, told from the places of findings."""

from __future__ import annotations

from typing import Any

import pytest

from audit.report.neighbours import ROWS, Standing, _around_masked, _together
from audit.runners.wire import MASKED


def standing(place: dict[str, Any], job: int = 1, member: int = 0) -> Standing:
    return Standing(job, member, place, "PERSON", "b2:1", "周*", True, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"row": 2, "field": 1}, {"row": 2, "field": 9}),
        ({"sheet": "A", "row": 2, "field": 1}, {"sheet": "A", "row": 2, "field": 2}),
        ({"table": "t", "rowid": 7, "field": "a"}, {"table": "t", "rowid": 7, "field": "b"}),
        ({"pointer": "/0/tel"}, {"pointer": "/0/mobile"}),
        ({"line": 3, "pointer": "/tel"}, {"line": 3, "pointer": "/mobile"}),
        ({"line": 3, "column": 1}, {"line": 3, "column": 301}),
        ({"line": 3, "column": 1}, {"line": 5, "column": 1}),
        ({"part": "body", "line": 3}, {"part": "body", "line": 3}),
    ],
)
def test_what_stands_together(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert _together(standing(one), standing(other))
    assert not _together(standing(one), standing(other, job=2))
    assert not _together(standing(one), standing(other, member=1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"row": 2, "field": 1}, {"row": 3, "field": 1}),
        ({"sheet": "A", "row": 2, "field": 1}, {"sheet": "B", "row": 2, "field": 1}),
        ({"pointer": "/0/tel"}, {"pointer": "/1/tel"}),
        ({"line": 3, "pointer": "/tel"}, {"line": 4, "pointer": "/tel"}),
        ({"line": 3, "column": 1}, {"line": 3, "column": 302}),
        ({"line": 3, "column": 1}, {"line": 6, "column": 1}),
        ({"line": 3, "column": 301}, {"line": 4, "column": 1}),
        ({"part": "body", "line": 3, "column": 1}, {"part": "subject", "line": 3, "column": 1}),
        ({"page": 1}, {"page": 1}),
        ({"name": "field"}, {"name": "field"}),
        ({}, {}),
    ],
)
def test_what_does_not(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not _together(standing(one), standing(other))


def test_only_what_stands_around_masked_values_is_read() -> None:
    def row(number: int, flags: int = 0) -> tuple[Any, ...]:
        return (number, *[None] * 5, flags)

    rows = [row(number, MASKED if number in (100, 101) else 0) for number in range(200)]
    assert [number for number, *_ in _around_masked(rows)] == list(range(100 - ROWS, 102 + ROWS))
    assert list(_around_masked([row(0)])) == []
