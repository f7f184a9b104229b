"""What stands in the cells of one column: joined to one block for the engine, under what the column is called.

Two things in one cell have a column named after both (``对方账号与户名``): the cell is looked at once more, piece by
piece, under each of the names.  What a column holds may depend on another one: who is paid is a person where the
payment is a transfer (``Where``), and what a value is may stand beside it (``Labelled``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from audit.detection.labelled import Labelled
from audit.detection.looking import Looking
from audit.detection.name_shape import PERSON, NameShapes, is_bare_name, is_nameless
from audit.exports.block import Where
from audit.model import Table
from recognizers.catalogue import Catalogue
from recognizers.lazy import lazy
from recognizers.span import Span
from recognizers.vocabulary import fold

SEPARATOR = "\x00"

_PIECES = lazy(r"[/／\s,，;；|()（）]")
"""What stands between two things in one cell, one character each."""
_BOTH = lazy(r"[/／&+、|]|(?<=[一-鿿])[与和及](?=[一-鿿])")
"""What stands between the names of two things in the name of a column."""
_ROLE = lazy(r"(?:交易)?对[方手]|本方|收款人?|付款人?")
"""What the second name leaves out: ``对方户名/账号`` is the account of the other side too."""

_LONGEST_NAME = 40

Placed = tuple[int, Span]
"""The index of a cell, and a span whose offsets are those of a block."""


class CellScan:
    """The columns of one table; ``hints`` is parallel to its header."""

    def __init__(self, table: Table, hints: Sequence[str], wheres: Sequence[Where], looking: Looking) -> None:
        self._hints = hints
        self._header = table.header
        self._labelled = Labelled(table.name, table.header, looking.catalogue)
        self._wheres = wheres
        self._looking = looking
        self._shapes = NameShapes(looking.catalogue)
        self._parts = {
            column: parts for column, hint in enumerate(hints) if len(parts := named_parts(hint, looking.catalogue)) > 1
        }

    def find(self, cells: list[str], column: int, rows: Sequence[Sequence[str]]) -> Iterator[Placed]:
        """Everything found in one column of a chunk of rows, whose ``cells`` these are."""
        said = self._where(column, rows) | self._labelled.said(column, rows)
        told: set[int] = set()
        for hint, meant in said.items():
            here = sorted(meant - told)
            told |= meant
            if here:
                found = self._column([cells[index] for index in here], column, hint)
                yield from ((here[index], span) for index, span in found)
        rest = [cell * (index not in told) for index, cell in enumerate(cells)] if told else cells
        yield from self._column(rest, column, _at(self._hints, column))

    def _where(self, column: int, rows: Sequence[Sequence[str]]) -> dict[str, set[int]]:
        """What the export says the cells of some rows hold, as a hint -> the indexes of these rows."""
        said: dict[str, set[int]] = defaultdict(set)
        for where in self._wheres:
            if where.column == column:
                hint = f"{where.hint}{SEPARATOR}{_at(self._header, column)}"
                said[hint] |= {index for index, row in enumerate(rows) if where.holds(row)}
        return dict(said)

    def _column(self, cells: list[str], column: int, hint: str) -> Iterator[Placed]:
        """Cells say nothing about each other, so where values repeat each is looked at once."""
        rows: dict[str, list[int]] = defaultdict(list)
        for row, cell in enumerate(cells):
            rows[cell].append(row)
        if len(rows) * 2 > len(cells):
            yield from self._block(cells, column, hint)
            return
        distinct = list(rows)
        for index, span in self._block(distinct, column, hint):
            yield from ((row, span) for row in rows[distinct[index]])

    def _block(self, cells: list[str], column: int, hint: str) -> Iterator[Placed]:
        """What is found in cells joined to one block, and cells that may be names."""
        block = SEPARATOR.join(cells)
        if block.count(SEPARATOR) != len(cells) - 1:
            cells = [cell.replace(SEPARATOR, " ") for cell in cells]
            block = SEPARATOR.join(cells)
        spans = self._spans(block, column, hint)
        starts = list(accumulate((len(cell) + 1 for cell in cells), initial=0)) if spans else []
        placed = ((bisect_right(starts, span.start) - 1, span) for span in spans)
        called = column in self._parts or PERSON in self._looking.catalogue.named(hint)[0]
        found = [(row, span) for row, span in placed if called or not is_bare_name(span, cells[row])]
        yield from found
        if not block.isascii() and is_nameless(hint) and is_nameless(_at(self._header, column)):
            taken = {index for index, _ in found}
            yield from (named for named in self._shapes.find(cells) if named[0] not in taken)

    def _spans(self, block: str, column: int, hint: str) -> list[Span]:
        find = self._looking.engine.find
        if column not in self._parts:
            return list(find(block, hint))
        pieces = _PIECES.sub(SEPARATOR, block)
        spans = [span for part in self._parts[column] for span in find(pieces, part)]
        spans += find(block, "")
        kept: list[Span] = []
        for span in sorted(spans, key=lambda span: -span.confidence):
            if all(span.end <= other.start or other.end <= span.start for other in kept):
                kept.append(span)
        return sorted(kept, key=lambda span: span.start)


def named_parts(hint: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The names in the name of a column that holds several things; () when they are not all known, or it is one name.

    What a block of ``audit.exports`` says of a column may be several entities: ``BANK_ACCOUNT/PERSON``.
    """
    name, _, real = hint.partition(SEPARATOR)
    parts = [part.strip() for part in _BOTH.split(name)] if len(name) <= _LONGEST_NAME else []
    if len(parts) < 2 or fold(name) in catalogue.labels or not all(map(_is_name, parts)):
        return ()
    role = _ROLE.match(parts[0])
    whole = [part if not role or _ROLE.match(part) else role[0] + part for part in parts]
    known = tuple(one if catalogue.by_label(one) else other for one, other in zip(whole, parts, strict=True))
    if not all(map(catalogue.by_label, known)) or len({*map(catalogue.by_label, known)}) == 1:
        return ()
    return tuple(f"{part}{SEPARATOR}{real}" for part in known) if real else known


def _is_name(part: str) -> bool:
    """Whether it is a Chinese name or an entity: ``/`` in others stands between the keys of a path."""
    return part.isupper() or not part.isascii()


def _at(names: Sequence[str], column: int) -> str:
    """What is told of a column; "" of one that stands to the right of all that is told."""
    return names[column] if column < len(names) else ""
