"""Workers that die, hang or eat memory cost one file its reading, never the scan."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.config import Config, Limits
from audit.detection import scan as scan_module
from audit.model import Item, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.runners import wire
from audit.runners.ledger import Ledger
from audit.runners.pool import Pool
from audit.runners.serial import Serial
from tests.audit.making import source, tools


def _read(item: Source, reading: Reading) -> Iterator[Item]:
    """A reader that does what the file tells it to."""
    order = reading.head.data.decode()
    yield Segment("手机19912345678", lambda offset: {"line": 1, "column": offset + 1})
    if order == "abort":
        os.abort()
    if order == "hang":
        time.sleep(600)
    if order == "drip":
        while True:
            time.sleep(0.1)
            yield Segment("drop", lambda _offset: {})
    if order == "eat":
        hoard = [bytearray(1 << 26) for _ in range(1 << 12)]
        yield Segment(str(len(hoard)), lambda _offset: {})
    if order == "raise":
        raise AttributeError("19912345678 is secret")


MOCK = Reader("mock", lambda _head: 100, _read)


def _run(runner: Pool | Serial, orders: list[str]) -> Ledger:
    ledger = Ledger()

    def jobs() -> Iterator[tuple[int, Source]]:
        for number, order in enumerate(orders):
            ledger.begin(number, 0, f"{order}{number}")
            yield number, source(order, f"{order}{number}")

    with runner:
        for job, frame in runner.run(jobs()):
            if isinstance(frame, str):
                ledger.lost(job, frame)
            elif frame:
                ledger.write(job, frame)
    ledger.finish()
    return ledger


@pytest.fixture
def mock_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(_head: Head) -> Reader:
        return MOCK

    monkeypatch.setattr(scan_module, "detect", detect)


@pytest.mark.usefixtures("mock_reader")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_costs_itself_only(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "HEARTBEAT_SECONDS", 0.2)
    orders = ["fine", "abort", "fine", "hang", "eat", "raise", "fine", "drip"]
    limits = Limits(progress_seconds=5, file_seconds=10, memory_bytes=256 << 20)
    ledger = _run(Pool(tools(tmp_path, Config(limits=limits, ocr="off")), jobs), orders)
    rows = [(row[5], row[6]) for row in ledger.items()]
    assert [rows[0], rows[2], rows[6]] == [("scanned", None)] * 3
    assert rows[1][1] == "crashed" and rows[3][1] == "timeout:5"
    assert rows[7] == ("partial", "timeout:10")
    assert rows[4] == ("partial", "limit:memory") and rows[5] == ("partial", "internal:AttributeError")
    assert ledger.incomplete() == 5


@pytest.mark.usefixtures("mock_reader")
def test_serial_and_pool_give_the_same_rows(tmp_path: Path) -> None:
    orders = ["fine", "raise", "fine", "fine"]
    serial = _run(Serial(tools(tmp_path)), orders)
    pooled = _run(Pool(tools(tmp_path), 2), orders)
    query = "SELECT * FROM finding ORDER BY job, member, seq"
    assert list(serial.items()) == list(pooled.items())
    assert serial.db.execute(query).fetchall() == pooled.db.execute(query).fetchall()


@pytest.mark.usefixtures("mock_reader")
def test_a_file_without_an_outcome_is_a_defect(tmp_path: Path) -> None:
    ledger = Ledger()
    ledger.begin(0, 0, "forgotten")
    with pytest.raises(AssertionError, match="without an outcome"):
        ledger.finish()
    assert tmp_path.exists()


def test_the_ledger_leaves_nothing_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    ledger = Ledger()
    ledger.begin(0, 0, "a")
    assert list(tmp_path.iterdir()) == []
    ledger.close()
