"""What can calmly be left (``ignore.toml``): what never, and what may be for a reason of its own."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class LeftWhen:
    """``kinds`` can be left for ``reason`` when one of ``known`` holds, always when it is empty."""

    kinds: frozenset[str]
    known: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Ignorable:
    """``never``: kinds that only an exception takes; ``said``: circumstances that only the owner can tell, with their
    questions; ``reasons`` by code."""

    never: frozenset[str]
    said: Mapping[str, Text]
    reasons: Mapping[str, Text]
    exceptions: tuple[LeftWhen, ...]

    def exception(self, kind: str, known: Set[str]) -> str | None:
        """The reason why ``kind`` can be left under the circumstances ``known``, by an exception of its own."""
        fitting = (each for each in self.exceptions if kind in each.kinds)
        return next((each.reason for each in fitting if not each.known or each.known & known), None)


@lru_cache(maxsize=1)
def load_ignorable() -> Ignorable:
    """The shipped rules; ``ValueError`` names what is incomplete."""
    return parse(read("ignore.toml"))


def parse(data: Mapping[str, Any]) -> Ignorable:
    """The rules of one data file, checked."""
    reasons = {code: text(raw, f"reason.{code}") for code, raw in data["reason"].items()}
    return Ignorable(
        never=frozenset(data["never"]),
        said={code: text(raw, f"said.{code}") for code, raw in data["said"].items()},
        reasons=reasons,
        exceptions=tuple(
            LeftWhen(
                kinds=frozenset(raw["kinds"]),
                known=frozenset(raw["known"]),
                reason=one_of(raw["reason"], tuple(reasons), "exception"),
            )
            for raw in data["exception"]
        ),
    )
