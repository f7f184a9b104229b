"""Positives and near misses through the engine, counted for each entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from recognizers.engine import Engine
from recognizers.rule import FINDING
from recognizers.span import Span
from tests.quality.carriers import Text, carried
from tests.quality.near_misses import NearMiss, near_misses
from tests.quality.subjects import SUBJECTS, Subject

SEED = 4711
LEAST_POSITIVES = 200
SAME_PLACE = 0.6
"""The share of two places that must be common to both: prefixes and extensions may be in or out."""


@dataclass(frozen=True, slots=True)
class Positive:
    """A text in which ``subject`` stands, written in ``form``."""

    subject: Subject
    form: str
    text: Text


@dataclass(slots=True)
class Tally:
    """``wrong``: near misses in which the entity was found; ``mistaken``: values of other kinds taken for it."""

    positives: int = 0
    found: int = 0
    negatives: int = 0
    wrong: int = 0
    mistaken: int = 0
    missed_in: Counter[str] = field(default_factory=Counter)
    missed_as: Counter[str] = field(default_factory=Counter)
    wrong_in: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return self.found / self.positives

    @property
    def precision(self) -> float:
        """Of everything said to be this entity, the share that was."""
        said = self.found + self.wrong + self.mistaken
        return self.found / said if said else 1.0


def positives(subject: Subject, seed: int = SEED) -> list[Positive]:
    """Every written form in every carrier, with new values until there are ``LEAST_POSITIVES``."""
    dice = Random(f"{seed} {subject.entity}")
    made: list[Positive] = []
    while len(made) < LEAST_POSITIVES:
        for form, write in subject.forms.items():
            value = write(subject.value(dice))
            made.extend(Positive(subject, form, text) for text in carried(subject, value, dice))
    return made


def negatives(subject: Subject, seed: int = SEED) -> list[NearMiss]:
    """The near misses of one subject."""
    return list(near_misses(subject, Random(f"{seed} not {subject.entity}")))


def measure(engine: Engine, seen: Iterable[Positive], unseen: Iterable[NearMiss]) -> Mapping[str, Tally]:
    """Entity → tally, for every subject."""
    tallies = {subject.entity: Tally() for subject in SUBJECTS}
    for positive in seen:
        _count_positive(tallies, positive, engine)
    for miss in unseen:
        tally = tallies[miss.entity]
        tally.negatives += 1
        if is_wrong(engine, miss):
            tally.wrong += 1
            tally.wrong_in[miss.kind] += 1
    return tallies


def _count_positive(tallies: Mapping[str, Tally], positive: Positive, engine: Engine) -> None:
    subject, text = positive.subject, positive.text
    there = _there(engine, text)
    tally = tallies[subject.entity]
    tally.positives += 1
    if any(map(subject.accepts, there)):
        tally.found += 1
        return
    tally.missed_in[text.carrier] += 1
    tally.missed_as[positive.form] += 1
    for entity in there:
        if entity in tallies and not subject.is_true(entity):
            tallies[entity].mistaken += 1


def is_found(engine: Engine, positive: Positive) -> bool:
    """Whether the value is found where it stands."""
    return any(map(positive.subject.accepts, _there(engine, positive.text)))


def is_wrong(engine: Engine, miss: NearMiss) -> bool:
    """Whether the entity is found where it is not."""
    return any(span.entity == miss.entity for span in said(engine, miss.text, miss.hint))


def _there(engine: Engine, text: Text) -> list[str]:
    return [span.entity for span in said(engine, text.text, text.hint) if _same_place(span, text)]


def said(engine: Engine, text: str, hint: str = "") -> Iterator[Span]:
    """The spans that a scan would show."""
    return (span for span in engine.find(text, hint) if span.confidence >= FINDING)


def _same_place(span: Span, text: Text) -> bool:
    common = min(span.end, text.end) - max(span.start, text.start)
    return common >= SAME_PLACE * (max(span.end, text.end) - min(span.start, text.start))
