"""Short messages as telephones back them up (vMessage, IrMC 1.1 of 1999): whose each is is a row, what it says is text.

The lines are those of vCard.  Makers differ in what they call the body: ``Subject`` (ZTE, Nokia), ``TEXT`` (Samsung),
``X-BODY-CONTENTS`` (Tizen), or nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Item, Place, Record, Remark, Rows, Segment, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.places import at
from audit.parsing.tables.when import Days
from audit.parsing.text.encoding import detect_encoding, open_text
from audit.parsing.vcard_lines import Property, properties

_CHUNK_MESSAGES = 2_000
_HEADER = ("time", "full name", "tel")
_COLUMNS = {"DATE": 0, "X-NOK-DT": 0, "X-SS-DT": 0, "X-IRMC-DT": 0, "FN": 1, "N": 1, "TEL": 2}
_SILENT = frozenset(
    {"BEGIN", "END", "VERSION", "X-BOX", "X-READ", "X-SIMID", "X-LOCKED", "X-TYPE", "X-IRMC-STATUS", "X-IRMC-BOX"}
    | {"X-MESSAGE-TYPE"}
)


def sniff(head: Head) -> int:
    """``BEGIN:VMSG`` at the start."""
    return 95 if (head.text or "").lstrip("\ufeff \t\r\n")[:64].upper().startswith("BEGIN:VMSG") else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield what the messages say as segments, their people as rows, and the messages as a record."""
    table = Table("chat", _HEADER)
    rows: list[list[list[Property]]] = []
    numbers: set[str] = set()
    days = Days()
    count = 0
    with source.open() as stream:
        text = open_text(stream, detect_encoding(reading.head.data))
        for item in properties(text):
            if item.name == "BEGIN" and item.value.upper() == "VMSG":
                if len(rows) >= _CHUNK_MESSAGES:
                    yield _rows(table, rows)
                    rows = []
                rows.append([[] for _ in _HEADER])
                count += 1
            elif item.name in _COLUMNS and rows:
                rows[-1][_COLUMNS[item.name]].append(item)
                numbers.update([item.value] if item.name == "TEL" else [])
                days.add([item.value] if _COLUMNS[item.name] == 0 else [])
            elif item.name not in _SILENT and item.value:
                yield Segment(item.value, at(item.place))
        if rows:
            yield _rows(table, rows)
        first, last = days.span
        yield Record("SMS_RECORD", count, people=len(numbers) + 1, first=first, last=last)
        yield Remark(encoding=text.encoding)


def _rows(table: Table, rows: list[list[list[Property]]]) -> Rows:
    def locate(row: int, column: int) -> Place:
        found = rows[row][column] or next(filter(None, rows[row]), [])
        return found[0].place if found else {}

    return Rows(table, [["\n".join(dict.fromkeys(one.value for one in cell)) for cell in row] for row in rows], locate)


READER = Reader("vmsg", sniff, read)
