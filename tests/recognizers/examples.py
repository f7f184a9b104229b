"""The examples of the catalogue's blocks, taken apart."""

from __future__ import annotations

from recognizers.catalogue import Entity


def taken_apart(example: str) -> tuple[str, str, int, int]:
    """Hint, text without the marks, start and end of the expected span (-1, -1 where none is marked)."""
    hint, bar, text = example.partition("|")
    if not bar or "⟦" in hint:
        hint, text = "", example
    start, end = text.find("⟦"), text.find("⟧") - 1
    return hint, text.replace("⟦", "").replace("⟧", ""), start, max(end, -1)


def all_examples(entities: list[Entity]) -> list[tuple[str, str]]:
    """Every (hint, text) of every block."""
    found = [example for entity in entities for example in (*entity.examples.match, *entity.examples.reject)]
    return [taken_apart(example)[:2] for example in found]
