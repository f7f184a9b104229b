"""The spaCy pipelines: tokens, sentences and entities with our ids."""

from __future__ import annotations

import pytest

from recognizers.names import Names
from recognizers.nlp import LanguageCode, pipeline


@pytest.mark.parametrize(
    ("language", "text", "entities", "sentences"),
    [
        ("zh", "我妈叫刘桂芳，今年六十了。好的", [("刘桂芳", "PERSON")], 2),
        ("en", "My name is John Carter. Yes.", [("John Carter", "PERSON")], 2),
        ("zh", "", [], 0),
    ],
)
def test_a_pipeline(language: LanguageCode, text: str, entities: list[tuple[str, str]], sentences: int) -> None:
    doc = pipeline(language, Names())(text)
    assert [(entity.text, entity.label_) for entity in doc.ents] == entities
    assert len(list(doc.sents)) == sentences


def test_two_pipelines_have_recognizers_of_their_own() -> None:
    ours, bare = pipeline("zh", Names()), pipeline("zh", Nothing())
    text = "我妈叫刘桂芳，今年六十了"
    assert ours(text).ents
    assert not bare(text).ents


class Nothing:
    entities = ()

    def find(self, text: str, hint: str) -> tuple[()]:
        return ()
