"""Other writings of a text: what it says when invisible marks are dropped and escapes are undone.

Plain forms of one character (full-width digits, spelled-out numbers) are made by ``prefilter.plain``, which keeps every
offset.  Here the length changes, so a View carries where each of its characters stands.  Only the surroundings of a
sign are written anew; layers (an escape in a base64) are undone up to three deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recognizers.signs import undone

REACH = 120
"""How much of the line stays around a sign: labels and context."""
DEPTH = 3
NEAR = 24
"""So far before a value another writing may have hidden its label."""

_EDGE = re.compile(r"(?<![:：])(?<![:：]\r)\n|\x00")
"""The end of what is read together: of a cell, or of a line that does not announce the next."""


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what a part of the block says; its character i stands at ``starts[i]`` to ``ends[i]`` of the block.

    ``changed[i]`` tells how many of the characters before i are written another way.
    """

    text: str
    starts: list[int]
    ends: list[int]
    changed: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the view stands in the block."""
        return self.starts[start], self.ends[end - 1]

    def rewritten(self, start: int, end: int) -> bool:
        """Whether a character between is written another way."""
        return self.changed[max(start, 0)] != self.changed[min(end, len(self.text))]


def views(text: str) -> Iterator[View]:
    """The parts of a block that say something else than they show."""
    for first, last in _windows(text):
        view = _decoded(View(text[first:last], [*range(first, last)], [*range(first + 1, last + 1)], []))
        for _ in range(DEPTH - 1):
            deeper = _decoded(view)
            if deeper.text == view.text:
                break
            view = deeper
        if any(view.changed):
            yield view


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Signs with what stands around them on their line or in their cell; neighbours that touch are one."""
    first = last = -1
    for begin, stop, _ in undone(text):
        start = max(0, begin - REACH)
        start = max((edge.end() for edge in _EDGE.finditer(text, start, begin)), default=start)
        edge = _EDGE.search(text, stop, min(len(text), stop + REACH))
        end = edge.start() if edge else min(len(text), stop + REACH)
        if first >= 0 and start <= last:
            last = max(last, end)
            continue
        if first >= 0:
            yield first, last
        first, last = start, end
    if first >= 0:
        yield first, last


def _decoded(view: View) -> View:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    changed = [0]
    position = first = 0

    def keep(begin: int, end: int) -> None:
        text.append(view.text[begin:end])
        starts.extend(view.starts[begin:end])
        ends.extend(view.ends[begin:end])
        for index in range(begin, end):
            before = view.changed[index + 1] - view.changed[index] if view.changed else 0
            changed.append(changed[-1] + before + (first if len(changed) == 1 else 0))

    for start, end, meant in undone(view.text):
        keep(position, start)
        position = end
        text.append(meant)
        starts.extend([view.starts[start]] * len(meant))
        ends.extend([view.ends[end - 1]] * len(meant))
        changed.extend(changed[-1] + count for count in range(1, len(meant) + 1))
        if not meant and len(changed) > 1:
            changed[-1] += 1  # dropping a mark changes what stands before it
        elif not meant:
            first = 1  # or, where nothing does, what stands behind it
    keep(position, len(view.text))
    return View("".join(text), starts, ends, changed)
