"""How much is believed that a sentence tells something of somebody: a logistic regression over named signs.

The weights stand in ``statement_weights.toml``; ``python -m tests.quality.fit_statements`` fits them anew.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from recognizers.statement_frames import Frame

LEAST, LEAST_WRITTEN = 0.5, 0.2
"""From which probability on a topic is told; a frame, in which it is also said of somebody."""
_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "health": ("MEDICAL", "MEDICAL_STIGMATISED", "FERTILITY", "DISABILITY"),
    "life": ("RELIGION", "POLITICAL_STATUS", "SEXUAL_ORIENTATION", "MARITAL_HISTORY", "CRIMINAL_RECORD", "ETHNICITY"),
    "money": ("INCOME", "LOAN_RECORD", "TRANSACTION_RECORD", "ACCOUNT_BALANCE"),
    "child": ("SCHOOL_CLASS", "MINOR"),
    "moves": ("TRAVEL_RECORD", "LODGING_RECORD", "PURCHASE_RECORD", "LOGIN_RECORD", "ONE_TIME_CODE"),
}
"""Entities of which the same signs speak."""
SURE: Final = "sure"
"""How the names of topics begin that few say of anything else."""
_GROUP: Final = {entity: group for group, entities in _GROUPS.items() for entity in entities}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a frame finds ``said``, the signs around it, and the code of what speaks against it."""

    frame: Frame
    said: tuple[int, int]
    signs: frozenset[str]
    doubt: str


def codes(one: Candidate) -> Iterator[str]:
    """What is weighed: the frame, and every sign for all entities, for those alike, and for topics."""
    entity = one.frame.entity
    kind = one.frame.topic or one.frame.strength
    group, topic = _GROUP[entity], "topic" if one.frame.topic else "frame"
    yield from ("all", entity, f"{entity}:{kind}", topic, f"{topic}:{group}", kind)
    if kind.startswith(SURE):
        yield SURE
    for sign in one.signs:
        yield sign
        yield f"{group}:{sign}"
        yield f"{topic}:{sign}"


def is_told(one: Candidate, weights: Mapping[str, float]) -> bool:
    """Whether it is believed: never what is denied, nor general talk that names nobody."""
    nobody = "someone" not in one.signs
    if one.doubt == "negative:denied" or (one.doubt and nobody):
        return False
    unsaid = one.frame.strength == "told" and nobody and "writer" not in one.signs
    return judge(one, weights) >= (LEAST if one.frame.topic or one.doubt or unsaid else LEAST_WRITTEN)


def judge(one: Candidate, weights: Mapping[str, float]) -> float:
    """The probability that it is told."""
    return 1 / (1 + math.exp(-sum(weights.get(code, 0.0) for code in codes(one))))


@cache
def fitted() -> Mapping[str, float]:
    """What every code adds, in logits."""
    data = tomllib.loads((files("recognizers") / "statement_weights.toml").read_text("utf-8"))
    weights: Mapping[str, float] = data["weights"]
    return weights
