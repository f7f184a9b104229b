"""How well names are found where exports have them: invented names in every carrier of ``ner_texts``."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.models.choice import models
from recognizers.names import Names
from recognizers.rule import FINDING
from tests.quality.markdown import row
from tests.quality.ner_score import Score
from tests.quality.ner_texts import Named, named

PERSON = "PERSON"


def carriers(engine: Engine, seed: int, each: int = 60) -> dict[str, Score]:
    """A score for each kind of carrier; what is found beside the name counts against precision."""
    scores: dict[str, Score] = defaultdict(Score)
    for one in named(Random(seed), each):
        scores[one.carrier].add(_found(engine, one), [(one.start, one.end)], [])
    return dict(scores)


def section(seed: int) -> str:
    """The table, as Markdown: recall / precision, any overlap."""
    catalogue = load()
    engines = {
        "patterns": Engine(catalogue),
        "and cue only": Engine(catalogue, [Names()]),
        "and full": Engine(catalogue, [Names(models().chinese)]),
    }
    columns = {head: carriers(engine, seed) for head, engine in engines.items()}
    lines = [row("Where", "Names", *columns), row(*["---"] * (len(columns) + 2))]
    for carrier, first in next(iter(columns.values())).items():
        cells = (f"{scores[carrier].recall:.3f} / {scores[carrier].precision:.3f}" for scores in columns.values())
        lines.append(row(carrier, first.gold, *cells))
    return "\n".join(lines)


def _found(engine: Engine, one: Named) -> list[tuple[int, int]]:
    spans = engine.find(one.text, one.hint)
    return [(span.start, span.end) for span in spans if span.entity == PERSON and span.confidence >= FINDING]
