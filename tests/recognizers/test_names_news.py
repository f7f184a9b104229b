"""Names in lines of news, invented: how many are found, and how many are right, behind the gate and without it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from recognizers.models.choice import models
from recognizers.names import Names
from recognizers.rule import FINDING
from tests.quality.ner_score import Score

LINES = Path(__file__).with_name("news.toml")
_MARKED = re.compile("⟦(.*?)⟧")


def news() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each line with the places of its names."""
    for line in tomllib.loads(LINES.read_text("utf-8"))["lines"].split("\n"):
        marks = [(match.start() - 2 * nth, len(match[1])) for nth, match in enumerate(_MARKED.finditer(line))]
        yield _MARKED.sub(r"\1", line), [(start, start + size) for start, size in marks]


@pytest.mark.parametrize("gated", [True, False])
def test_names_in_news(gated: bool) -> None:
    names, total = Names(models().chinese, gated=gated), Score()
    for text, places in news():
        total.add([(span.start, span.end) for span in names.find(text, "") if span.confidence >= FINDING], places, [])
    assert total.gold >= 58
    assert total.recall >= 0.97
    assert total.precision >= 0.95
