"""``python -m tests.quality``: measures everything, prints the table, writes docs/quality.md.

What the page says of other tools is what ``python -m tests.quality.peers`` measured last.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from recognizers.catalogue import load
from tests.quality import ner_carriers, ner_score, sentence_score
from tests.quality.alarms import false_alarms
from tests.quality.engine import engine
from tests.quality.page import matrix_lines, page
from tests.quality.peers.table import results
from tests.quality.score import SEED, measure, negatives, positives
from tests.quality.subjects import SUBJECTS
from tests.quality.twins import compare

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def spoken(seed: int) -> dict[str, str]:
    """Heading and text of what is measured in sentences."""
    return {
        "Sentences": sentence_score.section(),
        "Names in public sets": ner_score.section(),
        "Names in generated texts": ner_carriers.section(seed),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="the page is written for the default one only")
    seed: int = parser.parse_args().seed
    catalogue = load()
    measured = engine()
    matrix = [positive for subject in SUBJECTS for positive in positives(subject, seed)]
    tallies = measure(measured, matrix, (miss for subject in SUBJECTS for miss in negatives(subject, seed)))
    print(*matrix_lines(tallies), sep="\n")
    if seed == SEED:
        alarms = false_alarms(measured, catalogue, seed)
        with TemporaryDirectory() as scratch:
            twins = compare(matrix, measured, Path(scratch))
        written = ((positive.subject.entity, positive.form) for positive in matrix)
        PAGE.write_text(page(tallies, written, alarms, twins, results(), spoken(seed), seed), encoding="utf-8")


if __name__ == "__main__":
    main()
