"""What to do, in order: tasks grouped by account and person, and the shortest way to a lower verdict."""

from __future__ import annotations

from dataclasses import dataclass

from reports.where import Text, Where


@dataclass(frozen=True, slots=True)
class AdviceBlock:
    """One advice block in the text of the situation in force; ``tell``, ``keep`` … may be empty; ``laws`` are
    ids of the cards it cites."""

    id: str
    title: Text
    now: Text
    then: Text
    tell: Text
    keep: Text
    law: Text
    ignore: Text
    urgency: str
    minutes: int
    check: str = ""
    laws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """A card of one article that an advice block cites: what it says in our words, since when, how far checked."""

    id: str
    name: Text
    article: str
    text: Text
    since: str
    mark: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first things to do: which advice, for which entities, in which files, how long."""

    advice: str
    text: Text
    minutes: int
    entities: tuple[str, ...]
    files: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.  ``id`` stays the same from scan to scan while the thing is the same; ``group`` is
    "account:N", "person:me", "files", "people" (whom to warn), "report" or "ignore", ``heading`` its words; ``why``
    says what it cures, ``check`` how to see that it is done; ``urgency`` now, soon, later, none."""

    id: str
    group: str
    heading: Text
    advice: str
    stage: str
    text: Text
    why: Text
    check: Text
    urgency: str
    minutes: int
    cures: tuple[str, ...]
    files: tuple[Where, ...]
    file_count: int
    done: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One deletion or masking.  ``action``: drop-column, mask-values, delete-file, move-away; harm of the whole
    ``before`` and ``after`` all edits up to this one."""

    action: str
    entity: str
    header: str
    where: Where
    values: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Edits:
    """The shortest list of edits that brings the verdict from ``verdict`` to ``target``; ``exact``: no shorter one
    exists; ``reached`` False: not even all of them do."""

    verdict: str
    target: str
    edits: tuple[Edit, ...]
    exact: bool
    reached: bool
