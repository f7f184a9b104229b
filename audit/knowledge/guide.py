"""How to get one's own data out of the services that hold it (``guide.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import MARKS, Text, one_of, read, text

WORDS = ("gives", "note", "checked", "unverified", "then")


@dataclass(frozen=True, slots=True)
class Guide:
    """One export: what it ``gives``, the ``steps`` to it in order, what to mind; ``mark``: how far it was checked."""

    id: str
    name: Text
    gives: Text
    steps: tuple[Text, ...]
    note: Text
    mark: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guides:
    """All guides by id, the day they were checked, and the words around them."""

    checked: str
    words: Mapping[str, Text]
    guides: Mapping[str, Guide]


@lru_cache(maxsize=1)
def load_guides() -> Guides:
    """The shipped guides; ``ValueError`` names what is incomplete."""
    return parse(read("guide.toml"))


def parse(data: Mapping[str, Any]) -> Guides:
    """The guides of one data file, checked."""
    guides = [_guide(raw) for raw in data["guide"]]
    by_id = {guide.id: guide for guide in guides}
    if len(by_id) != len(guides):
        raise ValueError("guide.toml: an id stands twice")
    words = {name: text(data["words"].get(name), f"words.{name}") for name in WORDS}
    return Guides(data["checked"], words, by_id)


def _guide(raw: Mapping[str, Any]) -> Guide:
    name = raw["id"]
    mark = one_of(raw["mark"], MARKS, name)
    sources = tuple(raw["sources"])
    if (mark == "U") == bool(sources) or (mark == "V2" and len(sources) < 2):
        raise ValueError(f"{name}: {mark} does not fit its {len(sources)} sources")
    steps = tuple(text(step, f"{name}.steps") for step in raw["steps"])
    if not steps:
        raise ValueError(f"{name}: needs a step")
    texts = {key: text(raw.get(key), f"{name}.{key}") for key in ("name", "gives", "note")}
    return Guide(id=name, steps=steps, mark=mark, sources=sources, **texts)
