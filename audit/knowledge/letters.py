"""Texts of letters (``letter_texts/``): per kind and way, in a markup of one line for one thing.

``# heading`` · ``- bullet`` · ``1. number`` · ``[] box to tick`` · ``| name | value`` · ``> note for the writer`` ·
``>> date and signature`` · ``@part`` · anything else is a paragraph.  ``?word`` in front keeps a line only when the
word holds, ``!word`` only when it does not.  ``{name}`` is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import Any, Final

from audit.knowledge.channels import load_channels
from audit.knowledge.laws import load_laws
from audit.knowledge.shelf import LANGUAGES, Text, read, text

FILES: Final = ("parts", "police", "regulators", "platforms", "own", "officer")
WAYS: Final = ("phone", "letter", "bring", "form")
"""The same facts on the telephone, in writing, face to face, in an online form."""
CONDITIONS: Final = ("strong", "weak", "large", "harm", "evidence", "minor", "intimate")
VALUES: Final = ("leaked", "everything", "people", "since", "heard", "limitation", "law", "channel")
MADE: Final = ("leaked", "kinds", "classes", "evidence", "files", "channels", "laws")
"""Parts that are made from the facts."""
WORDS: Final = "words"
PARTS: Final = "parts"
_LINE: Final = re.compile(r"(?:(?P<sign>[?!])(?P<when>\w+) )?(?P<mark># |- |1\. |\[\] |\| |>> |> |@)?(?P<text>.+)")
_STYLES: Final = {"# ": "heading", "- ": "bullet", "1. ": "number", "[] ": "tick", "| ": "row", "> ": "note"} | {
    ">> ": "closing",
    "@": "part",
    None: "plain",
}


@dataclass(frozen=True, slots=True)
class Line:
    """``style``: heading, plain, note, closing, bullet, number, tick, row, part.  It stands only when ``when`` holds,
    or, with ``unless``, only when it does not ("": always)."""

    style: str
    text: str
    when: str = ""
    unless: bool = False


Script = Mapping[str, tuple[Line, ...]]
"""Lines by language."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter.  ``aliases`` are other words for it; ``purpose`` one line; ``aid``: whoever gets it reads
    Chinese, so that the English one is there to be understood; ``template``: it needs nothing marked as leaked."""

    id: str
    aliases: tuple[str, ...]
    name: Text
    purpose: Text
    aid: bool
    template: bool
    channels: tuple[str, ...]
    laws: tuple[str, ...]
    ways: Mapping[str, Script]


@dataclass(frozen=True, slots=True)
class Letters:
    """All kinds by id, the parts they share, and the words of what is made."""

    kinds: Mapping[str, Kind]
    parts: Mapping[str, Script]
    words: Mapping[str, Text]

    def find(self, name: str) -> Kind | None:
        """The kind called ``name``, by its id or another word for it."""
        folded = name.casefold()
        return next((kind for kind in self.kinds.values() if folded in (kind.id, *kind.aliases)), None)


@lru_cache(maxsize=1)
def load_letters() -> Letters:
    """The shipped texts; ``ValueError`` names what is incomplete."""
    data: dict[str, Any] = {}
    for name in FILES:
        data |= read(f"letter_texts/{name}.toml")
    return parse(data)


def parse(data: Mapping[str, Any]) -> Letters:
    """Kinds, parts and words of the data files, checked."""
    parts = {name: _script(raw, name, ()) for name, raw in data[PARTS].items()}
    words = {name: text(raw, f"words.{name}") for name, raw in data[WORDS].items()}
    kinds = [_kind(name, raw, parts) for name, raw in data.items() if name not in (PARTS, WORDS)]
    called = [word for kind in kinds for word in (kind.id, *kind.aliases)]
    if len(set(called)) != len(called):
        raise ValueError(f"letters: two kinds are called {max(called, key=called.count)!r}")
    return Letters({kind.id: kind for kind in kinds}, parts, words)


def fields(line: Line) -> tuple[str, ...]:
    """What is to be filled in, such as ``leaked`` and ``law[pipl-47]``."""
    return tuple(name for _, name, _, _ in Formatter().parse(line.text) if name is not None)


def ids(field: str) -> tuple[str, ...]:
    """The ids in ``law[pipl-45,pipl-46]``."""
    return tuple(field.partition("[")[2].rstrip("]").split(","))


def _kind(name: str, raw: Mapping[str, Any], parts: Mapping[str, Script]) -> Kind:
    if not set(raw["channels"]) <= load_channels().keys() or not set(raw["laws"]) <= load_laws().keys():
        raise ValueError(f"{name}: needs channels of channels.toml and cards of laws.toml")
    return Kind(
        id=name,
        aliases=tuple(raw["aliases"]),
        name=text(raw["name"], f"{name}.name"),
        purpose=text(raw["purpose"], f"{name}.purpose"),
        aid=raw.get("aid", False),
        template=raw.get("template", False),
        channels=tuple(raw["channels"]),
        laws=tuple(raw["laws"]),
        ways={way: _script(raw.get(way), f"{name}.{way}", parts) for way in WAYS},
    )


def _script(raw: Any, where: str, parts: Iterable[str]) -> Script:
    """The lines in every language, which say the same things in the same order."""
    script = {lang: tuple(_lines(words, where, parts)) for lang, words in text(raw, where).items()}
    first, second = (list(map(_shape, script[lang])) for lang in LANGUAGES)
    if first != second:
        differing = next((str(pair) for pair in zip(first, second, strict=False) if pair[0] != pair[1]), "the end")
        raise ValueError(f"{where}: the languages differ at {differing}")
    return script


def _shape(line: Line) -> tuple[object, ...]:
    """What must be the same in every language: style, condition, the name of a part, what is filled in."""
    fixed = (line.text,) if line.style == "part" else tuple(sorted(fields(line)))
    return line.style, line.when, line.unless, *fixed


def _lines(words: str, where: str, parts: Iterable[str]) -> Iterable[Line]:
    for written in filter(None, map(str.strip, words.splitlines())):
        found = _LINE.fullmatch(written)
        if found is None:
            raise ValueError(f"{where}: cannot read {written!r}")
        line = Line(_STYLES[found["mark"]], found["text"].strip(), found["when"] or "", found["sign"] == "!")
        _check(line, where, parts)
        yield line


def _check(line: Line, where: str, parts: Iterable[str]) -> None:
    if line.when and line.when not in CONDITIONS:
        raise ValueError(f"{where}: there is no condition {line.when!r}")
    if line.style == "part" and line.text not in (*parts, *MADE):
        raise ValueError(f"{where}: there is no part {line.text!r}")
    if line.style == "row" and line.text.count(" | ") != 1:
        raise ValueError(f"{where}: a row is a name and a value, not {line.text!r}")
    for field in fields(line):
        name = field.partition("[")[0]
        known = {"law": load_laws(), "channel": load_channels()}.get(name)
        if name not in VALUES or (known is not None and not known.keys() >= set(ids(field))):
            raise ValueError(f"{where}: nothing fills in {{{field}}}")
