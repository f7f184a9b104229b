"""The recognizers in code do not blow up: on hostile text of four times the length they take about four times the
time."""

from __future__ import annotations

import math
from functools import partial

import pytest

from recognizers.addresses.chinese import Addresses
from recognizers.addresses.english import EnglishAddresses
from recognizers.interface import TextRecognizer
from recognizers.relations import Relations
from recognizers.statements import Statements
from tests.recognizers.test_linear import CALM, cost, hostile

UNITS = (
    *(
        "确诊",
        "我炎",
        "病",
        "2024年3月5日",
        "3月",
        "G12",
        "住酒店",
        "尾号1234",
        "1,",
        "0.5mg",
        "一二三",
        "十万",
        "您的",
    ),
    *("小学", "我妈", "叫王", "（大哥", "加入", "群", "路1号", "老", "。", "，", "：", "【", "在"),
    *("I ", "my ", "is ", "12 ", "Ab ", "Street ", "diagnosed with ", "$1 ", "at ", "Box 1 ", ", ", "PO ", "."),
)
"""What is repeated: words, numbers, marks, and beginnings of what the frames look for."""

LONG, SHORT = 8_000, 2_000
GROWTH = 1.3


@pytest.mark.parametrize(
    "recognizer", [Statements(), Relations(), Addresses(), EnglishAddresses()], ids=lambda one: type(one).__name__
)
def test_linear(recognizer: TextRecognizer) -> None:
    for unit in UNITS:
        assert _exponent(recognizer, unit) <= GROWTH, unit


def _exponent(recognizer: TextRecognizer, unit: str) -> float:
    """Of the growth of the cost; 0 where even the long text costs next to nothing."""
    texts = hostile(unit, LONG), hostile(unit, SHORT)
    least = math.inf
    for looks in (1, 2, 4, 8):
        long, short = (cost(partial(_read, recognizer, text), looks) for text in texts)
        least = min(least, 0.0 if long <= CALM else math.log(long / short, LONG / SHORT))
        if least <= GROWTH:
            break
    return least


def _read(recognizer: TextRecognizer, text: str) -> None:
    for _ in recognizer.find(text, ""):
        pass
