"""A data set as every statistics program keeps it: variables, their labels, what their codes mean; and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeAlias

from audit.model import Item, Place, Remark, Rows, Segment, Table
from audit.parsing.datasets.texts import Texts
from audit.parsing.interface import BLOCK_CHARS, Reading
from audit.parsing.places import at
from audit.parsing.tables.cell_text import number_text

Value: TypeAlias = "bytes | float | None"
"""A text in the file's encoding, a number, or nothing."""
Chunk: TypeAlias = "Sequence[Sequence[Value]]"
"""Columns of equal length."""

_CHUNK_ROWS, _CHUNK_CELLS, _CHUNK_BYTES = 2_000, 40_000, 4 << 20


@dataclass(frozen=True, slots=True)
class Variable:
    """``written`` shows a number; ``values`` says what codes mean."""

    name: bytes
    label: bytes = b""
    written: Callable[[float], str] = number_text
    values: dict[bytes | float, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataSet:
    """``texts`` is what stands in it beside its variables: its own label, notes.  ``rows`` is how many there should
    be, None when the file does not say.  ``encoding`` is what the file says of its texts, "" for nothing."""

    variables: Sequence[Variable]
    texts: Sequence[bytes] = ()
    rows: int | None = None
    encoding: str = ""
    name: bytes = b""


def chunk_rows(columns: int, row_bytes: int) -> int:
    """How many rows to take at a time, so that a chunk of wide ones is no larger than one of narrow ones."""
    return max(1, min(_CHUNK_ROWS, _CHUNK_CELLS // max(columns, 1), _CHUNK_BYTES // max(row_bytes, 1)))


def items(dataset: DataSet, chunks: Iterator[Chunk], reading: Reading) -> Iterator[Item]:
    """Its texts, its rows, and the meanings of codes that no row has.  Fewer rows than there should be: damaged."""
    first = next(chunks, [()] * len(dataset.variables))
    texts = Texts(_all_texts(dataset, first), dataset.encoding)
    if notes := "\n".join(filter(None, map(texts.of, dataset.texts))):
        yield from _blocks(notes, {"part": "notes"})
    table = Table(texts.of(dataset.name), tuple(_header(variable, texts) for variable in dataset.variables))
    columns = [_Column(variable, texts) for variable in dataset.variables]
    number = 0
    for chunk in chain((first,), chunks):
        cells = [column.cells(values) for column, values in zip(columns, chunk, strict=True)]
        rows = list(zip(*cells, strict=True))
        reading.budget.spend(sum(map(len, chain.from_iterable(cells))))
        yield Rows(table, rows, partial(_place, table.name, number + 1))
        number += len(rows)
    for name, column in zip(table.header, columns, strict=True):
        if unused := "\n".join(column.unused()):
            yield from _blocks(unused, {"part": "value labels"}, name)
    yield Remark(encoding=texts.encoding, incomplete="damaged" if number < (dataset.rows or 0) else None)


def _blocks(text: str, place: Place, hint: str = "") -> Iterator[Segment]:
    for start in range(0, len(text), BLOCK_CHARS):
        yield Segment(text[start : start + BLOCK_CHARS], at(place), hint)


def _header(variable: Variable, texts: Texts) -> str:
    """``name: label``, where the label says something else."""
    name, label = texts.of(variable.name), texts.of(variable.label)
    return f"{name}: {label}" if name and label and name.casefold() != label.casefold() else name or label


def _place(name: str, first: int, row: int, column: int) -> Place:
    place: Place = {"row": first + row, "field": column + 1}
    return {"table": name, **place} if name else place


class _Column:
    """Turns the values of one variable into cells, and remembers which of its codes were there."""

    def __init__(self, variable: Variable, texts: Texts) -> None:
        self._variable = variable
        self._texts = texts
        self._values = {code: texts.of(label) for code, label in variable.values.items()}
        self._used: set[bytes | float] = set()

    def cells(self, values: Sequence[Value]) -> list[str]:
        """Each value that is there is shown once, for most columns have few."""
        distinct = {*values}
        self._used.update(self._values.keys() & distinct)
        shown = {value: self._cell(value) for value in distinct}
        return [shown[value] for value in values]

    def _cell(self, value: Value) -> str:
        if value is None:
            return ""
        if label := self._values.get(value):
            return label
        return self._texts.of(value) if isinstance(value, bytes) else self._variable.written(float(value))

    def unused(self) -> Iterator[str]:
        """What codes mean that no row had."""
        return (label for code, label in self._values.items() if code not in self._used and label)


def _all_texts(dataset: DataSet, chunk: Chunk) -> Iterable[bytes]:
    yield from dataset.texts
    for variable in dataset.variables:
        yield from (variable.name, variable.label, *variable.values.values())
    for column in chunk:
        yield from (value.strip(b"\0 ") for value in column if isinstance(value, bytes) and not value.isascii())
