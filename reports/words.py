"""The words of the reports in one language: ``words.<lang>.toml``, one key per text.

A text is a string, or ``{one, other}`` chosen by ``n``.  ``{n}``, ``{0}``, ``{name}`` are filled in; whole numbers get
thousands separators.  Codes (reasons, evidence, outcomes) have their parameters after a colon; what has no words is
shown as it is, so that a newer scan never breaks an older report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

from reports.document import Label
from reports.names import REMEMBERED, visible
from reports.parts import part_code
from reports.where import Text

LANGUAGES = ("zh", "en")

Entry: TypeAlias = str | Mapping[str, str]


class Words:
    """The words of one language: ``words("found.files", n=214)``."""

    def __init__(self, lang: str) -> None:
        """``ValueError`` when there are no words for ``lang``."""
        if lang not in LANGUAGES:
            raise ValueError(f"no words for this language; there are: {', '.join(LANGUAGES)}")
        self.lang = lang
        self._entries = load(lang)

    def __call__(self, key: str, *values: object, **named: object) -> str:
        """The text of ``key``, filled in.  ``KeyError`` when there is none: a mistake of ours."""
        entry = self._entries[key]
        if not isinstance(entry, str):
            entry = entry["one" if named.get("n") == 1 else "other"]
        return entry.format(*map(_number, values), **{name: _number(value) for name, value in named.items()})

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def text(self, text: Text) -> str:
        """A text of the document in this language, else in any it has, else ""."""
        return text.get(self.lang) or next(iter(text.values()), "")

    def label(self, labels: Mapping[str, Label], group: str, code: str) -> str:
        """What the document (``labels``) or the words call ``group:code``; the code itself when neither knows it."""
        known = labels.get(f"{group}:{code}")
        if known is not None:
            return known.en if self.lang == "en" else known.zh
        key = f"{group}.{code}"
        return self(key) if key in self else visible(code)

    def reason(self, reason: str) -> str:
        """Why a source was not read, or not wholly: a code of ``audit.errors.REASONS`` with its parameters."""
        if ":" in reason and f"reason.{reason}" in self:  # a parameter with words of its own
            return self(f"reason.{reason}")
        code, _, rest = reason.partition(":")
        name, _, size = rest.partition(":")
        parameter = self("parameter." + name) if f"parameter.{name}" in self else visible(name) or "…"
        return self._coded("reason", code, f"{parameter} {size}".strip(), reason)

    def why(self, evidence: str) -> str:
        """One evidence code (``pattern``, ``label:身份证``, ``segment:138``) as words."""
        code, _, parameter = evidence.partition(":")
        told = self.label({}, code, parameter) if parameter else "…"
        return self._coded("why", code, told, evidence)

    def not_looked(self, part: str) -> str:
        """What of a source that was read has not been looked at: ``picture text``, ``pictures on pages 3-5``."""
        name, numbers = split_numbers(part)
        key = f"not_looked.{name}"
        return f"{self(key)} {numbers}".strip() if key in self else visible(part)

    def readers_why(self, reason: str) -> str:
        """How the readers of a place were guessed: ``default``, ``git-remote``, ``path:onedrive``."""
        code, _, seen = reason.partition(":")
        return self._coded("readers_why", code, self.label({}, "seen_in_path", seen) or "…", reason)

    def size(self, count: int) -> str:
        """Bytes in the unit a file manager would show."""
        if count < 1000:
            return self("found.bytes", count)
        value = float(count)
        for unit in ("kB", "MB", "GB", "TB"):
            value /= 1000
            if value < 999.95 or unit == "TB":
                break
        return f"{value:,.1f} {unit}"

    def place(self, place: Mapping[str, int | str]) -> str:
        """A place inside a source in words a person can follow; the keys are those of ``docs/formats.md``."""
        if not place:
            return self("place.whole")
        return self("place.join").join(self._place_pieces(dict(place))).strip()

    def container(self, name: str) -> str:
        """One step of a trail: a member's name, a message by its number, or a commit by its object and day."""
        kind, _, number = name.partition(" ")
        if kind == "commit" and REMEMBERED.fullmatch(name):
            return self("place.commit", number)
        if kind == "message" and number.isascii() and number.isdigit():
            return self("place.message", number)
        return visible(name)

    def _place_pieces(self, place: dict[str, int | str]) -> Iterator[str]:
        if "line" in place and "column" in place:
            place["line_column"] = ""
            line, column = place.pop("line"), place.pop("column")
        for key in sorted(place, key=_coarse_first):
            value = place[key]
            if key == "line_column":
                yield self("place.line_column", str(line), str(column))
            elif key == "field":
                yield self("place.field_number" if isinstance(value, int) else "place.field_name", _shown(value))
            elif key == "name":
                yield self.label({}, "name_of", str(value))
            elif key == "part" and (named := part_code(str(value)))[0]:
                yield self(f"part.{named[0]}", named[1])
            elif f"place.{key}" in self:
                yield self(f"place.{key}", _shown(value))
            else:
                yield self("place.other", visible(key), _shown(value))

    def _coded(self, group: str, code: str, parameter: str, whole: str) -> str:
        key = f"{group}.{code}"
        return self(key, parameter) if key in self else visible(whole)


_NUMBERS = re.compile(r"(?P<name>\D+)[ :](?P<numbers>[0-9][0-9, –-]*)", re.DOTALL)
_COARSE_TO_FINE = (
    *("sheet", "table", "part", "page", "line_column", "line", "row", "rowid"),
    *("field", "tag", "pointer", "offset", "name"),
)


def split_numbers(part: str) -> tuple[str, str]:
    """``pictures on pages 3-5, 9`` → (``pictures on pages``, ``3-5, 9``); no numbers: ""."""
    found = _NUMBERS.fullmatch(part)
    return (found["name"], found["numbers"]) if found else (part, "")


def _coarse_first(key: str) -> int:
    return _COARSE_TO_FINE.index(key) if key in _COARSE_TO_FINE else len(_COARSE_TO_FINE)


def _shown(value: int | str) -> str:
    return visible(str(value))


def _number(value: object) -> object:
    return f"{value:,}" if type(value) is int else value


@cache
def load(lang: str) -> Mapping[str, Entry]:
    """Every text of one language by its dotted key."""
    document = tomllib.loads(files("reports").joinpath(f"words.{lang}.toml").read_text(encoding="utf-8"))
    return MappingProxyType(dict(_flat("", document)))


def _flat(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for key, value in table.items():
        if isinstance(value, str) or value.keys() == {"one", "other"}:
            yield prefix + key, value
        else:
            yield from _flat(f"{prefix}{key}.", value)
