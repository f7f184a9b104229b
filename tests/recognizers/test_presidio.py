"""Presidio's AnalyzerEngine with our registry says what our engine says.

On one in ten texts of the generated matrix, those without a column's name eight to a page, for the analyzer's own work
on each text takes longest; on all of them, each by itself, with PDAUDIT_WHOLE_MATRIX=1.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from recognizers.catalogue import load
from recognizers.engine import Engine
from recognizers.span import Span
from tests.quality.score import negatives, positives
from tests.quality.subjects import SUBJECTS, Subject
from tests.recognizers.examples import all_examples

CATALOGUE = load()
ENGINE = Engine(CATALOGUE)
EXAMPLES = all_examples(list(CATALOGUE.entities.values()))
ONE_IN, A_PAGE = (1, 1) if os.environ.get("PDAUDIT_WHOLE_MATRIX") else (10, 8)
LANGUAGES = ("zh", "en")


def made_analyzer(**options: Any) -> Any:
    import spacy
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    from recognizers.presidio import registry

    nlp = SpacyNlpEngine()
    nlp.nlp = {language: spacy.blank(language) for language in LANGUAGES}
    return AnalyzerEngine(registry=registry(LANGUAGES, **options), nlp_engine=nlp, supported_languages=list(LANGUAGES))


@pytest.fixture(scope="module")
def analyzer() -> Any:
    return made_analyzer()


def plainly(found: Iterable[Any]) -> list[tuple[str, int, int, float]]:
    """Our spans and Presidio's results alike."""
    return sorted(
        (one.entity, one.start, one.end, one.confidence)
        if isinstance(one, Span)
        else (one.entity_type, one.start, one.end, one.score)
        for one in found
    )


def analyzed(analyzer: Any, text: str, hint: str, language: str = "zh") -> Any:
    return analyzer.analyze(text, language, context=[hint] if hint else None)


def matrix(subject: Subject) -> Iterator[tuple[str, str]]:
    """Hint and text of the positives and near misses of one kind."""
    yield from ((positive.text.hint, positive.text.text) for positive in positives(subject))
    yield from ((miss.hint, miss.text) for miss in negatives(subject))


def pages(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The texts, those without a hint joined."""
    yield from ((hint, text) for hint, text in texts if hint)
    plain = [text for hint, text in texts if not hint]
    yield from (("", "\n".join(plain[start : start + A_PAGE])) for start in range(0, len(plain), A_PAGE))


@pytest.mark.parametrize("at", range(len(SUBJECTS)), ids=[subject.entity for subject in SUBJECTS])
def test_same_candidates_on_the_matrix(analyzer: Any, at: int) -> None:
    texts = list(matrix(SUBJECTS[at]))[at % ONE_IN :: ONE_IN]
    assert texts
    for hint, text in pages(texts):
        assert plainly(analyzed(analyzer, text, hint)) == plainly(set(ENGINE.candidates(text, hint))), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_candidates_on_every_example(analyzer: Any, language: str) -> None:
    assert len(EXAMPLES) > 300
    for hint, text in EXAMPLES[:: 1 if language == "zh" else 7]:
        results = analyzed(analyzer, text, hint, language)
        assert plainly(results) == plainly(set(ENGINE.candidates(text, hint))), text


def test_same_findings_after_the_conflict_rule(analyzer: Any) -> None:
    from recognizers.presidio import resolve

    for hint, text in EXAMPLES[::3]:
        assert plainly(resolve(analyzed(analyzer, text, hint))) == plainly(ENGINE.find(text, hint)), text


def test_other_recognizers_results_stay() -> None:
    from presidio_analyzer import RecognizerResult

    from recognizers.presidio import resolve

    stranger = RecognizerResult("NRP", 0, 4, 0.85)
    assert resolve([stranger]) == [stranger]


def test_one_recognizer_an_entity_and_language() -> None:
    from recognizers.presidio import registry

    made = registry(LANGUAGES).recognizers
    assert len(made) == len(LANGUAGES) * len(CATALOGUE.entities)
    assert all(len(one.supported_entities) == 1 and not one.context for one in made)


class _Kin:
    """Finds one word, as a recognizer in code does."""

    entities = ("FAMILY_MEMBER",)

    def find(self, text: str, hint: str) -> Iterator[Span]:
        if "我妈" in text:
            start = text.index("我妈")
            yield Span(start, start + 2, "FAMILY_MEMBER", 0.6, "kin", ("pattern",), "我妈")


def test_the_full_tier_has_what_recognizers_in_code_find() -> None:
    text = "昨天我妈来了，电话19912345678"
    full = made_analyzer(tier="full", recognizers=[_Kin()])
    assert ("FAMILY_MEMBER", 2, 4, 0.6) in plainly(analyzed(full, text, ""))
    assert plainly(analyzed(full, text, "")) == plainly(set(Engine(CATALOGUE, [_Kin()]).candidates(text)))


@pytest.mark.parametrize("options", [{"tier": "all"}, {"recognizers": [_Kin()]}, {"tier": ""}])
def test_a_tier_that_is_none(options: Any) -> None:
    from recognizers.presidio import registry

    with pytest.raises(ValueError, match="tier"):
        registry(**options)
