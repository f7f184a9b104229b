"""A value of a typed column, as people see it in a cell."""

from __future__ import annotations

import json
from typing import Any

_EXACT = 1e21
"""Below, a whole float is written without a point."""


def cell_text(value: Any) -> str:
    """Missing values and truth values are empty, whole floats lose their ``.0``, lists and structures are JSON."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=cell_text) if isinstance(value, dict | list) else str(value)
