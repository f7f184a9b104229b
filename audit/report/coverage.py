"""The ledger of outcomes alone: what was read, what was not and why.  It reconciles, or it is not told."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from audit.config import Limits
from audit.errors import code
from audit.runners.ledger import Ledger
from reports.document import Coverage, FileRow

FILES_LISTED = 10_000
NO_HARM: Mapping[int, int] = MappingProxyType({})


def file_rows(ledger: Ledger, harm: Mapping[int, int] = NO_HARM) -> Iterator[FileRow]:
    """The outcome of every file and member in report order; ``harm`` by job, for files as a whole."""
    for job, member, root, path, trail, state, why, remarks, size, encoding, format_name in ledger.items():
        yield FileRow(
            root, json.loads(path), tuple(json.loads(trail)), state, why, tuple(json.loads(remarks)), size, encoding,
            format_name, None if member else harm.get(job),
        )  # fmt: skip


def coverage(ledger: Ledger, files: Sequence[FileRow], limits: Limits) -> Coverage:
    """The statement over all ``files``; ``AssertionError`` when the outcomes do not add up to them."""
    outcomes = ledger.outcomes()
    if sum(outcomes.values()) != len(files):
        raise AssertionError(f"{len(files)} files, and outcomes of {sum(outcomes.values())}")
    formats: dict[str, Counter[str]] = defaultdict(Counter)
    for row in files:
        formats[row.format][row.outcome] += 1
    return Coverage(
        files=len(files),
        outcomes=outcomes,
        bytes=sum(row.bytes for row in files if not row.trail),
        unread=tuple(row for row in files if row.outcome != "scanned")[:FILES_LISTED],
        not_looked_at=_sorted(Counter(remark for row in files for remark in row.not_looked_at)),
        limits={name: getattr(limits, name) for name in limits.__slots__},
        formats={name: _sorted(counts) for name, counts in sorted(formats.items())},
        reasons=_sorted(Counter(_counted(row.why) for row in files if row.why)),
    )


def summary(told: Coverage, roots: Sequence[str], code: int) -> dict[str, Any]:
    """The last row of the JSON Lines, where nothing was looked for."""
    counts = {name: getattr(told, name) for name in ("outcomes", "formats", "reasons", "not_looked_at", "bytes")}
    return {"roots": list(roots), **counts, "exit": code}


def exit_code(ledger: Ledger, *, strict: bool) -> int:
    """3 where something was stopped, with ``strict`` also where something was left out; else 0."""
    return 3 if ledger.incomplete() or (strict and ledger.remarked()) else 0


def _counted(reason: str) -> str:
    """A reason without the number that is each file's own."""
    return "lost" if code(reason) == "lost" else reason


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))
