"""Tables: each column of a chunk of rows is one block for the engine; rows and columns are evidence.

A column gets its verdict from the first 10,000 rows and keeps it; findings are held back until then, so that all cells
of a column are judged alike however long the table is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from audit.detection.linkage import Ties, counts
from audit.detection.mask import Door
from audit.detection.positions import position_columns
from audit.model import ColumnVerdict, Doubtful, Finding, Place, Rows, Table
from recognizers.engine import Engine
from recognizers.span import Span

SEPARATOR = "\x00"
VERDICT_ROWS = 10_000
VERDICT_RATE = 0.5
VERDICT_CELLS = 3
VALID_CONFIDENCE = 0.75
COLUMN_CONFIDENCE = 0.95
"""Contract: valid (checksum, segment table) 0.75; with label or column 0.95."""
_VALIDATED = ("checksum", "segment")


@dataclass(slots=True)
class _Hit:
    row: int
    column: int
    span: Span
    place: Place


@dataclass(slots=True)
class _ColumnCount:
    filled: int = 0
    matched: Counter[str] = field(default_factory=Counter)


class TableScan:
    """One table of one source.  Feed ``rows`` in order, then ``finish``."""

    def __init__(
        self,
        table: Table,
        hints: Sequence[str],
        engine: Engine,
        door: Door,
        ties: Ties,
        floor: float,
        first_column: int,
    ) -> None:
        self._table = table
        self._hints = hints
        self._engine = engine
        self._door = door
        self._ties = ties
        self._floor = floor
        self._first_column = first_column
        self._positions = position_columns(table.header)
        self._counts: dict[int, _ColumnCount] = defaultdict(_ColumnCount)
        self._verdicts: dict[int, ColumnVerdict] | None = None
        self._pending: list[_Hit] = []
        self._seen = 0
        self._doubtful: Counter[str] = Counter()

    def rows(self, chunk: Rows) -> Iterator[Finding | ColumnVerdict]:
        """What can be told now: the verdicts once they are fixed, findings in the order row, column."""
        hits = self._hits(chunk)
        self._tie(hits)
        self._seen += len(chunk.rows)
        if self._verdicts is not None:
            yield from self._admit(hits)
            return
        for hit in hits:
            if hit.span.confidence >= self._floor:
                self._counts[hit.column].matched[hit.span.entity] += 1
        self._pending += hits
        if self._seen >= VERDICT_ROWS:
            yield from self._settle()

    def finish(self) -> Iterator[Finding | ColumnVerdict | Doubtful]:
        """What was held back, and the doubtful."""
        if self._verdicts is None:
            yield from self._settle()
        yield from (Doubtful(entity, count) for entity, count in sorted(self._doubtful.items()))

    @property
    def width(self) -> int:
        """How many column numbers this table may use."""
        return max(len(self._table.header), max(self._counts, default=-1) + 1)

    def _hits(self, chunk: Rows) -> list[_Hit]:
        hits: list[_Hit] = []
        taken = self._position_hits(chunk, hits)
        for column in range(max(map(len, chunk.rows), default=0)):
            if column in taken:
                continue
            cells = [row[column] if column < len(row) else "" for row in chunk.rows]
            if self._verdicts is None:
                self._counts[column].filled += sum(map(bool, cells))
            for row, span in self._column(cells, self._hints[column] if column < len(self._hints) else ""):
                hits.append(_Hit(row, column, span, chunk.locate(row, column)))
        hits.sort(key=lambda hit: (hit.row, hit.column))  # stable: spans of one cell stay in order
        return hits

    def _position_hits(self, chunk: Rows, hits: list[_Hit]) -> set[int]:
        """Rows with a latitude and a longitude; gives the columns that are thereby explained."""
        if self._positions is None:
            return set()
        column = self._positions.latitude
        for index, row in enumerate(chunk.rows):
            if span := self._positions.span(row):
                hits.append(_Hit(index, column, span, chunk.locate(index, column)))
        if self._verdicts is None:
            self._counts[column].filled += sum(1 for row in chunk.rows if column < len(row) and row[column])
        return {self._positions.latitude, self._positions.longitude}

    def _column(self, cells: list[str], hint: str) -> Iterator[tuple[int, Span]]:
        """Row index and span (offsets within a block) of everything found in one column of a chunk.

        Cells say nothing about each other, so where values repeat each is looked at once.
        """
        rows: dict[str, list[int]] = defaultdict(list)
        for row, cell in enumerate(cells):
            rows[cell].append(row)
        if len(rows) * 2 > len(cells):
            yield from self._block(cells, hint)
            return
        distinct = list(rows)
        for index, span in self._block(distinct, hint):
            yield from ((row, span) for row in rows[distinct[index]])

    def _block(self, cells: list[str], hint: str) -> Iterator[tuple[int, Span]]:
        """Cell index and span of everything found in cells joined to one block."""
        block = SEPARATOR.join(cells)
        if block.count(SEPARATOR) != len(cells) - 1:
            cells = [cell.replace(SEPARATOR, " ") for cell in cells]
            block = SEPARATOR.join(cells)
        spans = self._engine.find(block, hint)
        if not spans:
            return
        starts = list(accumulate((len(cell) + 1 for cell in cells), initial=0))
        for span in spans:
            yield bisect_right(starts, span.start) - 1, span

    def _tie(self, hits: list[_Hit]) -> None:
        by_row: dict[int, list[str]] = defaultdict(list)
        for hit in hits:
            if counts(hit.span):
                by_row[hit.row].append(hit.span.entity)
        for entities in {frozenset(entities) for entities in by_row.values()}:
            self._ties.together(entities)

    def _settle(self) -> Iterator[Finding | ColumnVerdict]:
        self._verdicts = {
            column: verdict for column, count in self._counts.items() if (verdict := self._verdict(column, count))
        }
        yield from self._verdicts.values()  # before their cells: a job that is stopped later has told them
        pending, self._pending = self._pending, []
        yield from self._admit(pending)

    def _verdict(self, column: int, count: _ColumnCount) -> ColumnVerdict | None:
        if not count.matched:
            return None
        entity, matched = max(count.matched.items(), key=lambda item: (item[1], item[0]))
        rate = min(matched / count.filled, 1.0) if count.filled else 0.0
        if rate < VERDICT_RATE or matched < VERDICT_CELLS:
            return None
        header = self._table.header[column] if column < len(self._table.header) else ""
        place = {**self._table.header_place(column), "field": column + 1}
        return ColumnVerdict(self._first_column + column, self._table.name, header, entity, round(rate, 3), place)

    def _admit(self, hits: list[_Hit]) -> Iterator[Finding]:
        assert self._verdicts is not None
        for hit in hits:
            verdict = self._verdicts.get(hit.column)
            judged = verdict is not None and verdict.entity == hit.span.entity
            confidence = hit.span.confidence
            why: tuple[str, ...] = ()
            if judged and confidence >= VALID_CONFIDENCE and any(w.startswith(_VALIDATED) for w in hit.span.why):
                confidence, why = COLUMN_CONFIDENCE, ("column",)
            if confidence < self._floor:
                self._doubtful[hit.span.entity] += 1
                continue
            column = verdict.column if judged and verdict else None
            yield self._door.admit(hit.span, hit.place, why, confidence, column)
