"""Isolated workers.  A parser that dies, hangs or eats all memory costs one file its reading, never the scan.

Workers are forked from the supervisor (the engine's compiled patterns are shared pages), reused, and replaced when
they die.  The supervisor hands out sources in order and passes frames on as they come.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import MappingProxyType
from typing import Any

import orjson

from audit.detection.scan import Tools
from audit.model import Source
from audit.passwords import NO_PASSWORDS, Passwords
from audit.runners.wire import Row
from audit.runners.worker import main

_SECONDS_A_MEGABYTE = 10
_FORK = multiprocessing.get_context("fork")
NONE_OF_THEIR_OWN: Mapping[int, Passwords] = MappingProxyType({})


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    jobs: Connection
    results: Connection
    job: int = -1
    begun: float = 0.0
    heard: float = 0.0
    size: int = 0

    def give(self, job: int, source: Source, passwords: Passwords) -> None:
        self.job, self.size = job, source.size or 0
        self.begun = self.heard = time.monotonic()
        self.jobs.send_bytes(pickle.dumps((source, passwords)))

    def end(self) -> None:
        self.jobs.close()
        self.results.close()
        self.process.kill()
        self.process.join()


class Pool:
    """``jobs`` worker processes.  Use as a context manager."""

    def __init__(self, tools: Tools, jobs: int) -> None:
        self._tools = tools
        self._size = max(jobs, 1)
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().end()

    def run(
        self, sources: Iterable[tuple[int, Source]], passwords: Mapping[int, Passwords] = NONE_OF_THEIR_OWN
    ) -> Iterator[tuple[int, list[Row] | str | None]]:
        """(job, frame) as they come; (job, reason) when its worker died or hung; (job, None) when it is done.

        ``passwords`` has those of single jobs.
        """
        waiting = iter(sources)
        idle = list(self._workers)
        while True:
            while len(idle) + self._busy() < self._size or idle:
                upcoming = next(waiting, None)
                if upcoming is None:
                    break
                worker = idle.pop() if idle else self._start()
                worker.give(*upcoming, passwords.get(upcoming[0], NO_PASSWORDS))
            if not self._busy():
                return
            for worker in self._ready():
                yield from self._hear(worker, idle)
            yield from self._overdue()

    def _busy(self) -> int:
        return sum(1 for worker in self._workers if worker.job >= 0)

    def _start(self) -> _Worker:
        if self._workers and not self._tools.reading_only:
            self._tools.looking.engine.compile()  # a lone worker makes what it needs; several share it all
            self._tools.exports.read()
        jobs_out, jobs_in = _FORK.Pipe(duplex=False)
        results_out, results_in = _FORK.Pipe(duplex=False)
        # a worker must not hold the supervisor's ends: when the supervisor dies, every worker must see its pipe close
        ours = [jobs_in, results_out, *(end for other in self._workers for end in (other.jobs, other.results))]
        process = _FORK.Process(target=main, args=(jobs_out, results_in, self._tools, ours), daemon=True)
        process.start()
        jobs_out.close()
        results_in.close()
        worker = _Worker(process, jobs_in, results_out)
        self._workers.append(worker)
        return worker

    def _ready(self) -> list[_Worker]:
        busy: dict[Any, _Worker] = {worker.results: worker for worker in self._workers if worker.job >= 0}
        return [busy[connection] for connection in wait(list(busy), timeout=1.0)]

    def _hear(self, worker: _Worker, idle: list[_Worker]) -> Iterator[tuple[int, list[Row] | str | None]]:
        job, worker.heard = worker.job, time.monotonic()
        try:
            frame = worker.results.recv_bytes()
        except (EOFError, OSError):
            yield from self._lost(worker, "crashed")
            return
        if frame:
            yield job, orjson.loads(frame)
            return
        worker.job = -1
        idle.append(worker)
        yield job, None

    def _lost(self, worker: _Worker, reason: str) -> Iterator[tuple[int, str | None]]:
        self._workers.remove(worker)
        worker.end()
        yield worker.job, reason
        yield worker.job, None

    def _overdue(self) -> Iterator[tuple[int, str | None]]:
        now, limits, sight = time.monotonic(), self._tools.config.limits, self._tools.sight
        silence = limits.progress_seconds + sight.seconds_a_picture
        for worker in [w for w in self._workers if w.job >= 0]:
            whole = limits.file_seconds + _SECONDS_A_MEGABYTE * worker.size // 1_000_000 + sight.seconds_a_file
            if now - worker.heard > silence:
                yield from self._lost(worker, f"timeout:{silence}")
            elif now - worker.begun > whole:  # a small file that unfolds for ever
                yield from self._lost(worker, f"timeout:{whole}")
