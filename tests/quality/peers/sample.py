"""A sample of the generated matrix: for each entity as many positives and near misses, without those in columns.

Other tools take a text and no column name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from tests.quality.carriers import Text, carried
from tests.quality.peers.tools import Said, Tool
from tests.quality.score import SEED, negatives
from tests.quality.subjects import SUBJECTS, Subject
from tests.quality.writings import Writing

EACH = 30
"""Positives as they are, positives in other writings, and near misses of one entity, where there are so many."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """``sort`` is "plain", "other" or, of a near miss, "wrong"."""

    subject: Subject
    sort: str
    text: str
    start: int = 0
    end: int = 0


def sample() -> list[Sampled]:
    """The same rows in every run, each with a value of its own."""
    return [row for subject in SUBJECTS for row in _of(subject, Random(f"{SEED} sample {subject.entity}"))]


def _of(subject: Subject, dice: Random) -> Iterator[Sampled]:
    as_it_is, *others = subject.forms.values()
    for sort, writings in (("plain", [as_it_is]), ("other", others)):
        for text in islice(_texts(subject, writings, dice), EACH):
            yield Sampled(subject, sort, text.text, text.start, text.end)
    misses = [miss for miss in negatives(subject) if not miss.hint]
    for miss in dice.sample(misses, min(EACH, len(misses))):
        yield Sampled(subject, "wrong", miss.text)


def _texts(subject: Subject, writings: Sequence[Writing], dice: Random) -> Iterator[Text]:
    """Without end: a new value in one of ``writings`` in a carrier that is no column."""
    while True:
        written = dice.choice(writings)(subject.value(dice))
        if here := [text for text in carried(subject, written, dice) if not text.hint]:
            yield dice.choice(here)


def score_sample(
    tool: Tool, rows: Sequence[Sampled], said: Sequence[Sequence[Said]]
) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Entity → sort → found of how many; of the entities that ``tool`` supports."""
    counts = {
        subject.entity: {"plain": [0, 0], "other": [0, 0], "wrong": [0, 0]}
        for subject in SUBJECTS
        if tool.supports({subject.entity})
    }
    for row, findings in zip(rows, said, strict=True):
        if count := counts.get(row.subject.entity):
            count[row.sort][0] += _is_wrong(row, findings) if row.sort == "wrong" else _is_found(row, findings)
            count[row.sort][1] += 1
    return counts


def _is_found(row: Sampled, findings: Sequence[Said]) -> bool:
    there = (finding for finding in findings if finding.covers(row.start, row.end))
    return any(row.subject.accepts(entity) for finding in there for entity in finding.entities)


def _is_wrong(row: Sampled, findings: Sequence[Said]) -> bool:
    return any(row.subject.entity in finding.entities for finding in findings)
