"""What every part of the document is made of: words in every language, and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Text = Mapping[str, str]
"""The same words in every language: ``{"zh": …, "en": …}``."""


@dataclass(frozen=True, slots=True)
class Where:
    """One place of one finding: file, containers inside it, place inside those (``{}``: the file as a whole)."""

    root: int
    path: str
    trail: tuple[str, ...]
    place: Mapping[str, int | str]
