"""Peak memory of ``scan --fast`` on one large file of each format.  Run by hand; prints, asserts nothing.

python -m tests.bench.memory [MEGABYTES ...] [FORMAT ...]

The number is that of the largest process, resident.  Where it stays the same as the file grows, memory is flat.
Wanted: at most 300 MB for a gigabyte of CSV, JSON Lines, mbox and JSON on a single line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import files

_MAKERS = {"csv": files.csv, "jsonl": files.jsonl, "json": files.json_array, "mbox": files.mbox}
_PEOPLE = 500
"""So that the scan is done in minutes: every 500th row has a finding."""


def peak(path: Path, folder: Path) -> tuple[float, int]:
    """Megabytes of the largest process that a scan of ``path`` starts, and its exit code."""
    command = [sys.executable, "-m", "audit.cli", "scan", "--fast", str(path), "-o", str(folder / "r.json")]
    child = subprocess.Popen(
        [sys.executable, "-c", _PEAK_OF, *command],
        env={**os.environ, "PDAUDIT_KEY_FILE": str(folder / "key")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    code, kilobytes = child.communicate()[0].split()[-2:]
    return int(kilobytes) / 1024, int(code)


_PEAK_OF = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""In a process of its own, because the system knows the peak of all children together only."""


def main() -> None:
    """One line for each format and size."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or [100, 300]
    kinds = [word for word in sys.argv[1:] if word in _MAKERS] or list(_MAKERS)
    print(f"{'':8}{'MB':>8}{'peak MB':>9}{'wall s':>8}{'exit':>6}")
    for kind in kinds:
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"large.{kind}")
                _MAKERS[kind](path, size * 1_000_000, _PEOPLE)
                began = time.monotonic()
                megabytes, code = peak(path, Path(folder))
                print(f"{kind:8}{size:8}{megabytes:9.0f}{time.monotonic() - began:8.0f}{code:6}", flush=True)


if __name__ == "__main__":
    main()
