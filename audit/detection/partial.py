"""Values that were masked before we saw them, and what two of them show together.

``Cells`` are the characters of a value one by one, "" for each that is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from audit.detection.masks import holes

Cells: TypeAlias = tuple[str, ...]

_SEPARATORS = re.compile(r"[\s–—-]")
_WRITTEN_AS_THEY_ARE = frozenset({"name", "email", "account"})
"""Mask rules of values in which a space or dash is part of the value."""


def cells(rule: str, form: str) -> Cells:
    """The cells of a masked form; ``rule`` is its entity's mask rule.  Separators of numbers are no cells."""
    return holes(form if rule in _WRITTEN_AS_THEY_ARE else _SEPARATORS.sub("", form))


def known(value: Cells) -> int:
    """How many characters are shown."""
    return sum(map(bool, value))


def together(one: Cells, other: Cells) -> Cells | None:
    """What both show of one value; None when they cannot be the same.

    Where they differ in length the hidden part of the shorter one stands for more characters than it has stars.
    """
    one, other = aligned(one, other)
    if len(one) != len(other) or any(a and b and a != b for a, b in zip(one, other, strict=True)):
        return None
    return tuple(a or b for a, b in zip(one, other, strict=True))


def agreement(one: Cells, other: Cells) -> int:
    """How many characters both show alike."""
    return sum(bool(a) and a == b for a, b in zip(*aligned(one, other), strict=False))


def all_together(values: Iterable[Cells]) -> Cells | None:
    """What all of them show of one value; None when they cannot be the same."""
    first, *rest = values
    shown: Cells | None = first
    for value in rest:
        shown = shown and together(shown, value)
    return shown


def aligned(one: Cells, other: Cells) -> tuple[Cells, Cells]:
    """Both in the length of the longer, where that can be."""
    length = max(len(one), len(other))
    return _stretched(one, length), _stretched(other, length)


def _stretched(value: Cells, length: int) -> Cells:
    """With its one run of hidden characters made longer; as it is when it has none or several."""
    hidden = [place for place, cell in enumerate(value) if not cell]
    if not hidden or hidden[-1] - hidden[0] + 1 != len(hidden):
        return value
    return (*value[: hidden[0]], *[""] * (length - len(value) + len(hidden)), *value[hidden[-1] + 1 :])
