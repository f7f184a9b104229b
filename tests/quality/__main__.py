"""``python -m tests.quality``: measures everything, prints the table, writes docs/quality.md."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from recognizers.catalogue import load
from recognizers.engine import Engine
from tests.quality.alarms import false_alarms
from tests.quality.page import matrix_lines, page
from tests.quality.score import SEED, measure, negatives, positives
from tests.quality.subjects import SUBJECTS
from tests.quality.twins import compare

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="the page is written for the default one only")
    seed: int = parser.parse_args().seed
    catalogue = load()
    engine = Engine(catalogue)
    matrix = [positive for subject in SUBJECTS for positive in positives(subject, seed)]
    tallies = measure(engine, matrix, (miss for subject in SUBJECTS for miss in negatives(subject, seed)))
    print(*matrix_lines(tallies), sep="\n")
    if seed == SEED:
        alarms = false_alarms(engine, catalogue, seed)
        with TemporaryDirectory() as scratch:
            twins = compare(matrix, engine, Path(scratch))
        PAGE.write_text(page(tallies, alarms, twins, seed), encoding="utf-8")


if __name__ == "__main__":
    main()
