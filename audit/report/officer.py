"""The officer's part of the report: the legal meter, duties by headcount, folders by weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.assessment.officer import TIERS, Classes, units
from audit.assessment.risk import Exposure
from audit.config import Config
from audit.knowledge.thresholds import WHEN, Thresholds, load_thresholds
from audit.report import folders
from audit.report.headcount import Counted, count
from audit.report.people import persons
from audit.runners.ledger import Ledger
from audit.sources.root import Root
from recognizers.catalogue import Catalogue
from reports.officer import Duty, Meter, Officer

LEAKED: Final = ("told", "abuse")
"""Situations in which the meter says something to anybody."""
_ABROAD: Final = "abroad"


def officer(
    ledger: Ledger, catalogue: Catalogue, roots: Sequence[Root], files: Mapping[int, Exposure], config: Config
) -> Officer | None:
    """All of it with ``--profile officer``, the meter alone where a leak is known, else None; ``files``: what each file
    exposes."""
    if config.profile != "officer" and config.situation not in LEAKED:
        return None
    joined = persons(ledger, catalogue)
    counted = count(ledger, catalogue, joined)
    made = _metered(counted, load_thresholds(), exact=joined is not None)
    if config.profile != "officer":
        return made
    return replace(
        made,
        duties=tuple(_duties(made, load_thresholds())),
        folders=tuple(folders.told(ledger, catalogue, roots, counted.folders, files)),
    )


def _metered(counted: Counted, thresholds: Thresholds, *, exact: bool) -> Officer:
    crime = thresholds.crime
    low, high = counted.total.in_classes()
    people, sensitive, minors = counted.total.counts()
    words = {tier.number: tier.what for tier in crime.tiers}
    meter = tuple(Meter(tier, words[tier], low[tier], high[tier], *_entities(counted.classes, tier)) for tier in TIERS)
    return Officer(
        meter=meter,
        units_low=round(units(low), 2),
        units_high=round(units(high), 2),
        law=crime.law,
        practice=crime.disputed,
        mark=crime.mark,
        checked=thresholds.checked,
        people=people,
        sensitive=sensitive,
        minors=minors,
        exact=exact and counted.total.exact,
    )


def _entities(classes: Mapping[str, Classes], tier: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of a class, and those that only the stricter reading puts there."""
    every = tuple(sorted(name for name, known in classes.items() if tier in known.high))
    return every, tuple(name for name in every if tier not in classes[name].low)


def _duties(made: Officer, thresholds: Thresholds) -> Iterator[Duty]:
    """What an incident would bring about, what holds anyway, and what would if all this were sent abroad."""
    counts = {
        "people": made.people,
        "sensitive": made.sensitive,
        "minors": made.minors,
        _ABROAD: made.people,
        f"{_ABROAD}-sensitive": made.sensitive,
    }
    found = [(when, duty) for when in WHEN for duty in thresholds.reached(when, counts)]
    shown = [(_ABROAD if duty.counts.startswith(_ABROAD) else when, duty) for when, duty in found]
    for when, duty in sorted(shown, key=lambda pair: pair[0] == _ABROAD):
        yield Duty(duty.id, when, duty.text, counts[duty.counts], duty.hours, duty.law, duty.mark)
