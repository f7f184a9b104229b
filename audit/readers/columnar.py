"""Tables stored by columns: Parquet, Arrow and Feather, ORC.  pyarrow reads them; it comes with an extra."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from audit.errors import Unread
from audit.model import Item, Place, Rows, Source, Table
from audit.parsing.interface import Head, Reader, Reading
from audit.parsing.tables.cell_text import cell_text

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_PARQUET, _ARROW, _ORC, _FEATHER_1 = b"PAR1", b"ARROW1", b"ORC", b"FEA1"
_LOCKED = b"PARE"
_CHUNK_ROWS = 2_000


def sniff(head: Head) -> int:
    """Magic bytes; ORC's are three letters that a text may begin with."""
    if head.data.startswith((_PARQUET, _ARROW, _FEATHER_1, _LOCKED)):
        return 100 if head.text is None else 0
    return 90 if head.data.startswith(_ORC) and head.text is None else 0


def read(source: Source, reading: Reading) -> Iterator[Item]:
    """Yield the rows in chunks; raise ``Unread`` when the extra is missing, the footer encrypted or broken."""
    if reading.head.data.startswith(_LOCKED):
        raise Unread("locked")
    try:
        import pyarrow
    except ImportError:
        raise Unread("extra:dask") from None
    with source.open() as stream:
        try:
            first = 1
            table: Table | None = None
            for batch in _batches(stream, reading.head.data):
                table = table or Table("", tuple(batch.schema.names))
                columns = [list(map(cell_text, column.to_pylist())) for column in batch.columns]
                yield Rows(table, list(zip(*columns, strict=True)), partial(_place, first))
                first += batch.num_rows
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise Unread("damaged") from error


def _batches(stream: BinaryIO, magic: bytes) -> Iterator[RecordBatch]:
    if magic.startswith(_PARQUET):
        from pyarrow.parquet import ParquetFile

        yield from ParquetFile(stream).iter_batches(batch_size=_CHUNK_ROWS)
    elif magic.startswith(_ORC):
        from pyarrow.orc import ORCFile

        file = ORCFile(stream)
        for stripe in range(file.nstripes):
            yield from _sliced(file.read_stripe(stripe))
    else:
        from pyarrow import feather, ipc

        if magic.startswith(_FEATHER_1):
            batches: Iterator[RecordBatch] = iter(feather.read_table(stream).to_batches())
        else:
            file = ipc.open_file(stream)
            batches = (file.get_batch(number) for number in range(file.num_record_batches))
        for batch in batches:
            yield from _sliced(batch)


def _sliced(batch: RecordBatch) -> Iterator[RecordBatch]:
    return (batch.slice(start, _CHUNK_ROWS) for start in range(0, batch.num_rows, _CHUNK_ROWS))


def _place(first: int, row: int, column: int) -> Place:
    return {"row": first + row, "field": column + 1}


READER = Reader("parquet", sniff, read)
