"""The verdict: harm and readership meet in an action.  It is never calm about what was not read.

    cannot-say   nothing was read; or the read part says calm or watch and what was not read may hold more:
                 any file that is locked, damaged or failed, or pictures and unknown kinds above a fifth of all files

Where the read part alone says act-soon or act-now, that stands, and the harm is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from audit.config import Readership
from audit.errors import INCOMPLETE, code
from reports.document import FileRow

Verdict = Literal["calm", "watch", "act-soon", "act-now", "cannot-say"]
Band = Literal["none", "1-19", "20-39", "40-69", "70-100"]

_CALM: Verdict = "calm"
_MATRIX: Mapping[Band, tuple[Verdict, Verdict, Verdict, Verdict]] = {
    # who can read it: encrypted, me, shared or unknown, public
    "none": (_CALM, _CALM, _CALM, _CALM),
    "1-19": (_CALM, _CALM, _CALM, "watch"),
    "20-39": (_CALM, "watch", "watch", "act-soon"),
    "40-69": ("watch", "watch", "act-soon", "act-now"),
    "70-100": ("watch", "act-soon", "act-now", "act-now"),
}
_COLUMN: Mapping[Readership, int] = {"encrypted": 0, "me": 1, "shared": 2, "unknown": 2, "public": 3}
_UNSEEN_SHARE = 0.2
_PICTURE_FORMATS = frozenset({"image", "jpeg", "jpg", "png", "gif", "webp", "bmp", "tiff", "heic", "heif", "pdf"})
"""Pictures that may be a page each; a logo inside an office document says nothing about what was missed."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What was read and what was not, in files and members.  ``read`` held bytes and was read, at least in part;
    ``failed`` is every other incomplete reading (limit, time-out, crash, permission, missing extra)."""

    files: int = 0
    read: int = 0
    locked: int = 0
    damaged: int = 0
    failed: int = 0
    pictures: int = 0
    unknown: int = 0

    def codes(self) -> tuple[str, ...]:
        """What matters, as ``locked:4``; empty when nothing that may hold more was left out."""
        stopped = _coded(locked=self.locked, damaged=self.damaged, failed=self.failed)
        many = self.pictures + self.unknown > self.files * _UNSEEN_SHARE
        missing = stopped + self.unseen() if many else stopped
        return missing if self.read else ("nothing-read", *missing)

    def unseen(self) -> tuple[str, ...]:
        """What was passed over, few or many: pictures and unknown kinds."""
        return _coded(pictures=self.pictures, unknown=self.unknown)


@dataclass(frozen=True, slots=True)
class Decision:
    """``read_part`` is what the read part alone says; ``cannot_say`` the codes of what is missing."""

    verdict: Verdict
    at_least: bool
    cannot_say: tuple[str, ...]
    read_part: Verdict


def decide(harm: int, readers: Readership, gaps: Gaps) -> Decision:
    """The matrix, and the honesty about what was not read."""
    read_part = _MATRIX[band(harm)][_COLUMN[readers]]
    missing = gaps.codes()
    stands = read_part in ("act-soon", "act-now") or not missing
    return Decision(read_part if stands else "cannot-say", bool(missing), missing, read_part)


def band(harm: int) -> Band:
    """The band of a harm of 0-100."""
    if harm <= 0:
        return "none"
    if harm < 20:
        return "1-19"
    if harm < 40:
        return "20-39"
    return "40-69" if harm < 70 else "70-100"


def count_gaps(rows: Iterable[FileRow]) -> Gaps:
    """The gaps of a scan, from every file row of it (also those that the report keeps as tallies only)."""
    tally = dict.fromkeys(("files", "read", "locked", "damaged", "failed", "pictures", "unknown"), 0)
    for row in rows:
        tally["files"] += 1
        tally["read"] += row.outcome in ("scanned", "partial") and row.bytes > 0
        missing = _missing(row)
        if missing:
            tally[missing] += 1
    return Gaps(**tally)


def _coded(**counts: int) -> tuple[str, ...]:
    return tuple(f"{name}:{count}" for name, count in counts.items() if count)


def _missing(row: FileRow) -> str:
    reason = code(row.why or "")
    if reason.startswith("locked"):
        return "locked"
    if reason == "damaged":
        return "damaged"
    if reason in INCOMPLETE or row.outcome == "failed":
        return "failed"
    if reason == "unknown-kind":
        return "unknown"
    unseen = any(remark.startswith("picture") for remark in row.not_looked_at)
    return "pictures" if unseen and row.format in _PICTURE_FORMATS else ""
