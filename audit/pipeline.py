"""The one place where the steps stand in order.

roots → sources → workers → ledger → report
"""

from __future__ import annotations

import heapq
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from audit import exports, me
from audit.config import Config
from audit.detection.key import key_id, load_key, me_path
from audit.detection.looking import look, names
from audit.detection.mask import Door
from audit.detection.scan import Tools, is_message
from audit.model import Source
from audit.parsing.pictures.sight import Sight, Waiting
from audit.passwords import NO_PASSWORDS, Locked, Passwords
from audit.report import compose, coverage
from audit.report import rows as report_rows
from audit.report.people import whose
from audit.runners.ledger import Ledger
from audit.runners.pool import NONE_OF_THEIR_OWN, Pool
from audit.runners.serial import Serial
from audit.sources.root import Root, Skipped
from recognizers import catalogue
from reports.document import Coverage, Report
from reports.people import People, Proposal

_ATTEMPTS = 3
_SENTENCE = "王小明说他明天不来了。"


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
        self,
        config: Config,
        roots: Sequence[Root],
        progress: Callable[[Progress], None] | None = None,
        ask: Callable[[Locked], str] | None = None,
        confirm: Callable[[Proposal], bool] | None = None,
    ) -> None:
        """``ask`` is called for what stayed locked, after all else was read; its answer "" leaves it locked.
        ``confirm`` is asked whether somebody is the user; the answer is kept (``audit.me``)."""
        self._config = config
        self._roots = tuple(roots)
        self._progress = progress
        self._ask = ask
        self._confirm = confirm
        self._again: dict[int, Source] = {}
        self._key = load_key()
        self._catalogue = catalogue.load(config.entities)
        self._scratch = Path(tempfile.mkdtemp(prefix="pdaudit-"))
        self._ledger = Ledger()
        self._sizes: dict[int, int] = {}
        self.interrupted = False
        self.exit = 0
        self.summary: Mapping[str, Any] = {}

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def execute(self) -> Report:
        """Scan everything, then assess.  An interrupt ends the scan early and is told in the report."""
        tools = self._tools()
        self._read(tools)
        report = compose.report(self._ledger, tools, self._roots, key_id(self._key), self._people())
        self.exit, self.summary = report.exit, compose.summary(report)
        return report

    def _people(self) -> People:
        """Whose data it is, once the user was asked."""
        path, key = me_path(), key_id(self._key)
        known = me.load(path, key)
        found = whose(self._ledger, self._catalogue, known, self._config)
        for _ in range(_ATTEMPTS):
            if self._confirm is None or found.proposal is None:
                break
            said = known.with_mine if self._confirm(found.proposal) else known.with_others
            known = said(found.proposal.ids)
            me.save(path, key, known)
            found = whose(self._ledger, self._catalogue, known, self._config)
        return found

    def coverage(self) -> Coverage:
        """Only open and read everything, as ``execute`` would, and look for nothing in it."""
        tools = replace(self._tools(), reading_only=True, sight=Waiting.asked(self._config))
        if not self._config.fast:
            tools.names.find(_SENTENCE, "")  # a model that cannot be used is known from its first sentence on
        self._read(tools)
        told = coverage.coverage(self._ledger, tuple(coverage.file_rows(self._ledger)), self._config.limits)
        self.exit = coverage.exit_code(self._ledger, strict=self._config.strict)
        self.summary = coverage.summary(told, tuple(root.name for root in self._roots), self.exit)
        return told

    def _read(self, tools: Tools) -> None:
        """All sources to their outcomes."""
        runner = Pool(tools, self._config.jobs or os.cpu_count() or 1) if self._config.jobs >= 0 else Serial(tools)
        jobs = self._jobs()
        try:
            with runner:
                self._collect(runner, jobs)
                if self._ask:
                    self._unlock(runner, self._ask)
        except KeyboardInterrupt:
            self.interrupted = True
            for _ in jobs:  # what nobody looked at has a row all the same
                pass
            for job in self._ledger.unfinished():
                self._ledger.lost(job, "interrupted")
        self._ledger.finish()

    def rows(self) -> Iterator[dict[str, Any]]:
        """JSON Lines rows in report order, ``summary`` last; after ``execute`` or ``coverage``."""
        return report_rows.rows(self._ledger, self._catalogue, self._config, self.summary)

    def _tools(self) -> Tools:
        door = Door(self._catalogue, self._key, reveal=self._config.reveal, allow=self._config.allow)
        finder = names(fast=self._config.fast, folder=self._config.model_dir)
        looking = look(door, self._catalogue, finder, self._config.min_confidence)
        sight = Sight.asked(self._config)
        file = self._config.password_file
        passwords = Passwords.read(file) if file else NO_PASSWORDS
        return Tools(looking, finder, exports.load(), self._config, self._scratch, sight, passwords)

    def _unlock(self, runner: Pool | Serial, ask: Callable[[Locked], str]) -> None:
        """Ask for the passwords of what is locked, and read those files again from the start."""
        given: dict[int, Passwords] = {}
        told: set[Locked] = set()
        for _ in range(_ATTEMPTS):
            for job in sorted(self._again):
                locked = self._ledger.locked(job)
                if locked and (password := ask(replace(locked, again=locked in told))):
                    given[job] = given.get(job, NO_PASSWORDS) + Passwords((password,))
                    told.add(locked)
                else:
                    self._again.pop(job)
            if not self._again:
                return
            for job in self._again:
                self._ledger.forget(job)
            self._collect(runner, iter(sorted(self._again.items())), given)

    def _collect(
        self,
        runner: Pool | Serial,
        jobs: Iterator[tuple[int, Source]],
        passwords: Mapping[int, Passwords] = NONE_OF_THEIR_OWN,
    ) -> None:
        """Every frame of every worker goes to the ledger as it comes."""
        total = None if passwords else self._total()
        files = done = 0
        for job, frame in runner.run(jobs, passwords):
            if isinstance(frame, str):
                self._ledger.lost(job, frame)
            elif frame is not None:
                self._ledger.write(job, frame)
            else:
                files += 1
                done += self._sizes.pop(job, 0)
                if job in self._again and not self._ledger.locked(job):
                    self._again.pop(job)
                if self._progress and not passwords:
                    self._progress(Progress(files, done, total, self._ledger.path(job)))

    def _jobs(self) -> Iterator[tuple[int, Source]]:
        """Sources of all roots, numbered in bytewise order of their paths; what is not opened gets its row here."""
        for job, (root, entry) in enumerate(self._entries()):
            if isinstance(entry, Skipped):
                self._ledger.skip(job, root, entry.path, entry.reason, entry.trail)
                continue
            self._ledger.begin(job, root, entry.path, entry.trail, listed=not is_message(entry))
            self._sizes[job] = entry.size or 0
            source = Source(entry.path, entry.opener, root, entry.trail, entry.size, entry.sibling)
            if self._ask:
                self._again[job] = source  # until it was read and is not locked
            yield job, source

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
