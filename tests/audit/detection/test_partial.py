"""Masked forms cell by cell: what two of them show together, and when they cannot be one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.detection.partial import all_together, cells, known, together


@pytest.mark.parametrize(
    ("rule", "one", "other", "shown"),
    [
        ("mobile", "138****5678", "1381234****", "13812345678"),
        ("mobile", "138****5678", "138******78", "138****5678"),
        ("mobile", "138••••5678", "138 1234 ****", "13812345678"),
        ("mobile", "138xxxx5678", "1381234****", "13812345678"),
        ("card", "6222 **** **** 1234", "622203******", "622203******1234"),
        ("id", "110101********002X", "1****************X", "110101********002X"),
        ("email", "rim***@qq.com", "***er@qq.com", "rim*er@qq.com"),
        ("name", "张*", "*伟", "张伟"),
    ],
)
def test_what_two_show(rule: str, one: str, other: str, shown: str) -> None:
    assert together(cells(rule, one), cells(rule, other)) == cells(rule, shown)


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        ("mobile", "138****5678", "1391234****"),
        ("mobile", "138****5678", "1381234***9"),
        ("mobile", "138****5678", "138*****5678 9"),
        ("email", "rim***@qq.com", "***er@163.com"),
        ("name", "张*", "李*"),
        ("name", "张*", "*小伟"),
        ("id", "110101********002X", "1***********1****X5"),
    ],
)
def test_what_cannot_be_one_value(rule: str, one: str, other: str) -> None:
    assert together(cells(rule, one), cells(rule, other)) in (None, cells(rule, "张小伟"))


def test_three_that_only_agree_two_by_two_are_not_one() -> None:
    masks = [cells("mobile", form) for form in ("138********", "***1234****", "139****5678")]
    assert together(masks[0], masks[1]) and together(masks[1], masks[2])
    assert all_together(masks) is None


DIGITS = st.text("0123456789", min_size=6, max_size=19)


@given(DIGITS, st.data())
def test_masks_of_one_value_always_fit_and_tell_no_more_than_it(value: str, data: st.DataObject) -> None:
    def masked() -> str:
        first = data.draw(st.integers(0, len(value) - 1))
        last = data.draw(st.integers(first + 1, len(value)))
        return value[:first] + "*" * (last - first) + value[last:]

    one, other = cells("card", masked()), cells("card", masked())
    shown = together(one, other)
    assert shown is not None and shown == together(other, one)
    assert all(cell in ("", digit) for cell, digit in zip(shown, value, strict=True))
    assert known(shown) >= max(known(one), known(other))
