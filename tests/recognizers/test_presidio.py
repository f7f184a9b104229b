"""Presidio's AnalyzerEngine with our registry says what our engine says."""

from __future__ import annotations

from typing import Any

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from tests.recognizers.examples import all_examples

CATALOGUE = load()
ENGINE = Engine(CATALOGUE)
EXAMPLES = all_examples(list(CATALOGUE.entities.values()))


@pytest.fixture(scope="module")
def analyzer() -> Any:
    import spacy
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    from recognizers.presidio import registry

    nlp = SpacyNlpEngine()
    nlp.nlp = {"zh": spacy.blank("zh"), "en": spacy.blank("en")}
    return AnalyzerEngine(registry=registry(("zh", "en")), nlp_engine=nlp, supported_languages=["zh", "en"])


def plainly(spans: Any) -> list[tuple[str, int, int, float]]:
    return sorted(
        (getattr(s, "entity", None) or s.entity_type, s.start, s.end, getattr(s, "confidence", None) or s.score)
        for s in spans
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_same_candidates_on_every_example(analyzer: Any, language: str) -> None:
    assert len(EXAMPLES) > 300
    for hint, text in EXAMPLES[:: 1 if language == "zh" else 7]:
        results = analyzer.analyze(text, language, context=[hint] if hint else None)
        assert plainly(results) == plainly(set(ENGINE.candidates(text, hint))), text


def test_same_findings_after_the_conflict_rule(analyzer: Any) -> None:
    from recognizers.presidio import resolve

    for hint, text in EXAMPLES[::3]:
        results = analyzer.analyze(text, "zh", context=[hint] if hint else None)
        assert plainly(resolve(results)) == plainly(ENGINE.find(text, hint)), text


def test_other_recognizers_results_stay() -> None:
    from presidio_analyzer import RecognizerResult

    from recognizers.presidio import resolve

    stranger = RecognizerResult("NRP", 0, 4, 0.85)
    assert resolve([stranger]) == [stranger]


def test_one_recognizer_an_entity_and_language() -> None:
    from recognizers.presidio import registry

    made = registry(("zh", "en")).recognizers
    assert len(made) == 2 * len(CATALOGUE.entities)
    assert all(len(one.supported_entities) == 1 and not one.context for one in made)


def test_only_patterns() -> None:
    from recognizers.presidio import registry

    with pytest.raises(ValueError, match="tier"):
        registry(tier="full")
