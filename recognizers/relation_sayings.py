"""Relations told by what stands on both sides of a name: the frames of ``sayings.toml``, tried where a text holds a
string that they need."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recognizers.literal_table import needed
from recognizers.literals import grams
from recognizers.names.shape import HAN
from recognizers.rule import compiled

_PLACES = {
    "{name}": f"(?P<v>[{HAN}]{{2,4}}?)",
    "{nick}": "(?P<v>[^，。：:\\s“”\"'【】、@]{1,10}?)",
    "{name_en}": r"(?P<v>[A-Z][a-zA-Z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20}){0,2}(?<!'s))",
}
_HAN = re.compile(f"[{HAN}]")
_LINE = re.compile("[^\n\x00]{2,400}")


@dataclass(frozen=True, slots=True)
class Said:
    """A name at ``place``; ``open``: whatever stands there is one."""

    entity: str
    place: tuple[int, int]
    who: str
    open: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """One frame of ``sayings.toml``."""

    entity: str
    source: str
    who: str
    open: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at its first use."""
        return compiled(self.source)


@cache
def frames() -> tuple[Saying, ...]:
    """All of them, the places for names filled in."""
    data = tomllib.loads((files("recognizers") / "sayings.toml").read_text("utf-8"))
    return tuple(
        Saying(
            entity,
            re.sub(r"\{(?:name_en|name|nick)\}", lambda place: _PLACES[place[0]], written),
            block["who"],
            "{nick}" in written or not _HAN.search(written),
        )
        for entity, block in data.items()
        for written in block["frames"]
    )


@cache
def _by_sign() -> tuple[frozenset[str], dict[str, tuple[Saying, ...]]]:
    by_sign: dict[str, tuple[Saying, ...]] = {}
    for saying in frames():
        for sign in needed(saying.source)[0]:
            by_sign[sign] = (*by_sign.get(sign, ()), saying)
    return frozenset(by_sign), by_sign


def sayings(text: str) -> Iterator[Said]:
    """What the lines of ``text`` say; the names are not looked at yet."""
    signs, by_sign = _by_sign()
    for line in _LINE.finditer(text):
        for saying in dict.fromkeys(one for sign in signs & grams(line[0]) for one in by_sign[sign]):
            for match in saying.regex.finditer(text, *line.span()):
                who = match.groupdict().get("who") or saying.who
                yield Said(saying.entity, match.span("v"), who, saying.open)
