"""Whom a line relates to whom, in words no frame has: candidates weighed by all that stands around them.

One logistic regression for each relation over the signs of a candidate (``signs``).  The weights stand in
``weights.json``; ``python -m tests.quality.fit_relations`` fits them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import orjson

from recognizers.relations.candidates import GROUPS, Candidate, chinese_people, english_people
from recognizers.relations.cues import REST, TELLING, Tongue, tokens
from recognizers.relations.group_candidates import chinese_groups, english_groups
from recognizers.relations.signs import Line, after, ahead, mark, own, shared
from recognizers.statements.evidence import is_program
from recognizers.statements.model import Weights

LEAST: Final = -50
"""The score from which on a relation is told, in hundredths of a logit."""
_NEVER: Final = -10_000
"""The score of a group as somebody's relative."""
_HAN: Final = re.compile("[一-鿿]")
_HEADS: Final = frozenset({"kin", "guardian", "role", "called", "own", "house"})
_NOTHING: Final = frozenset[str]()


class Judged(NamedTuple):
    """A candidate and the scores of each relation, in hundredths of a logit."""

    candidate: Candidate
    scores: Sequence[int]


@dataclass(frozen=True, slots=True)
class Judge:
    """``entities``: the relations, in the order of the scores; ``bias``: where each begins."""

    entities: tuple[str, ...]
    bias: Sequence[int]
    weights: Weights

    def told(self, line: Line) -> Iterator[tuple[Candidate, str]]:
        """Who is told to be whose, and as what; of candidates that share a character the likeliest stands."""
        taken = list[Candidate]()
        found = [one for one in self.judged(line) if max(one.scores) >= LEAST]
        for candidate, scores in sorted(found, key=lambda one: (-max(one.scores), one.candidate)):
            if any(candidate.start < one.end and one.start < candidate.end for one in taken):
                continue
            taken.append(candidate)
            for entity, score in zip(self.entities, scores, strict=True):
                if score >= LEAST:
                    yield candidate, entity

    def judged(self, line: Line) -> Iterator[Judged]:
        """Every candidate of a line with its scores; what several have in common is summed once."""
        total, sums = self.weights.total, dict[tuple[str, str, int], tuple[str, int]]()
        for candidate in candidates(line):
            begin = mark(line, candidate)
            if ("", begin, 0) not in sums:
                sums["", begin, 0] = "", total(shared(line, begin))
            if ("<", begin, candidate.start) not in sums:
                word, found = ahead(line, begin, candidate.start)
                sums["<", begin, candidate.start] = word, total(found)
            if (">", begin, candidate.end) not in sums:
                word, found = after(line, begin, candidate.end)
                sums[">", begin, candidate.end] = word, total(found)
            first, before = sums["<", begin, candidate.start]
            last, behind = sums[">", begin, candidate.end]
            whole = before + behind + sums["", begin, 0][1] + total(own(line, begin, candidate, first, last))
            scores = [score + bias for score, bias in zip(self.weights.scores(whole), self.bias, strict=True)]
            yield Judged(
                candidate, [*(_NEVER for _ in scores[:-1]), scores[-1]] if candidate.sort in GROUPS else scores
            )


def candidates(line: Line) -> Iterator[Candidate]:
    """What of ``line`` is weighed, each once."""
    if line.kinds.isdisjoint(TELLING) and line.above.isdisjoint(TELLING):
        return
    if line.tongue == "zh":
        slots = frozenset(token.end for token in line.words if token.kind != REST)
        heads = frozenset(token.start for token in line.words if token.kind in _HEADS)
        yield from dict.fromkeys((*chinese_people(line.text, slots, heads), *chinese_groups(line.text)))
    elif not is_program(line.text, (0, len(line.text))):
        yield from dict.fromkeys((*english_people(line.text), *english_groups(line.text)))


def read(texts: Iterator[str]) -> Iterator[Line]:
    """Lines of one text as they are weighed."""
    older = last = _NOTHING
    for text in texts:
        tongue: Tongue = "zh" if _HAN.search(text) else "en"
        line = Line(text, tongue, tokens(text, tongue), older | last)
        yield line
        older, last = last, line.kinds


def of(data: Mapping[str, Any]) -> Judge:
    """The judge that is written so."""
    entities = tuple(data["entities"])
    return Judge(entities, tuple(data["bias"]), Weights(data["weights"], len(entities)))


@cache
def fitted() -> Judge:
    """The judge as it is shipped."""
    return of(orjson.loads((files(__package__) / "weights.json").read_bytes()))
