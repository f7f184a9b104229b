"""How many different values there are, in flat memory.

A k-minimum-values sketch (Bar-Yossef and others, 2002; the unbiased form of Beyer and others, 2007): of evenly spread
64-bit keys the ``size`` smallest are kept.  Up to so many the count is exact.  Beyond, the largest one kept tells how
densely the range of all keys is filled: the standard error is 1 / sqrt(size - 2), 0.14 % here.
"""

from __future__ import annotations

from array import array
from typing import Final

EXACT_UP_TO: Final = 500_000
_RANGE: Final = 1 << 64
_GOLDEN: Final = 0x9E3779B97F4A7C15
_LEAST_ROOM: Final = 1_024


class Distinct:
    """Told of one key after the other.  At most 16 bytes for each of ``size`` keys stay in memory."""

    __slots__ = ("_below", "_fresh", "_kept", "_room", "_size")

    def __init__(self, size: int = EXACT_UP_TO) -> None:
        self._size = size
        self._below = _RANGE
        self._kept = array("Q")
        self._fresh = array("Q")
        self._room = _LEAST_ROOM

    def add(self, key: int) -> None:
        """A key from 0 to 2**64 - 1 that is evenly spread there: a keyed hash, or ``spread``."""
        if key < self._below:
            self._fresh.append(key)
            if len(self._fresh) >= self._room:
                self._settle()

    def count(self) -> int:
        """How many different keys there were."""
        self._settle()
        if self.exact:
            return len(self._kept)
        return max(round((self._size - 1) * _RANGE / self._kept[-1]), self._size + 1)

    @property
    def exact(self) -> bool:
        """Whether ``count`` is no estimate (as far as what was added has been settled)."""
        return self._below == _RANGE

    def _settle(self) -> None:
        """Sorts what is fresh into what is kept.  The room grows with it, so that each key is sorted a few times."""
        if not self._fresh:
            return
        keys = sorted({*self._kept, *self._fresh})
        if len(keys) > self._size:
            del keys[self._size :]
            self._below = keys[-1]
        self._kept = array("Q", keys)
        self._fresh = array("Q")
        self._room = max(_LEAST_ROOM, len(keys))


def spread(number: int) -> int:
    """A running number as an evenly spread key (Fibonacci hashing: no two numbers below 2**64 share one)."""
    return number * _GOLDEN % _RANGE


def keyed(identity: str) -> int:
    """The key of a keyed id (``b2:…``) or link: 16 hexadecimal digits at its end."""
    return int(identity[-16:], 16)
