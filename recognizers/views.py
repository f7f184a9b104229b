"""Other writings of a text: what it says when invisible marks are dropped and escapes are undone.

Plain forms of one character (full-width digits, spelled-out numbers) are made by ``prefilter.plain``, which keeps every
offset.  Here the length changes, so a View carries where each of its characters stands.  Only the surroundings of a
sign are written anew; layers (an escape in a base64) are undone up to three deep.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

REACH = 120
"""How much of the line stays around a sign: labels and context."""
DEPTH = 3

_NUMERALS = str.maketrans(
    "〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖①②③④⑤⑥⑦⑧⑨⓪幺oOlI", "000123456789123456789123456789010011"
)
_SPELLED = "〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖①②③④⑤⑥⑦⑧⑨⓪幺"
_MARKS = r"[\u00ad\u200b-\u200f\u202a-\u202d\u2060-\u2064\u2066-\u2069\ufe0f\ufeff\u20e3]+"
_WORD = "0-9A-Za-z+/"


@dataclass(frozen=True, slots=True)
class _Sign:
    """``literal`` stands in every match; without one that is ASCII, ``foreign`` says that no ASCII text has it."""

    name: str
    regex: re.Pattern[str]
    literal: str = ""
    foreign: bool = False


# Each begins with a character class, which the regex engine skips to; what must not stand before follows it.
_SIGNS = (
    _Sign("invisible", re.compile(_MARKS), foreign=True),
    _Sign("reversed", re.compile(r"\u202e[^\u202a-\u202e\n\x00]{3,200}\u202c?"), "\u202e", foreign=True),
    _Sign("entity", re.compile(r"&#(?:[0-9]{2,6}|[xX][0-9a-fA-F]{2,5});"), "&#"),
    _Sign("escape", re.compile(r"\\u[0-9a-fA-F]{4}"), "\\u"),
    _Sign("percent", re.compile(r"(?:%[0-9A-Fa-f]{2}){3,400}"), "%"),
    _Sign("spaced", re.compile(r"[0-9](?<![0-9]{2})(?P<gap>[ .\-_])[0-9](?:(?P=gap)[0-9]){8,17}(?![0-9])")),
    _Sign("spelled", re.compile(rf"[0-9{_SPELLED}]{{11,18}}(?![0-9{_SPELLED}])"), foreign=True),
    _Sign("alike", re.compile(r"[0-9lI](?<![0-9A-Za-z][0-9lI])[0-9oOlI]{10}(?![0-9A-Za-z])")),
    _Sign("base64", re.compile(rf"[{_WORD}](?<![{_WORD}=_-][{_WORD}])[{_WORD}]{{13,1023}}={{0,2}}(?![{_WORD}=_-])")),
)
_LAYER = re.compile(rf"[{_WORD}]{{12,}}={{0,2}}")
_EDGE = re.compile(r"[\n\x00]")


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what a part of the block says; its character i stands at ``starts[i]`` to ``ends[i]`` of the block.

    ``changed[i]`` tells how many of the characters before i are written another way: a span of the view is news only
    when it holds one of them.
    """

    text: str
    starts: list[int]
    ends: list[int]
    changed: list[int]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span of the view stands in the block; None when it is written there as it is here."""
        if self.changed[end] == self.changed[start]:
            return None
        return self.starts[start], self.ends[end - 1]


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


def _undone(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of every sign in order, with what it stands for; the first of two that overlap."""
    foreign = not text.isascii()
    found = [
        (*match.span(), sign.name, match[0])
        for sign in _SIGNS
        if (foreign or not sign.foreign) and sign.literal in text
        for match in sign.regex.finditer(text)
    ]
    position = 0
    for start, end, name, raw in sorted(found):
        if start >= position and (meant := _meaning(name, raw)) != raw:
            yield start, end, meant
            position = end


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Signs with what stands around them on their line or in their cell; neighbours that touch are one."""
    first = last = -1
    for begin, stop, _ in _undone(text):
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
    position = 0

    def keep(begin: int, end: int) -> None:
        text.append(view.text[begin:end])
        starts.extend(view.starts[begin:end])
        ends.extend(view.ends[begin:end])
        for index in range(begin, end):
            before = view.changed[index + 1] - view.changed[index] if view.changed else 0
            changed.append(changed[-1] + before)

    for start, end, meant in _undone(view.text):
        keep(position, start)
        position = end
        text.append(meant)
        starts.extend([view.starts[start]] * len(meant))
        ends.extend([view.ends[end - 1]] * len(meant))
        changed.extend(changed[-1] + count for count in range(1, len(meant) + 1))
        if not meant and len(changed) > 1:
            changed[-1] += 1  # dropping a mark changes what stands around it
    keep(position, len(view.text))
    return View("".join(text), starts, ends, changed)


def _meaning(name: str, raw: str) -> str:
    """What a sign stands for; the sign itself when it stands for nothing."""
    match name:
        case "invisible":
            return ""
        case "reversed":
            return raw.strip("\u202c\u202e")[::-1]
        case "entity":
            return _character(int(raw[3:-1], 16) if raw[2] in "xX" else int(raw[2:-1])) or raw
        case "escape":
            return _character(int(raw[2:], 16)) or raw
        case "percent":
            return _text(unquote_to_bytes(raw)) or raw
        case "spaced":
            return raw[::2]
        case "base64":
            return _base64(raw) or raw
        case "alike":
            return raw.translate(_NUMERALS) if sum(map(str.isdigit, raw)) >= 5 else raw
        case _:
            return raw.translate(_NUMERALS)


def _character(code: int) -> str:
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _base64(raw: str) -> str:
    if len(raw) % 4:
        return ""
    try:
        text = _text(base64.b64decode(raw, validate=True))
    except (binascii.Error, ValueError):
        return ""
    telling = sum(map(str.isdigit, text)) >= 6 or "@" in text or _LAYER.fullmatch(text)
    return text if telling else ""


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""
