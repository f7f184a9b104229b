"""Relations in words that no frame has, and what a line is not read with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recognizers.relations import Relations, lines
from recognizers.relations.candidates import Candidate
from recognizers.relations.judge import candidates, fitted
from recognizers.relations.signs import signs

WORDS = Relations(framed=False)


def test_words_alone_tell_a_relation() -> None:
    found = [(span.entity, span.form) for span in WORDS.find("紧急联系人：王淑芬（母亲）", "")]
    assert ("EMERGENCY_CONTACT", "王淑芬") in found


def test_a_frame_is_not_told_again() -> None:
    found = [(span.entity, span.form) for span in Relations().find("李明是我高中同学", "")]
    assert found == [("COLLEAGUE", "李明")]


def test_cells_say_nothing_of_each_other() -> None:
    assert [*lines("紧急联系人\x00王淑芬")] == []


def test_the_words_beside_a_candidate_are_its_signs_in_kinds() -> None:
    ((_, line),) = lines("我妈叫王淑芬，今年62")
    assert Candidate(3, 6, "name") in [*candidates(line)]
    assert {"zp=name", "zp<1[called]", "zp>1，", "zp#kin"} <= signs(line, Candidate(3, 6, "name"))


@given(st.text("我妈妈的儿子叫王芳紧急联系人：加入群 my wife Sarah", max_size=40))
def test_a_candidate_is_judged_by_the_sum_of_its_signs(text: str) -> None:
    judge = fitted()
    for _, line in lines(text):
        for candidate, scores in judge.judged(line):
            own = judge.weights.scores(judge.weights.total(signs(line, candidate)))
            assert scores[-1] == own[-1] + judge.bias[-1]
