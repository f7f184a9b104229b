"""Signs that say something else than they show: marks nobody sees, escapes, numbers spelled out, encodings."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from recognizers.lazy import lazy
from recognizers.vocabulary import NUMERALS

_SPELLED = "".join(NUMERALS)
_NUMERALS = str.maketrans(
    {char: str(digit) for char, digit in (*NUMERALS.items(), *zip("oOlI", (0, 0, 1, 1), strict=True))}
)
_GLUE = "\u200d\u20e3\ufe0f"
"""What emoji are full of: it must stand between characters of a text to matter."""
_MARK = (
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202d\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\U000e0000-\U000e01ef"
)
_SHOWN = "!-~一-鿿（-～"
_NAMED = (
    "nbsp|ensp|emsp|thinsp|quot|apos|colon|commat|period|lowbar|hyphen|dash|plus|equals|num|sol|lpar|rpar|excl|shy|zwnj"
    "|zwj|ZeroWidthSpace|amp(?=;(?:#|[a-z]{2,8};))"
)
_HEX = "[0-9a-fA-F]"
_WORD = "0-9A-Za-z+/"
_WIDE = r"[ \t\u3000]{1,8}"
_PERCENT = (
    "2[0-46-9A-Fa-c]|3[A-Fabd]|40|5[B-Fbd]|60|7[B-Ebd]|(?:2[d-f]|[35][cef]|7[ce])(?<=[0-9A-Za-z]...)(?=[0-9A-Za-z%])"
)
"""One sign of ASCII.  ``%2d`` and ``%3f`` are that only within a word; in a format they stand for numbers."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One of ``literals`` stands in every match; ``foreign``: no ASCII text has one."""

    name: str
    regex: re.Pattern[str]
    literals: tuple[str, ...] = ()
    foreign: bool = False

    def may_stand_in(self, text: str, foreign: bool) -> bool:
        if self.foreign and not foreign:
            return False
        return not self.literals or any(literal in text for literal in self.literals)


# Each begins with a character class, which the regex engine skips to; what must not stand before follows it.
_SIGNS = (
    _Sign("unseen", lazy(rf"[{_MARK}]+"), foreign=True),
    _Sign("unseen", lazy(rf"[{_GLUE}](?<=[{_SHOWN}].)[{_GLUE}]*(?=[{_SHOWN}])"), foreign=True),
    _Sign("unseen", lazy(r"</?(?i:b|strong|em|i|u|span|font|mark|code)(?:[ ][^<>\n\x00]{1,80})?>"), ("</",)),
    _Sign("reversed", lazy(r"\u202e[^\u202a-\u202e\n\x00]{3,200}\u202c?"), ("\u202e",), foreign=True),
    _Sign("entity", lazy(rf"&(?:#(?:[0-9]{{2,6}}|[xX][0-9a-fA-F]{{2,5}})|{_NAMED});"), ("&",)),
    _Sign(
        "escape",
        lazy(rf"[\\%]u(?:[dD][89abAB]{_HEX}{{2}}[\\%]u[dD][c-fC-F]{_HEX}{{2}}|{_HEX}{{4}})"),
        ("\\u", "%u"),
    ),
    _Sign("bytes", lazy(rf"(?:\\x{_HEX}{{2}}){{1,400}}"), ("\\x",)),
    _Sign("percent", lazy(rf"%(?:{_HEX}{{2}}(?:%{_HEX}{{2}}){{2,399}}|{_PERCENT})"), ("%",)),
    _Sign(
        "spaced",
        lazy(r"[0-9](?<![0-9]{2})(?P<gap>[ .\-_])[0-9](?:(?P=gap)[0-9]){8,17}(?![0-9])"),
        (" ", ".", "-", "_"),
    ),
    _Sign("spelled", lazy(rf"[0-9{_SPELLED}]{{11,18}}(?![0-9{_SPELLED}])"), foreign=True),
    _Sign("alike", lazy(r"[0-9lI](?<![0-9A-Za-z][0-9lI])[0-9oOlI]{10}(?![0-9A-Za-z])"), ("o", "O", "l", "I")),
    _Sign(
        "bracketed",
        lazy(r"1(?<![0-9A-Za-z]1)[3-9][0-9](?:[)）][ -]?|[ -]?[(（])[0-9]{4}[)）]?[ -]?[0-9]{4}(?!\w)"),
        ("(", "（", ")", "）"),
    ),
    _Sign(
        "spread",  # labels are drawn apart to one width: 姓    名：, 开 户 行：
        lazy(
            rf"[一-鿿](?<![一-鿿].)(?:(?:{_WIDE}[一-鿿]){{1,4}}(?=[ \t\u3000]{{0,8}}[:：])"
            rf"|(?:(?<=[姓户]){_WIDE}名|(?<=性){_WIDE}别|(?<=电){_WIDE}话|(?<=[住地]){_WIDE}址|(?<=民){_WIDE}族"
            rf"|(?<=年){_WIDE}龄|(?<=[账卡学]){_WIDE}号)(?={_WIDE}[^\s]))"
        ),
        (" ", "\t", "\u3000"),
        foreign=True,
    ),
    _Sign("broken", lazy(r"[0-9](?<![^\x00][0-9])[0-9]{2,16}\r?\n[0-9]{2,15}[0-9Xx](?=\x00|\Z)"), ("\n",)),
    _Sign(
        "base64",
        lazy(
            rf"[{_WORD}](?<![{_WORD}=_-].)[{_WORD}]{{3}}(?:[{_WORD}]{{4}}){{2,254}}"
            rf"(?:[{_WORD}]{{4}}|[{_WORD}]{{3}}=|[{_WORD}]{{2}}==)(?![{_WORD}=_-])"
        ),
    ),
    _Sign("base64", lazy(rf"[56](?<![{_WORD}=_-].)[{_WORD}]{{3}}(?:[4-7][{_WORD}]{{3}}){{1,3}}(?![{_WORD}=_-])")),
)
_LAYER = lazy(rf"[{_WORD}]{{12,}}={{0,2}}")
_TELLING = lazy("[@:：=]|[一-鿿]{2}")
"""What decoded text must have besides digits: by chance only few bytes are text, fewer have a sign or Chinese."""


