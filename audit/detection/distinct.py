"""How many different values a stream holds, in bounded memory and without keeping one of them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

LIMIT = 100_000


class Distinct:
    """Exact up to ``limit`` values by 64-bit hashes; past it adaptive sampling: only hashes below a threshold stay,
    which halves whenever there are too many.  The result depends on the set of values alone, not on their order.

    Source: M. Wegman's adaptive sampling, after P. Flajolet, "On adaptive sampling", Computing 43 (1990).
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._halvings = 0
        self._kept: set[int] = set()

    def add(self, values: Iterable[str]) -> None:
        """Count ``values``; equal ones count once."""
        for value in values:
            number = int.from_bytes(blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).digest())
            if number >> (64 - self._halvings) == 0:
                self._kept.add(number)
        while len(self._kept) > self._limit:
            self._halvings += 1
            self._kept = {number for number in self._kept if number >> (64 - self._halvings) == 0}

    def __len__(self) -> int:
        return len(self._kept) << self._halvings
