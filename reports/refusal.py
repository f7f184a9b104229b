"""Why something asked for cannot be rendered."""

from __future__ import annotations

from collections.abc import Mapping


class Refusal(ValueError):
    """An English sentence and what is filled in; whoever speaks another language finds its words by ``text``."""

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values: Mapping[str, object] = values
        super().__init__(text.format(**values))
