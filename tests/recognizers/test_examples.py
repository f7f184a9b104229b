"""Every example of every block of the catalogue, and what must hold of all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recognizers.addresses.chinese import Addresses
from recognizers.addresses.english import EnglishAddresses
from recognizers.catalogue import Entity, load
from recognizers.engine import Engine
from recognizers.names import Names
from recognizers.relations import Relations
from recognizers.rule import FINDING
from recognizers.statements import Statements
from tests.recognizers.examples import taken_apart

CATALOGUE = load()
BLOCKS = [entity for entity in CATALOGUE.entities.values() if entity.examples.match or entity.examples.reject]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    yield Engine(CATALOGUE, [Addresses(), EnglishAddresses(), Relations(), Statements(), Names()])


@pytest.mark.parametrize("entity", BLOCKS, ids=lambda entity: entity.id)
def test_block(entity: Entity, engine: Engine) -> None:
    for example in entity.examples.match:
        hint, text, start, end = taken_apart(example)
        found = [(s.start, s.end) for s in engine.find(text, hint) if s.entity == entity.id and s.confidence >= FINDING]
        assert (start, end) in found, example
    for example in entity.examples.reject:
        hint, text, _, _ = taken_apart(example)
        found = [(s.start, s.end) for s in engine.find(text, hint) if s.entity == entity.id and s.confidence >= FINDING]
        assert not found, example


@pytest.mark.parametrize("entity", BLOCKS, ids=lambda entity: entity.id)
def test_spans_are_sound(entity: Entity, engine: Engine) -> None:
    for example in (*entity.examples.match, *entity.examples.reject):
        hint, text, _, _ = taken_apart(example)
        for span in engine.candidates(text, hint):
            if span.rule == "names":
                continue  # votes of their own, tested there
            assert 0 <= span.start < span.end <= len(text)
            assert span.confidence in (0.20, 0.40, 0.60, 0.75, 0.85, 0.95)
            assert span.form
            codes = {code.partition(":")[0] for code in span.why}
            assert codes <= {
                "pattern",
                "checksum",
                "segment",
                "region",
                "label",
                "key",
                "context",
                "negative",
                "test-value",
                "someone",
                "relation",
                "address-parts",
                "words",
            }


def test_every_pattern_is_used(engine: Engine) -> None:
    """No pattern is dead: each gives a candidate in some example of its block."""
    used = {
        (span.entity, span.rule)
        for entity in BLOCKS
        for example in entity.examples.match
        for span in engine.unreduced(*taken_apart(example)[1::-1])
    }
    known = {(entity.id, pattern.id) for entity in BLOCKS for pattern in entity.patterns}
    assert known - used == set()
