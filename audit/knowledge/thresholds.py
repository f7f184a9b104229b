"""Numbers from which something follows (``thresholds.toml``): crime by count, incident levels, duties by headcount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audit.knowledge.laws import heading, load_laws
from audit.knowledge.shelf import MARKS, Text, one_of, read, text

WHEN = ("incident", "standing")
COUNTS = ("people", "sensitive", "minors", "abroad", "abroad-sensitive")


@dataclass(frozen=True, slots=True)
class Tier:
    """One class of 法释〔2017〕10号 art. 5: from ``number`` entries of ``what`` it is serious."""

    number: int
    item: str
    what: Text


@dataclass(frozen=True, slots=True)
class Crime:
    """``gain`` in yuan is serious too; ``on_duty`` and ``grave`` are the factors on numbers and gain for what was got
    on duty and for "especially serious"."""

    tiers: tuple[Tier, ...]
    gain: int
    gain_lawful_business: int
    on_duty: float
    grave: int
    disputed: Text
    law: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What follows when ``counts`` (of ``COUNTS``) reaches ``at_least``: in an ``incident``, or while data is held
    (``standing``).  ``hours``: the deadline, 0 at once or none; of one ``group`` only the highest reached holds."""

    id: str
    when: str
    group: str
    counts: str
    at_least: int
    hours: int
    text: Text
    law: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All of them, and the day they were checked."""

    checked: str
    crime: Crime
    duties: tuple[Duty, ...]

    def reached(self, when: str, counts: Mapping[str, int]) -> tuple[Duty, ...]:
        """The duties that ``counts`` (by ``COUNTS``, absent is 0) bring about, in the order of the file."""
        held = [duty for duty in self.duties if duty.when == when and counts.get(duty.counts, 0) >= duty.at_least]
        highest = {duty.group: max(d.at_least for d in held if d.group == duty.group) for duty in held}
        return tuple(duty for duty in held if not duty.group or duty.at_least == highest[duty.group])


@lru_cache(maxsize=1)
def load_thresholds() -> Thresholds:
    """The shipped numbers; ``ValueError`` names what is incomplete."""
    return parse(read("thresholds.toml"))


def parse(data: Mapping[str, Any]) -> Thresholds:
    """The numbers of one data file, checked."""
    duties = tuple(_duty(raw) for raw in data["duty"])
    if len({duty.id for duty in duties}) != len(duties):
        raise ValueError("thresholds.toml: an id stands twice")
    return Thresholds(data["checked"], _crime(data["crime"]), duties)


def _crime(raw: Mapping[str, Any]) -> Crime:
    return Crime(
        tiers=tuple(Tier(tier["number"], tier["item"], text(tier["what"], tier["item"])) for tier in raw["tier"]),
        gain=raw["gain"],
        gain_lawful_business=raw["gain-lawful-business"],
        on_duty=raw["on-duty"],
        grave=raw["grave"],
        disputed=text(raw["disputed"], "crime.disputed"),
        law=_law(raw, "crime"),
        mark=one_of(raw["mark"], MARKS, "crime"),
    )


def _duty(raw: Mapping[str, Any]) -> Duty:
    name = raw["id"]
    return Duty(
        id=name,
        when=one_of(raw["when"], WHEN, name),
        group=raw.get("group", ""),
        counts=one_of(raw["counts"], COUNTS, name),
        at_least=raw["at-least"],
        hours=raw["hours"],
        text=text(raw["text"], f"{name}.text"),
        law=_law(raw, name),
        mark=one_of(raw["mark"], MARKS, name),
    )


def _law(raw: Mapping[str, Any], where: str) -> Text:
    """The heading of the card, or the ``basis`` where the article has no card."""
    if not raw["law"]:
        return text(raw.get("basis"), f"{where}.basis")
    if raw["law"] not in load_laws():
        raise ValueError(f"{where}.law: {raw['law']!r} is no law card")
    return heading(load_laws()[raw["law"]])
