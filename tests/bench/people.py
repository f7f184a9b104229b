"""Joins and headcounts over large ledgers: how long, how much memory.  Run by hand; prints, asserts nothing.

python -m tests.bench.people [FINDINGS ...]

Wanted: 200,000 findings joined in at most 10 s and 500 MB; counts of any number of findings in flat memory.
"""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from audit.config import Config
from audit.me import Me
from audit.report import exposures
from audit.report.officer import officer
from audit.report.people import whose
from audit.runners.ledger import Ledger
from recognizers import catalogue
from recognizers.catalogue import Catalogue

FILES = 40
KINDS = ("PERSON", "CN_MOBILE_NUMBER", "CN_RESIDENT_ID", "BANK_CARD", "MEDICAL")
"""What each row holds; every person stands in two rows of different files."""
ROWS_AT_ONCE = 1_000


class Nowhere:
    """A root whose files lie in no file system."""

    name = "bench"

    def real(self, _path: str) -> str | None:
        """No file."""
        return None


def ledger(findings: int) -> Ledger:
    """A finished ledger of about so many findings."""
    made, rows = Ledger(), findings // len(KINDS)
    for job in range(FILES):
        made.begin(job, 0, f"folder{job // 8}/list{job:02d}.csv")
        made.write(job, [["o", 0, "", "[]", 1]])
        found = _rows(range(job * rows // FILES, (job + 1) * rows // FILES), rows // 2)
        while batch := [row for _, row in zip(range(ROWS_AT_ONCE), found, strict=False)]:
            made.write(job, batch)
        made.write(job, [["l", 0, 3, 1], ["e", 0, "scanned", None, "[]", 1, "utf-8", "csv"]])
    made.finish()
    return made


def _rows(numbers: range, people: int) -> Iterator[list[Any]]:
    sequence = 0
    for unit, number in enumerate(numbers, 1):
        for entity in KINDS:
            sequence += 1
            person = number % max(people, 1)
            digest = hashlib.blake2b(f"{entity}{person}".encode(), digest_size=8).hexdigest()
            links = " ".join([digest] * 4) if entity not in ("PERSON", "MEDICAL") else ""
            value = f"某{chr(0x4E00 + person % 20_000)}" if entity == "PERSON" else "1***"
            told = [f"b2:{digest}", value, '{"row":1}', 0.95, 2, "", 0, "", links, None, unit, ""]
            yield ["f", 0, sequence, entity, *told]


def measure(part: str, findings: int) -> None:
    """One line: seconds and megabytes of one part on one ledger; in a process of its own, for the peak is for good."""
    loaded = catalogue.load()
    made = ledger(findings)
    before, began = _peak(), time.monotonic()
    told = PARTS[part](made, loaded)
    print(f"{part:10}{findings:12,}{time.monotonic() - began:9.1f}{before:11.0f}{_peak():9.0f}  {told}", flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _whose(made: Ledger, loaded: Catalogue) -> str:
    found = whose(made, loaded, Me(), Config(people="count"))
    return f"{found.others:,} people, exact: {found.exact}"


def _officer(made: Ledger, loaded: Catalogue) -> str:
    files = exposures.by_file(made, loaded)
    began = time.monotonic()
    found = officer(made, loaded, [Nowhere()], files, Config(profile="officer"))  # type: ignore[list-item]
    assert found
    return f"{found.people:,} people, exact: {found.exact}, {time.monotonic() - began:.1f} s without the files' harm"


def _sql(made: Ledger, _: Catalogue) -> str:
    count = made.db.execute("SELECT COUNT(DISTINCT id) FROM counted").fetchone()[0]
    return f"{count:,} values, by COUNT(DISTINCT)"


PARTS: dict[str, Callable[[Ledger, Catalogue], str]] = {"whose": _whose, "officer": _officer, "sql": _sql}


def main() -> None:
    """One line for each part and size."""
    if len(sys.argv) == 3 and sys.argv[1] in PARTS:
        measure(sys.argv[1], int(sys.argv[2]))
        return
    print(f"{'part':10}{'findings':>12}{'seconds':>9}{'MB before':>11}{'peak MB':>9}", flush=True)
    for findings in map(int, sys.argv[1:] or ("200000", "2000000")):
        for part in PARTS:
            subprocess.run([sys.executable, "-m", "tests.bench.people", part, str(findings)], check=True)


if __name__ == "__main__":
    main()
