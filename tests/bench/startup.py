"""CPU seconds of the ways that must be quick, median of runs.  Run by hand on an installed package.

python -m tests.bench.startup [RUNS]
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def cpu(command: list[str]) -> float:
    """User and system seconds of one run with all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints one line for each way."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    tool = str(Path(sys.executable).with_name("pdaudit"))
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "note.txt")
        text.write_text("姓名：周小舟，手机19912345678\n" * 20, encoding="utf-8")
        ways = {
            "bare interpreter": [sys.executable, "-c", "pass"],
            "pdaudit --help": [tool, "--help"],
            "pdaudit scan --fast note.txt": [tool, "scan", "--fast", str(text)],
            "pdaudit check --fast note.txt": [tool, "check", "--fast", str(text)],
        }
        for name, command in ways.items():
            cpu(command)
            times = [cpu(command) for _ in range(runs)]
            print(f"{name:32} median {statistics.median(times):.2f} s, min {min(times):.2f}, max {max(times):.2f}")


if __name__ == "__main__":
    main()
