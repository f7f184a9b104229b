"""The types, in the order the data meets them.

    Source --open--> bytes --reader--> Segment | Rows | Source | Record | Remark
    Segment, Rows --recognizers--> Span --the door--> Finding (masked)
    every Source --> one Outcome

All of them are frozen.  A ``Finding`` never holds a raw value; everything before it never leaves the
process that read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, TypeAlias

Place: TypeAlias = Mapping[str, int | str]
"""Where something stands inside one source, 1-based: ``{"line": 3, "column": 5}``, ``{"row": 2, "field": 4}``,
``{"pointer": "/0/tel"}`` … The keys of each format are in docs/formats.md; ``{}`` is the whole source."""


def _alone(_suffix: str) -> None:
    """Nothing stands beside this source."""


def _header_cell(_column: int) -> Place:
    return {"name": "field"}


OutcomeState: TypeAlias = Literal["scanned", "partial", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Source:
    """Something that opens as bytes: a path, stdin, a git blob, a member of an archive, an attachment.

    ``path`` is relative to the root that was named, with ``/``; names that are not UTF-8 are carried by
    ``surrogateescape``.  ``trail`` lists the containers inside that path, outermost first.
    """

    path: str
    opener: Callable[[], BinaryIO]
    root: int = 0
    trail: tuple[str, ...] = ()
    size: int | None = None
    sibling: Callable[[str], Source | None] = _alone
    """The source beside this one whose name has ``suffix`` appended (a database and its ``-wal``)."""

    @property
    def name(self) -> str:
        """The last component: what a file manager would show."""
        return (self.trail[-1] if self.trail else self.path).replace("\\", "/").rpartition("/")[2]

    def open(self) -> BinaryIO:
        """A fresh seekable binary stream, read-only; the caller closes it."""
        return self.opener()

    def member(self, name: str, opener: Callable[[], BinaryIO], size: int | None = None) -> Source:
        """A source inside this one."""
        return Source(self.path, opener, self.root, (*self.trail, name), size)


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of text (up to about 256 KB) and where it stands.

    ``locate`` turns an offset into ``text`` into a Place, and is called only where something was found.
    ``hint`` is what the carrier says of the text: a JSON key, a vCard property, an EXIF tag, a label.
    ``unit`` says what ties two findings of this segment to one person: ``near`` = at most 300 characters
    between them, ``whole`` = they stand in one card, message or record.
    """

    text: str
    locate: Callable[[int], Place]
    hint: str = ""
    unit: Literal["near", "whole"] = "near"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What a run of rows has in common.  Compared by identity: one object a table.

    ``name`` is the sheet, the database table, the key path of the array or the repeated XML element; ``header`` names
    the columns ("" where a column has no name); ``preamble`` is the text that stood above the header.
    """

    name: str
    header: tuple[str, ...]
    preamble: str = ""
    header_place: Callable[[int], Place] = _header_cell


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A chunk of rows of one table, cells as text; ``locate(row, column)`` counts from 0 within the chunk."""

    table: Table
    rows: Sequence[Sequence[str]]
    locate: Callable[[int, int], Place]

    def cut(self, at: int) -> tuple[Rows, Rows]:
        """What comes before row ``at`` of the chunk, and the rest."""
        behind = Rows(self.table, self.rows[at:], lambda row, column: self.locate(at + row, column))
        return Rows(self.table, self.rows[:at], self.locate), behind


@dataclass(frozen=True, slots=True)
class Record:
    """What a file or table IS as a whole: a call log, a chat, a bill.

    ``count`` is its number of entries, ``people`` the number of distinct persons in it (1 = only the owner).
    ``first`` and ``last`` are ISO dates (days) of the time span where the record has times.
    """

    entity: str
    count: int
    people: int = 1
    platform: str = ""
    place: Place = field(default_factory=dict)
    export: str = ""
    first: str = ""
    last: str = ""
    circumstances: frozenset[str] = frozenset()
    """What its entries reveal (codes of ``audit.severity``)."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader says about its own work; merged into the Outcome of the source."""

    encoding: str | None = None
    not_looked_at: tuple[str, ...] = ()
    incomplete: str | None = None
    """A reason code (see ``audit.errors``): the source becomes ``partial``."""


Item: TypeAlias = Segment | Rows | Source | Record | Remark
"""What readers yield."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One for every file and every member.  ``why`` is a reason code of ``audit.errors``, with parameters after
    a colon that are numbers or format names, never scanned text."""

    state: OutcomeState
    format: str = ""
    why: str | None = None
    not_looked_at: tuple[str, ...] = ()
    bytes: int = 0
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where personal information stands, masked.  Made only at the door (``audit.detection.mask``).

    ``id`` is the keyed hash of entity and normal form; ``links`` are keyed hashes of the form and of its views, so that
    equal and partly masked values join; ``facts`` is what may be known without the value ("birth_decade": "1990s").
    """

    entity: str
    value: str
    id: str
    place: Place
    confidence: float
    severity: str
    why: tuple[str, ...] = ()
    masked: bool = False
    test: bool = False
    links: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    column: int | None = None
    """The column of the table this stands in, when the column as a whole has been given a verdict."""
    unit: int = 0
    """The row, card, message or neighbourhood it stands in, counted within its source; 0: alone."""
    party: str = ""
    """Whose it is within the unit, where a column's name says so (``audit.detection.parties``)."""


@dataclass(frozen=True, slots=True)
class ColumnVerdict:
    """What one column of a table holds, judged on its first 10,000 rows and then fixed.

    ``column`` is unique within its source (counted over all its tables); ``rate`` = matching cells / filled cells;
    ``distinct`` = different values of the entity; ``examples`` are masked; ``review`` is the code of the reason why a
    person should look at it, "" when the evidence agrees.
    """

    column: int
    table: str
    header: str
    entity: str
    rate: float
    place: Place
    distinct: int = 0
    examples: tuple[str, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Linkage:
    """The strongest tie found within one source: how many kinds of identifier stand together in one row, card,
    message or neighbourhood (``kinds``), and whether something sensitive stands with an identified person."""

    kinds: int = 0
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A source is about to be read: from now on it has a row, whatever happens to the process."""


@dataclass(frozen=True, slots=True)
class Beat:
    """The reader handed over another item: the job is alive."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """How many spans of one entity stayed below ``--min-confidence``: "to confirm"."""

    entity: str
    count: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """A span of ``entity`` that is no finding, by which rule of the configuration (its place among them)."""

    rule: int
    entity: str


Event: TypeAlias = Opened | Beat | Finding | Allowed | Record | ColumnVerdict | Linkage | Doubtful | Outcome
ScanEvent: TypeAlias = tuple[Source, Event]
Scanned: TypeAlias = Iterator[ScanEvent]
"""What one job yields: for each source Opened first and its Outcome last, its members in between."""
