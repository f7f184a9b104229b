"""From the values that stand in a script to rows: as JSON, with texts that hold tags taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from audit.model import Item, Rows
from audit.parsing.json.walk import Walker

_MARKUP = re.compile(
    r"<(/?)(a|article|audio|b|blockquote|br|button|code|del|div|em|figure|font|h[1-6]|hr|i|img|label|li|ol|p|pre|s"
    r"|section|small|source|span|strong|sub|sup|svg|table|tbody|td|th|time|tr|u|ul|video)((?:\s[^<>]*)?)/?>",
    re.IGNORECASE,
)
"""Tags that messages are laid out with; other words in angle brackets are what somebody wrote."""
_ATTRIBUTE = re.compile(r"""\s(alt|title|src|wxid)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")
"""Half of a character, which JSON may spell and no text can hold."""
_ELSEWHERE = re.compile(r"(?:data|https?|blob):|//", re.IGNORECASE)


class Values:
    """Takes the values of one literal in order; ``on_tag`` is told of every tag in a text as (name, source)."""

    def __init__(self, on_tag: Callable[[str, str], None] | None) -> None:
        self._walker = Walker()
        self._on = self._walker.on
        self._on_tag = on_tag

    def at(self, line: int) -> None:
        """The line on which the objects that follow begin."""
        self._walker.line = line

    def opened(self, bracket: str) -> None:
        """``[`` or ``{``; raises ``Unread`` when that is too deep."""
        self._on["start_array" if bracket == "[" else "start_map"](None)

    def closed(self, bracket: str) -> None:
        """``]`` or ``}``."""
        self._on["end_array" if bracket == "]" else "end_map"](None)

    def key(self, key: str) -> None:
        """The name of the value that follows."""
        self._on["map_key"](key)

    def plain(self, text: str) -> None:
        """A number, or "" for what says nothing."""
        self._on["string"](text)

    def text(self, text: str, *, named: bool) -> None:
        """A text; of one with tags what it says and, when it is ``named`` by a key, beside it what its tags say."""
        tags = list(_MARKUP.finditer(text)) if "<" in text else []
        self.plain(unescape(_MARKUP.sub("\n", text)).strip() if tags else text)
        told = [found for tag in tags for found in self._seen(tag)]
        if told and named:
            self.opened("{")
            for name, value in told:
                self.key(name)
                self.plain(value)
            self.closed("}")

    def json(self, value: Any, *, named: bool = False) -> None:
        """A value as the JSON parser gives it, objects as tuples of pairs, numbers as text."""
        if isinstance(value, tuple):
            self.opened("{")
            for key, inner in value:
                self.key(key)
                self.json(inner, named=True)
            self.closed("}")
        elif isinstance(value, list):
            self.opened("[")
            for inner in value:
                self.json(inner)
            self.closed("]")
        elif isinstance(value, str):
            self.text(_LONE.sub("\ufffd", value), named=named)
        else:
            self.plain("")

    def rows(self, *, ended: bool) -> Iterator[Rows]:
        """The rows that are complete, once; all that are left when the literal has ``ended``."""
        items: list[Item] = list(self._walker.finish()) if ended else list(self._walker.tables.take())
        return (item for item in items if isinstance(item, Rows))

    def _seen(self, tag: re.Match[str]) -> list[tuple[str, str]]:
        """The attributes of a tag that say something; where a picture on this disk lies often names a person."""
        if self._on_tag and not tag[1]:
            self._on_tag(tag[2].lower(), tag[0])
        found = ((name.lower(), unescape(one or other)) for name, one, other in _ATTRIBUTE.findall(tag[3]))
        return [(name, value) for name, value in found if value and not _ELSEWHERE.match(value)]
