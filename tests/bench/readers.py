"""Readers beside the bare library below them, in one run.  Run by hand; prints, asserts nothing.

python -m tests.bench.readers [MEGABYTES]

Each way reads the same file: ours as the scan would, up to the handing over of rows, text and members; bare is what
the library alone takes for the same cells, objects or pages.  Cycles are looked for as rarely as the command has it.
The two take turns, and both columns are the median of their CPU seconds.  ``times bare`` is what does not change from
machine to machine; compare MB/s only within one run.
Wanted: CSV 60 MB/s, JSON Lines 40 MB/s, XLSX at most 1.5 times bare calamine, PDF at most 1.3 times bare pypdfium2.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from audit.cli import OBJECTS
from audit.config import Limits
from audit.model import Source
from audit.parsing.interface import HEAD_BYTES, Budget, Head, Reading
from audit.readers import detect
from tests.bench import files

_RUNS = 5


def csv_module(path: Path) -> None:
    """Every row as the standard library gives it."""
    import csv

    with path.open(encoding="utf-8", newline="") as lines:
        for _ in csv.reader(lines):
            pass


def orjson_lines(path: Path) -> None:
    """Every line as an object."""
    import orjson

    with path.open("rb") as lines:
        for line in lines:
            orjson.loads(line)


def ijson_events(path: Path) -> None:
    """Every event of the document."""
    import ijson

    with path.open("rb") as stream:
        for _ in ijson.basic_parse(stream):
            pass


def calamine(path: Path) -> None:
    """Every row of every sheet."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for index in range(len(book.sheet_names)):
        for _ in book.get_sheet_by_index(index).iter_rows():
            pass


def pypdfium2(path: Path) -> None:
    """The text of every page."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def lines_of_bytes(path: Path) -> None:
    """Every line, undecoded."""
    with path.open("rb") as lines:
        for _ in lines:
            pass


def decoding(path: Path) -> None:
    """The text in blocks."""
    with path.open(encoding="utf-8", newline="") as text:
        while text.read(1 << 18):
            pass


WAYS = (
    ("a.csv", files.csv, csv_module),
    ("a.jsonl", files.jsonl, orjson_lines),
    ("a.json", files.json_array, ijson_events),
    ("a.xlsx", files.xlsx, calamine),
    ("a.pdf", files.pdf, pypdfium2),
    ("a.mbox", files.mbox, lines_of_bytes),
    ("a.txt", files.text, decoding),
)


def ours(path: Path) -> None:
    """Every item of the reader that knows the file."""
    source = Source(path.name, lambda: path.open("rb"), size=path.stat().st_size)
    with tempfile.TemporaryDirectory() as scratch, source.open() as stream:
        head = Head(source, stream.read(HEAD_BYTES), source.size)
        reader = detect(head)
        if reader is None:
            raise SystemExit(f"no reader for {path.name}")
        for _ in reader.read(source, Reading(head, Budget(Limits()), Limits(), Path(scratch))):
            pass


def seconds(way: Callable[[Path], object], path: Path) -> float:
    """CPU seconds of one run."""
    began = time.process_time()
    way(path)
    return time.process_time() - began


def main() -> None:
    """One line for each format."""
    gc.set_threshold(OBJECTS)
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 20_000_000
    print(f"{'':8}{'MB':>8}{'ours s':>9}{'bare s':>9}{'ours MB/s':>11}{'times bare':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for name, make, bare in WAYS:
            path = Path(folder, name)
            make(path, size)
            for way in (ours, bare):
                way(path)
            pairs = [(seconds(ours, path), seconds(bare, path)) for _ in range(_RUNS)]
            mine, theirs = (median(times) for times in zip(*pairs, strict=True))
            megabytes = path.stat().st_size / 1e6
            path.unlink()
            speed, times = megabytes / mine, mine / theirs
            print(f"{name[2:]:8}{megabytes:8.1f}{mine:9.2f}{theirs:9.2f}{speed:11.1f}{times:12.2f}", flush=True)


if __name__ == "__main__":
    main()
