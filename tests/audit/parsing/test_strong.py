"""Long numbers and addresses in a text: every one, nothing else, and what they prove to be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.strong import Tokens, glued, strong, tokens
from tests.audit.making import resident_id

MOBILE = "19912345678"
ID, ID_X = resident_id(), next(made for n in range(99) if (made := resident_id(sequence=n)).endswith("X"))
CARD = "6222020000000000000"[:18] + next(
    digit
    for digit in "0123456789"
    if sum(
        int(d) if place % 2 == 0 else sum(divmod(2 * int(d), 10))
        for place, d in enumerate(reversed("622202000000000000" + digit))
    )
    % 10
    == 0
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"a{MOBILE}b", [(1, MOBILE)]),
        (f"电话{MOBILE}。", [(2, MOBILE)]),
        (f"{ID},{ID_X.lower()}", [(0, ID), (19, ID_X)]),
        ("1234567890", []),
        ("123456789012345678901234567890", [(0, "123456789012345678901234567890")]),
        ("199 1234 5678", []),
        ("<Bo.Li+x@Mail.Example.COM>", [(1, "bo.li+x@mail.example.com")]),
        ("@example.com bo@ bo@localhost", []),
        (f"{MOBILE}@example.com", [(0, MOBILE), (0, f"{MOBILE}@example.com")]),
        ("１９９１２３４５６７８", []),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[tuple[int, str]]) -> None:
    assert list(tokens(text)) == found


@given(st.text(alphabet="0123456789aX张 \0\ud83d\udc68", max_size=80))
def test_numbers_are_the_runs_that_a_pattern_finds(text: str) -> None:
    expected = [(run.start(), run[0].upper()) for run in re.finditer("[0-9]{11,}[Xx]?", text)]
    assert [found for found in tokens(text) if "@" not in found[1]] == expected


@pytest.mark.parametrize(
    ("token", "value"),
    [
        (MOBILE, MOBILE),
        (f"86{MOBILE}", MOBILE),
        (f"0086{MOBILE}", MOBILE),
        (f"{MOBILE}X", MOBILE),
        ("12345678901", ""),
        ("29912345678", ""),
        (ID, ID),
        (ID_X, ID_X),
        (ID[:17] + ("0" if ID[17] != "0" else "1"), ""),
        (CARD, CARD),
        (CARD[:18] + str((int(CARD[18]) + 1) % 10), ""),
        ("1704067200000", ""),
        ("bo@example.com", "bo@example.com"),
    ],
)
def test_what_a_token_proves_to_be(token: str, value: str) -> None:
    assert strong(token) == value


def test_glued_values_are_found_again() -> None:
    assert MOBILE in glued(f"{MOBILE}2024") and MOBILE in glued(f"5{MOBILE}") and ID in glued(f"{MOBILE}{ID}")
    assert "li@example.com" in glued("boli@example.com")
    assert not [*glued("1" * 60)]


@given(st.lists(st.integers(10**10, 10**11 - 1).map(str), max_size=50))
def test_what_was_put_in_is_in(numbers: list[str]) -> None:
    held = Tokens()
    held.add(numbers)
    assert all(number in held for number in numbers)


def test_many_tokens_leave_traces_only() -> None:
    held = Tokens()
    for first in range(0, 60_000, 500):
        held.add(f"1{number:010d}" for number in range(first, first + 500))
    assert all(f"1{number:010d}" in held for number in range(0, 60_000, 97))
    strangers = sum(f"9{number:010d}" in held for number in range(10_000))
    assert strangers < 50
