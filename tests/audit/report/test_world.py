"""A generated world as real files: tables, JSON Lines, contact cards and notes, through the whole scan."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from audit.config import Config
from audit.pipeline import Run
from audit.report.people import persons
from audit.sources.named import roots
from tests.audit.assessment.world import Fact, world

LABELS = {
    **{"name": "姓名", "id": "身份证号", "mobile": "手机号", "email": "邮箱", "card": "银行卡号", "wechat": "微信号"},
    **{"address": "住址", "born": "出生日期", "landline": "固定电话"},
}
PEOPLE, FILES = 1_000, 40


def write(folder: Path, number: int, facts: Sequence[Fact]) -> None:
    """The rows of one file in one of four formats."""
    name = folder / f"{number:02d}"
    columns = [LABELS[column.rstrip("*")] for column in facts[0].values]
    rows = [list(fact.values.values()) for fact in facts]
    match number % 4:
        case 0 | 1:
            with name.with_suffix(".csv").open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([columns, *rows])
        case 2:
            lines = (json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows)
            name.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        case _:
            notes = ("，".join(f"{c}：{value}" for c, value in zip(columns, row, strict=True)) for row in rows)
            name.with_suffix(".txt").write_text("".join(f"{note}。\n" for note in notes), encoding="utf-8")


def row_of(place: dict[str, Any]) -> int:
    """Which fact of its file a place belongs to."""
    return int(place["row"]) - 2 if "row" in place else int(place["line"]) - 1


@pytest.mark.parametrize("seed", [4711])
def test_pairs_of_a_thousand_people_in_forty_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setenv("PDAUDIT_KEY_FILE", str(tmp_path / "key"))
    folder = tmp_path / "in"
    folder.mkdir()
    facts = world(random.Random(seed), PEOPLE, FILES)
    by_file = [[fact for fact in facts if fact.file == number] for number in range(FILES)]
    for number, rows in enumerate(by_file):
        write(folder, number, rows)
    with Run(Config(jobs=2, fast=True), roots([str(folder)])) as run:
        run.execute()
        told = list(_told(run, by_file))
    assert len(told) > 0.9 * len(facts)
    both, true, joined = Counter(told), Counter(one for one, _ in told), Counter(cluster for _, cluster in told)
    assert _pairs(both) / _pairs(joined) >= 0.99
    assert _pairs(both) / _pairs(true) >= 0.95


def _told(run: Run, by_file: Sequence[Sequence[Fact]]) -> list[tuple[int, int]]:
    """For each unit: whose it is, and whose it is taken to be."""
    db = run._ledger.db
    files = {job: int(json.loads(path)[:2]) for job, path in db.execute("SELECT job, path FROM item WHERE member = 0")}
    places = {
        tuple(row[:4]): json.loads(row[4])
        for row in db.execute(
            "SELECT job, member, unit, party, place FROM counted WHERE unit > 0 ORDER BY job, member, seq DESC"
        )
    }
    told = []
    for cluster, person in enumerate(persons(run._ledger, run._catalogue) or ()):
        for unit, _ in person.shares:
            told.append((by_file[files[unit[0]]][row_of(places[unit])].person, cluster))
    return told


def _pairs(counted: Counter[Any]) -> int:
    return sum(count * (count - 1) // 2 for count in counted.values())
