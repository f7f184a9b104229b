"""The Report: one versioned document, built by ``audit``, rendered by ``reports.formats``, saved as JSON.

It is complete in itself: it carries every label and every advice text it uses in Chinese and English, so that a saved
``run.json`` renders anywhere.  It holds masked values only.  ``to_dict``/``from_dict`` are exact inverses; the JSON
Schema beside this file (``document.schema.json``) describes what ``to_dict`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.officer import Officer
from reports.people import Account, People, Reuse
from reports.plan import AdviceBlock, Edits, Law, Step, Task
from reports.where import Text, Where

SCHEMA_VERSION = "1.1"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column that was judged as a whole.

    ``rate`` of its cells hold ``entity``, ``distinct`` different values; up to three masked ``examples``.  ``review``
    is the code of the reason why a person should look at it, "" when the evidence agrees.
    """

    table: str
    header: str
    rate: float
    distinct: int
    entity: str = ""
    examples: tuple[str, ...] = ()
    review: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """All places of one value, or all cells of one judged column (then ``column`` is set and ``id`` is "").

    ``why`` are evidence codes, ``places`` the first ten in report order, ``count`` all of them.
    """

    entity: str
    kind: str
    category: str
    also: str
    severity: str
    confidence: float
    value: str
    count: int
    places: tuple[Where, ...]
    advice: tuple[str, ...]
    id: str = ""
    why: tuple[str, ...] = ()
    masked: bool = False
    test: bool = False
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What a file or table is as a whole."""

    entity: str
    kind: str
    category: str
    also: str
    severity: str
    count: int
    people: int
    platform: str
    where: Where
    advice: tuple[str, ...]
    export: str = ""
    first: str = ""
    last: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRow:
    """The outcome of one file or member, with its harm if it got out (None: nothing counted in it)."""

    root: int
    path: str
    trail: tuple[str, ...]
    outcome: str
    why: str | None
    not_looked_at: tuple[str, ...]
    bytes: int
    encoding: str | None
    format: str
    harm: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of one entity there is in the whole scan: places, distinct values, files; worst severity seen."""

    entity: str
    kind: str
    category: str
    severity: str
    count: int
    distinct: int
    files: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """The two readings of risk (never multiplied into one) and the verdict as an action.

    ``harm`` 0–100 "if it got out", ``at_least``: something was not read, so it is a lower bound; ``equation`` prints
    every term; ``readers`` who can read it now, with the reason; ``band`` none|1-19|20-39|40-69|70-100;
    ``verdict`` calm|watch|act-soon|act-now|cannot-say.
    """

    harm: int
    at_least: bool
    equation: str
    terms: Mapping[str, float]
    floors: tuple[str, ...]
    readers: str
    readers_why: str
    verdict: str
    cannot_say: tuple[str, ...] = ()
    sentence: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Allowed:
    """How many places a rule of the configuration (a keyed id, or a glob without what would tell a value) keeps out of
    the findings; 0: it is not used, and ``entity`` is "" for an id."""

    rule: str
    entity: str
    count: int


@dataclass(frozen=True, slots=True)
class Revealed:
    """Values masked in different ways that together show one value, and need not have been masked at all.

    ``variants`` stand as they do in the files; together they show ``known`` of ``length`` characters.  ``why``: what
    says that they are one value (``row``, ``near``, ``joined``); ``count`` are all places, ``places`` the first ten.
    """

    entity: str
    kind: str
    category: str
    also: str
    severity: str
    variants: tuple[str, ...]
    known: int
    length: int
    count: int
    places: tuple[Where, ...]
    why: tuple[str, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and what was not: counts per outcome, bytes, and the reasons with the names.

    ``formats`` counts outcomes by format ("" where none was recognised), ``reasons`` files and members by the code of
    what kept them from being read, or read wholly.
    """

    files: int
    outcomes: Mapping[str, int]
    bytes: int
    unread: tuple[FileRow, ...]
    not_looked_at: Mapping[str, int]
    limits: Mapping[str, int]
    formats: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """How a code is called: an entity, a category, a severity, a platform, an export."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Report:
    """See the module.  ``labels`` maps "entity:PERSON", "category:basic", … to words in both languages; ``columns``
    are all that were judged, those without findings too; ``aside`` are keys of findings that can be left alone (keyed
    ids, or the places of columns)."""

    tool: Mapping[str, str]
    roots: tuple[str, ...]
    situation: str
    findings: tuple[Group, ...]
    records: tuple[RecordRow, ...]
    files: tuple[FileRow, ...]
    tallies: tuple[Tally, ...]
    assessment: Assessment
    coverage: Coverage
    advice: tuple[AdviceBlock, ...]
    plan: tuple[Step, ...]
    labels: Mapping[str, Label]
    rules: str
    key_id: str
    exit: int
    to_confirm: int = 0
    truncated: bool = False
    people: People = field(default_factory=People)
    accounts: tuple[Account, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    tasks: tuple[Task, ...] = ()
    aside: tuple[str, ...] = ()
    edits: Edits | None = None
    officer: Officer | None = None
    laws: tuple[Law, ...] = ()
    notices: tuple[str, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    revealed: tuple[Revealed, ...] = ()
    columns: tuple[Column, ...] = ()
    schema_version: str = SCHEMA_VERSION
