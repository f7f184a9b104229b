"""The one place where the steps stand in order.

roots → sources → workers → ledger → report
"""

from __future__ import annotations

import heapq
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit import exports
from audit.config import Config
from audit.detection.key import key_id, load_key
from audit.detection.mask import Door
from audit.detection.scan import Tools
from audit.model import Source
from audit.report import compose
from audit.report import rows as report_rows
from audit.runners.ledger import Ledger
from audit.runners.pool import Pool
from audit.runners.serial import Serial
from audit.sources.root import Root, Skipped
from recognizers import catalogue
from recognizers.engine import Engine
from reports.document import Report


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files and bytes done; ``total_bytes`` None while it is not known."""

    files: int
    bytes: int
    total_bytes: int | None
    current: str


class Run:
    """One scan from roots to report.  A context manager: it owns the ledger, the workers and their scratch folder."""

    def __init__(
        self, config: Config, roots: Sequence[Root], progress: Callable[[Progress], None] | None = None
    ) -> None:
        self._config = config
        self._roots = tuple(roots)
        self._progress = progress
        self._key = load_key()
        self._catalogue = catalogue.load(config.entities)
        self._scratch = Path(tempfile.mkdtemp(prefix="pdaudit-"))
        self._ledger = Ledger()
        self._report: Report | None = None
        self._sizes: dict[int, int] = {}
        self.interrupted = False

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def execute(self) -> Report:
        """Scan everything, then assess.  An interrupt ends the scan early and is told in the report."""
        tools = self._tools()
        runner = Pool(tools, self._config.jobs or os.cpu_count() or 1) if self._config.jobs >= 0 else Serial(tools)
        jobs = self._jobs()
        try:
            with runner:
                self._collect(runner, jobs)
        except KeyboardInterrupt:
            self.interrupted = True
            for _ in jobs:  # what nobody looked at has a row all the same
                pass
            for job in self._ledger.unfinished():
                self._ledger.lost(job, "interrupted")
        self._ledger.finish()
        self._report = compose.report(self._ledger, tools, self._roots, key_id(self._key))
        return self._report

    def rows(self) -> Iterator[dict[str, Any]]:
        """JSON Lines rows in report order; after ``execute``."""
        assert self._report is not None
        return report_rows.rows(self._ledger, self._catalogue, self._config, compose.summary(self._report))

    def _tools(self) -> Tools:
        door = Door(self._catalogue, self._key, reveal=self._config.reveal)
        engine = Engine(self._catalogue)
        return Tools(self._catalogue, engine, door, exports.load(), self._config, self._scratch)

    def _collect(self, runner: Pool | Serial, jobs: Iterator[tuple[int, Source]]) -> None:
        """Every frame of every worker goes to the ledger as it comes."""
        total = self._total()
        files = done = 0
        for job, frame in runner.run(jobs):
            if isinstance(frame, str):
                self._ledger.lost(job, frame)
            elif frame is not None:
                self._ledger.write(job, frame)
            else:
                files += 1
                done += self._sizes.pop(job, 0)
                if self._progress:
                    self._progress(Progress(files, done, total, self._ledger.path(job)))

    def _jobs(self) -> Iterator[tuple[int, Source]]:
        """Sources of all roots, numbered in bytewise order of their paths; what is not opened gets its row here."""
        for job, (root, entry) in enumerate(self._entries()):
            if isinstance(entry, Skipped):
                self._ledger.skip(job, root, entry.path, entry.reason)
                continue
            self._ledger.begin(job, root, entry.path)
            self._sizes[job] = entry.size or 0
            yield job, Source(entry.path, entry.opener, root, entry.trail, entry.size, entry.sibling)

    def _entries(self) -> Iterator[tuple[int, Source | Skipped]]:
        streams = [_entries(index, root) for index, root in enumerate(self._roots)]
        for _, index, entry in heapq.merge(*streams, key=lambda item: item[:2]):
            yield index, entry

    def _total(self) -> int | None:
        if self._progress is None:
            return None
        totals = [root.total_bytes() for root in self._roots]
        return None if None in totals else sum(total for total in totals if total is not None)


def _entries(index: int, root: Root) -> Iterator[tuple[bytes, int, Source | Skipped]]:
    for entry in root.sources():
        yield entry.path.encode("utf-8", "surrogateescape"), index, entry
