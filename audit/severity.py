"""The steps by which circumstances raise or lower the severity of the catalogue: one table, read from top to bottom.

Steps up and down are added first, at most two levels in sum, then the result is held between low and critical; a step
``to`` a level goes there from wherever the ones above led.  Why each stands here: the column ``why`` of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from audit.config import SEVERITIES, Severity

MOST = 2
"""Levels that steps up and down may move a severity in sum."""


@dataclass(frozen=True, slots=True)
class Step:
    """``code`` is the circumstance; ``by`` moves, ``at_least`` raises to a level, ``at_most`` lowers to one."""

    code: str
    by: int = 0
    at_least: Severity = "low"
    at_most: Severity = "critical"


STEPS = (
    Step("child", by=+1),  # any item of a child under 14 is sensitive (PIPL 28)
    Step("minority", by=+1),  # minority ethnicity linked to a person
    Step("few-contacts", by=-1),  # an address book below fifty entries
    Step("business", by=-1),  # how an organisation wants to be reached
    Step("expired", by=-1),  # a document that is renewed under another number
    # What reveals something is as bad as what it reveals.
    Step("reveals-faith", at_least="high"),
    Step("reveals-illness", at_least="high"),
    Step("reveals-orientation", at_least="critical"),
    # The last word: nobody is reached by these, whoever stands beside them.
    Step("no-door", at_most="low"),
    Step("private-network", at_most="low"),
    Step("published-author", at_most="low"),  # an address or account that its owner published with a work
    Step("local-account", at_most="low"),  # a user name in the path of a home folder, which logs in nowhere else
    Step("test-value", at_most="low"),
    Step("masked", at_most="low"),
)


_RANKS: Mapping[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def stepped(severity: str, circumstances: Set[str]) -> tuple[Severity, tuple[str, ...]]:
    """The severity under ``circumstances`` (codes of ``STEPS``), and ``step:code`` of each step that was taken: one up
    or down always, one to a level when it was not there yet."""
    if not circumstances:  # nearly always
        return SEVERITIES[_rank(severity)], ()
    rank = start = _rank(severity)
    told: list[str] = []
    moved = 0
    for step in (step for step in STEPS if step.code in circumstances):
        moved = max(-MOST, min(MOST, moved + step.by))
        after = max(0, min(len(SEVERITIES) - 1, start + moved)) if step.by else rank
        after = min(max(after, _rank(step.at_least)), _rank(step.at_most))
        if step.by or after != rank:
            told.append(f"step:{step.code}")
        rank = after
    return SEVERITIES[rank], tuple(told)


def _rank(severity: str) -> int:
    return _RANKS[severity]
