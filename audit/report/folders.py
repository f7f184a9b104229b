"""The ranked folders with what the ledger does not hold: how old their files are and whose."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from audit.assessment.risk import Exposure, harm
from audit.report import exposures
from audit.report.headcount import Place, Ranked, folder_of
from audit.runners.ledger import Ledger
from audit.sources.file import beneath, system_path
from audit.sources.root import Root
from recognizers.catalogue import Catalogue
from reports.officer import Folder

_LOOKED_AT: Final = 10_000
"""Files of one folder whose age and owner are looked up."""


@dataclass(slots=True)
class _Files:
    """The files that lie in a folder: all their jobs, the first paths."""

    jobs: list[int] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def told(
    ledger: Ledger, catalogue: Catalogue, roots: Sequence[Root], ranked: Sequence[Ranked], files: Mapping[int, Exposure]
) -> Iterator[Folder]:
    """The folders in their order; ``files``: what each file exposes."""
    held = _files(ledger, {folder.place for folder in ranked})
    for folder in ranked:
        root, path = folder.place
        known = held[folder.place]
        days, owners = _looked_up(roots[root], known.paths)
        exposed = {job: files[job] for job in known.jobs if job in files}
        yield Folder(
            root=root,
            path=path,
            people=folder.people,
            sensitive=folder.sensitive,
            units=round(folder.units, 2),
            harm=harm(exposures.whole(ledger, catalogue, exposed, known.jobs)).value,
            files=len(known.jobs),
            oldest=min(days, default=""),
            newest=max(days, default=""),
            owners=owners,
        )


def _files(ledger: Ledger, places: set[Place]) -> dict[Place, _Files]:
    """The files of each folder; what git remembers stands in no folder of this computer."""
    found: dict[Place, _Files] = defaultdict(_Files)
    for job, root, path, trail in ledger.db.execute("SELECT job, root, path, trail FROM item WHERE member = 0"):
        if (place := (root, folder_of(path))) in places:
            found[place].jobs.append(job)
            if trail == "[]" and len(found[place].paths) < _LOOKED_AT:
                found[place].paths.append(json.loads(path))
    return found


def _looked_up(root: Root, paths: Sequence[str]) -> tuple[set[str], tuple[str, ...]]:
    """The days on which files were changed last, and their owners; nothing of what is no file any more."""
    days, owners = set(), set()
    for path in paths:
        real = root.real(path)
        with suppress(OSError):
            if real is not None:
                with beneath(system_path(real)) as (name, folder):
                    found = os.stat(name, dir_fd=folder, follow_symlinks=False)
                days.add(date.fromtimestamp(found.st_mtime).isoformat())
                owners.add(found.st_uid)
    return days, tuple(sorted({_account(owner) for owner in owners} - {""}))


def _account(owner: int) -> str:
    """The name of a system account; its number where it has none (any more), "" where the system has no such table."""
    try:
        import pwd
    except ImportError:
        return ""
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)
