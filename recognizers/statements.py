"""What is said about a person that is sensitive: illness, faith, orientation, a sentence, a debt, a child's school.

A word alone says nothing: 糖尿病 is an illness, 确诊糖尿病 is somebody's.  ``statements.toml`` lists words and
frames that make a statement of them, ``notices.toml`` does so for what companies write to their customers.  An asserted
frame stands by itself, a told one needs somebody in the same sentence; questions, denials, suppositions and general
talk speak against both.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recognizers.rule import compiled
from recognizers.span import Span

_SENTENCE = re.compile("[^。！？!?；;\n\x00]+[！？!?]?")
_HAN = re.compile("[一-鿿]")
_CLAUSE_MARK = re.compile("[，,、：:（(]")
_BEFORE_DENIAL = 8
"""Characters in front of a frame that may deny it."""

STATED, SAID, DOUBTED = 0.75, 0.60, 0.20
"""A frame with somebody in the sentence; an asserted frame alone; either denied, asked or said in general."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying it; ``asserted``: it needs nobody to be named."""

    entity: str
    source: str
    asserted: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at its first use: most texts show the signs of few kinds."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class Kind:
    """The frames of one entity; ``signs``: what a sentence holds in which one can match."""

    signs: re.Pattern[str]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Language:
    kinds: tuple[Kind, ...]
    someone: re.Pattern[str]
    against: re.Pattern[str]
    denied: re.Pattern[str]


class Statements:
    """Finds statements in Chinese and English sentences."""

    entities = (
        "MEDICAL", "MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY", "RELIGION", "POLITICAL_STATUS",
        "SEXUAL_ORIENTATION", "MARITAL_HISTORY", "CRIMINAL_RECORD", "ETHNICITY", "INCOME", "LOAN_RECORD",
        "SCHOOL_CLASS", "MINOR", "TRAVEL_RECORD", "LODGING_RECORD", "PURCHASE_RECORD", "TRANSACTION_RECORD",
        "ACCOUNT_BALANCE", "LOGIN_RECORD",
    )  # fmt: skip

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """A span for every frame that says something of somebody; its form is what is said."""
        for sentence in _SENTENCE.finditer(text):
            start, end = sentence.span()
            yield from _said(text, start, end, _language("zh" if _HAN.search(text, start, end) else "en"))


def _said(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    kinds = [kind for kind in language.kinds if kind.signs.search(text, start, end)]
    someone = bool(kinds) and language.someone.search(text, start, end) is not None
    for frame in (frame for kind in kinds for frame in kind.frames if frame.asserted or someone):
        for match in frame.regex.finditer(text, start, end):
            against = _against(text, start, match.start(), _clause_end(text, match.end(), end), language)
            score = DOUBTED if against else STATED if someone else SAID
            why = ("pattern", *(("someone",) if someone else ()), *((against,) if against else ()))
            yield Span(*match.span(), frame.entity, score, "statement", why, match["v"] or match[0])


def _against(text: str, start: int, place: int, end: int, language: Language) -> str:
    """The code of what takes the statement back; "" when nothing does."""
    if language.denied.search(text, max(start, place - _BEFORE_DENIAL), place):
        return "negative:denied"
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(text, start, place)]
    return "negative:general" if language.against.search(text, marks[-1] if marks else start, end) else ""


def _clause_end(text: str, place: int, end: int) -> int:
    mark = _CLAUSE_MARK.search(text, place, end)
    return mark.start() if mark else end


def languages() -> dict[str, Language]:
    """By "zh" and "en"."""
    return {language: _language(language) for language in ("zh", "en")}


@cache
def _language(name: str) -> Language:
    """Read at first use: a text in one language needs no other."""
    data = _data()
    between = "[一-鿿]{0,3}" if name == "zh" else "[ a-z]{0,8}"
    return Language(
        tuple(kind for block in data["statement"] if (kind := _kind(block, name)).frames),
        compiled(_bounded(_line(data["someone"][name]), name)),
        compiled(_bounded(_line(data["against"][name]), name)),
        compiled(f"(?:{data['against'][f'denied_{name}']}){between}$"),
    )


@cache
def _data() -> dict[str, Any]:
    """Both files as one."""
    said, sent = (
        tomllib.loads((files("recognizers") / name).read_text("utf-8")) for name in ("statements.toml", "notices.toml")
    )
    return {**said, "statement": [*said["statement"], *sent["statement"]]}


def _kind(block: dict[str, Any], language: str) -> Kind:
    words = {name: f"(?:{_line(source)})" for name, source in block.get("words", {}).items()}
    frames = tuple(
        Frame(block["entity"], _bounded(source, language), kind == "asserted")
        for kind, sources in block["frames"].items()
        for source in (_filled(source, words) for source in sources)
        if (_HAN.search(source) is not None) == (language == "zh")
    )
    return Kind(re.compile(block["signs"][language], re.IGNORECASE if language == "en" else 0), frames)


def _line(source: str) -> str:
    """A list of words that is broken into lines for its readers."""
    return source.replace("\n", "")


def _filled(source: str, words: dict[str, str]) -> str:
    """A frame with its words."""
    return re.sub(r"\{([a-z_]{2,})\}", lambda name: words[name[1]], source)


def _bounded(source: str, language: str) -> str:
    """English words end where they end, in any case."""
    return source if language == "zh" else f"(?<![A-Za-z])(?i:{source})(?![A-Za-z])"
