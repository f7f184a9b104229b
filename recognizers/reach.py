"""How far a match of a regular expression, with all it looks at, can extend: read from the parse tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # the only place where the width of an expression is told
from typing import Any

FAR = 2000
"""Wider expressions count as boundless."""


@cache
def reach(source: str) -> int | None:
    """Characters from any place in a match to the furthest one that decides on it; None when there is no bound."""
    tree = _parser.parse(source)
    width = tree.getwidth()[1] + sum(_looked_at(tree)) + 1
    return width if width <= FAR else None


def _looked_at(tree: Iterable[tuple[Any, Any]]) -> Iterator[int]:
    """The widths of all assertions, which a match does not count; those of the edge of a word or text are 1."""
    for kind, argument in tree:
        if str(kind) in ("ASSERT", "ASSERT_NOT"):
            yield argument[1].getwidth()[1]
        elif str(kind) == "AT":
            yield 1
        for part in _parts(argument):
            yield from _looked_at(part)


def _parts(argument: Any) -> Iterator[Any]:
    """The parse trees within an argument, however they are wrapped."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _parts(part)
