from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from audit.detection.distinct import Distinct


@given(st.lists(st.text(max_size=3)))
def test_exact_below_the_limit(values: list[str]) -> None:
    distinct = Distinct()
    distinct.add(values)
    distinct.add(values)
    assert len(distinct) == len(set(values))


def test_estimate_past_the_limit_is_near_and_keeps_no_more() -> None:
    distinct = Distinct(limit=1_000)
    distinct.add(str(number) for number in range(20_000))
    assert 16_000 < len(distinct) < 24_000
    assert len(distinct._kept) <= 1_000


def test_the_estimate_does_not_depend_on_the_order() -> None:
    values = [str(number) for number in range(5_000)]
    forward, mixed = Distinct(limit=100), Distinct(limit=100)
    forward.add(values)
    random.Random(1).shuffle(values)
    for value in values:
        mixed.add([value, value])
    assert len(forward) == len(mixed)
