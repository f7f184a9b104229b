"""The weights for names are those that our own texts give, and nothing else."""

from __future__ import annotations

import math

import pytest

from recognizers.models.choice import models
from recognizers.names import judge
from tests.quality.fit_names import BELIEFS, BIAS, Row, chance, chosen, fit, rows, steps, unseen
from tests.quality.names import STYLES, lines, unmarked

_ROUNDED = 0.06
"""Half a last digit, and what another machine's arithmetic may change."""
_STEP = 0.04


@pytest.fixture(scope="module")
def known() -> list[Row]:
    return rows(models().chinese())


@pytest.fixture(scope="module")
def judged(known: list[Row]) -> list[tuple[Row, float]]:
    return list(unseen(known))


def test_the_weights_are_fitted_on_our_own_texts(known: list[Row]) -> None:
    weights = fit(known)
    assert weights.pop(BIAS) == pytest.approx(judge.BIAS, abs=_ROUNDED)
    assert judge.WEIGHTS.keys() <= weights.keys()
    assert {code: judge.WEIGHTS.get(code, 0.0) for code in weights} == pytest.approx(weights, abs=_ROUNDED)


def test_a_finding_begins_where_styles_that_were_not_fitted_say(judged: list[tuple[Row, float]]) -> None:
    course = steps(judged)
    assert chosen(course) == pytest.approx(judge.FOUND, abs=_STEP)
    found = min(course, key=lambda step: abs(step.least - judge.FOUND))
    assert found.recall >= 0.94
    assert found.precision >= 0.81


def test_where_people_are_spoken_of_most_findings_are_right(judged: list[tuple[Row, float]]) -> None:
    """In the styles ``near``, ``money`` and ``travel`` hardly anybody stands among what only sounds like names."""
    of_people = [(row, p >= judge.FOUND) for row, p in judged if row.style not in ("near", "money", "travel")]
    right = sum(row.person for row, found in of_people if found)
    assert right >= 0.94 * sum(row.person for row, _ in of_people)
    assert right >= 0.84 * sum(found for _, found in of_people)


def test_no_sign_is_turned_round() -> None:
    assert all(BELIEFS[code] * weight >= 0 for code, weight in judge.WEIGHTS.items())


def test_a_sign_that_no_text_has_keeps_what_was_believed_of_it() -> None:
    weights = fit([Row("news", "一", "一", {"model": 2.0}, True), Row("news", "二", "二", {"model": -2.0}, False)])
    assert weights["kinship"] == BELIEFS["kinship"]
    assert weights["model"] > BELIEFS["model"]
    assert chance(weights, Row("news", "三", "三", {"model": 0.0}, True)) == pytest.approx(0.5, abs=0.01)


def test_many_alike_rows_of_one_line_weigh_less_than_as_many_lines() -> None:
    other = [Row("news", "他", "他", {"model": 2.0}, True)]
    line = [Row("sport", "一", str(n), {"foreign": 1.0}, False) for n in range(9)]
    apart = [Row("sport", str(n), str(n), {"foreign": 1.0}, False) for n in range(9)]
    assert fit(other + apart)["foreign"] < fit(other + line)["foreign"] < 0


def test_there_are_lines_enough_of_every_style() -> None:
    texts = {style: list(lines(style)) for style in STYLES}
    assert all(len(of_style) >= 90 for of_style in texts.values())
    written = [line for of_style in texts.values() for line in of_style]
    assert sum(len(line.people) for line in written) >= 900
    assert sum(not line.people for line in written) >= len(written) / 3
    assert len({line.text for line in written}) == len(written)


def test_marks() -> None:
    line = unmarked("民警⟦林晓雨⟧和⟦?李某⟧")
    assert (line.text, line.people, line.aside) == ("民警林晓雨和李某", ((2, 5),), ((6, 8),))
    for broken in ("⟦林晓雨", "林晓雨⟧", "⟦⟧", "⟦⟦林⟧⟧"):
        with pytest.raises(ValueError, match="mark"):
            unmarked(broken)


def test_a_chance_is_that_of_the_judge() -> None:
    row = Row("news", "", "", {"model": 1.0, "role": 1.0}, True)
    logit = judge.BIAS + judge.WEIGHTS["model"] + judge.WEIGHTS["role"]
    assert chance({**judge.WEIGHTS, BIAS: judge.BIAS}, row) == pytest.approx(1 / (1 + math.exp(-logit)))
