"""How findings of any tool are judged, on rows of our own; and the one adapter that needs nothing installed."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest

from recognizers.catalogue import load
from tests.quality.peers.labelled import missed, read_english, read_labelled, score_english, score_labelled
from tests.quality.peers.sample import Sampled, score_sample
from tests.quality.peers.tools import Said, Tool, ask, tools
from tests.quality.subjects import SUBJECTS

PHONE, MAIL = frozenset({"PHONE_NUMBER"}), frozenset({"EMAIL_ADDRESS"})


def test_every_label_and_kind_stands_for_entities_that_exist() -> None:
    known = set(load().entities)
    kinds = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    for table in (*kinds.values(), *(tool.labels for tool in tools())):
        for label, entities in table.items():
            assert entities and known.issuperset(entities), label


@pytest.mark.parametrize(
    ("start", "end", "covers"), [(0, 10, True), (0, 5, True), (0, 4, False), (6, 20, False), (5, 20, True)]
)
def test_half_of_the_place_is_enough(start: int, end: int, covers: bool) -> None:
    assert Said(start, end, PHONE).covers(0, 10) is covers


def test_labelled_rows(tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    rows = [
        ["us_phone", "call 212", "212", 1],
        ["email", "to a@b.example", "a@b.example", 1],
        ["NEG_x", "v 1.2", "1.2", 0],
    ]
    file.write_text(json.dumps(rows))
    said = [[Said(5, 8, PHONE)], [Said(3, 14, PHONE)], [Said(0, 1, PHONE)]]
    counts = score_labelled(read_labelled(file), said)
    assert counts == {"wanted": 2, "right": 1, "any": 2, "unwanted": 1, "flagged": 0}
    assert score_labelled(read_labelled(file), [[], [], [Said(2, 5, MAIL)]])["flagged"] == 1


def test_a_kind_may_be_one_of_our_ids(tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    file.write_text(json.dumps([["student_id", "no 1", "1", 1]]))
    assert read_labelled(file)[0].entities == {"STUDENT_ID"}


def test_english_rows(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    text = "Ann from Oslo, 212"
    file.write_text(json.dumps({"text": text, "spans": [[0, 3, "PERSON"], [9, 13, "GPE"], [15, 18, "PHONE_NUMBER"]]}))
    ((_, rows),) = texts = read_english(file)
    said = [Said(9, 13, frozenset({"ADDRESS"})), Said(15, 18, PHONE), Said(4, 8, PHONE)]
    counts = score_english(texts, [said])
    assert counts["PERSON"] == {"there": 1, "found": 0, "said": 0, "right": 0}
    assert counts["PHONE_NUMBER"] == {"there": 1, "found": 1, "said": 2, "right": 1}
    assert counts["STREET_ADDRESS"] == {"there": 0, "found": 0, "said": 0, "right": 0}
    assert [row.kind for row in missed(rows, said)] == ["PERSON"]


def test_not_supported_is_told_from_missed() -> None:
    tool = Tool("mail only", "", "", ("mail==1",), labels={"MAIL": ("EMAIL_ADDRESS",)})
    mail, phone = (next(s for s in SUBJECTS if s.entity == entity) for entity in ("EMAIL_ADDRESS", "PHONE_NUMBER"))
    rows = [
        Sampled(mail, "plain", "a@b", 0, 3),
        Sampled(mail, "other", "b@c", 0, 3),
        Sampled(mail, "wrong", "x"),
        Sampled(phone, "plain", "212", 0, 3),
    ]
    counts = score_sample(tool, rows, [[Said(0, 3, MAIL)], [], [Said(0, 1, MAIL)], []])
    assert counts == {"EMAIL_ADDRESS": {"plain": [1, 1], "other": [0, 1], "wrong": [1, 1]}}


def test_our_own_adapter_answers() -> None:
    ours = tools()[0]
    answers = ask(ours, Path(sys.executable), [["电话 19912345678", "nothing"], []])
    assert answers.batches[0] == [[Said(3, 14, frozenset({"CN_MOBILE_NUMBER"}))], []]
    assert answers.batches[1] == []
    assert len(answers.seconds) == 2
