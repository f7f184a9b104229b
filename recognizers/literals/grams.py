"""The short strings that a text holds, by which expressions are kept from it (``literals``)."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add
from typing import Final

LONGEST: Final = 4
"""Characters of a string that is asked for."""
_SHORT: Final = 2
"""The same where it does not begin with a Latin letter."""
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_ANY_DIGIT: Final = str.maketrans("123456789", "000000000")


def grams(text: str) -> set[str]:
    """All strings of up to ``LONGEST`` characters in a folded text; of Chinese only the two shortest kinds, for two
    characters are as rare there as four letters."""
    found = {*text, *map(add, text, text[1:])}
    if not text.isascii() and not _LATIN.isdisjoint(found):
        return found | {text[at : at + size] for at in _starts(text) for size in (3, 4)}
    if text.isascii():
        found.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
        found.update(map("".join, zip(text, text[1:], text[2:], text[3:], strict=False)))
    return found


def folded(text: str) -> str:
    """In lower case, every digit a 0: which one it is tells little, that times of day look alike saves much."""
    return text.lower().translate(_ANY_DIGIT)


def _starts(text: str) -> Iterator[int]:
    """Where a Latin letter stands."""
    return (at for at, letter in enumerate(text) if letter in _LATIN)


def longest(text: str, size: int = LONGEST) -> int:
    """How long a string that begins so may be, at most ``size``."""
    return size if text[:1] in _LATIN else min(size, _SHORT)
