"""Statements of banks in SWIFT's MT940 and MT942: fields between colons; most banks structure their field 86, in the
way of Germany (``?32name``) or of the Netherlands (``/NAME/name``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from audit.parsing.interface import Head, Reader
from audit.parsing.tables.entries import Entry, Field, Lines, other, read

_FIRST = re.compile(
    r"[\ufeff\s]*(?:\{[^\n]{0,200}\{4:\s*)?(?::940:\s*|(?:[^\n:]{0,60}\n){1,4})?:20:.{0,200}?^:25[A-Z]?:",
    re.DOTALL | re.MULTILINE,
)
"""A reference and an account; before them SWIFT's blocks, or lines that say from which bank it comes."""

_FIELD = re.compile(r":(?P<tag>\d\d[A-Z]?|NS):(?P<value>.*)")
_GERMAN = re.compile(r"\?(?P<code>\d\d)(?P<value>[^?]*)")
_DUTCH = re.compile(r"/(?P<code>[A-Z]{3,4})/(?P<value>.*?)(?=/[A-Z]{3,4}/|$)")
_PARTS = {
    "30": "bank code", "31": "account", "32": "counterparty", "33": "counterparty",
    "BIC": "bank code", "IBAN": "account", "NAME": "counterparty",
}  # fmt: skip
_PARTY = ("account", "bank code", "counterparty")
"""What ``/CNTP/`` holds, with slashes between."""

_NAMES = {"25": "own account", "60": "opening balance", "62": "closing balance", "61": "transaction", "86": "details"}
_DATE = re.compile(r"(\d\d)(\d\d)(\d\d)")
_ENDS = ("", "-", "-}")


@dataclass(slots=True)
class _Tagged:
    """One field: its lines, and where each begins."""

    tag: str
    lines: list[tuple[int, int, str]] = field(default_factory=list)


def sniff(head: Head) -> int:
    """A reference and an account first."""
    return 90 if head.text and _FIRST.match(head.text) else 0


def entries(lines: Lines) -> Iterator[Entry]:
    """A transaction with what belongs to it is an entry, and so is the account with its balances."""
    entry = Entry("account")
    tagged: _Tagged | None = None
    for number, line in lines:
        found = _FIELD.match(line)
        if found is None and tagged is None:
            yield from other(number, line)
        elif found is None and tagged and line.strip() not in _ENDS:
            tagged.lines.append((number, 1, line))
        elif found is not None:
            entry.fields += _fields(tagged) if tagged else ()
            tag = found["tag"][:2]
            if tag in ("20", "61", "62"):
                if entry.fields:
                    yield entry
                entry = Entry("transaction" if tag == "61" else "account")
            tagged = _Tagged(tag, [(number, found.start("value") + 1, found["value"])])
    entry.fields += _fields(tagged) if tagged else ()
    if entry.fields:
        yield entry


def _fields(tagged: _Tagged) -> Iterator[Field]:
    """The values of one field; what it is called says nothing of the parts that nobody has structured."""
    number, column, first = tagged.lines[0]
    if tagged.tag == "61" and (day := _DATE.match(first)):
        yield Field("date", f"20{day[1]}-{day[2]}-{day[3]}", number, column)
    if tagged.tag == "86" and (pattern := _structure(tagged)):
        yield from _parts(tagged, pattern)
        return
    for number, column, text in tagged.lines:
        if text.strip():
            yield Field(_NAMES.get(tagged.tag, tagged.tag), text, number, column)


def _structure(tagged: _Tagged) -> re.Pattern[str] | None:
    first = tagged.lines[0][2]
    if _GERMAN.search(first):
        return _GERMAN
    return _DUTCH if first.startswith("/") else None


def _parts(tagged: _Tagged, pattern: re.Pattern[str]) -> Iterator[Field]:
    """The parts of a structured field; lines are broken wherever they are full, within names too."""
    starts = [0]
    for _, _, text in tagged.lines:
        starts.append(starts[-1] + len(text))
    joined = "".join(text for _, _, text in tagged.lines)

    def told(name: str, value: str, at: int) -> Iterator[Field]:
        if value.strip():
            line = min(bisect_right(starts, at) - 1, len(tagged.lines) - 1)
            number, column, _ = tagged.lines[line]
            yield Field(name, value, number, column + at - starts[line])

    found = list(pattern.finditer(joined))
    yield from told("details", joined[: found[0].start()] if found else joined, 0)
    for part in found:
        at = part.start("value")
        if part["code"] != "CNTP":
            yield from told(_PARTS.get(part["code"], "purpose"), part["value"], at)
            continue
        for name, value in zip(_PARTY, part["value"].split("/"), strict=False):
            yield from told(name, value, at)
            at += len(value) + 1


READER = Reader("mt940", sniff, partial(read, entries=entries))
