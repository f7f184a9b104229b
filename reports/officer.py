"""What a privacy officer asks: counts by legal class, incident levels and deadlines, folders in order of weight."""

from __future__ import annotations

from dataclasses import dataclass

from reports.where import Text


@dataclass(frozen=True, slots=True)
class Meter:
    """People and entries of one class of 法释〔2017〕10号 art. 5: ``tier`` 50, 500 or 5000; ``low`` and ``high``
    because courts differ on some kinds (named in ``disputed``)."""

    tier: int
    low: int
    high: int
    entities: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A level reached or a notice due if this were an incident: ``id`` of thresholds.toml, its words, the number it is
    about, the deadline in hours (0: at once), the law."""

    id: str
    text: Text
    people: int
    hours: int
    law: Text
    mark: str


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder by weight: people, sensitive people, harm, the oldest and newest file (ISO days), owners of the files
    (system account names), number of files."""

    root: int
    path: str
    people: int
    sensitive: int
    harm: int
    files: int
    oldest: str
    newest: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """``units_low``..``units_high`` = n50/50 + n500/500 + n5000/5000; headcounts: all, with sensitive items, under 14,
    abroad (foreign formats).  ``exact`` False: counted by sketches."""

    meter: tuple[Meter, ...]
    units_low: float
    units_high: float
    people: int
    sensitive: int
    minors: int
    duties: tuple[Duty, ...]
    folders: tuple[Folder, ...]
    exact: bool = True
