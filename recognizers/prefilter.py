"""What is looked at before any pattern runs: characters are made plain, and stretches without digits are skipped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from recognizers.rule import Pattern, Script
from recognizers.vocabulary import CELL, LATIN

_DIGIT = re.compile(r"[^\D0-9]")
_INNER = re.compile("(?<=[０-９Ａ-Ｚａ-ｚ])[！-～]")
_SIGN = re.compile("[\u00a0\u2000-\u200a\u2010-\u2015\u202f\u205f\u2212\u3000\ufe63＂＃＇＋－．／＠Ａ-Ｚ＼＿ａ-ｚ～]")
_NUMERALS = str.maketrans("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖①②③④⑤⑥⑦⑧⑨⓪幺", "00012345678912345678912345678901")
_SPELLED = re.compile(f"[{''.join(map(chr, _NUMERALS))}]{{7,}}")
"""A number spelled out digit by digit: seven numerals in a row are no word and no year."""
_SPACES = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_STAMP = r"(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ T]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_RUN = re.compile(_STAMP + r"(?P<stamp>)|[0-9](?:[^\n\x00]{0,3}?[0-9])*+")
_BREAK = re.compile(r"[^0-9A-Za-z]|\Z")
_TOKEN = re.compile(r"[0-9A-Za-z_:.\-]{14,}")
_HAN = re.compile("[\u3400-\u9fff]")
_FEW, _SHORT = 4, 14
"""Fewer digits and shorter tokens are in every text."""
_MARGIN = 32
_MANY = 1 << 30


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char in _SPACES:
        return " "
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else "-"


def plain(text: str) -> str:
    """``text`` with full-width letters, digits and signs, other scripts' digits, long rows of Chinese numerals, odd
    spaces and dashes made ASCII.

    Character for character, so every offset stays right.  Chinese punctuation stays, but for signs right behind a
    full-width letter or digit: they belong to a number that was written so.
    """
    if text.isascii():
        return text
    if _SPELLED.search(text):
        text = _SPELLED.sub(lambda match: match[0].translate(_NUMERALS), text)
    return _SIGN.sub(_plain, _DIGIT.sub(_plain, _INNER.sub(_plain, text)))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a block that is worth a look; ``size`` is an upper bound of its digits or of its longest token."""

    start: int
    end: int
    size: int


class Gate:
    """Says where in one block a pattern can match at all; looks for digits and tokens once, when first asked."""

    def __init__(self, text: str, low: str) -> None:
        self._text = text
        self._low = low
        self._whole = [(0, len(text))]

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
    def _digits(self) -> list[Stretch]:
        return _unless_most(self._text, _digit_stretches(self._text))

    @cached_property
    def _tokens(self) -> list[Stretch]:
        return _unless_most(
            self._text, (Stretch(*run.span(), run.end() - run.start()) for run in _TOKEN.finditer(self._text))
        )

    def places(self, pattern: Pattern) -> list[tuple[int, int]]:
        """The parts of the block, from–to, where ``pattern`` must be tried; none when it cannot match."""
        if pattern.script not in self._scripts:
            return []
        least, parts = 0, None
        if pattern.digits >= _FEW:
            least, parts = pattern.digits, self._digits
        elif pattern.token >= _SHORT:
            least, parts = pattern.token, self._tokens
        if parts == [] or (pattern.anchors and not any(anchor in self._low for anchor in pattern.anchors)):
            return []
        if pattern.script == "latin" and self._latin_cells is not None:
            return self._latin_cells
        return self._whole if parts is None else [(part.start, part.end) for part in parts if part.size >= least]


def _unless_most(text: str, parts: Iterable[Stretch]) -> list[Stretch]:
    """The parts; one for the whole text where they make up most of it, because many small searches cost more."""
    found = list(parts)
    if sum(part.end - part.start for part in found) * 2 <= len(text):
        return found
    return [Stretch(0, len(text), _MANY if len(found) > 8 else sum(part.size for part in found))]


def _digit_stretches(text: str) -> Iterator[Stretch]:
    """Where digits stand close together, with a margin; a part ends where no letter or digit is cut.

    A date with a time of day is no such part by itself: chats and logs have one on every line.
    """
    start = end = count = 0
    for run in _RUN.finditer(text):
        if run.group("stamp") is not None:
            continue
        first, last = run.span()
        digits = sum(map(str.isdigit, run[0])) if last - first < 400 else _MANY
        if digits < _FEW:
            continue
        first = max(0, first - _MARGIN)
        if end and first <= end:
            end, count = _edge(text, last), count + digits
            continue
        if end:
            yield Stretch(start, end, count)
        start, end, count = first, _edge(text, last), digits
    if end:
        yield Stretch(start, end, count)


def _edge(text: str, last: int) -> int:
    """A place at least the margin behind ``last`` that cuts no word."""
    found = _BREAK.search(text, min(len(text), last + _MARGIN))
    return found.start() if found else len(text)
