"""What whoever looks after other people's data does (``stewardship.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.advice import SITUATIONS, URGENCIES
from audit.knowledge.laws import cited, load_laws
from audit.knowledge.shelf import LANGUAGES, Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class Charge:
    """One thing to do in ``situations``: when something is marked as leaked (``marked``; None: whether or not), where
    one of ``entities`` was found (none: wherever).  ``why`` ends with the law behind it."""

    id: str
    situations: frozenset[str]
    marked: bool | None
    entities: frozenset[str]
    urgency: str
    minutes: int
    text: Text
    why: Text
    check: Text
    laws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stewardship:
    """The charges in order, their heading, and what is done with each kind of data (``{mask}`` is to be filled)."""

    heading: Text
    charges: tuple[Charge, ...]
    kind: Text
    kind_check: Text
    kind_minutes: int


@lru_cache(maxsize=1)
def load_stewardship() -> Stewardship:
    """The shipped charges; ``ValueError`` names what is incomplete."""
    return parse(read("stewardship.toml"))


def parse(data: Mapping[str, Any]) -> Stewardship:
    """The charges of one data file, checked."""
    charges = tuple(map(_charge, data["charge"]))
    if len({charge.id for charge in charges}) != len(charges):
        raise ValueError("stewardship.toml: an id stands twice")
    return Stewardship(
        text(data["heading"], "heading"),
        charges,
        text(data["kind"]["text"], "kind.text"),
        text(data["kind"]["check"], "kind.check"),
        data["minutes-a-kind"],
    )


def _charge(raw: Mapping[str, Any]) -> Charge:
    name, laws = raw["id"], tuple(raw["laws"])
    if unknown := set(laws) - load_laws().keys():
        raise ValueError(f"{name}.laws: {', '.join(sorted(unknown))} is no card of laws.toml")
    why, law = text(raw["why"], f"{name}.why"), cited(load_laws()[id] for id in laws) if laws else {}
    return Charge(
        id=name,
        situations=frozenset(one_of(situation, SITUATIONS, name) for situation in raw["situations"]),
        marked=raw.get("marked"),
        entities=frozenset(raw.get("entities", ())),
        urgency=one_of(raw["urgency"], URGENCIES, name),
        minutes=raw["minutes"],
        text=text(raw["text"], f"{name}.text"),
        why={lang: (f"{why[lang]}{'' if lang == 'zh' else ' '}{law.get(lang, '')}").strip() for lang in LANGUAGES},
        check=text(raw["check"], f"{name}.check"),
        laws=laws,
    )
