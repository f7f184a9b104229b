"""From the events of a JSON parser to rows.

An object in an array is a row: its nested objects are columns (``profile/tel``), arrays of objects in it are tables of
their own (``chats/list/*/messages``).  An object outside any array is a table of one row.  Keys that are data
(``{"10086": {...}}``) make their objects rows of one table, as if they stood in an array.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from audit.errors import Unread
from audit.model import Item, Segment
from audit.parsing.json.leaves import CELL_ELEMENTS, POSITION_KEY, Row, is_data_key, joined
from audit.parsing.json.tables import Tables
from audit.parsing.tables.cell_text import digits
from audit.parsing.text.mojibake import repaired

_DEEPEST = 512
_ROW_ELEMENTS = 64
_MOST_KEYS = 10_000
_TELLING_KEY = re.compile(r"\d{5}|@|[\u4e00-\u9fff]{7}")


@dataclass(slots=True)
class _Frame:
    """One open container.  ``name`` is the table of its rows, ``prefix`` the path of its leaves within ``row``."""

    array: bool
    pointer: str
    name: str
    row: Row | None = None
    prefix: str = ""
    owner: bool = False
    nested: bool = False
    spilled: bool = False
    key: str = ""
    index: int = 0
    scalars: list[tuple[int, str]] = field(default_factory=list)


class Walker:
    """Takes ijson's events (``start_map``, ``map_key``, ``string`` …) and gives tables and, last, the telling keys."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.line = 0
        """The line of JSON Lines that is being read; 0 in a document."""
        self._stack: list[_Frame] = []
        self._steps: dict[str, str] = {}
        self._keys: dict[str, None] = {}
        self.on: Mapping[str, Callable[[Any], None]] = {
            "map_key": self._key,
            "string": self._leaf,
            "number": lambda number: self._leaf(str(number) if type(number) is int else digits(str(number))),
            "null": lambda _null: self._leaf(""),
            "boolean": lambda _boolean: self._leaf(""),
            "start_map": self._open_object,
            "start_array": self._open_array,
            "end_map": self._close,
            "end_array": self._close,
        }
        """What to do on each event, called with its value; raises ``Unread`` when the document is nested too deep."""

    def finish(self) -> Iterator[Item]:
        """What is left, unfinished rows of a broken document too."""
        while self._stack:
            self._close()
        self.tables.flush()
        yield from self.tables.take()
        if self._keys:
            yield Segment("\n".join(self._keys), lambda _offset: {"name": "key"})

    def step(self, key: str) -> str:
        """The step of a JSON pointer; keys come again and again, so what is known of them is kept."""
        step = self._steps.get(key)
        return self._new_step(key) if step is None else step

    def _key(self, key: str) -> None:
        self._stack[-1].key = self.step(key)

    def _new_step(self, key: str) -> str:
        if len(self._steps) >= _MOST_KEYS:
            self._steps.clear()
        if len(self._keys) < _MOST_KEYS and _TELLING_KEY.search(key):
            self._keys[repaired(key)] = None
        step = self._steps[key] = "/" + key.replace("~", "~0").replace("/", "~1")
        return step

    def _leaf(self, text: str) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is None:
            self._element("", "", text)
        elif frame.array:
            frame.scalars.append((frame.index, text))
            frame.index += 1
            if frame.spilled or len(frame.scalars) > _ROW_ELEMENTS:
                self._spill(frame)
        elif frame.row is not None:
            frame.row.put(frame.prefix + frame.key, text)

    def _open_object(self, _start: object) -> None:
        self._open(self._object())

    def _open_array(self, _start: object) -> None:
        self._open(self._array())

    def _open(self, frame: _Frame) -> None:
        self._stack.append(frame)
        if len(self._stack) > _DEEPEST:
            raise Unread(f"limit:depth:{_DEEPEST}", "partial")

    def _object(self) -> _Frame:
        parent = self._stack[-1] if self._stack else None
        if parent is None:
            return _Frame(False, "", "", Row("", "", bool(self.line), self.line), owner=True)
        pointer = self._child(parent)
        if parent.array:
            row = Row(parent.name, pointer, True, self.line)
            return _Frame(False, pointer, joined(parent.name, "*"), row, owner=True)
        name = joined(parent.name, parent.key[1:])
        is_data = is_data_key(parent.key)
        if parent.row is not None and parent.row.flat and not is_data:
            return _Frame(False, pointer, name, parent.row, parent.prefix + parent.key)
        if is_data:
            name = joined(parent.name, "*")
        return _Frame(False, pointer, name, Row(name, pointer, is_data, self.line), owner=True)

    def _array(self) -> _Frame:
        parent = self._stack[-1] if self._stack else None
        if parent is None:
            return _Frame(True, "", "")
        pointer = self._child(parent)
        if parent.array:
            return _Frame(True, pointer, joined(parent.name, "*"), nested=True)
        return _Frame(True, pointer, joined(parent.name, parent.key[1:]), parent.row, parent.prefix + parent.key)

    def _child(self, parent: _Frame) -> str:
        if not parent.array:
            return parent.pointer + parent.key
        parent.index += 1
        return f"{parent.pointer}/{parent.index - 1}"

    def _close(self, _end: object = None) -> None:
        frame = self._stack.pop()
        if frame.owner and frame.row is not None:
            self.tables.add(frame.row)
        if not frame.scalars:
            return
        if frame.nested and self._stack:
            row = Row(self._stack[-1].name, frame.pointer, True, self.line)
            row.cells.update((f"/{index}", text) for index, text in frame.scalars)
            self.tables.add(row)
        elif frame.row is not None and frame.prefix.endswith(POSITION_KEY) and len(frame.scalars) in (2, 3):
            for index, text in frame.scalars:
                frame.row.put(f"{frame.prefix}/{index}", text)
        elif frame.row is not None and len(frame.scalars) <= CELL_ELEMENTS:
            frame.row.put(frame.prefix, "\n".join(text for _, text in frame.scalars))
            if len(frame.scalars) == 1:
                frame.row.inner[frame.prefix] = f"/{frame.scalars[0][0]}"
        else:
            self._spill(frame)

    def _spill(self, frame: _Frame) -> None:
        """A long list is a table of one column, so that each element keeps its place."""
        frame.spilled = True
        for index, text in frame.scalars:
            self._element(frame.name, f"{frame.pointer}/{index}", text)
        frame.scalars.clear()

    def _element(self, name: str, pointer: str, text: str) -> None:
        row = Row(name, pointer, True, self.line)
        row.put("", text)
        self.tables.add(row)
