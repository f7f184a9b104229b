"""A million rows: how long, how much memory, how large the reports.  Run by hand; prints, asserts nothing.

python -m tests.bench.million [ROWS]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.audit.making import resident_id


def write(path: Path, rows: int) -> None:
    """ROWS × 8 columns with a mobile number and a resident ID in each row; all invented, seeded by the row number."""
    ids = [resident_id(f"{1950 + n % 50}{1 + n % 12:02d}{1 + n % 28:02d}", n % 1000) for n in range(84_000)]
    with path.open("w", encoding="utf-8") as out:
        out.write("编号,姓名,手机号码,身份证号,城市,金额,状态,备注\n")
        for n in range(rows):
            out.write(f"{n},用户{n},199{n % 100_000_000:08d},{ids[n % 84_000]},北京,{n % 1000}.50,已完成,第{n}行\n")


def main() -> None:
    """Scan the file with ``--fast`` into JSON and JSON Lines."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        data.mkdir()
        write(data / "people.csv", rows)
        json, lines = Path(folder, "r.json"), Path(folder, "r.jsonl")
        command = [sys.executable, "-m", "audit.cli", "scan", "--fast", str(data), "-o", str(json), "-o", str(lines)]
        began = time.monotonic()
        code = subprocess.run(command, check=False, env={**os.environ, "PDAUDIT_KEY_FILE": f"{folder}/key"}).returncode
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = sum(1 for line in lines.open("rb") if line.startswith(b'{"type":"finding"'))
        print(f"exit {code}, {rows} rows, {(data / 'people.csv').stat().st_size / 1e6:.0f} MB")
        print(f"wall {time.monotonic() - began:.0f} s, cpu {usage.ru_utime + usage.ru_stime:.0f} s")
        print(f"largest process {usage.ru_maxrss / 1024:.0f} MB RSS")
        print(
            f"json {json.stat().st_size / 1e6:.2f} MB, json lines {lines.stat().st_size / 1e6:.0f} MB, {found} findings"
        )


if __name__ == "__main__":
    main()
