"""A spaCy pipeline as a model for names: its named entities and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from recognizers.models import Kind, Mention, ModelError

_KINDS: dict[str, Kind] = {
    "PERSON": "person", "PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organisation",
}  # fmt: skip
_UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter", "morphologizer")
_BATCH = 256
_P = 0.85
"""spaCy gives no probability: an entity it names is right about so often."""


class SpacyNames:
    """``name`` of a package or the folder of a pipeline, loaded.  Raises ``ModelError``."""

    name = "spacy"

    def __init__(self, name: str | Path) -> None:
        try:
            import spacy

            self._nlp: Any = spacy.load(name, exclude=list(_UNUSED))
        except Exception:
            raise ModelError("model-unusable", Path(name).name) from None
        if "ner" not in self._nlp.pipe_names and "entity_ruler" not in self._nlp.pipe_names:
            raise ModelError("model-unusable", Path(name).name)

    def mentions(self, sentences: Sequence[str]) -> list[list[Mention]]:
        """As ``NameModel``."""
        try:
            return [list(_mentions(doc)) for doc in self._nlp.pipe(sentences, batch_size=_BATCH)]
        except Exception:
            raise ModelError("model-unusable", self.name) from None


def _mentions(doc: Any) -> Iterator[Mention]:
    for entity in doc.ents:
        if kind := _KINDS.get(entity.label_):
            yield Mention(entity.start_char, entity.end_char, kind, _P)
