"""Files that come out the same to the byte on every run."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 3, 8, 0, tzinfo=UTC)
STAMP = (2026, 4, 1, 9, 30, 0)
"""The time of every member of an archive."""


def moments(count: int, seed: int, step_hours: int = 30) -> list[datetime]:
    """``count`` moments in order, the same for the same seed."""
    chance = random.Random(seed)
    hours = 0.0
    found = []
    for _ in range(count):
        hours += chance.uniform(0.2, 2) * step_hours / 2
        found.append(START + timedelta(seconds=int(hours * 3600)))
    return found


def csv_bytes(rows: Iterable[Sequence[str]], encoding: str, above: str = "") -> bytes:
    """A delimited text; ``above`` stands before its header."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return (above + text.getvalue()).encode(encoding)


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive with fixed times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_STORED)
    return out.getvalue()


def repacked(package: bytes) -> bytes:
    """An office file with the same bytes on every run: fixed times, no compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = re.sub(rb"(?<=W3CDTF\">)[^<]+", b"2026-04-01T09:30:00Z", old.read(info))
            new.writestr(zipfile.ZipInfo(info.filename, STAMP), data, zipfile.ZIP_STORED)
    return out.getvalue()
