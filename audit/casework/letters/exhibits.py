"""Entries of the evidence log as a letter lists them.

The log holds raw values: only number, time, channel, the masked name of the file and its hash are taken from it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Final

from audit.casework.evidence import log
from audit.casework.evidence.entry import Entry
from audit.casework.letters.facts import Exhibit
from audit.errors import PdauditError
from reports.names import shown_name, visible

_DAY: Final = len("2026-03-01")


def exhibits(folder: Path, ids: Collection[str]) -> tuple[Exhibit, ...]:
    """The entries ``ids`` of the log in ``folder``, without ids all that the user wrote there; of entries that the log
    does not hold the number alone, () without a log.  ``PdauditError`` when the log was altered."""
    path = folder / log.FILE
    if not path.exists():
        return tuple(Exhibit(visible(number)) for number in ids)
    known = log.load(path)
    if known.chain.faults:
        raise PdauditError(
            "{path} was altered, no letter is made from it (pdaudit evidence verify says where)", path=path
        )
    entries = {entry.id: entry for entry in known.entries}
    chosen = list(ids) or [entry.id for entry in known.entries if not entry.imported]
    return tuple(_shown(entries[number]) if number in entries else Exhibit(visible(number)) for number in chosen)


def _shown(entry: Entry) -> Exhibit:
    """Of an intimate image not even the name, which may describe it."""
    name = "" if entry.intimate else shown_name(entry.file)
    time = visible(_clock(entry.event or entry.found))
    return Exhibit(entry.id, time, entry.channel, name, entry.sha256, entry.intimate, bool(entry.file))


def _clock(time: str) -> str:
    """``2026-03-01T10:00:00+08:00`` as a person writes it, to the minute, with its zone; what is no time as it is."""
    try:
        known = datetime.fromisoformat(time)
    except ValueError:
        return time
    return time if len(time) <= _DAY else f"{known:%Y-%m-%d %H:%M}{known:%z}"
