"""The weights of statements are fitted on the sentences that stand here, and on nothing else."""

from __future__ import annotations

import json

from recognizers.statements import Statements
from tests.quality.fit_statements import WEIGHTS, as_file, digest, examples
from tests.quality.sentences import SCORED, TAUGHT, Marked, Sentence, sentences, written


def test_the_weights_are_of_these_sentences() -> None:
    assert json.loads(WEIGHTS.read_text("utf-8"))["taught"] == digest()
    scored = {text.text for half in SCORED for text in sentences(half)}
    assert not scored & {text.text for path in TAUGHT for text in written(path)}


def test_a_clause_teaches_what_is_marked_in_it() -> None:
    text = Sentence(
        "chat", "我妈确诊糖尿病，天气不错", (Marked("MEDICAL", 2, 7), Marked("MINOR", 0, 2, optional=True)), frozenset()
    )
    first, second = examples([text])
    assert (first.told, second.told) == ({"MEDICAL"}, frozenset())
    assert {"糖尿", "确诊", "=opens", "~天气"} <= first.grams
    assert "asserted" in first.lists["MEDICAL"] and "someone" in first.lists["RELIGION"]
    assert "MINOR" in first.spared


def test_the_file_has_a_line_for_each_sign() -> None:
    data = {
        "kinds": Statements.entities, "bias": [0], "lists": {}, "inside": {"孕": [2, 90], '"': [0, -7]}, "near": {},
    }  # fmt: skip
    written = as_file(data)
    assert json.loads(written)["inside"] == {"孕": [2, 90], '"': [0, -7]}
    assert '\n"孕":[2,90]\n' in written
