"""A sentence as clauses, and a clause as its grams: characters and pairs of them; words, their pairs and their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add
from typing import Final, Literal, TypeAlias

Place: TypeAlias = tuple[int, int]
Tongue: TypeAlias = Literal["zh", "en"]

_CLAUSE: Final = re.compile("[^，,；;。！？!?\n\x00]+[，,；;。！？!?\n]*")
_JOINT: Final = re.compile(
    r" (?=(?:and|but|so|because|while|though|although|then|who|whose) "
    r"(?:i|we|he|she|they|it|you|my|his|her|our|their|your|mum|mom|dad|is|was|has|had|are|were|just)\b)"
)
"""Where English goes on with another clause without a comma."""
_WORD: Final = re.compile(r"[a-z']+|0+|[^\sa-z0]")
_DIGIT: Final = re.compile("[0-9]")
_ASKS: Final = re.compile("[?？吗]")
_AROUND: Final = 40
"""Characters before and behind a clause that are read with it in a long sentence."""
_STEM: Final = 4
"""English letters at the beginning or the end of a longer word that speak for themselves: hyper-, -itis."""


def folded(text: str) -> str:
    """As grams are written: lower case, every digit 0; of the same length."""
    low = text.lower()
    return _DIGIT.sub("0", low if len(low) == len(text) else text)


def clauses(text: str, sentence: Place, language: Tongue) -> Iterator[Place]:
    """Where the clauses of a sentence of a folded text stand."""
    for match in _CLAUSE.finditer(text, *sentence):
        start, end = match.span()
        for joint in _JOINT.finditer(text, start, end) if language == "en" else ():
            yield start, joint.end()
            start = joint.end()
        yield start, end


def around(sentence: Place, clause: Place) -> Place:
    """What of the sentence is read with a clause."""
    return max(sentence[0], clause[0] - _AROUND), min(sentence[1], clause[1] + _AROUND)


def grams(written: str, language: Tongue) -> set[str]:
    """The grams of a folded text."""
    if language == "zh":
        return {*written, *map(add, written, written[1:])}
    return {gram for gram, _, _ in _of_words(written)}


def placed(written: str, language: Tongue) -> Iterator[tuple[str, int, int]]:
    """Its grams, from where to where each stands."""
    if language == "en":
        yield from _of_words(written)
        return
    for at, one in enumerate(written):
        yield one, at, at + 1
        yield written[at : at + 2], at, at + 2


def _of_words(written: str) -> Iterator[tuple[str, int, int]]:
    last, since = "", 0
    for match in _WORD.finditer(written):
        start, end = match.span()
        word = "0" if match[0][0] == "0" else match[0]
        yield word, start, end
        if len(word) > _STEM:
            yield f"{word[:_STEM]}-", start, end
            yield f"-{word[-_STEM:]}", start, end
        if last:
            yield f"{last} {word}", since, end
        last, since = word, start


def marks(text: str, sentence: Place, clause: Place) -> Iterator[str]:
    """What else is seen at a glance: how long the sentence is, whether it asks, whether the clause opens it."""
    yield f"={min((sentence[1] - sentence[0]) // 20, 5)}"
    if _ASKS.search(text, *sentence):
        yield "=asks"
    if clause[0] == sentence[0]:
        yield "=opens"
