"""No regular expression blows up: hostile text of eight times the length takes about eight times the time."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable

import pytest

from recognizers.catalogue import load
from recognizers.engine import LONGEST

UNITS = ("a", "0", "1 ", "12-", "a.", "a@", "1.", ":", "aA0_-", "ab ", "王", "138 ", '"a":', "是 ")
FLOOR = 0.004
"""Seconds of CPU below which the clock says more about the machine than about the pattern."""

ENTITIES = load().entities.values()
PATTERNS = {f"{entity.id} {pattern.id}": pattern.regex for entity in ENTITIES for pattern in entity.patterns}
VALUES = {entity.id: entity.value.regex for entity in ENTITIES if entity.value}


def search(regex: re.Pattern[str], text: str) -> None:
    """As the engine runs a pattern: over the whole text."""
    for _ in regex.finditer(text):
        pass


def match(regex: re.Pattern[str], text: str) -> None:
    """As the engine runs a value: behind a label, and on a whole cell."""
    regex.match(text)
    regex.fullmatch(text)


def cost(run: Callable[[re.Pattern[str], str], None], regex: re.Pattern[str], unit: str, size: int) -> float:
    text = (unit * size)[:size]
    best = math.inf
    for _ in range(2):
        before = time.process_time()
        run(regex, text)
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize(
    ("run", "regex", "size"),
    [
        *(pytest.param(search, regex, 20_000, id=name) for name, regex in PATTERNS.items()),
        *(pytest.param(match, regex, LONGEST, id=f"{name} value") for name, regex in VALUES.items()),
    ],
)
def test_linear(run: Callable[[re.Pattern[str], str], None], regex: re.Pattern[str], size: int) -> None:
    for unit in UNITS:
        small = max(cost(run, regex, unit, size // 8), FLOOR / 8)
        assert cost(run, regex, unit, size) <= small * 8**1.3 * 2, unit
