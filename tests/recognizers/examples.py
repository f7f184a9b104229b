"""The examples of the catalogue's blocks, taken apart."""

from __future__ import annotations

from recognizers.catalogue import Entity
from recognizers.confusion import taken_apart

__all__ = ["all_examples", "taken_apart"]


def all_examples(entities: list[Entity]) -> list[tuple[str, str]]:
    """Every (hint, text) of every block."""
    found = [example for entity in entities for example in (*entity.examples.match, *entity.examples.reject)]
    return [taken_apart(example)[:2] for example in found]
