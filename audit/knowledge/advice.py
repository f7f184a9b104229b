"""The advice blocks (``advice.toml``), each with its words for every situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.config import Situation
from audit.knowledge.laws import cited, load_laws
from audit.knowledge.shelf import MARKS, Text, one_of, read, text

SITUATIONS: tuple[Situation, ...] = ("kept", "about-to-share", "shared", "told", "abuse")
URGENCIES = ("none", "later", "soon", "now")
_TEXTS = ("title", "check", "tell", "keep", "mask", "ignore")


@dataclass(frozen=True, slots=True)
class Words:
    """What to do now (minutes) and then (days)."""

    now: Text
    then: Text


@dataclass(frozen=True, slots=True)
class Advice:
    """One block.  ``applies_to`` are kinds of the catalogue, ``check`` says how to see that it is done, ``check_out``
    once it is out, ``stage`` is its place in a leak or abuse case, ``minutes`` what ``now`` takes, ``mark`` the weakest
    fact in it, ``laws`` the ids of the cards that ``law`` names."""

    id: str
    applies_to: tuple[str, ...]
    title: Text
    stage: str
    urgency: str
    minutes: int
    mark: str
    sources: tuple[str, ...]
    check: Text
    check_out: Text
    tell: Text
    keep: Text
    laws: tuple[str, ...]
    law: Text
    mask: Text
    ignore: Text
    words: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Book:
    """All blocks by id, the order of stages, the warning every plan opens with, and the day the facts were checked."""

    checked: str
    opening: Text
    stages: tuple[str, ...]
    advice: Mapping[str, Advice]


@lru_cache(maxsize=1)
def load_advice() -> Book:
    """The shipped blocks; ``ValueError`` names what is incomplete."""
    return parse(read("advice.toml"))


def parse(data: Mapping[str, Any]) -> Book:
    """The book of one data file, checked."""
    stages = tuple(data["stages"])
    blocks = [_block(raw, stages, data["defaults"]) for raw in data["advice"]]
    advice = {block.id: block for block in blocks}
    if len(advice) != len(blocks):
        raise ValueError("advice.toml: an id stands twice")
    return Book(data["checked"], text(data["opening"], "opening"), stages, advice)


def _block(raw: Mapping[str, Any], stages: tuple[str, ...], defaults: Mapping[str, Any]) -> Advice:
    name = raw["id"]
    texts = {key: text(raw[key], f"{name}.{key}") for key in _TEXTS}
    laws = tuple(raw["laws"])
    if not laws or not set(laws) <= load_laws().keys():
        raise ValueError(f"{name}.laws: needs cards of laws.toml, not {', '.join(laws) or 'nothing'}")
    return Advice(
        id=name,
        applies_to=tuple(raw["applies_to"]),
        stage=one_of(raw["stage"], stages, name),
        urgency=one_of(raw["urgency"], URGENCIES, name),
        minutes=raw["minutes"],
        mark=one_of(raw["mark"], MARKS, name),
        sources=tuple(raw["sources"]),
        laws=laws,
        check_out=text(raw["check-out"], f"{name}.check-out"),
        law=cited(load_laws()[law] for law in laws),
        words={situation: _words(raw, situation, defaults) for situation in SITUATIONS},
        **texts,
    )


def _words(raw: Mapping[str, Any], situation: str, defaults: Mapping[str, Any]) -> Words:
    words = {**defaults.get(situation, {}), **raw.get(situation, {})}
    where = f"{raw['id']}.{situation}"
    return Words(text(words.get("now"), f"{where}.now"), text(words.get("then"), f"{where}.then"))
