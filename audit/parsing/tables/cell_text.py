"""A value of a typed column, as people see it in a cell."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_EXACT = 1e21
"""Below, a whole float is written without a point."""
EVERY_DIGIT = 1e15
"""Below, a float holds every digit of a whole number."""

_LEAST, _LOOKED_AT, _BEGINNING = 8, 500, 1 << 16
_WHOLE = re.compile(r"(\d{8,15})\.0|\d\.\d{10,18}[eE]\+?[12]\d")


def number_text(value: float) -> str:
    """A number of a table without ``.0`` or an exponent: phone numbers are told as numbers.  What a float could not
    hold of a longer one is zeros, not what its bits happen to add."""
    if not value.is_integer() or abs(value) >= _EXACT:
        return repr(value)
    return f"{value:.0f}" if abs(value) < EVERY_DIGIT else f"{Decimal(repr(value)):.0f}"


def has_numbers(text: str, delimiter: str) -> bool:
    """Whether a text table may have cells that ``digits`` changes.  A column is written in one way: the first of many
    show it."""
    line_end = "\r" if "\r" in text[:_BEGINNING] else "\n"
    is_whole = _behind_digits(text, f".0{delimiter}") or _behind_digits(text, f".0{line_end}")
    return is_whole or ("+1" in text and ("E+1" in text or "e+1" in text))


def _behind_digits(text: str, end: str) -> bool:
    at = text.find(end)
    for _ in range(_LOOKED_AT):
        if at < 0:
            break
        if text[max(at - _LEAST, 0) : at].isdigit() and at >= _LEAST:
            return True
        at = text.find(end, at + 1)
    return False


def digits(cell: str) -> str:
    """A long whole number in a text table as people see it: ``13812345678.0`` and ``1.3812345678E+10`` are written by
    programs that took it for a measurement.  With fewer digits than these nobody knows what it was."""
    found = _WHOLE.fullmatch(cell)
    if found is None:
        return cell
    return found[1] or number_text(float(cell))


def cell_text(value: Any) -> str:
    """Missing values and truth values are empty, whole floats lose their ``.0``, lists and structures are JSON."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=cell_text) if isinstance(value, dict | list) else str(value)
