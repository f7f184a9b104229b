"""What stands beside a candidate, in kinds of words: 我前同事 is an owner, a character, a colleague."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple, TypeAlias

from recognizers.relations import groups
from recognizers.relations.frames import english_words, words

Tongue: TypeAlias = Literal["zh", "en"]

TELLING: Final = frozenset(
    {"kin", "role", "guardian", "need", "contact", "chat", "society", "group", "join", "guard", "work", "house", "tie"}
)
"""Of these kinds a line holds a word wherever a relation is told, or nearly so."""
REST: Final = "rest"
"""What is of no kind."""
_ENTITIES: Final[Mapping[str, str]] = {"kin": "FAMILY_MEMBER", "role": "COLLEAGUE", "guardian": "GUARDIAN_CHILD"}
_FIRST: Final = ("phone", "need", "house")
"""Kinds that are tried before the words of relations."""
_OTHERS: Final = {"zh": "[0-9]+|[A-Za-z]+|[^ 　]", "en": r"[0-9][0-9 -]*|[A-Za-z]+(?:['’-][A-Za-z]+)*|[^ ]"}
_KEPT: Final = 2048


class Token(NamedTuple):
    """A word of ``kind`` and where it stands."""

    kind: str
    word: str
    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def tokens(text: str, tongue: Tongue) -> tuple[Token, ...]:
    """The words of ``text``, each with its kind."""
    return tuple(Token(match.lastgroup or REST, match[0], *match.span()) for match in _lexer(tongue).finditer(text))


@cache
def _lexer(tongue: Tongue) -> re.Pattern[str]:
    table: dict[str, str] = tomllib.loads((files(__package__) / "cues.toml").read_text("utf-8"))[tongue]
    of = words if tongue == "zh" else english_words
    first = {kind: table.pop(kind) for kind in _FIRST if kind in table}
    parts = first | {kind: of(entity) for kind, entity in _ENTITIES.items()}
    parts |= ({"society": groups.SOCIETY} if tongue == "zh" else {}) | table
    if tongue == "en":
        parts = {kind: f"(?i:(?<![A-Za-z])(?:{source})s?(?![A-Za-z]))" for kind, source in parts.items()}
    kinds = "|".join(f"(?P<{kind}>{source})" for kind, source in parts.items())
    return re.compile(f"{kinds}|(?P<{REST}>{_OTHERS[tongue]})")
