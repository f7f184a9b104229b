"""What a few Chinese characters look like, read by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from recognizers.lazy import lazy
from recognizers.names.lexicon import chinese

Shape: TypeAlias = Literal[
    "name", "rare", "compound", "dotted", "foreign", "nickname", "polite", "office", "masked", "one", "latin", "other"
]
"""A frequent or a rare or a compound surname with a given name; a name written with ``·``; one transcribed; 小, 老 or
阿 before a name; a surname with 先生 and the like or with an office; one with 某 or ``*``; a single character; Latin
letters; none of these."""

FULL: tuple[Shape, ...] = ("name", "rare", "compound")
"""Shapes of a surname with a given name."""

HAN = "一-鿿㐀-䶿"
DOTS = "·•・‧"
PARTICLES = frozenset("的了是在不有和就都要会能没还去来上下这那我你他她它们么吗呢吧啊呀哦得地着过很也到说看想吃好")
"""Characters that go on with the sentence rather than with a name."""
_DOTTED = lazy(rf"[{HAN}A-Za-z]{{1,8}}(?:[{DOTS}][{HAN}A-Za-z.]{{1,8}}){{1,4}}")
_MASKED = lazy(rf"[{HAN}](?:某[某{HAN}]?|[*＊xX×Ｘ]{{1,2}}[{HAN}]?)")
_ALL_HAN = lazy(f"[{HAN}]+")
_LATIN = lazy(r"[A-Za-z][A-Za-z .'-]*")
_UNKNOWN = -1.0
"""What is assumed of a character that is in no table: a rare one, in names and in words."""


def shape(text: str) -> Shape:
    """The shape of ``text``, without a look at what stands around it."""
    if not _ALL_HAN.fullmatch(text):
        return "dotted" if _DOTTED.fullmatch(text) else "masked" if _masked(text) else _letters(text)
    if len(text) == 1:
        return "one"
    if _masked(text):
        return "masked"
    tables = chinese()
    if address := _address(text):
        return address
    if text[:2] in tables.compound and len(text) in (3, 4):
        return "compound"
    if len(text) in (2, 3):
        if text[0] in tables.frequent:
            return "name"
        if text[0] in "小老阿大" and (len(text) == 2 or text[1] == text[2]):
            return "nickname"
        if text[0] in tables.surnames:
            return "rare"
    if len(text) == 4 and {text[0], text[1]} <= tables.frequent:
        return "name"  # two surnames, as of a married woman in Hong Kong or a child of both
    return "foreign" if len(text) >= 3 and tables.foreign.issuperset(text) else "other"


def given(text: str, kind: Shape) -> float:
    """How much the characters behind the surname are those of given names: mean logarithm of the ratio, -3 … 3."""
    weights = chinese().given
    chars = text[2:] if kind == "compound" else text[1:] if kind in ("name", "rare", "nickname") else text
    return sum(weights.get(char, _UNKNOWN) for char in chars) / max(1, len(chars))


def is_word(text: str) -> bool:
    """Whether ``text`` is, or begins with, a word that only looks like a name: 高兴, 方便面."""
    tables = chinese()
    if text[:2] in tables.compound and len(text) > 2:
        return False
    return text in tables.words or text[:2] in tables.words


def longest(text: str, start: int) -> int:
    """Where the name that begins at ``start`` most likely ends; ``start`` when none does."""
    dotted = _DOTTED.match(text, start)
    if dotted:
        return dotted.end()
    weights = chinese().given
    size = 3 if text[start : start + 2] in chinese().compound else 2
    run = _ALL_HAN.match(text, start)
    room = run.end() - start if run else 0
    if room < size:
        return start
    third = text[start + size : start + size + 1]
    if room > size and third not in PARTICLES and weights.get(third, _UNKNOWN) >= _UNKNOWN:
        size += 1
    return start + size if shape(text[start : start + size]) in FULL else start


def addressed(text: str, start: int) -> int:
    """The end of a surname with a title (王总) that begins at ``start``; ``start`` when none does."""
    tables = chinese()
    size = 2 if text[start : start + 2] in tables.compound else 1
    if size == 1 and text[start : start + 1] not in tables.surnames:
        return start
    title = _title().match(text, start + size)
    return title.end() if title else start


def _address(text: str) -> Shape | None:
    if addressed(text, 0) != len(text):
        return None
    return "polite" if re.search(f"{chinese().forms}$", text) else "office"


@cache
def _title() -> re.Pattern[str]:
    return re.compile(chinese().titles)


def _masked(text: str) -> bool:
    tables = chinese()
    return _MASKED.fullmatch(text) is not None and text[0] in tables.surnames


def _letters(text: str) -> Shape:
    return "latin" if _LATIN.fullmatch(text) else "other"
