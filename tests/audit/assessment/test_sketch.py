"""Counting different values: exact below the size, close above it, and the order of the values changes nothing."""

from __future__ import annotations

import hashlib
import random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.assessment.sketch import Distinct, keyed, spread


def key(number: int, seed: int = 0) -> int:
    return int.from_bytes(hashlib.blake2b(f"{seed}:{number}".encode(), digest_size=8).digest(), "big")


@given(st.lists(st.integers(0, 2**64 - 1), max_size=3_000))
def test_exact_below_its_size(keys: list[int]) -> None:
    counter = Distinct(3_000)
    for one in keys:
        counter.add(one)
    assert (counter.count(), counter.exact) == (len(set(keys)), True)


def test_the_error_is_as_predicted() -> None:
    """Size 1,024: one standard error is 3.1 %; 40 runs of different keys stay within four, and their mean is true."""
    errors = []
    for seed in range(40):
        counter = Distinct(1_024)
        for number in range(20_000):
            counter.add(key(number, seed))
        errors.append(counter.count() / 20_000 - 1)
    assert max(map(abs, errors)) < 0.125
    assert abs(fmean(errors)) < 0.02
    assert not counter.exact


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_neither_order_nor_repetition_matters(seed: int) -> None:
    keys = [key(number) for number in range(3_000)]
    first, second = Distinct(500), Distinct(500)
    for one in keys:
        first.add(one)
    for one in random.Random(seed).sample(keys * 2, len(keys) * 2):
        second.add(one)
    assert first.count() == second.count()


def test_running_numbers_are_spread() -> None:
    counter = Distinct(1_000)
    for number in range(100_000):
        counter.add(spread(number))
    assert counter.count() == pytest.approx(100_000, rel=0.02)
    assert len({spread(number) for number in range(10_000)}) == 10_000


def test_more_values_are_never_counted_as_fewer() -> None:
    counter, last = Distinct(100), 0
    for number in range(2_000):
        counter.add(key(number))
        last, before = counter.count(), last
        assert last >= before


def test_the_key_of_an_id_is_its_hash() -> None:
    assert keyed("b2:00000000000000ff") == keyed("00000000000000ff") == 255
