"""Our own check digits against python-stdnum: two computations that share nothing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from stdnum import bitcoin, iban, imei, luhn
from stdnum.cn import ric, uscc

from tests.quality import account_values as accounts
from tests.quality import secret_values as secrets
from tests.quality import values
from tests.quality.checksums import with_hong_kong_check, with_taiwan_check, with_vin_check


@pytest.mark.parametrize(
    ("draw", "is_valid"),
    [
        (values.credit_code, uscc.is_valid),
        (values.imei, imei.is_valid),
        (values.iccid, luhn.is_valid),
        (accounts.debit_card, luhn.is_valid),
        (accounts.credit_card, luhn.is_valid),
        (accounts.iban, lambda value: iban.is_valid(value, check_country=False)),
        (values.resident_id, lambda value: ric.calc_check_digit(value) == value[-1]),
        (values.foreign_resident_id, lambda value: ric.calc_check_digit(value) == value[-1]),
        (accounts.wallet_address, lambda value: value.startswith("0x") or bitcoin.is_valid(value)),
    ],
    ids="credit-code imei iccid debit-card credit-card iban resident-id foreign-resident-id wallet".split(),
)
def test_values_are_valid(draw: Callable[[Random], str], is_valid: Callable[[str], bool]) -> None:
    dice = Random(1)
    assert all(is_valid(draw(dice)) for _ in range(100))


@pytest.mark.parametrize(
    ("check", "body", "whole"),
    [
        (with_hong_kong_check, "A123456", "A1234563"),
        (with_taiwan_check, "A12345678", "A123456789"),
        (with_vin_check, "1M8GDM9A0KP042788", "1M8GDM9AXKP042788"),
    ],
    ids=["Hong Kong", "Taiwan", "VIN"],
)
def test_well_known_examples(check: Callable[[str], str], body: str, whole: str) -> None:
    """Those that descriptions of the rules use."""
    assert check(body) == whole


def test_a_seed_phrase_has_the_words_and_bits_of_the_standard() -> None:
    """Of one test vector of BIP 39 (entropy of zeros) every word but the last is the first of the list."""
    words = secrets.seed_phrase(Random(1)).split()
    assert len(words) == 12
    assert len(secrets.SEED_WORDS) == 128
    assert list(secrets.SEED_WORDS) == sorted(secrets.SEED_WORDS)
    assert secrets.checked([0] * 11 + [3])
    assert not secrets.checked([0] * 12)
