"""How sure a word or several with a capital are a name: what the tables know against what stands around them.

A name of two parts that the tables have is one.  A single word needs a title, an introduction, or something that only
people do; only the given names that mean nothing else stand for themselves.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from recognizers.names.english_cues import STRONG, around
from recognizers.names.english_shape import known
from recognizers.names.lexicon import english

_DOUBTED = 0.4
_SILENT = frozenset(("perhaps", "acts", "pronoun", "addressed"))
"""Cues that are no word in ``why``."""
_TELLING = frozenset((*STRONG, "deed", "office", "suffix", "group", "quoted", "greeted"))
_SMALL_BEFORE = re.compile(r"[a-z]['’]?[a-z]*[,;:]?[ ][\"“(]?\Z")
_SMALL_BEHIND = re.compile(r"(?:['’]s|[,;])?[ ][a-z]")
_WHERE = re.compile(r"(?:(?<![A-Za-z])(?:in|from|near|at|through|across|outside|around|St\.|Mt\.|Ft\.)[ ])\Z")
"""What leads to a town rather than to somebody."""

Verdict: TypeAlias = tuple[float, tuple[str, ...]]


def verdict(line: str, place: tuple[int, int], words: list[str], signs: frozenset[str], code: bool) -> Verdict:
    """How sure ``words`` at ``place`` are a name, and the codes that say why."""
    knowledge = frozenset(known(words, around().words))
    why = (*sorted(knowledge), *sorted(signs - _SILENT))
    if code and not signs & STRONG:
        return 0.0, why
    if len(words) == 1:
        return _alone(line, place, words[0], knowledge, signs), why
    return _several(words, knowledge, signs), why


def _several(words: list[str], knowledge: frozenset[str], signs: frozenset[str]) -> float:
    said, plain = signs - {"perhaps", "addressed"}, around().words
    if plain.issuperset(words) or (words[-1] in plain and not knowledge - {"surname"}):
        return 0.6 if signs & STRONG else 0.0
    if "pinyin" in knowledge or len(knowledge) > 1:
        return 0.75 if said else 0.6
    if said & _TELLING or "initial" in knowledge or (signs and knowledge):
        return 0.6
    return 0.5 if knowledge & {"given", "ending"} or "own" in said else 0.0


def _alone(line: str, place: tuple[int, int], word: str, knowledge: frozenset[str], signs: frozenset[str]) -> float:
    """A single word: a title makes anything a name, a verb only what can hardly be anything else."""
    if signs & {"title", "named"}:
        return 0.6
    if "eponym" in signs or word in around().openings or word in around().everybody:
        return 0.0
    if "greeted" in signs:
        return 0.6
    if word in around().words:
        return 0.5 if "deed" in signs and word in english().given else _DOUBTED if "self" in signs else 0.0
    if not knowledge:
        return 0.5 if signs & {"own", "pronoun", "group", "quoted"} else _DOUBTED if "self" in signs else 0.0
    if signs - _SILENT:
        return 0.6
    if signs - {"perhaps"} or ("given" in knowledge and signs):
        return 0.5
    return 0.5 if word in english().frequent and _in_prose(line, *place) else _DOUBTED


def _in_prose(line: str, start: int, end: int) -> bool:
    """Whether a word in small letters stands beside the place, none that leads to a town."""
    if _WHERE.search(line, max(0, start - 20), start):
        return False
    before = _SMALL_BEFORE.search(line, max(0, start - 20), start)
    return before is not None or _SMALL_BEHIND.match(line, end) is not None
