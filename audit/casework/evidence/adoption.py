"""Strangers that the user chose become entries of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audit.casework.evidence.entry import Entry
from audit.casework.evidence.files import taken
from audit.casework.evidence.log import Log, append
from audit.casework.evidence.strangers import Stranger
from audit.casework.evidence.words import words


def adopt(chosen: Sequence[Stranger], log: Path, lang: str) -> tuple[Entry, ...]:
    """The entries that were added: one for each number and list, not again where the log has it already."""
    originals = {name: taken(name, log) for name in dict.fromkeys(one.file for one in chosen)}
    return append(log, [replace(_draft(one, lang), **originals[one.file]) for one in chosen], unless=_is_there)


def _draft(one: Stranger, lang: str) -> Entry:
    said = words(lang)
    lines = [] if one.number else [said["withheld"]]
    lines += [said["calls" if one.channel == "call" else "messages"].format(count=one.count)]
    if one.first:
        lines.append(said["between"].format(first=one.first, last=one.last))
    lines += [f"{said['excerpt']} {number}: {text}" for number, text in enumerate(one.excerpts, 1)]
    return Entry(
        event=one.first,
        channel=one.channel,
        other=one.number,
        summary="\n".join(lines),
        capture="export",
        imported=True,
    )


def _is_there(log: Log, draft: Entry) -> bool:
    return any(
        (entry.other, entry.channel, entry.sha256) == (draft.other, draft.channel, draft.sha256)
        for entry in log.entries
    )
