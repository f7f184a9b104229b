"""What happened, as the user told it: five answers in ``incident.toml`` beside the saved report.

A scan sees a disk; only these answers say that something is out, and what.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from audit.config import Readership, Situation
from audit.errors import PdauditError

FILE: Final = "incident.toml"
Heard = Literal["", "myself", "message", "news", "company", "authority"]
_LONGEST: Final = 500
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "situation": get_args(Situation),
    "readers": ("", *get_args(Readership)),
    "heard": get_args(Heard),
}


@dataclass(frozen=True, slots=True)
class Incident:
    """``leaked``: entities and keys of accounts (``audit.assessment.case``), ``*`` = everything; ``since``: an ISO day
    or ""; ``heard``: how it became known; ``harm``: money, accounts or peace were already touched; ``many``:
    other people are concerned too; ``evidence``: ids of the evidence log."""

    situation: Situation = "kept"
    readers: Readership | Literal[""] = ""
    leaked: tuple[str, ...] = ()
    since: str = ""
    heard: Heard = ""
    harm: bool = False
    many: bool = False
    evidence: tuple[str, ...] = ()

    @property
    def case(self) -> Situation:
        """The situation to advise on: where something is out and harm was done, it is being abused."""
        return "abuse" if self.harm and self.situation in ("shared", "told") else self.situation

    @property
    def told(self) -> str:
        """What the tasks of a plan depend on, as one word."""
        return " ".join((self.case, *sorted(self.leaked)))


NOTHING: Final = Incident()


def load(path: Path) -> Incident:
    """The incident in a file, ``NOTHING`` where there is none; ``PdauditError`` names the line that is wrong."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        raise PdauditError("cannot read {path}: {why}", path=path, why=error) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise PdauditError(
            "{path} is no TOML file; correct it, or delete it and run pdaudit plan --ask", path=path
        ) from None
    known = {field.name for field in fields(Incident)}
    if unknown := sorted(told.keys() - known):
        raise PdauditError("{path}: unknown key {first!r}", path=path, first=unknown[0])
    return Incident(**{name: _checked(path, name, value) for name, value in told.items()})


def save(path: Path, incident: Incident) -> None:
    """Write it; ``PdauditError`` when that is not possible."""
    lines = ["# What happened, as you told it.  pdaudit plan reads it; change it there (--ask) or here."]
    for field in fields(Incident):
        value = getattr(incident, field.name)
        shown = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        lines.append(f"{field.name} = {shown}")
    try:
        path.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise PdauditError("cannot write {path}: {why}", path=path, why=error) from None


def _checked(path: Path, name: str, value: Any) -> Any:
    if name in ("leaked", "evidence"):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise PdauditError("{path}: {name} must be a list of words", path=path, name=name)
        return tuple(value)
    if name in ("harm", "many"):
        if not isinstance(value, bool):
            raise PdauditError("{path}: {name} must be true or false", path=path, name=name)
        return value
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise PdauditError("{path}: {name} must be a short text", path=path, name=name)
    if name in _WORDS and value not in _WORDS[name]:
        raise PdauditError(
            "{path}: {name} must be one of {known}",
            path=path,
            name=name,
            known=", ".join(word or repr(word) for word in _WORDS[name]),
        )
    if name == "since":
        _day(path, value)
    return value


def _day(path: Path, value: str) -> None:
    from datetime import date

    try:
        if value:
            date.fromisoformat(value)
    except ValueError:
        raise PdauditError("{path}: since must be a day such as 2026-11-23", path=path) from None
