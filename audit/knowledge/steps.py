"""The seven steps that hold for any leak (``steps.toml``), each with its condition, in the order to follow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.config import Situation
from audit.knowledge.advice import SITUATIONS, load_advice
from audit.knowledge.laws import load_laws
from audit.knowledge.shelf import Text, one_of, read, text


@dataclass(frozen=True, slots=True)
class Case:
    """What the step is under a condition of its own."""

    id: str
    when: Text
    what: Text


@dataclass(frozen=True, slots=True)
class GeneralStep:
    """``stage`` is its place among the advice blocks, ``when`` its condition, ``ask`` the question that decides it
    (empty where none does); of ``cases`` the first that holds counts."""

    id: str
    title: Text
    stage: str
    situations: tuple[Situation, ...]
    when: Text
    ask: Text
    what: Text
    cases: tuple[Case, ...]
    laws: tuple[str, ...]


@lru_cache(maxsize=1)
def load_steps() -> tuple[GeneralStep, ...]:
    """The shipped steps in their order; ``ValueError`` names what is incomplete."""
    return parse(read("steps.toml"))


def parse(data: Mapping[str, Any]) -> tuple[GeneralStep, ...]:
    """The steps of one data file, checked."""
    steps = tuple(_step(raw) for raw in data["step"])
    if len({step.id for step in steps}) != len(steps):
        raise ValueError("steps.toml: an id stands twice")
    return steps


def _step(raw: Mapping[str, Any]) -> GeneralStep:
    name = raw["id"]
    for situation in raw["situations"]:
        one_of(situation, SITUATIONS, name)
    laws = tuple(raw["laws"])
    if not set(laws) <= load_laws().keys():
        raise ValueError(f"{name}.laws: needs cards of laws.toml, not {', '.join(laws)}")
    return GeneralStep(
        id=name,
        title=text(raw["title"], f"{name}.title"),
        stage=one_of(raw["stage"], load_advice().stages, name),
        situations=tuple(raw["situations"]),
        when=text(raw["when"], f"{name}.when"),
        ask=text(raw["ask"], f"{name}.ask") if "ask" in raw else {},
        what=text(raw["what"], f"{name}.what"),
        cases=tuple(
            Case(case["id"], text(case["when"], f"{name}.case"), text(case["what"], f"{name}.case"))
            for case in raw.get("case", ())
        ),
        laws=laws,
    )
