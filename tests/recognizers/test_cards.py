"""Prefix, length and check digit of card numbers; the numbers are made here and belong to nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.cards import bank_card, credit_card, domestic_card
from tests.quality.checksums import with_luhn


def made(prefix: str, length: int) -> str:
    """A number with ``prefix`` and a right check digit."""
    return with_luhn((prefix + "7302958146" * 2)[: length - 1])


@pytest.mark.parametrize(
    ("prefix", "length", "weak"),
    [
        *(
            ("4", 16, False),
            ("4", 13, True),
            ("4", 19, True),
            ("51", 16, False),
            ("2221", 16, False),
            ("2720", 16, False),
        ),
        *(("34", 15, False), ("37", 15, False), ("3528", 16, False), ("36", 14, True), ("300", 14, True)),
        *(
            ("6011", 16, False),
            ("65", 16, False),
            ("6759", 16, True),
            ("6762", 19, True),
            ("2204", 16, True),
            ("1", 15, True),
        ),
    ],
)
def test_a_scheme_has_its_prefixes_and_lengths(prefix: str, length: int, weak: bool) -> None:
    proof = credit_card(made(prefix, length))
    assert proof is not None
    assert proof.weak == weak


@pytest.mark.parametrize(
    ("prefix", "length"), [("4", 15), ("50", 16), ("2721", 16), ("37", 16), ("3527", 16), ("9", 16)]
)
def test_other_prefixes_and_lengths_are_no_card(prefix: str, length: int) -> None:
    assert credit_card(made(prefix, length)) is None


@given(st.sampled_from(["4", "51", "37", "6011"]), st.integers(1, 9))
def test_a_wrong_check_digit_is_never_a_card(prefix: str, off: int) -> None:
    number = made(prefix, 15 if prefix == "37" else 16)
    assert credit_card(number[:-1] + str((int(number[-1]) + off) % 10)) is None


@pytest.mark.parametrize("length", [16, 17, 18, 19])
def test_a_unionpay_card_stands_alone(length: int) -> None:
    proof = bank_card(made("622202", length))
    assert proof is not None and not proof.weak


def test_an_international_card_is_no_bank_card_unless_a_chinese_bank_had_the_prefix() -> None:
    assert bank_card(made("453998", 16)) is None
    assert bank_card(made("456351", 16)) is not None
    assert domestic_card(made("456351", 16)) is not None
    assert domestic_card(made("453998", 16)) is None
