"""The tables of names, read when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recognizers.vocabulary import alternation

_SHORT = 2
"""Characters that a shortened name has at least."""


@dataclass(frozen=True, slots=True)
class Chinese:
    """``surnames`` of one character, the ``frequent`` among them, ``compound`` ones; characters of ``foreign`` names.

    ``given``: how much more often a character stands in given names than in words (logarithm of the ratio); ``words``
    that begin with a surname, and words of two that are ``ending`` with one; what is ``short`` for a club; and sources
    of regular expressions for what stands beside names and for what only sounds like one.
    """

    frequent: frozenset[str]
    surnames: frozenset[str]
    compound: frozenset[str]
    foreign: frozenset[str]
    given: Mapping[str, float]
    words: frozenset[str]
    ending: frozenset[str]
    short: frozenset[str]
    roles: str
    titles: str
    forms: str
    kin: str
    elsewhere: str
    deeds: str
    clubs: str
    places: str
    things: str
    small: str


@cache
def chinese() -> Chinese:
    """Tables for names in Chinese characters."""
    tables = tomllib.loads(_text("chinese.toml")) | tomllib.loads(_text("others.toml"))
    characters = tomllib.loads(_text("characters.toml"))["given"]
    frequent, surnames = frozenset(tables["frequent"]), frozenset(tables["frequent"] + tables["rare"])
    sets = (frequent, surnames, frozenset(tables["compound"].split()), frozenset(tables["foreign"]))
    given = {char: float(weight) for weight, chars in characters.items() for char in chars}
    tables["titles"] = f"{tables['forms']} {tables['offices']}"
    keys = ("roles", "titles", "forms", "kin", "elsewhere", "deeds", "clubs", "places", "things", "small")
    sources = (alternation(tables[key].split()) for key in keys)
    words = frozenset((*_words(), *tables["fields"].split()))
    return Chinese(*sets, given, words, frozenset(_endings()), _beginnings(tables["clubs"].split()), *sources)


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:size] for word in words for size in range(_SHORT, len(word)))


@dataclass(frozen=True, slots=True)
class Known:
    """Foreign names as they are ``transcribed``, ``japanese`` surnames, and Latin ``brands`` in small letters."""

    transcribed: frozenset[str]
    japanese: frozenset[str]
    brands: frozenset[str]


@cache
def known() -> Known:
    """Names from abroad that are heard often, and what is written in Latin letters and names nobody."""
    tables = tomllib.loads(_text("known.toml"))
    return Known(
        frozenset(tables["transcribed"].split()),
        frozenset(tables["japanese"].split()),
        frozenset(tables["brands"].lower().split()),
    )


@dataclass(frozen=True, slots=True)
class English:
    """Given names and surnames, each with a capital; the ``frequent`` given names that mean nothing else, the
    same in ``lower`` case, and the ``plain`` words among all names."""

    given: frozenset[str]
    surnames: frozenset[str]
    frequent: frozenset[str]
    lower: frozenset[str]
    plain: frozenset[str]


@cache
def english() -> English:
    """Tables for names in Latin letters."""
    frequent = _table("frequent.txt")
    given, surnames = (
        _table("given.txt") | _table("abroad.txt") | frequent,
        _table("surnames.txt") | _table("families.txt"),
    )
    return English(given, surnames, frequent, frozenset(map(str.lower, frequent)), _table("plain.txt"))


def _table(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _words() -> Iterator[str]:
    for line in _lines("words.txt"):
        surname, seconds, *ends = line.split()
        yield from (surname + end for end in (*seconds.strip("-"), *ends))


def _endings() -> Iterator[str]:
    for line in _lines("endings.txt"):
        surname, firsts = line.split()
        yield from (first + surname for first in firsts)


def _lines(name: str) -> Iterable[str]:
    return (line for line in _text(name).splitlines() if line and not line.startswith("#"))


def _text(name: str) -> str:
    return (files("recognizers.names") / name).read_text("utf-8")
