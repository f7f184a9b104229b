"""Calendars (iCalendar): every property is text with its name as the hint; who attends is in its parameters."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Remark, Segment, Source
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.text.encoding import detect_encoding, open_text
from audit.parsing.vcard_lines import properties

_SILENT = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "CALSCALE", "METHOD", "SEQUENCE", "CREATED", "TRANSP"}
    | {"LAST-MODIFIED", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "EXDATE", "CLASS", "STATUS", "ACTION"}
    | {"PRIORITY", "TRIGGER", "DURATION", "X-WR-RELCALID", "X-WR-TIMEZONE"}
)
"""RFC 5545 (2009): properties that say nothing of people."""

_MEANT = {"cn": "full name"}
"""RFC 5545, 3.2.2: the common name of who attends."""


def sniff(head: Head) -> int:
    """``BEGIN:VCALENDAR`` at the start."""
    text = (head.text or "").lstrip("\ufeff \t\r\n")[:64].upper()
    return 95 if text.startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTODO")) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the properties of every event in order; a line that is no property is text without a hint."""
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for item in properties(text):
            if item.name in _SILENT:
                continue
            for label, value in item.parameters:
                yield Segment(value, at(item.place), hint=_MEANT.get(label, label))
            value = item.value.removeprefix("mailto:").removeprefix("MAILTO:")
            if value:
                yield Segment(value, at(item.place), hint=item.name.lower(), unit="whole")
        yield Remark(encoding=text.encoding)


READER = Reader("ics", sniff, read)
