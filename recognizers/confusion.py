"""Which entities an entity can be confused with, as far as the catalogue itself knows: labels of both, and examples of
one that have the shape of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from recognizers.catalogue import Catalogue, Entity
from recognizers.engine import Engine
from recognizers.rule import FINDING
from recognizers.vocabulary import fold

How: TypeAlias = Literal["same_label", "example_of_both", "example_of_other"]


def confused(entity: Entity, catalogue: Catalogue, engine: Engine) -> Iterator[tuple[Entity, How, str]]:
    """Each other entity once, with the strongest reason: a label of both, an example that is the other's or has the
    shape of both."""
    seen: set[str] = set()
    for other, how, text in (
        *_by_label(entity, catalogue),
        *_by_reject(entity, engine),
        *_by_match(entity, engine),
    ):
        if other != entity.id and other not in seen:
            seen.add(other)
            yield catalogue.entities[other], how, text


def _by_label(entity: Entity, catalogue: Catalogue) -> Iterator[tuple[str, How, str]]:
    for word in entity.labels:
        yield from ((other, "same_label", word) for other in catalogue.labels[fold(word)][0])
    for word in entity.columns:
        yield from ((other, "same_label", word) for other in catalogue.columns[fold(word)][0])


def _by_reject(entity: Entity, engine: Engine) -> Iterator[tuple[str, How, str]]:
    """What is not this entity but is another."""
    for example in entity.examples.reject:
        hint, text, _, _ = taken_apart(example)
        for span in engine.find(text, hint):
            if span.confidence >= FINDING:
                yield span.entity, "example_of_other", example


def _by_match(entity: Entity, engine: Engine) -> Iterator[tuple[str, How, str]]:
    """What could be read as another entity at the same place."""
    for example in entity.examples.match:
        hint, text, start, end = taken_apart(example)
        for span in engine.candidates(text, hint):
            if (span.start, span.end) == (start, end):
                yield span.entity, "example_of_both", example.replace("⟦", "").replace("⟧", "")


def taken_apart(example: str) -> tuple[str, str, int, int]:
    """Hint, text without the marks, start and end of the marked span (-1, -1 where none is marked)."""
    hint, bar, text = example.partition("|")
    if not bar or "⟦" in hint:
        hint, text = "", example
    start, end = text.find("⟦"), text.find("⟧") - 1
    return hint, text.replace("⟦", "").replace("⟧", ""), start, max(end, -1)
