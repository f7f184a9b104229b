"""A worker: takes jobs from a pipe, scans them, sends frames back.  It parses; the supervisor never does."""

from __future__ import annotations

import faulthandler
import gc
import os
import pickle
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

import orjson

from audit.detection.scan import Tools, scan
from audit.model import Source
from audit.passwords import Passwords
from audit.runners.wire import frames, rows


def work(jobs: Connection, results: Connection, tools: Tools) -> None:
    """Serve jobs until the pipe is closed.  Job: pickled (Source, its Passwords); answer: frames, then an empty one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides what an interrupt means
    _confine(tools.config.limits.memory_bytes + tools.sight.memory_bytes)
    while True:
        try:
            job: tuple[Source, Passwords] = pickle.loads(jobs.recv_bytes())  # noqa: S301 - from our own supervisor
        except EOFError:
            return
        for frame in frames(rows(scan(job[0], tools, job[1]))):
            if frame:
                results.send_bytes(orjson.dumps(frame))
        results.send_bytes(b"")


def _confine(memory: int) -> None:
    """No core dumps (they would hold raw values); memory beyond what the process maps now is limited."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # not on every system; the scan is right without it
        pages = int(open("/proc/self/statm").read().split()[0])  # noqa: SIM115, PTH123
        limit = pages * os.sysconf("SC_PAGE_SIZE") + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main(jobs: Connection, results: Connection, tools: Tools, inherited: Sequence[Connection]) -> None:
    """The worker process: never lets an exception's text, which may quote the input, reach stderr."""
    faulthandler.disable()
    gc.freeze()  # what was inherited is shared and stays: no collection walks over it and makes copies of its pages
    for connection in inherited:
        connection.close()
    try:
        work(jobs, results, tools)
    except BaseException:
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)
