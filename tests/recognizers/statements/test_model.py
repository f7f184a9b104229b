"""The scores of clauses: sums of what their grams add, for all kinds at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.statements import Statements
from recognizers.statements.clauses import around, clauses, folded, grams, placed
from recognizers.statements.model import Weights, fitted, of

KINDS = 5
PAIRS = st.dictionaries(st.integers(0, KINDS - 1), st.integers(-2_000, 2_000)).map(
    lambda own: [number for pair in sorted(own.items()) for number in pair]
)
SIGNS = st.dictionaries(st.text(min_size=1, max_size=2), PAIRS, max_size=30)


@given(SIGNS, st.sets(st.text(min_size=1, max_size=2)))
def test_lanes_add_up_as_lists_do(signs: dict[str, list[int]], others: set[str]) -> None:
    weights = Weights(signs, KINDS)
    found = set(list(signs)[::2]) | others
    expected = [sum(weights.of(sign, kind) for sign in found) for kind in range(KINDS)]
    assert weights.scores(weights.total(found)) == expected


@given(st.lists(st.lists(st.integers(-2_000, 2_000), min_size=KINDS, max_size=KINDS), max_size=4), st.data())
def test_kinds_are_reached_by_any_of_the_sums(sums: list[list[int]], data: st.DataObject) -> None:
    more = data.draw(st.lists(st.integers(-2_000, 2_000), min_size=KINDS, max_size=KINDS))
    signs = {str(at): [number for pair in enumerate(one) for number in pair] for at, one in enumerate([*sums, more])}
    weights = Weights(signs, KINDS)
    *totals, added = (weights.total({sign}) for sign in signs)
    expected = [kind for kind in range(KINDS) if any(one[kind] + more[kind] >= 0 for one in sums)]
    assert weights.reached(totals, added) == expected


@given(st.text("，。怀孕了ab 1\n", max_size=60))
def test_clauses_cut_a_sentence_and_lose_only_marks(text: str) -> None:
    places = list(clauses(text, (0, len(text)), "zh"))
    assert all(start < end for start, end in places)
    assert [end for _, end in places[:-1]] == [start for start, _ in places[1:]]
    missed = set(range(len(text))) - {at for start, end in places for at in range(start, end)}
    assert all(text[at] in "，。\n" for at in missed)


def test_english_goes_on_with_another_clause_without_a_comma() -> None:
    text = "his wife is four months pregnant and they just moved to a flat with a yard and a shed"
    places = list(clauses(text, (0, len(text)), "en"))
    assert [text[start:end] for start, end in places] == [text[:33], text[33:]]


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("怀孕0周", "zh", {"怀", "孕", "0", "周", "怀孕", "孕0", "0周"}),
        ("hiv pos", "en", {"hiv", "pos", "hiv pos"}),
        ("hepatitis", "en", {"hepatitis", "hepa-", "-itis"}),
        ("turned 00", "en", {"turned", "turn-", "-rned", "0", "turned 0"}),
        ("", "zh", set()),
    ],
)
def test_grams(written: str, language: str, expected: set[str]) -> None:
    assert grams(written, language) == expected  # type: ignore[arg-type]
    assert {gram for gram, _, _ in placed(written, language)} - {written[-1:]} <= expected  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_what_stands_far_from_a_clause_is_not_read_with_it() -> None:
    assert around((0, 500), (200, 210)) == (160, 250)
    assert around((190, 212), (200, 210)) == (190, 212)


def test_every_kind_has_weights_and_its_lists() -> None:
    model = fitted()
    assert model.kinds == Statements.entities
    assert all("asserted" in own or "field" in own for own in model.lists)


def test_the_stretch_that_speaks_most_is_told() -> None:
    inside = {"怀孕": [0, 400], "天气": [0, -100]}
    model = of({"kinds": ["A"], "bias": [0], "lists": {"A": {}}, "inside": inside, "near": {}})
    (clause,) = model.clauses("天气好怀孕了", (0, 6), "zh")
    assert model.words("天气好怀孕了", clause, 0, "zh") == (3, 5)
    assert model.tells(clause, 0, set())
