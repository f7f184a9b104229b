"""Our check digits agree with python-stdnum on valid numbers, wrong ones and noise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc

from recognizers import checksums

DIGITS = "0123456789"
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(st.text(DIGITS, min_size=2, max_size=24))
def test_luhn(number: str) -> None:
    assert checksums.luhn(number) == luhn.is_valid(number)
    assert checksums.luhn(number + luhn.calc_check_digit(number))


@given(st.text(DIGITS, min_size=17, max_size=17), st.sampled_from(DIGITS + "X"))
def test_mod_11_2(number: str, check: str) -> None:
    assert checksums.mod_11_2(number + check) == (ric.calc_check_digit(number + check) == check)


@given(st.text(CODE, min_size=17, max_size=17), st.sampled_from(CODE))
def test_mod_31(code: str, check: str) -> None:
    assert checksums.mod_31(code + check) == (uscc.calc_check_digit(code) == check)


@given(st.text(CODE + "IOSVZ-", max_size=20))
def test_mod_31_refuses_other_shapes(code: str) -> None:
    if checksums.mod_31(code):
        assert len(code) == 18
        assert set(code) <= set(CODE)


def test_mod_11_organisation() -> None:
    """The worked example of GB 11714-1997, and that a changed character is noticed."""
    assert checksums.mod_11_organisation("D2143569X")
    assert not any(checksums.mod_11_organisation(f"D2143569{check}") for check in DIGITS)
    assert not any(checksums.mod_11_organisation(f"D214356{digit}X") for digit in DIGITS if digit != "9")
