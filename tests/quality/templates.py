"""Texts with holes: ``{d4}`` is filled with four fresh digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from tests.quality.values import digits, hexadecimal, letters

_HOLE = re.compile(r"\{([dnhHAL])([0-9]+)\}")


def _number(dice: Random, count: int) -> str:
    return dice.choice("123456789") + digits(dice, count - 1)


def _serial(dice: Random, count: int) -> str:
    return "".join(dice.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=count))


_DRAW: Mapping[str, Callable[[Random, int], str]] = {
    "d": digits,
    "n": _number,
    "h": hexadecimal,
    "H": lambda dice, count: hexadecimal(dice, count).upper(),
    "A": _serial,
    "L": letters,
}


def filled(template: str, dice: Random) -> str:
    """``template`` with its holes filled: digits d, a number n, hexadecimal digits h and H, capitals L, both A."""
    return _HOLE.sub(lambda hole: _DRAW[hole[1]](dice, int(hole[2])), template)
