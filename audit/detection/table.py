"""Tables: each column of a chunk of rows is one block for the engine; rows and columns are evidence.

A column gets its verdict from the first 10,000 rows and keeps it; findings are held back until then, so that all cells
of a column are judged alike however long the table is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from audit.detection.cells import CellScan
from audit.detection.circumstances import circumstances, expiry_columns, is_expired, is_of_child
from audit.detection.columns import Cells, Hit, Judgement, judge, valid
from audit.detection.derived import DERIVED, derived
from audit.detection.entries import Entries, Vault
from audit.detection.linkage import Ties, counts
from audit.detection.looking import Looking
from audit.detection.parties import parties
from audit.detection.positions import position_columns
from audit.detection.sites import LOGIN
from audit.detection.split_dates import date_columns
from audit.detection.split_names import name_columns
from audit.exports.block import Where
from audit.model import Allowed, ColumnVerdict, Doubtful, Finding, Rows, Table
from recognizers.span import Span

VERDICT_ROWS = 10_000
EXAMPLES = 3

Told = Finding | ColumnVerdict | Doubtful | Allowed
"""What a table has to say."""

_Row = tuple[int, list[tuple[Hit, Span]]]
"""The number of a row, and what is told in it: where it was found, and how far it is believed there."""


class TableScan:
    """One table of one source.  Feed ``rows`` in order, then ``finish``."""

    def __init__(
        self,
        table: Table,
        hints: Sequence[str],
        looking: Looking,
        ties: Ties,
        first_column: int,
        wheres: Sequence[Where] = (),
        vault: Vault | None = None,
    ) -> None:
        self._table = table
        self._hints = hints
        self._looking = looking
        self._ties = ties
        self._first_column = first_column
        self._scan = CellScan(table, hints, wheres, looking)
        self._parties = parties(tuple(table.header))
        self._positions = position_columns(table.header)
        apart = (name_columns(table.header, looking.catalogue), date_columns(table, looking.catalogue))
        self._apart = [columns for columns in apart if columns]
        self._expiry = expiry_columns(table.header)
        self._entries = Entries(table, vault or Vault())
        self._cells: dict[int, Cells] = defaultdict(Cells)
        self._judgements: dict[int, Judgement] | None = None
        self._verdicts: dict[int, ColumnVerdict] = {}
        self._made: dict[int, ColumnVerdict] = {}
        self._pending: list[Hit] = []
        self._expired: set[int] = set()
        self._seen = 0
        self._doubtful: Counter[str] = Counter()

    def rows(self, chunk: Rows) -> Iterator[Told]:
        """What can be told now: the verdicts once they are fixed, findings in the order row, column."""
        left = VERDICT_ROWS - self._seen
        for part in chunk.cut(left) if 0 < left < len(chunk.rows) else (chunk,):
            yield from self._part(part)

    def _part(self, chunk: Rows) -> Iterator[Told]:
        hits = self._hits(chunk)
        self._seen += len(chunk.rows)
        if self._judgements is not None:
            yield from self._admit(self._rows(hits))
            self._forget_rows()
            return
        for hit in hits:
            self._cells[hit.column].hits.append(hit)
        self._pending += hits
        if self._seen >= VERDICT_ROWS:
            yield from self._settle()

    def finish(self) -> Iterator[Told]:
        """What was held back, and the doubtful."""
        if self._judgements is None:
            yield from self._settle()
        yield from (Doubtful(entity, count) for entity, count in sorted(self._doubtful.items()))

    def _hits(self, chunk: Rows) -> list[Hit]:
        hits: list[Hit] = []
        taken = self._position_hits(chunk, hits)
        for column in range(max(map(len, chunk.rows), default=0)):
            if column in taken:
                continue
            cells = [row[column] if column < len(row) else "" for row in chunk.rows]
            if self._judgements is None:
                self._cells[column].count(cells)
            for row, span in self._scan.find(cells, column, chunk.rows):
                fills = 2 * (span.end - span.start) >= len(cells[row])
                hits.append(Hit(self._seen + row, column, span, chunk.locate(row, column), fills))
        self._joined_hits(chunk, hits)
        hits.sort(key=lambda hit: (hit.row, hit.column))  # stable: spans of one cell stay in order
        if self._expiry:
            rows = {hit.row for hit in hits}
            today = self._looking.door.today
            self._expired |= {row for row in rows if is_expired(chunk.rows[row - self._seen], self._expiry, today)}
        self._entries.see(chunk, self._seen, [(hit.row, hit.span.entity) for hit in hits])
        return hits

    def _position_hits(self, chunk: Rows, hits: list[Hit]) -> set[int]:
        """Rows with latitudes and longitudes; gives the columns that are thereby explained."""
        for position in self._positions:
            column = position.latitude
            for index, row in enumerate(chunk.rows):
                if span := position.span(row):
                    hits.append(Hit(self._seen + index, column, span, chunk.locate(index, column), True))
            if self._judgements is None:
                self._cells[column].count([row[column] for row in chunk.rows if column < len(row)])
        return {column for position in self._positions for column in (position.latitude, position.longitude)}

    def _joined_hits(self, chunk: Rows, hits: list[Hit]) -> None:
        """Rows with a name or a day that stands in several columns."""
        for columns in self._apart:
            for index, row in enumerate(chunk.rows):
                if span := columns.span(row):
                    hits.append(
                        Hit(self._seen + index, columns.column, span, chunk.locate(index, columns.column), True)
                    )

    def _settle(self) -> Iterator[Told]:
        people = {
            column
            for column, judgement in self._judge(dict.fromkeys(self._cells, False)).items()
            if self._holds_people(column, judgement)
        }
        self._judgements = self._judge({column: bool(people - {column}) for column in self._cells})
        for column, judgement in self._judgements.items():
            if judgement.entity:
                self._verdicts[column] = self._verdict(column, judgement)
        pending, self._pending = [*self._rows(self._pending)], []
        self._made = self._made_verdicts(pending)
        yield from self._verdicts.values()  # before their cells: a job that is stopped later has told them
        yield from self._made.values()
        self._cells.clear()
        yield from self._admit(pending)
        self._forget_rows()

    def _forget_rows(self) -> None:
        self._expired.clear()
        self._entries.forget()

    def _judge(self, beside_people: dict[int, bool]) -> dict[int, Judgement]:
        return {
            column: judge(cells, _at(self._hints, column), self._looking.catalogue, beside_people=beside_people[column])
            for column, cells in sorted(self._cells.items())
        }

    def _holds_people(self, column: int, judgement: Judgement) -> bool:
        """Whether a column makes its table one of people: proved direct identifiers, or whatever is called so."""
        if not judgement.entity or judgement.review:
            return False
        direct = self._looking.catalogue.entities[judgement.entity].identifier == "direct"
        hits = (hit for hit in self._cells[column].hits if hit.span.entity == judgement.entity)
        return direct and any(valid(hit.span) or hit.span.confidence >= 0.75 for hit in hits)

    def _verdict(self, column: int, judgement: Judgement) -> ColumnVerdict:
        hits = (hit.span for hit in self._cells[column].hits if hit.span.entity == judgement.entity)
        masks = sorted({self._looking.door.mask(span) for span in hits})  # whatever the order of the rows
        return ColumnVerdict(
            column=self._first_column + column,
            table=self._table.name,
            header=_at(self._table.header, column),
            entity=judgement.entity,
            rate=judgement.rate,
            place={**self._table.header_place(column), "field": column + 1},
            distinct=len(judgement.forms),
            examples=tuple(masks[:EXAMPLES]),
            review=judgement.review,
        )

    def _made_verdicts(self, pending: Sequence[_Row]) -> dict[int, ColumnVerdict]:
        """What follows from rows, as a column of its own: its number is the negative of the one it stands in."""
        made = Counter((hit.column, span.entity) for _, told in pending for hit, span in told if span.rule == DERIVED)
        return {
            column: replace(
                self._verdicts[column],
                column=-self._verdicts[column].column - 1,
                entity=entity,
                rate=round(min(count / max(self._cells[column].filled, 1), 1.0), 3),
                distinct=count,
                examples=(),
                review="",
            )
            for (column, entity), count in sorted(made.items())
            if column in self._verdicts
        }

    def _rows(self, hits: Iterable[Hit]) -> Iterator[_Row]:
        """Row by row, for what stands in one row belongs to one person; with what follows from it."""
        for row, together in groupby(hits, key=lambda hit: hit.row):
            judged = [(hit, span) for hit in together if (span := self._judged(hit)).confidence > 0]
            made = derived([span for _, span in judged], lambda span: is_of_child(span, self._looking.door))
            yield (
                row,
                sorted([*judged, *((judged[index][0], span) for index, span in made)], key=lambda told: told[0].column),
            )

    def _admit(self, rows: Iterable[_Row]) -> Iterator[Finding | Allowed]:
        for row, judged in rows:
            spans = [span for _, span in judged]
            rules = [self._looking.door.allowed(span) for span in spans]
            self._ties.together(
                span.entity for span, rule in zip(spans, rules, strict=True) if rule is None and counts(span)
            )
            around = circumstances(spans, self._looking.door, expired=row in self._expired)
            unit = self._entries.unit(row, self._ties.unit())
            for (hit, span), rule, stands in zip(judged, rules, around, strict=True):
                if span.confidence < self._looking.floor:
                    self._doubtful[span.entity] += 1
                else:
                    yield rule or self._told(hit, span, stands, unit)

    def _judged(self, hit: Hit) -> Span:
        assert self._judgements is not None
        judgement = self._judgements.get(hit.column)  # a column that begins behind the first rows has none
        return judgement.judged(hit) if judgement else hit.span

    def _told(self, hit: Hit, span: Span, stands: frozenset[str], unit: int) -> Finding:
        verdict = (self._made if span.rule == DERIVED else self._verdicts).get(hit.column)
        column = verdict.column if verdict and verdict.entity == span.entity else None
        party = _at(self._parties, hit.column)
        where = self._entries.site(hit.row) if span.entity in LOGIN else ""
        return self._looking.door.admit(
            span, hit.place, column=column, circumstances=stands, unit=unit, party=party, site=where
        )


def _at(names: Sequence[str], column: int) -> str:
    """What is told of a column; "" of one that stands to the right of all that is told."""
    return names[column] if column < len(names) else ""
