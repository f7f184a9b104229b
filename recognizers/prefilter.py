"""What is looked at before any pattern runs: characters are made plain, and stretches without digits are skipped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from recognizers.reach import reach
from recognizers.rule import Pattern, Script
from recognizers.vocabulary import CELL, LATIN, NUMERALS

_DIGIT = re.compile(r"[^\D0-9]")
_INNER = re.compile("[！-～](?<=[０-９Ａ-Ｚａ-ｚ].)")
_SIGN = re.compile(
    "[\u00a0\u2000-\u200a\u2010-\u2015\u202f\u205f\u2212\u3000\u2f00-\u2fd5\uf900-\ufaff\ufe52\ufe55\ufe62\ufe63\ufe6b"
    "Ⓐ-ⓩ＂＃＇＋－．／＠Ａ-Ｚ＼＿ａ-ｚ～\U0001d400-\U0001d7cb⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰]"
)
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰",
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄黾齐齿龙",
        strict=True,
    )
)
"""Radicals that text taken from a PDF has in place of characters, where NFKC leaves them (Unicode 16,
EquivalentUnifiedIdeograph.txt)."""
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_NUMERALS = str.maketrans({char: str(digit) for char, digit in NUMERALS.items()})
_SPELLED = re.compile("[{0}](?:[ .·-]?[{0}]){{6,}}".format("".join(NUMERALS)))
"""A number spelled out digit by digit: seven numerals in a row are no word and no year."""
_STAMP = (
    r"(?<![0-9].)(?:(?<=1)9|(?<=2)0)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ T]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_RUN = re.compile(rf"[0-9](?:{_STAMP}(?P<stamp>)|(?:[^\n\x00]{{0,3}}?[0-9])*+)")
_BREAK = re.compile(r"[^0-9A-Za-z]|\Z")
_TOKEN = re.compile(r"[0-9A-Za-z_:.\-]{14,}")
_LETTERS = re.compile("[a-z]+")
_HAN = re.compile("[\u3400-\u9fff]")
_FEW, _SHORT = 4, 14
"""Fewer digits and shorter tokens are in every text."""
_MARGIN = 32
_MANY = 1 << 30
_LONG, _START = 4096, 64
"""From so many characters on it pays to search only near the anchors; to begin a search costs as much as so many."""


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char in _DASHES:
        return "-"
    normal = _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return normal if len(normal) == 1 else char


def plain(text: str) -> str:
    """``text`` with full-width, mathematical and circled letters, full-width signs, digits of all scripts, long rows of
    Chinese numerals, odd spaces and dashes made ASCII, and radicals made the characters they look like.

    Character for character, so every offset stays right.  Chinese punctuation stays, but for signs right behind a
    full-width letter or digit: they belong to a number that was written so.
    """
    if text.isascii():
        return text
    if _SPELLED.search(text):
        text = _SPELLED.sub(lambda match: match[0].translate(_NUMERALS), text)
    return _SIGN.sub(_plain, _DIGIT.sub(_plain, _INNER.sub(_plain, text)))


class Stretch(NamedTuple):
    """A part of a block that is worth a look; ``size`` is an upper bound of its digits or of its longest token."""

    start: int
    end: int
    size: int


class Gate:
    """Says where in one block a pattern can match at all; looks for digits, tokens, anchors once, when first asked."""

    def __init__(self, text: str, low: str) -> None:
        self._text = text
        self._low = low
        self._whole = [(0, len(text))]
        self._long = len(low) > _LONG
        self._firsts: dict[str, int] = {}

    @cached_property
    def _scripts(self) -> frozenset[Script]:
        """What patterns may need that this text has."""
        found: set[Script] = {""}
        if not self._low.isascii() and _HAN.search(self._low):
            found.add("han")
        if LATIN.search(self._low):
            found.add("latin")
        return frozenset(found)

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(self._low)

    @cached_property
    def _latin_cells(self) -> list[tuple[int, int]] | None:
        """The cells with letters, where they are few; None where they are many or there are no cells."""
        if CELL not in self._low:
            return None
        found: list[tuple[int, int]] = []
        start = size = 0
        for cell in self._low.split(CELL):
            if LATIN.search(cell):
                found.append((start, start + len(cell)))
                size += len(cell)
            start += len(cell) + 1
        return found if size * 2 < len(self._low) else None

    @cached_property
    def _longest_cell(self) -> int:
        """No match is longer."""
        return max(map(len, self._text.split(CELL)))

    @cached_property
    def _digits(self) -> list[Stretch]:
        count = sum(map(self._text.count, "0123456789"))
        if count < _FEW:
            return []
        most = min(count, self._longest_cell)
        if count * 2 > len(self._text):
            return [Stretch(0, len(self._text), most)]
        return self._unless_most(_digit_stretches(self._text), most)

    @cached_property
    def _tokens(self) -> list[Stretch]:
        runs = (Stretch(*run.span(), run.end() - run.start()) for run in _TOKEN.finditer(self._text))
        return self._unless_most(runs, self._longest_cell)

    def _unless_most(self, parts: Iterable[Stretch], most: int) -> list[Stretch]:
        """The parts; one for the whole text where they make up most of it, because many small searches cost more."""
        found = list(parts)
        small = sum(part.end - part.start for part in found) * 2 <= len(self._text)
        return found if small else [Stretch(0, len(self._text), most)]

    @cached_property
    def _words(self) -> str:
        """Every word of ASCII letters once: a tenth of a long text."""
        return " ".join({*_LETTERS.findall(self._low)})

    def _first(self, anchor: str) -> int:
        """Where an anchor stands first; -1 when it does not."""
        known = self._firsts.get(anchor)
        if known is None:
            known = self._firsts[anchor] = self._low.find(anchor) if self._may_have(anchor) else -1
        return known

    def _anchored(self, anchors: Sequence[str]) -> bool:
        """Whether any of the anchors stands in the text."""
        if self._long:
            return any(self._first(anchor) >= 0 for anchor in anchors)
        return any(map(self._low.__contains__, anchors))

    def _may_have(self, anchor: str) -> bool:
        """Whether the characters and the words of an anchor all stand somewhere."""
        return self._characters.issuperset(anchor) and all(map(self._words.__contains__, _LETTERS.findall(anchor)))

    def places(self, pattern: Pattern) -> list[tuple[int, int]]:
        """The parts of the block, from–to, where ``pattern`` must be tried; none when it cannot match."""
        if pattern.script not in self._scripts:
            return []
        least, parts = 0, None
        if pattern.digits >= _FEW:
            least, parts = pattern.digits, self._digits
        elif pattern.token >= _SHORT:
            least, parts = pattern.token, self._tokens
        if parts == []:
            return []
        if pattern.anchors and not self._anchored(pattern.anchors):
            return []
        if pattern.script == "latin" and self._latin_cells is not None:
            return self._latin_cells
        if parts is not None:
            return [(part.start, part.end) for part in parts if part.size >= least]
        return self._near(pattern) if pattern.anchors and self._long else self._whole

    def _near(self, pattern: Pattern) -> list[tuple[int, int]]:
        """What lies within reach of the anchors; all of it where that is most."""
        far = reach(pattern.source)
        if far is None:
            return self._whole
        starts: list[int] = []
        for anchor in pattern.anchors:
            start = self._first(anchor)
            while start >= 0:
                starts.append(start)
                if len(starts) * (2 * far + _START) > len(self._low):
                    return self._whole
                start = self._low.find(anchor, start + 1)
        longest = max(map(len, pattern.anchors))
        return _merged((max(0, start - far), min(len(self._low), start + longest + far)) for start in sorted(starts))


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _digit_stretches(text: str) -> Iterator[Stretch]:
    """Where digits stand close together, with a margin; a part ends where no letter or digit is cut.

    A date with a time of day is no such part by itself: chats and logs have one on every line.
    """
    start = end = count = 0
    for run in _RUN.finditer(text):
        first, last = run.span()
        if run.end("stamp") >= 0 or last - first < _FEW:
            continue
        digits = sum(map(str.isdigit, run[0])) if last - first < 400 else _MANY
        if digits < _FEW:
            continue
        first = max(0, first - _MARGIN)
        if end and first > end + _MARGIN and first > (edge := _edge(text, end)):
            yield Stretch(start, edge, count)
            end = 0
        if not end:
            start, count = first, 0
        end, count = last, count + digits
    if end:
        yield Stretch(start, _edge(text, end), count)


def _edge(text: str, last: int) -> int:
    """A place at least the margin behind ``last`` that cuts no word."""
    found = _BREAK.search(text, min(len(text), last + _MARGIN))
    return found.start() if found else len(text)
