"""The bridge to Presidio: every entity as an ``EntityRecognizer`` of its own, and our conflict rule for its results.

With ``registry()`` an ``AnalyzerEngine`` gives the candidates of ``Engine.candidates``, span for span and score for
score; ``resolve`` then does what ``Engine.find`` does.  The column name or key goes in as ``context=[hint]``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.language import Language

from recognizers.catalogue import Catalogue, load
from recognizers.conflict import resolve as resolve_spans
from recognizers.engine import Engine
from recognizers.interface import TextRecognizer
from recognizers.models.choice import models
from recognizers.names import Names
from recognizers.nlp import pipeline
from recognizers.span import Span
from recognizers.text import recognizers as in_code

_FORM, _WHY, _MASKED, _TEST = "pdaudit_form", "pdaudit_why", "pdaudit_masked", "pdaudit_test"

_Candidates = Callable[[str, str], Mapping[str, Sequence[Span]]]
"""Text and hint to the spans of each entity."""


class CatalogueRecognizer(EntityRecognizer):
    """One entity of the catalogue in one language.

    It has no ``context`` words in Presidio's sense, so that the stock context enhancer leaves its scores alone: the
    engine has read the surroundings already, and tokens of blank Chinese models are single characters.
    """

    def __init__(self, entity: str, language: str, candidates: _Candidates) -> None:
        self._candidates = candidates
        self._called = f"pdaudit {entity}"
        super().__init__(supported_entities=[entity], name=self._called, supported_language=language)

    def load(self) -> None:
        """Nothing to load: the engine is compiled already."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:  # noqa: ARG002
        """The candidates of this entity; ``nlp_artifacts`` are not looked at."""
        return self._results(text, "")

    def enhance_using_context(
        self,
        text: str,
        raw_recognizer_results: list[RecognizerResult],
        other_raw_recognizer_results: list[RecognizerResult],  # noqa: ARG002
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """With a hint (the first word of ``context``) the candidates are found anew: it may add some."""
        return self._results(text, context[0]) if context else raw_recognizer_results

    def _results(self, text: str, hint: str) -> list[RecognizerResult]:
        return [self._result(span) for span in self._candidates(text, hint).get(self.supported_entities[0], ())]

    def _result(self, span: Span) -> RecognizerResult:
        explanation = AnalysisExplanation(
            recognizer=self._called,
            original_score=span.confidence,
            pattern_name=span.rule,
            textual_explanation=", ".join(span.why),
        )
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self._called,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            _FORM: span.form,
            _WHY: span.why,
            _MASKED: span.masked,
            _TEST: span.test,
        }
        return RecognizerResult(span.entity, span.start, span.end, span.confidence, explanation, metadata)


def registry(
    languages: Sequence[str] = ("zh",),
    tier: Literal["patterns", "full"] = "patterns",
    catalogue: Catalogue | None = None,
    recognizers: Sequence[TextRecognizer] | None = None,
) -> RecognizerRegistry:
    """A registry with every entity of ``catalogue`` (built in: ``load()``) in each of ``languages``.

    ``tier`` "patterns" is what patterns, labels and columns say; "full" adds what ``recognizers`` in code find: by
    default ours, names with the models that are installed (loaded at the first text that needs them).  Another value is
    a ValueError, and so are recognizers that the tier leaves out.  Recognition does not depend on the language: Chinese
    and English are always both looked for.
    """
    if tier not in ("patterns", "full"):
        raise ValueError('tier must be "patterns" or "full"')
    if recognizers and tier != "full":
        raise ValueError('recognizers in code need tier "full"')
    known = catalogue or load()
    if tier == "full" and recognizers is None:
        recognizers = in_code(_names())
    candidates = _reading_once(Engine(known, recognizers or ()))
    made = [CatalogueRecognizer(entity, language, candidates) for language in languages for entity in known.entities]
    return RecognizerRegistry(recognizers=made, supported_languages=list(languages))


def nlp_engine(languages: Sequence[Literal["zh", "en"]] = ("zh", "en")) -> SpacyNlpEngine:
    """An NLP engine for ``AnalyzerEngine`` that downloads nothing: our spaCy pipelines, names in ``doc.ents``."""
    names = _names()
    return _Pipelines({language: pipeline(language, names) for language in languages})


class _Pipelines(SpacyNlpEngine):
    """Presidio's engine over pipelines that stand already."""

    def __init__(self, pipelines: Mapping[str, Language]) -> None:
        super().__init__()
        self.nlp: Any = dict(pipelines)

    def load(self) -> None:
        """Nothing to load, nothing to download."""


def _names() -> Names:
    found = models()
    return Names(found.chinese, found.english)


def _reading_once(engine: Engine) -> _Candidates:
    """The candidates by entity; Presidio asks each recognizer in turn about the same text, the engine reads it once."""

    @lru_cache(maxsize=2)
    def candidates(text: str, hint: str) -> Mapping[str, Sequence[Span]]:
        found: dict[str, list[Span]] = {}
        for span in engine.candidates(text, hint):
            found.setdefault(span.entity, []).append(span)
        return found

    return candidates


def resolve(results: Sequence[RecognizerResult], catalogue: Catalogue | None = None) -> list[RecognizerResult]:
    """``results`` of an analysis by our conflict rule, ordered by start; entities we do not know stay as they are."""
    known = catalogue or load()
    ours = {id(result): result for result in results if result.entity_type in known.entities}
    spans = {_span(result): result for result in ours.values()}
    kept = [spans[span] for span in resolve_spans(list(spans), known)]
    return sorted(
        [*kept, *(result for result in results if id(result) not in ours)],
        key=lambda result: (result.start, result.end),
    )


def _span(result: RecognizerResult) -> Span:
    why = (result.recognition_metadata or {}).get(_WHY, ())
    return Span(result.start, result.end, result.entity_type, result.score, "", why, "")
