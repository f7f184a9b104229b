"""Presidio with a blank Chinese pipeline and every recognizer it has that needs no model, of all countries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lines import Spans, answer

_REGIONS = ("CN", "HK", "MO", "TW", "US", "GB", "DE", "FR", "IL", "IN", "CA", "BR")
"""Of telephone numbers: Presidio's own and the Chinese ones."""


def recognizers() -> Iterator[Any]:
    import presidio_analyzer.predefined_recognizers as predefined

    for name in predefined.__all__:
        kind = getattr(predefined, name)
        if not isinstance(kind, type) or ".ner." in kind.__module__ or "third_party" in kind.__module__:
            continue
        if "nlp_engine_recognizers" in kind.__module__:
            continue
        more = {"supported_regions": _REGIONS} if name == "PhoneRecognizer" else {}
        yield kind(supported_language="zh", **more)


def load() -> Callable[[str], Spans]:
    import spacy
    import tldextract.tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()  # the list it brings along, not the network's
    nlp = SpacyNlpEngine()
    nlp.nlp = {"zh": spacy.blank("zh")}
    registry = RecognizerRegistry(recognizers=list(recognizers()), supported_languages=["zh"])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["zh"])

    def find(text: str) -> Spans:
        for result in analyzer.analyze(text, "zh"):
            yield result.start, result.end, result.entity_type, result.score

    return find


answer(load)
