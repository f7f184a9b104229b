"""The spaCy pipelines, Chinese and English: tokens, sentences, and ``doc.ents`` from our recognizers.

They are for those who work with spaCy or Presidio.  A scan asks the recognizers itself: nothing that it needs stands in
a Doc.  No pipeline of others is needed for them and none is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from recognizers.interface import TextRecognizer
from recognizers.prefilter import plain
from recognizers.rule import FINDING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

LanguageCode: TypeAlias = Literal["zh", "en"]

_FACTORY = "pdaudit_entities"
_STOPS = ["。", "！", "？", "；", "…", ".", "!", "?", "\n"]


def pipeline(language: LanguageCode, recognizer: TextRecognizer) -> Language:
    """A pipeline of its own for ``language`` (Chinese: every character a token) with ``recognizer`` behind it."""
    import spacy

    _register()
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer", config={"punct_chars": _STOPS})
    entities: Any = nlp.add_pipe(_FACTORY)
    entities.recognizer = recognizer
    return nlp


class Entities:
    """The component that writes ``doc.ents``: findings, the longest where some overlap, labelled with our ids.

    It writes nothing until it is given a ``recognizer``.
    """

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  what spaCy calls a factory with
        self.recognizer: TextRecognizer | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.recognizer is not None:
            doc.set_ents(_longest(self._spans(doc, self.recognizer)))
        return doc

    def _spans(self, doc: Doc, recognizer: TextRecognizer) -> Iterable[Span]:
        for span in recognizer.find(plain(doc.text), ""):
            found = doc.char_span(span.start, span.end, span.entity, alignment_mode="expand")
            if found is not None and span.confidence >= FINDING:
                yield found


def _longest(spans: Iterable[Span]) -> list[Span]:
    from spacy.util import filter_spans

    return list(filter_spans(spans))


def _register() -> None:
    """Makes the component known to spaCy, once."""
    from spacy.language import Language

    if not Language.has_factory(_FACTORY):
        Language.factory(_FACTORY, func=Entities)
