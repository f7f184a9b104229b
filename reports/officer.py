"""What a privacy officer asks: counts by legal class, incident levels and deadlines, folders in order of weight."""

from __future__ import annotations

from dataclasses import dataclass

from reports.where import Text


@dataclass(frozen=True, slots=True)
class Meter:
    """People of one class of 法释〔2017〕10号 art. 5: ``tier`` 50, 500 or 5000, what it is about in words; ``low`` and
    ``high`` because courts differ on some entities (``disputed``: in ``high`` only) and because not everything stands
    beside somebody; ``entities``: all that were counted."""

    tier: int
    text: Text
    low: int
    high: int
    entities: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A level reached or a notice due: ``id`` of thresholds.toml, ``when`` "incident" (if this got out), "standing"
    (while it is held) or "abroad" (if it were sent abroad), its words, the people it is about, the deadline in hours
    (0: at once, or none), the law, ``mark`` how far that was checked."""

    id: str
    when: str
    text: Text
    people: int
    hours: int
    law: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder by weight: what stands in its own files, archives in it included.  People, people with something
    sensitive, ``units`` of the meter (the stricter reading), harm; the number of files, the oldest and newest of them
    (ISO days, "" where they are no files of this computer), their owners (system account names)."""

    root: int
    path: str
    people: int
    sensitive: int
    units: float
    harm: int
    files: int
    oldest: str
    newest: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """``units_low``..``units_high`` = n50/50 + n500/500 + n5000/5000, by the law ``law`` with its ``mark`` and how
    courts read it (``practice``), all checked on the day ``checked``.

    Headcounts: all, with something sensitive, under 14.  ``exact`` False: the numbers were estimated, or people counted
    by their surest value instead of being joined.  Without the officer's profile there are neither duties nor folders.
    """

    meter: tuple[Meter, ...]
    units_low: float
    units_high: float
    law: Text
    practice: Text
    mark: str
    checked: str
    people: int
    sensitive: int
    minors: int
    duties: tuple[Duty, ...] = ()
    folders: tuple[Folder, ...] = ()
    exact: bool = True
