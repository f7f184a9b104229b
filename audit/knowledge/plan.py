"""The words of a plan (``plan.toml``): headings, reasons, and the tasks that no block of advice has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.shelf import LANGUAGES, Text, read, text


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task of a plan's own: ``quiet`` while nothing is out (None: there is none then), ``leak`` afterwards."""

    title: Text
    quiet: Text | None
    leak: Text
    check: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class PlanWords:
    """Templates by name; their places in braces are filled by ``filled``."""

    heading: Mapping[str, Text]
    why: Mapping[str, Text]
    task: Mapping[str, OwnTask]
    opening: Text


@lru_cache(maxsize=1)
def load_plan_words() -> PlanWords:
    """The shipped words; ``ValueError`` names what is incomplete."""
    data = read("plan.toml")
    return PlanWords(
        {name: text(raw, f"heading.{name}") for name, raw in data["heading"].items()},
        {name: text(raw, f"why.{name}") for name, raw in data["why"].items()},
        {name: _task(name, raw) for name, raw in data["task"].items()},
        text(data["opening"], "opening"),
    )


def _task(name: str, raw: Mapping[str, Any]) -> OwnTask:
    return OwnTask(
        text(raw["title"], f"task.{name}.title"),
        text(raw["quiet"], f"task.{name}.quiet") if "quiet" in raw else None,
        text(raw["leak"], f"task.{name}.leak"),
        text(raw["check"], f"task.{name}.check"),
        raw["minutes"],
    )


def filled(template: Text, **values: object) -> Text:
    """``template`` in every language, its places filled; a value may itself be a text."""
    return {
        language: template[language].format(
            **{name: value[language] if isinstance(value, Mapping) else value for name, value in values.items()}
        )
        for language in LANGUAGES
    }


def listed(texts: list[Text], most: int) -> Text:
    """The first ``most`` of several words in one line."""
    told = {}
    for language in LANGUAGES:
        comma, more = ("、", "等") if language == "zh" else (", ", " and more")
        told[language] = comma.join(one[language] for one in texts[:most]) + (more if len(texts) > most else "")
    return told
