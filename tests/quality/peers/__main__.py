"""``python -m tests.quality.peers --env DIR``: installs the tools, asks all of them the same, writes results.json.

Needs the package index on the first run; results.json holds counts and ratios, and no row.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from tests.quality.peers.labelled import Row, missed, read_english, read_labelled, score_english, score_labelled
from tests.quality.peers.sample import sample, score_sample
from tests.quality.peers.table import RESULTS
from tests.quality.peers.tools import Answers, NotInstalled, Tool, ask, python_of, tools
from tests.quality.score import SEED

_BLOCK = 2_000
_SPEED = 250_000
"""Characters that are timed, in blocks of ``_BLOCK``."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.peers", description=__doc__)
    parser.add_argument("--env", type=Path, required=True, help="where the tools are, or are put")
    parser.add_argument("--labelled", type=Path, help="JSON list of [kind, text, target, 1 or 0]")
    parser.add_argument("--english", type=Path, help="JSON Lines of text and spans")
    parser.add_argument("--only", help="ask this tool alone and print its scores; results.json stays")
    parser.add_argument("--missed", type=Path, help="write what this project missed in the files, row for row")
    options = parser.parse_args()
    questions = Questions(options.labelled, options.english)
    asked = [tool for tool in tools() if options.only in (None, tool.name)]
    measured = [_measured(tool, options.env, questions, options.missed) for tool in asked]
    results = {
        "date": date.today().isoformat(),
        "python": platform.python_version(),
        "seed": SEED,
        "tools": measured,
    }
    written = re.sub(r"\[\s+([0-9]+),\s+([0-9]+)\s+\]", r"[\1, \2]", json.dumps(results, indent=1)) + "\n"
    if options.only:
        print(written)
    else:
        RESULTS.write_text(written, encoding="utf-8")


class Questions:
    """Four batches of texts: the labelled file, the English file, the sample of the matrix, blocks to be timed."""

    def __init__(self, labelled: Path | None, english: Path | None) -> None:
        self.labelled = read_labelled(labelled) if labelled else []
        self.english = read_english(english) if english else []
        self.sample = sample()
        texts = [row.text for row in self.sample]
        Random(SEED).shuffle(texts)
        joined = "\n".join(texts)[:_SPEED]
        self.timed = [joined[start : start + _BLOCK] for start in range(0, len(joined), _BLOCK)]

    @property
    def megabytes(self) -> float:
        return sum(len(text.encode()) for text in self.timed) / 1e6

    def batches(self) -> list[list[str]]:
        return [
            [row.text for row in self.labelled],
            [text for text, _ in self.english],
            [row.text for row in self.sample],
            self.timed,
        ]

    def scores(self, tool: Tool, answers: Answers) -> dict[str, Any]:
        labelled, english, sampled, _ = answers.batches
        scores: dict[str, Any] = {
            "load": round(answers.load, 2),
            "per_megabyte": round(answers.seconds[-1] / self.megabytes, 2),
            "matrix": score_sample(tool, self.sample, sampled),
        }
        if self.labelled:
            scores["labelled"] = score_labelled(self.labelled, labelled)
        if self.english:
            counts = score_english(self.english, english)
            right = {row.kind: row.entities for _, rows in self.english for row in rows}
            scores["english"] = {
                kind: count for kind, count in counts.items() if kind in right and tool.supports(right[kind])
            }
        return scores


def _measured(tool: Tool, environments: Path, questions: Questions, missed_file: Path | None) -> dict[str, Any]:
    about = {"name": tool.name, "setup": tool.setup, "limits": tool.limits, "requirements": tool.requirements}
    try:
        answers = ask(tool, python_of(tool, environments), questions.batches())
    except NotInstalled as refused:
        return {**about, "not_installed": str(refused)}
    if missed_file and not tool.requirements:
        missed_file.write_text("".join(_missed_lines(questions, answers)), encoding="utf-8")
    return {**about, **questions.scores(tool, answers)}


def _missed_lines(questions: Questions, answers: Answers) -> Sequence[str]:
    labelled, english, *_ = answers.batches
    pairs = [([row], said) for row, said in zip(questions.labelled, labelled, strict=True)]
    pairs += [(rows, said) for (_, rows), said in zip(questions.english, english, strict=True)]
    lost = (row for rows, said in pairs for row in missed(rows, said))
    return sorted(_line(row) for row in lost)


def _line(row: Row) -> str:
    return json.dumps([row.kind, row.text[row.start : row.end], row.text], ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
