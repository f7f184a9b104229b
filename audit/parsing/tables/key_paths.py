"""Documents of keys and values as tables, with the line of each value beside its pointer.

What a parser tells in the words of ijson's events goes to ``audit.parsing.json.walk``, so that objects become rows as
those of JSON do; here it is noted on which line each value stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from audit.model import Item, Place, Rows
from audit.parsing.json.walk import Walker

_OPENING = {"start_map": False, "start_array": True}
_CLOSING = frozenset({"end_map", "end_array"})


class KeyEvent(NamedTuple):
    """``kind`` as ijson names it; ``line`` is 1-based, 0 where there are no lines."""

    kind: str
    value: str = ""
    line: int = 0


class KeyTables:
    """Takes the events of one document; ``taken`` gives the rows that are complete, ``rest`` all others.

    Places are ``{"line", "pointer"}``, or the pointer alone where there are no lines.
    """

    def __init__(self) -> None:
        self._walker = Walker()
        self._lines: dict[str, int] = {}
        self._pointers: list[str] = [""]
        self._steps: list[int | None] = [None]
        """The next index of each open array; None for an object."""

    def add(self, event: KeyEvent) -> None:
        """Take one event; raises ``Unread`` when the document is nested too deep."""
        if event.kind == "map_key":
            self._pointers[-1] = f"{self._pointers[-2]}/{event.value.replace('~', '~0').replace('/', '~1')}"
        elif event.kind in _CLOSING:
            self._pointers.pop()
            self._steps.pop()
        else:
            self._value(event)
        self._walker.on[event.kind](event.value)

    def _value(self, event: KeyEvent) -> None:
        index = self._steps[-1]
        if index is not None:
            self._pointers[-1] = f"{self._pointers[-2]}/{index}"
            self._steps[-1] = index + 1
        if event.kind in _OPENING:
            self._pointers.append("")
            self._steps.append(0 if _OPENING[event.kind] else None)
        elif event.line:
            self._lines[self._pointers[-1]] = event.line

    def taken(self) -> Iterator[Item]:
        """Rows that are complete, once."""
        return map(self._placed, self._walker.tables.take())

    def rest(self) -> Iterator[Item]:
        """What is left, unfinished rows of a broken document too."""
        return map(self._placed, self._walker.finish())

    def _placed(self, item: Item) -> Item:
        return replace(item, locate=self._with_line(item.locate)) if isinstance(item, Rows) and self._lines else item

    def _with_line(self, locate: Callable[[int, int], Place]) -> Callable[[int, int], Place]:
        def placed(row: int, column: int) -> Place:
            place = locate(row, column)
            pointer = str(place["pointer"])
            line = self._lines.get(pointer) or next(
                (at for key, at in self._lines.items() if key.startswith(f"{pointer}/")), 0
            )
            return {"line": line, **place} if line else place

        return placed


def tables(events: Iterable[KeyEvent]) -> Iterator[Item]:
    """The rows of one document; what came before an error of ``events`` is given, then the error is raised."""
    found = KeyTables()
    try:
        for event in events:
            found.add(event)
            yield from found.taken()
    except Exception:
        yield from found.rest()
        raise
    yield from found.rest()
