"""How entries of the evidence log and strangers are shown on the screen: in one line, values masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from audit.cli.options import Settings
from reports.names import shown_name, visible

if TYPE_CHECKING:
    from audit.casework.evidence.entry import Entry
    from audit.casework.evidence.strangers import Stranger

_SECONDS = 16


def words_of(settings: Settings) -> Mapping[str, str]:
    """The sentences of the log in the language asked for."""
    from audit.casework.evidence.words import words

    return words(settings.config.lang)


def row(entry: Entry, settings: Settings, *, held: bool = False) -> str:
    """Number, time, channel, the other side, file and marks.  What was told in words is read in the log."""
    from audit.casework.evidence.numbers import normal, shown
    from audit.casework.evidence.words import fields

    channel = fields()["channel"].told(entry.channel, settings.config.lang) or "-"
    other = "" if entry.channel == "file" and not entry.other else visible(shown(normal(entry.other)))
    said = words_of(settings)
    parts = [
        entry.id,
        (entry.event or entry.found)[:_SECONDS].replace("T", " "),
        channel,
        other,
        shown_name(entry.file),
        f"-> {entry.about}" if entry.about else "",
        f"[{said['marked']}]" if held or entry.intimate or entry.minor else "",
    ]
    return "  ".join(part for part in parts if part)


def stranger_row(place: int, number: str, found: Sequence[Stranger], settings: Settings) -> str:
    """One number with how often it was in touch, when, and who its messages say they are from."""
    from audit.casework.evidence.numbers import shown

    said = words_of(settings)
    lists = [one for one in found if one.number == number]
    times = [time[:10] for one in lists for time in (one.first, one.last) if time]
    counts = [
        said[name].format(count=sum(one.count for one in lists if one.channel == channel))
        for name, channel in (("calls", "call"), ("messages", "sms"))
        if any(one.channel == channel for one in lists)
    ]
    signatures = dict.fromkeys(name for one in lists for name in one.signatures)
    told = [
        f"{place:3}. {visible(shown(number)) or said['withheld']}",
        *counts,
        said["between"].format(first=min(times), last=max(times)) if times else "",
        visible(" ".join(f"【{name}】" for name in signatures)),
    ]
    return "  ".join(part for part in told if part)


def reason_of(reason: str, settings: Settings) -> str:
    """Why a file was not read to its end, in words."""
    from reports.words import Words

    return Words(settings.config.lang).reason(reason)
