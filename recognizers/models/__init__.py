"""Models that say where names stand: what one gives, and how it fails.  Nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

Kind: TypeAlias = Literal["person", "place", "organisation"]
"""The kinds of names we ask a model for."""

Fault: TypeAlias = Literal["model-missing", "model-changed", "model-unusable"]
"""It is not installed; it is not the file that was measured; it could not be loaded or run."""


class ModelError(Exception):
    """A model cannot be used.  ``code`` says why; the text may name the model, never what was scanned."""

    def __init__(self, code: Fault, model: str) -> None:
        super().__init__(f"{code}: {model}")
        self.code: Fault = code
        self.model = model


@dataclass(frozen=True, slots=True)
class Mention:
    """``sentence[start:end]`` may be a name of this kind.

    ``p`` is the model's probability, the mean over the characters; ``rival`` what it gives to other kinds of names on
    the same characters.  ``ends``: that something else begins right behind; ``then_place`` and ``then_person``: that
    the next character belongs to a place, to a person.  All with two decimals.
    """

    start: int
    end: int
    kind: Kind
    p: float
    rival: float = 0.0
    ends: float = 1.0
    then_place: float = 0.0
    then_person: float = 0.0

    def moved(self, by: int) -> Mention:
        """The same, ``by`` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by) if by else self


class NameModel(Protocol):
    """A model for running text.  Loading happens when it is made; it then never changes."""

    @property
    def name(self) -> str:
        """What stands in ``why``: ``lac``."""

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        """The possible names of each sentence, by start; what it says of one depends on no other.

        Raises ``ModelError``.
        """
