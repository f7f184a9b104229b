"""The labels of a catalogue as regular expressions: of all of them, or of those alone that a short text can hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import add

from recognizers.vocabulary import alternations, head

_SHORT = 2_000
"""Characters of a text for which a choice of labels is made."""
_FIRST = 16
"""So many short texts get one of their own: to compile all labels takes as long as all else in a scan of one small
file, and pays from then on."""


class LabelWords:
    """Gives sources: for Chinese labels, and for those that begin with an ASCII letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._left = _FIRST

    @cached_property
    def all(self) -> tuple[str, str]:
        """Of all labels."""
        self._left = 0
        return alternations(self._words)

    def within(self, low: str) -> tuple[str, str]:
        """Of all labels that stand in a lower-case text, and maybe of others."""
        if not self._left or len(low) > _SHORT:
            return self.all
        self._left -= 1
        held = {*low, *map(add, low, low[1:])}
        return alternations(word for first, words in self._by_head.items() if first in held for word in words)

    @cached_property
    def _by_head(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            found[head(word)].append(word)
        return found
