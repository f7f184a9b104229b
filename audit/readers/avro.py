"""Avro files: the records of a container as rows.  fastavro reads them; it comes with an extra."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from audit.errors import Unread
from audit.model import Item, Place, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.cell_text import cell_text

_MAGIC = b"Obj\x01"
_CHUNK_ROWS = 2_000


def sniff(head: Head) -> int:
    """The magic of a container."""
    return 100 if head.data.startswith(_MAGIC) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the records in chunks; raise ``Unread`` when the extra is missing or the file damaged."""
    try:
        from fastavro import reader
        from fastavro.schema import SchemaParseException
    except ImportError:
        raise Unread("extra:dask") from None
    faults = (EOFError, ValueError, LookupError, TypeError, OverflowError, RecursionError, SchemaParseException)
    with source.open() as stream:
        try:
            records = reader(stream)
            table = Table("", _columns(records.writer_schema))
            first = 1
            while chunk := list(islice(records, _CHUNK_ROWS)):
                rows = [_cells(record, table.header) for record in chunk]
                reading.budget.spend(sum(len(cell) for row in rows for cell in row))
                yield Rows(table, rows, partial(_place, first))
                first += len(chunk)
        except faults as error:
            raise Unread("damaged", "partial") from error


def _columns(schema: Any) -> tuple[str, ...]:
    """The fields of a record; anything else is one column without a name."""
    if isinstance(schema, dict) and schema.get("type") == "record":
        return tuple(str(field["name"]) for field in schema["fields"])
    return ("",)


def _cells(record: Any, columns: tuple[str, ...]) -> list[str]:
    return [cell_text(record.get(name)) for name in columns] if isinstance(record, dict) else [cell_text(record)]


def _place(first: int, row: int, column: int) -> Place:
    return {"row": first + row, "field": column + 1}


READER = Reader("avro", sniff, read)
