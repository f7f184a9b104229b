"""YAML: objects as rows, with line and pointer.  Only events are read: no alias is expanded and no tag is obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO, cast

from audit.errors import Unread
from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.key_paths import KeyEvent, KeyTables
from audit.parsing.text.blocks import blocks
from audit.parsing.text.encoding import detect_encoding, open_text

if TYPE_CHECKING:
    from yaml.events import Event

_SUFFIXES = frozenset({"yaml", "yml"})
_BEGINNING = re.compile(r"(?:\s*#[^\n]*\n)*\s*(?:%YAML 1\.|---\s+\S)")
_KEYED_LINE = re.compile(r"^[ \t]*(?:- +)?[\"']?[\w.\-/ ]{1,80}[\"']?:(?:[ \t]|$)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|[ \t])#[^\n]*")
_LARGEST = 8 << 20
"""A longer one is data rather than settings: it is read as text, block by block."""
_KEY, _VALUE, _ITEM, _ODD_KEY, _ODD_VALUE = "key", "value", "item", "odd key", "odd value"
_NAMELESS = {_KEY: _ODD_KEY, _ODD_VALUE: _VALUE}
_NEXT = {_ODD_KEY: _ODD_VALUE, _VALUE: _KEY}


def sniff(head: Head) -> int:
    """By name where it has keys, or by ``%YAML`` at the start."""
    text = head.text
    if not text or (head.size or 0) > _LARGEST:
        return 0
    named = head.suffix in _SUFFIXES and len(_KEYED_LINE.findall(text)) * 5 >= text.count("\n")
    return 75 if named or (text.startswith("%YAML") and _BEGINNING.match(text)) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows of every document, and the comments; where it breaks it is read as text."""
    from yaml import YAMLError

    encoding = detect_encoding(reading.head.data)
    broken: str | None = None
    found: list[Item] = []
    with source.open() as stream:
        text = open_text(stream, encoding)
        try:
            found.extend(_documents(cast(TextIO, text)))
        except YAMLError:
            broken = "damaged"
        except Unread as unread:
            broken = unread.reason
    if broken:
        yield from _as_text(source, encoding)
    else:
        yield from found
        yield from _comments(source, encoding)
    yield Remark(encoding=text.encoding, incomplete=broken if broken != "damaged" else None)


def _as_text(source: Source, encoding: str) -> Iterator[Item]:
    """Templates and half-written files are no YAML, and nothing of them is lost as text."""
    with source.open() as stream:
        for block in blocks(open_text(stream, encoding)):
            yield Segment(block.text, block.locate)


def _comments(source: Source, encoding: str) -> Iterator[Item]:
    with source.open() as stream:
        for block in blocks(open_text(stream, encoding)):
            for comment in _COMMENT.finditer(block.text) if "#" in block.text else ():
                start = comment.start()
                yield Segment(comment[0], lambda offset, b=block, s=start: b.locate(s + offset), "comment")  # type: ignore[misc]


def _documents(text: TextIO) -> Iterator[Item]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables = KeyTables()
    keys = _Keys()
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.DocumentStartEvent):
            tables, keys = KeyTables(), _Keys()
        elif isinstance(event, yaml.DocumentEndEvent):
            yield from tables.rest()
        else:
            for key_event in keys.events(event):
                tables.add(key_event)
            yield from tables.taken()


class _Keys:
    """YAML says nothing of which scalar is a key: it is every other one of a mapping."""

    def __init__(self) -> None:
        self._expected: list[str] = []
        """What comes next in each open container: a key or value of a mapping, an item of a sequence."""

    def events(self, event: Event) -> Iterator[KeyEvent]:
        """What ``event`` is in the words of ijson; a key that is no scalar is told as a value called ``?``."""
        import yaml

        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            if self._expected and self._expected[-1] == _KEY:
                self._expected[-1] = _VALUE
                yield KeyEvent("map_key", event.value, line)
            else:
                yield from self._named(line)
                yield KeyEvent("string", event.value, line)
                self._done()
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            yield from self._named(line)
            is_map = isinstance(event, yaml.MappingStartEvent)
            self._expected.append(_KEY if is_map else _ITEM)
            yield KeyEvent("start_map" if is_map else "start_array", "", line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._expected.pop()
            yield KeyEvent("end_map" if isinstance(event, yaml.MappingEndEvent) else "end_array", "", line)
            self._done()
        elif isinstance(event, yaml.AliasEvent):
            yield from self._named(line)
            yield KeyEvent("null", "", line)
            self._done()

    def _named(self, line: int) -> Iterator[KeyEvent]:
        """The name of a value that has none of its own: a key that is a container, and what belongs to it."""
        now = self._expected[-1] if self._expected else _ITEM
        if now in _NAMELESS:
            self._expected[-1] = _NAMELESS[now]
            yield KeyEvent("map_key", "?", line)

    def _done(self) -> None:
        if self._expected:
            self._expected[-1] = _NEXT.get(self._expected[-1], self._expected[-1])


READER = Reader("yaml", sniff, read)
