"""Short texts are searched for some of the labels only, and nothing is missed by that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.catalogue import load
from recognizers.context import Label, LabelFinder
from recognizers.label_words import LabelWords
from recognizers.vocabulary import alternation, head, lower

CATALOGUE = load()
LABELS = sorted({label for entity in CATALOGUE.entities.values() for label in entity.labels})
WHOLE = LabelFinder(CATALOGUE)
WHOLE.compile()


def found(finder: LabelFinder, text: str) -> list[Label]:
    return list(finder.find(text, lower(text)))


@given(st.lists(st.sampled_from([*LABELS, ": ", "：", "_", "-", " ", "\n", "12345", "张三"]), max_size=8).map("".join))
def test_a_choice_of_labels_finds_what_all_find(text: str) -> None:
    assert found(LabelFinder(CATALOGUE), text) == found(WHOLE, text)


@pytest.mark.parametrize("label", ["手机号", "Full Name", "e-mail", "ＱＱ号"])
def test_every_text_with_a_word_has_its_head(label: str) -> None:
    text = lower(label).replace("ｑ", "q")
    assert LabelWords([label]).within(text) == LabelWords([label]).all
    assert head(label) in text


def test_of_a_text_without_labels_there_is_none() -> None:
    assert LabelWords(["手机号", "phone"]).within("nothing here") == ("(?!)", "(?!)")


def test_a_long_text_gets_all_and_so_does_every_later_one() -> None:
    words = LabelWords(["手机号", "phone"])
    assert words.within("." * 10_000) == words.all
    assert words.within("nothing here") == words.all
    assert alternation(["手机号", "phone"]) == f"(?:{'|'.join(words.all)})"


def test_short_texts_are_not_chosen_for_without_end() -> None:
    words = LabelWords(["手机号", "phone"])
    given = [words.within("nothing here") for _ in range(100)]
    assert given[0] != given[-1] == words.all
