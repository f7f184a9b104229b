"""The officer's part in words: the meter with its caveat, what the headcounts bring about, the folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from reports.document import Label
from reports.officer import Duty, Folder, Meter, Officer
from reports.words import Words

_FOLDERS: Final = 10
_CHECKED: Final = ("V1", "V2")


def told(
    words: Words, labels: Mapping[str, Label], officer: Officer, show: Callable[[str], str]
) -> Iterator[tuple[str, list[str]]]:
    """Titles with their lines; ``show`` makes a path fit for the medium."""
    yield words("officer.title"), list(_people(words, officer))
    yield words("officer.meter"), list(_meter(words, labels, officer))
    for when, duties in groupby(officer.duties, key=lambda duty: duty.when):
        yield words(f"officer.{when}"), [_duty(words, duty) for duty in duties]
    if officer.folders:
        yield words("officer.folders"), [_folder(words, folder, show) for folder in officer.folders[:_FOLDERS]]


def _people(words: Words, officer: Officer) -> Iterator[str]:
    yield words("officer.people", officer.people, officer.sensitive, officer.minors)
    if not officer.exact:
        yield words("officer.about")


def _meter(words: Words, labels: Mapping[str, Label], officer: Officer) -> Iterator[str]:
    yield words("officer.caveat")
    for meter in officer.meter:
        yield _tier(words, labels, meter)
    low, high = f"{officer.units_low:,.2f}", f"{officer.units_high:,.2f}"
    yield words("officer.units", low if low == high else f"{low}–{high}")
    yield words.text(officer.practice)
    yield words("officer.basis", words.text(officer.law), officer.checked) + _unconfirmed(words, officer.mark)


def _tier(words: Words, labels: Mapping[str, Label], meter: Meter) -> str:
    line = words("officer.tier", meter.tier) + words("found.aside", words.text(meter.text)) + words("colon")
    line += words("officer.exactly" if meter.low == meter.high else "officer.range", meter.low, meter.high)
    if meter.disputed:
        names = words("listing").join(words.label(labels, "entity", entity) for entity in meter.disputed)
        line += words("found.aside", words("officer.disputed", names))
    return line


def _duty(words: Words, duty: Duty) -> str:
    bounds = [words("officer.for_people", n=duty.people)]
    if duty.hours:
        bounds.append(words("officer.hours", n=duty.hours))
    line = words.text(duty.text) + words("found.aside", words("listing").join(bounds))
    return f"{line} {words.text(duty.law)}{_unconfirmed(words, duty.mark)}"


def _unconfirmed(words: Words, mark: str) -> str:
    return "" if mark in _CHECKED else f" {words('law.unconfirmed')}"


def _folder(words: Words, folder: Folder, show: Callable[[str], str]) -> str:
    numbers = (folder.people, folder.sensitive, folder.harm, folder.files)
    line = words("officer.line", show(folder.path) or words("officer.top"), *numbers)
    one_day = folder.oldest == folder.newest
    days = folder.oldest if one_day else words("officer.span", folder.oldest, folder.newest)
    more = [part for part in (days, ", ".join(folder.owners)) if part]
    return line + (words("found.aside", words("listing").join(more)) if more else "")
