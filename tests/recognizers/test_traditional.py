"""Traditional characters are read as the simplified ones of our frames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.relations import Relations
from recognizers.statements import Statements
from recognizers.traditional import simplified


@pytest.mark.parametrize(
    ("text", "read"),
    [("離婚兩次", "离婚两次"), ("高血壓", "高血压"), ("已经简体", "已经简体"), ("plain", "plain"), ("", "")],
)
def test_read(text: str, read: str) -> None:
    assert simplified(text) == read


@given(st.text())
def test_offsets_stay(text: str) -> None:
    plain = simplified(text)
    assert len(plain) == len(text)
    assert simplified(plain) == plain


def test_a_name_keeps_its_own_writing() -> None:
    (span,) = (one for one in Relations().find("我媽叫劉桂芳", "") if one.entity == "FAMILY_MEMBER")
    assert span.form == "劉桂芳"


def test_statements_in_traditional_characters() -> None:
    assert {span.entity for span in Statements().find("我姐懷孕五個月了", "")} == {"FERTILITY"}
