"""The fields of the log as they are asked and listed, and its words (``audit/knowledge/evidence.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from audit.knowledge.shelf import LANGUAGES, Text, one_of, read, text

_KINDS: Final = ("text", "time", "choice", "yes", "entry")


@dataclass(frozen=True, slots=True)
class Field:
    """One that the user fills; ``answers`` have a code and a word in each language; ``file``: only asked of a file;
    ``also``: other names it may be given."""

    name: str
    kind: str
    label: Text
    hint: Text
    answers: tuple[Mapping[str, str], ...]
    file: bool
    also: tuple[str, ...] = ()

    def told(self, value: object, lang: str) -> str:
        """A value of this field in words."""
        return next((answer[lang] for answer in self.answers if answer["code"] == value), str(value))


@cache
def fields() -> Mapping[str, Field]:
    """Every field that is asked, by name, in the order of asking."""
    return {name: _field(name, block) for name, block in _shelf()["field"].items()}


@cache
def words(lang: str) -> Mapping[str, str]:
    """The sentences in one language, by name."""
    return {name: text(word, name)[lang] for name, word in _shelf()["words"].items()}


def warning() -> Text:
    """What the first line of a log says."""
    return text(_shelf()["warning"], "warning")


@cache
def _shelf() -> Mapping[str, Any]:
    return read("evidence.toml")


def _field(name: str, block: Mapping[str, Any]) -> Field:
    label = text({lang: block.get(lang) for lang in LANGUAGES}, name)
    hint = text(block["hint"], name) if "hint" in block else {}
    answers = tuple(block.get("answers", ()))
    kind = one_of(block["kind"], _KINDS, name)
    return Field(name, kind, label, hint, answers, block.get("file", False), tuple(block.get("also", ())))
