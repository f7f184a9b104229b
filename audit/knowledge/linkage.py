"""What kinds of one person say together (``linkage.toml``), and which to drop first."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import MARKS, Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class Together:
    """``kinds``, all tied to one person, reveal ``reveals``; without ``cut`` they no longer do.  It takes the place of
    the entries ``instead``, which say less."""

    id: str
    kinds: frozenset[str]
    instead: frozenset[str]
    reveals: Text
    cut: str
    mark: str


@lru_cache(maxsize=1)
def load_linkage() -> tuple[Together, ...]:
    """The shipped entries; ``ValueError`` names what is incomplete."""
    return parse(read("linkage.toml"))


def together(kinds: Set[str]) -> tuple[Together, ...]:
    """What the ``kinds`` found of one person say, in the order of the file."""
    holds = [entry for entry in load_linkage() if entry.kinds <= kinds]
    said_better = frozenset[str]().union(*(entry.instead for entry in holds))
    return tuple(entry for entry in holds if entry.id not in said_better)


def parse(data: Mapping[str, Any]) -> tuple[Together, ...]:
    """The entries of one data file, checked."""
    entries = tuple(_together(raw) for raw in data["together"])
    by_id = {entry.id: entry for entry in entries}
    if len(by_id) != len(entries):
        raise ValueError("linkage.toml: an id stands twice")
    for entry in entries:
        if not all(name in by_id and by_id[name].kinds < entry.kinds for name in entry.instead):
            raise ValueError(f"{entry.id}.instead: it can take the place only of what needs less")
    return entries


def _together(raw: Mapping[str, Any]) -> Together:
    name = raw["id"]
    return Together(
        id=name,
        kinds=frozenset(raw["kinds"]),
        instead=frozenset(raw.get("instead", ())),
        reveals=text(raw["reveals"], f"{name}.reveals"),
        cut=one_of(raw["cut"], tuple(raw["kinds"]), name),
        mark=one_of(raw["mark"], MARKS, name),
    )
