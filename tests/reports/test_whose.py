from __future__ import annotations

import pytest

from reports.people import Identifier, People, Person, Proposal
from reports.whose import lines
from reports.words import Words

MOBILE = Identifier("CN_MOBILE_NUMBER", "mobile_number", "138****5678", "b2:1", "medium", 3, 2)
ME = Person(1, "张*", (MOBILE,), {"basic": 2}, (), (), 9, harm=54)
ASKED = Proposal("张*", ("138****5678",), 9, ("b2:1",), ("most-files",), {"zh": "是您本人吗？", "en": "is this you?"})


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (People(), []),
        (People(others=1, identifiers=2), ["1 other person, counted and not shown. 2 identifiers, 0 sensitive items"]),
        (People(ME), ["张* (you): 9 files", "Yours alone: 54 / 100"]),
        (People(proposal=ASKED), ["is this you?"]),
        (
            People(others=2_000, exact=False),
            ["About 2,000 other people, counted and not shown. 0 identifiers, 0 sensitive items"],
        ),
        (People(entitled=True), ["Nearly all of this is other people's data: are you entitled to it?"]),
    ],
)
def test_lines(people: People, expected: list[str]) -> None:
    told = list(lines(Words("en"), people))
    assert told[: len(expected)] == expected
    assert len(list(lines(Words("zh"), people))) == len(told)
    assert "199" not in "".join(told)
