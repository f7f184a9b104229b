"""What a recognizer in code is: for what no pattern can say (names, addresses, statements, relations)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from recognizers.span import Span


class TextRecognizer(Protocol):
    """Finds entities in a block of text; handed to ``Engine``, which puts its spans before the conflict rule.

    ``entities`` are catalogue ids.  An instance holds no state that a text could change, and nothing is loaded before
    the first ``find`` that needs it.
    """

    @property
    def entities(self) -> Sequence[str]:
        """What it can find."""

    def find(self, text: str, hint: str) -> Iterable[Span]:
        """The spans of ``text``, in any order.

        ``text`` has ASCII for full-width digits and letters, at the offsets of the original; it is running text, or the
        cells of one column joined by U+0000 with ``hint`` the column's name.  No span crosses a U+0000 and no evidence
        is read across it.
        """
