"""Lines in which people are named, or seem to be: written by us for this project, everybody in them invented.

One file a style, one line a text.  ``⟦…⟧`` marks who is named; ``⟦?…⟧`` what is as right found as left out; a line that
begins with a number sign and a blank is a remark.  Whom a report only calls 陈女士 is not marked: it leaves out who she
is.  No line is taken from a set that others have labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int]

STYLES: Final = (
    *("news", "sport", "microblog", "works", "business", "courts", "near", "abroad"),
    *("odds", "games", "money", "travel", "agency"),
)
_MARK = re.compile(r"⟦(?P<open>\??)(?P<words>[^⟦⟧?]+)⟧")


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` without its marks; where ``people`` are named in it, and what may be called one (``aside``)."""

    text: str
    people: tuple[Place, ...]
    aside: tuple[Place, ...]


def lines(style: str) -> Iterator[Line]:
    """The lines of one style in file order.  Raises ValueError for a mark that is not well formed."""
    for written in (Path(__file__).parent / f"{style}.txt").read_text("utf-8").splitlines():
        if written and not written.startswith("# "):
            yield unmarked(written)


def unmarked(written: str) -> Line:
    """A line read."""
    text, last = "", 0
    places: dict[str, list[Place]] = {"": [], "?": []}
    for mark in _MARK.finditer(written):
        text += written[last : mark.start()]
        places[mark["open"]].append((len(text), len(text) + len(mark["words"])))
        text, last = text + mark["words"], mark.end()
    text += written[last:]
    if set(text) & set("⟦⟧"):
        raise ValueError("a mark is not well formed")
    return Line(text, tuple(places[""]), tuple(places["?"]))
