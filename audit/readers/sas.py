"""Data sets of SAS 7 and later (SAS7BDAT): every row.  pandas reads them; the texts are decoded here.

What codes mean stands in a catalog of its own (SAS7BCAT), which has no reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from typing import TYPE_CHECKING, Any, BinaryIO

from audit.errors import Unread
from audit.model import Item, Source
from audit.parsing.datasets.sas_formats import written
from audit.parsing.datasets.variables import Chunk, DataSet, Value, Variable, chunk_rows, items
from audit.parsing.interface import Head, Reader, Reading

if TYPE_CHECKING:
    from pandas.io.sas.sas7bdat import SAS7BDATReader

_MAGIC = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011")
_NAME = slice(92, 156)
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError, RecursionError)
"""What pandas raises for files that are cut or broken."""


def sniff(head: Head) -> int:
    """Magic bytes."""
    return 100 if head.data.startswith(_MAGIC) else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows in chunks; raise ``Unread`` when the file is cut before its first row or makes no sense."""
    with source.open() as stream:
        dataset, size = _described(stream, reading.head.data[_NAME])
    yield from items(dataset, _chunks(source, size), reading)


def _described(stream: BinaryIO, name: bytes) -> tuple[DataSet, int]:
    """The data set, and how many of its rows to take at a time."""
    try:
        told = _opened(stream)
        variables = [Variable(column.name, column.label, written(column.format)) for column in told.columns]
        if len(variables) != told.column_count:
            raise Unread("damaged")
        dataset = DataSet(variables, (), told.row_count, told.inferred_encoding, name)
        return dataset, chunk_rows(len(variables), told.row_length)
    except _FAULTS as error:
        raise Unread("damaged") from error


def _opened(stream: BinaryIO) -> SAS7BDATReader:
    from pandas.io.sas.sas7bdat import SAS7BDATReader

    with redirect_stdout(StringIO()):  # it prints its warnings
        return SAS7BDATReader(
            stream,
            convert_dates=False,
            blank_missing=False,
            convert_text=False,
            convert_header_text=False,
            encoding=None,
        )


def _chunks(source: Source, size: int) -> Iterator[Chunk]:
    """Where a chunk breaks, its rows up to there, one by one."""
    number = 0
    try:
        with source.open() as stream:
            for chunk in _rows(_opened(stream), size):
                yield chunk
                number += len(chunk[0])
    except _FAULTS:
        with suppress(*_FAULTS), source.open() as stream:
            again = _opened(stream)
            for start in range(0, number, size):
                again.read(min(size, number - start))
            yield from _rows(again, 1)


def _rows(told: SAS7BDATReader, size: int) -> Iterator[Chunk]:
    while not (frame := told.read(size)).empty:
        yield [list(map(_value, frame.iloc[:, at].tolist())) for at in range(frame.shape[1])]


def _value(value: Any) -> Value:
    """pandas writes what is missing as a number that is not equal to itself."""
    return value if isinstance(value, bytes) or value == value else None


READER = Reader("sas", sniff, read)
