"""The weights of relations are fitted on the sentences that stand here."""

from __future__ import annotations

import json

from tests.quality.fit_relations import WEIGHTS, as_file, examples
from tests.quality.fit_statements import digest
from tests.quality.sentences import RELATIONS, Marked, Sentence


def test_the_weights_are_of_these_sentences() -> None:
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    assert kept["taught"] == digest()
    assert tuple(kept["entities"]) == RELATIONS


def test_a_candidate_teaches_the_relation_that_is_marked_there() -> None:
    text = Sentence("chat", "我妈叫刘桂芳，今年62", (Marked("FAMILY_MEMBER", 3, 6),), frozenset())
    told = [one for one in examples([text]) if one.told]
    assert [one.told for one in told] == [{"FAMILY_MEMBER"}] * len(told)
    assert any({"zp<1[called]", "zp=name"} <= one.signs for one in told)


def test_the_file_has_a_line_for_each_sign() -> None:
    written = as_file({"entities": RELATIONS, "bias": [0] * 5, "weights": {"zp<1[kin]": [0, 90], "zp": [4, -7]}})
    assert json.loads(written)["weights"] == {"zp<1[kin]": [0, 90], "zp": [4, -7]}
    assert '\n"zp<1[kin]":[0,90]\n' in written
