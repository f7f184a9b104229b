"""The engine that is measured: that of ``--fast``, patterns and the recognizers in code without models."""

from __future__ import annotations

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.text import recognizers


def engine() -> Engine:
    """With the built-in catalogue."""
    return Engine(load(), recognizers())