def undone(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of every sign in order, with what it stands for; the first of two that overlap."""
    foreign = not text.isascii()
    found = [
        (*match.span(), sign.name, match[0])
        for sign in _SIGNS
        if sign.may_stand_in(text, foreign)
        for match in sign.regex.finditer(text)
    ]
    position = 0
    for start, end, name, raw in sorted(found):
        if start >= position and (meant := _meaning(name, raw)) != raw:
            yield start, end, meant
            position = end


def _meaning(name: str, raw: str) -> str:
    """What a sign stands for; the sign itself when it stands for nothing."""
    match name:
        case "unseen":
            return ""
        case "reversed":
            return raw.strip("\u202c\u202e")[::-1]
        case "entity":
            return _shown(html.unescape(raw)) or raw
        case "escape":
            return _shown(_unescaped(raw)) or raw
        case "bytes":
            return _text(bytes.fromhex(raw.replace("\\x", ""))) or raw
        case "percent":
            return _text(unquote_to_bytes(raw)) or raw
        case "bracketed":
            return "".join(filter(str.isalnum, raw))
        case "broken":
            first, second = raw.splitlines()
            return raw if len(first) == len(second) else first + second  # two of one length are two values
        case "spread":
            return "".join(raw.split())
        case "spaced":
            return raw[::2]
        case "base64":
            return _base64(raw) or raw
        case "alike":
            return raw.translate(_NUMERALS) if sum(map(str.isdigit, raw)) >= 5 else raw
        case _:
            return raw.translate(_NUMERALS)


def _shown(char: str) -> str:
    """One character that is no control character; else ""."""
    return char if len(char) == 1 and char > "\x1f" and not "\ud800" <= char < "\ue000" and char != "\ufffd" else ""


def _unescaped(raw: str) -> str:
    """What ``\u5f20``, ``%u5f20`` or a pair of surrogates written so stands for."""
    return bytes.fromhex(raw[2:6] + raw[8:]).decode("utf-16-be", "replace")


def _base64(raw: str) -> str:
    if len(raw) % 4:
        return ""
    try:
        text = _text(base64.b64decode(raw, validate=True))
    except (binascii.Error, ValueError):
        return ""
    return text if _TELLING.search(text) or sum(map(str.isdigit, text)) >= 6 or _LAYER.fullmatch(text) else ""


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""
