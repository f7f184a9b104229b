"""Which findings of a text are numbered as one person's."""

from __future__ import annotations

import pytest

from audit.detection.linkage import Ties, by_name, by_person, neighbourhoods
from recognizers import catalogue
from recognizers.span import Span


def spans(told: str) -> list[Span]:
    """``told``: a letter for each span, A to M names, digits telephone numbers, a dot a gap of 400 characters."""
    made: list[Span] = []
    at = 0
    for char in told:
        if char == ".":
            at += 400
            continue
        entity = "PERSON" if char.isalpha() else "CN_MOBILE_NUMBER"
        made.append(Span(at, at + 5, entity, 0.9, "test", (), char))
        at += 10
    return made


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", []),
        ("1", [[0]]),
        ("A1", [[0, 1]]),
        ("1A2", [[0, 1, 2]]),
        ("A1A2", [[0, 1, 2, 3]]),
        ("A1B2", [[0, 1], [2, 3]]),
        ("A12B", [[0], [1], [2], [3]]),
        ("1A2B", [[0, 1], [2, 3]]),
        ("A12B3", [[0, 1, 2], [3, 4]]),
        ("1A2B3", [[0], [1], [2], [3], [4]]),
    ],
)
def test_several_names_tell_their_neighbours_apart(told: str, expected: list[list[int]]) -> None:
    assert by_name(spans(told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"), [("", []), ("A1", [[0, 1]]), ("A.1", [[0], [1]]), ("A1.B2", [[0, 1], [2, 3]])]
)
def test_what_is_far_apart_is_another_neighbourhood(told: str, expected: list[list[int]]) -> None:
    assert list(neighbourhoods(spans(told))) == expected


@pytest.mark.parametrize(
    ("told", "line_ends", "expected"),
    [
        ("12", (), [[0, 1]]),  # two numbers in one line
        ("12", (5,), [[0], [1]]),  # a list
        ("11", (5,), [[0, 1]]),  # one number twice
        ("A12", (5, 15), [[0, 1, 2]]),  # somebody's two numbers
        ("A1B2", (5, 15, 25), [[0, 1], [2, 3]]),
    ],
)
def test_a_list_of_nobody_by_name_is_one_person_a_line(
    told: str, line_ends: tuple[int, ...], expected: list[list[int]]
) -> None:
    text = "".join("\n" if place in line_ends else "." for place in range(100))
    assert by_person(spans(told), text) == expected


def test_units_are_numbered_through_a_source() -> None:
    ties = Ties(catalogue.load())
    assert ties.numbered(spans("A1.B2"), "", whole=False) == [1, 1, 2, 2]
    assert ties.numbered(spans("A.1"), "", whole=True) == [3, 3]
    assert ties.unit() == 4
