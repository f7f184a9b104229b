"""The list of evidence for the police: what there is, in which form, from where, with which hash."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from audit.casework.evidence.entry import Entry, now
from audit.casework.evidence.log import Log
from audit.casework.evidence.words import fields, words
from reports.names import visible

_OWN: Final = re.compile(r"([\\`*_{}\[\]#|~!])")
_DEVICE: Final = "on-the-device"


def held_back(entries: Iterable[Entry]) -> frozenset[str]:
    """The entries whose files are never copied: marked as intimate or as of a minor, by themselves, by a later entry
    about them, or because the same bytes are so marked elsewhere."""
    listed = list(entries)
    marked: set[str] = set()
    for entry in reversed(listed):  # an entry is about an earlier one
        if entry.intimate or entry.minor or entry.id in marked:
            marked |= {entry.id, entry.about}
    hashes = {entry.sha256 for entry in listed if entry.id in marked and entry.sha256}
    return frozenset(entry.id for entry in listed if entry.id in marked or entry.sha256 in hashes)


def listing(log: Log, copies: Mapping[str, str], lang: str) -> str:
    """The list as Markdown; ``copies``: for each entry the name of its copy, or the name of the sentence that says why
    there is none."""
    return "\n".join(_lines(log, copies, lang)) + "\n"


def _lines(log: Log, copies: Mapping[str, str], lang: str) -> Iterator[str]:
    said = words(lang)
    yield from (f"# {said['title']}", "")
    yield from (said["made"].format(time=now(), count=len(log.entries), head=log.head), "", said["checking"], "")
    if log.chain.faults:
        yield from (f"> {said['broken']}", "")
    columns = said["columns"].split(" | ")
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for entry in log.entries:
        cells = (entry.id, _name(entry, copies, lang), _form(entry, lang), _source(entry, copies), entry.sha256)
        copy = copies[entry.id]
        yield f"| {' | '.join(_plain(cell) for cell in (*cells, said.get(copy, copy)))} |"
    yield from ("", f"## {said['details']}")
    for entry in log.entries:
        yield from ("", f"### {entry.id}", "", *_details(entry, copies, lang))


def _name(entry: Entry, copies: Mapping[str, str], lang: str) -> str:
    """Of what is only shown on the device not even the file's name is told."""
    if copies[entry.id] == _DEVICE:
        return fields()["minor" if entry.minor else "intimate"].label[lang]
    return entry.file if entry.file and not entry.imported else entry.other or entry.about or entry.id


def _form(entry: Entry, lang: str) -> str:
    labels = fields()
    told = (labels[name].told(getattr(entry, name), lang) for name in ("channel", "capture") if getattr(entry, name))
    return " / ".join(told) or labels["note"].label[lang]


def _source(entry: Entry, copies: Mapping[str, str]) -> str:
    if copies[entry.id] == _DEVICE:
        return ""
    return " / ".join(filter(None, (entry.file if entry.imported else "", entry.device, entry.who, entry.original)))


def _details(entry: Entry, copies: Mapping[str, str], lang: str) -> Iterator[str]:
    """Every field that was told; of what is only shown on the device time, link and hash."""
    device = copies[entry.id] == _DEVICE
    if device:
        yield f"- **{words(lang)[_DEVICE]}**"
    for field in fields().values():
        value = getattr(entry, field.name)
        if value and field.kind != "yes" and (not device or field.name in ("found", "event", "other")):
            yield f"- {field.label[lang]}: {_plain(field.told(value, lang))}"
    if entry.sha256:
        yield f"- SHA-256: {entry.sha256}"


def _plain(text: str) -> str:
    """Text in one line that neither Markdown nor HTML reads as its own."""
    line = " / ".join(visible(part) for part in text.splitlines())
    return _OWN.sub(r"\\\1", html.escape(line, quote=False))
