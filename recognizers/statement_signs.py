"""What in a sentence speaks for or against its telling something of somebody: named signs, each in its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from recognizers.rule import compiled

_CLAUSE_MARK = re.compile("[，,、；;：:（(）)]")
_NEAR = 12
"""Characters right before and behind what is said."""
_LENGTHS = ((14, "short"), (32, "message"), (70, "line"))
"""How long a sentence is at most, by the word for it."""

Signs = Mapping[str, re.Pattern[str]]


@cache
def _signs(place: str, language: str) -> Signs:
    data = tomllib.loads((files("recognizers") / "statement_signs.toml").read_text("utf-8"))
    return {name: compiled(_bounded(source, place, language)) for name, source in data[place][language].items()}


def _bounded(source: str, place: str, language: str) -> str:
    """English words of a sentence end where they end, in any case."""
    if language == "zh" or place in ("before", "behind"):
        return source if language == "zh" else f"(?i:{source})"
    return f"(?<![A-Za-z])(?i:{source})(?![A-Za-z])" if source != "[0-9]" else source


def around(text: str, sentence: tuple[int, int], language: str) -> frozenset[str]:
    """The signs of a whole sentence, once for all that it may tell."""
    found = {name for name, sign in _signs("sentence", language).items() if sign.search(text, *sentence)}
    found.add(next((word for most, word in _LENGTHS if sentence[1] - sentence[0] <= most), "long"))
    return frozenset(found | {language})


def at(text: str, sentence: tuple[int, int], said: tuple[int, int], language: str) -> Iterator[str]:
    """The signs of one place in it."""
    start, end = said
    before, behind = text[max(sentence[0], start - _NEAR) : start], text[end : min(sentence[1], end + _NEAR)]
    yield from (f"before-{name}" for name, sign in _signs("before", language).items() if sign.search(before))
    yield from (f"behind-{name}" for name, sign in _signs("behind", language).items() if sign.search(behind))
    yield from (f"inside-{name}" for name, sign in _signs("inside", language).items() if sign.search(text, *said))
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(text, sentence[0], start)]
    stop = _CLAUSE_MARK.search(text, end, sentence[1])
    clause = (marks[-1] if marks else sentence[0], stop.start() if stop else sentence[1])
    yield from (f"clause-{name}" for name, sign in _signs("clause", language).items() if sign.search(text, *clause))
    if language == "zh":
        yield f"chars-{min(end - start, 6)}"
    if start == clause[0]:
        yield "opens-clause"
    if start == sentence[0]:
        yield "opens"
    if 2 * (end - start) > sentence[1] - sentence[0]:
        yield "most"
