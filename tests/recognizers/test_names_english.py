"""Names in English text: tables, titles, introductions; code and places."""

from __future__ import annotations

import pytest

from recognizers.models import Mention
from recognizers.names.english import names
from recognizers.rule import FINDING


def findings(line: str, *mentions: Mention) -> list[str]:
    return [line[name.start : name.end] for name in names(line, mentions, "test") if name.confidence >= FINDING]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("My name is John Carter and I live here.", "John Carter"),
        ("Dear Olivia Bennett,", "Olivia Bennett"),
        ("From: Emily Watson <emily@example.com>", "Emily Watson"),
        ("Signed-off-by: Emily Watson <emily@example.com>", "Emily Watson"),
        ("Please ship it to Sarah Johnson before Friday", "Sarah Johnson"),
        ("Yesterday Dr. Kowalczyk called", "Kowalczyk"),
        ("President Kowalczyk called", "Kowalczyk"),
        ("Hi Jennifer, see you soon", "Jennifer"),
        ("Csanád P. Gere lives at the sea", "Csanád P. Gere"),
        ("The parcel for Zhang Xiaoming arrived", "Zhang Xiaoming"),
        ("The parcel for Xiaoming Zhang arrived", "Xiaoming Zhang"),
        ("Sarah Johnson's bag", "Sarah Johnson"),
        ("Ludwig van der Berg said so", "Ludwig van der Berg"),
        ("Yesterday Sarah Johnson called", "Sarah Johnson"),
        ("Law Professor David W. Opderbeck wrote", "David W. Opderbeck"),
        ("His younger brother, Phillip, stayed", "Phillip"),
        ("Enrico shouted at the dog", "Enrico"),
        ("The tickets are for Zsuzsanna Petrov", "Zsuzsanna Petrov"),
    ],
)
def test_names(line: str, name: str) -> None:
    assert findings(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Hong Kong and New York in May", "The University of Madison", "Jackson Street 12", "Paris Hotel",
        "Stanley Bank Ltd", "Rich Text Format: a summary", "Ma Zhu Hu Guo He Lin Gao Luo",
        "Internal Server Error", "Monday Morning", "Jan Feb Mar Apr", "Will you come", "Grace Hospital is closed",
        "raise ValueError(John Carter)", "const name = John Carter;", "path/John Carter/file", "JohnCarter",
        "see John_Carter", "Social Security Numbers: myths", "the Boston Braves won", "Rua Joaquim Franco 12",
        "<b>John Carter</b> {x}", "2026-01-01 INFO worker=Sarah Johnson;",
    ],
)  # fmt: skip
def test_what_is_no_name(line: str) -> None:
    assert findings(line) == []


def test_a_model_is_weighed_with_the_tables() -> None:
    line = "Kojima Minoru met Sarah Johnson"
    found = {line[name.start : name.end]: name for name in names(line, [_person(0, 13), _person(18, 31)], "test")}
    assert found["Sarah Johnson"].confidence == 0.75
    assert found["Sarah Johnson"].why == ("model:test", "given", "surname")
    assert found["Kojima Minoru"].confidence == 0.6
    assert findings("x = Foo(Kojima)", _person(8, 14)) == []
    assert findings("We use Kojimatic here", _person(7, 16)) == []
    assert findings("Kojimatic was late", _person(0, 9)) == ["Kojimatic"]
    assert findings("Kojima Bank was late", _person(0, 11)) == []


def _person(start: int, end: int) -> Mention:
    return Mention(start, end, "person", 0.85)
