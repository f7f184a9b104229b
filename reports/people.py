"""Whose data this is: the owner, once confirmed, and everybody else as numbers.

Nobody gets a page of facts but a confirmed owner.  Persons carry numbers of this run only, by their first place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.where import Text, Where


@dataclass(frozen=True, slots=True)
class Identifier:
    """One value that stands for a person: masked ``value``, keyed ``id``, in how many places and files."""

    entity: str
    kind: str
    value: str
    id: str
    severity: str
    count: int
    files: int


@dataclass(frozen=True, slots=True)
class Join:
    """Why two values are taken to be one person's.  ``by``: row, card, message, near, equal (the same value in another
    file), masked (a mask that fits); ``values`` are the two, masked; ``count`` how often, ``where`` the first time."""

    by: str
    values: tuple[str, ...]
    count: int
    where: Where


@dataclass(frozen=True, slots=True)
class Person:
    """One human being.  ``number`` is of this run; ``categories`` count kinds by category; ``sensitive`` are entities;
    ``facts`` what can be read from the values (birth_decade, sex, province, bank) and ``reveals`` what the kinds say
    together, only for the confirmed owner;
    ``files`` are the first fifty of ``file_count``; harm as for a file."""

    number: int
    name: str
    identifiers: tuple[Identifier, ...]
    categories: Mapping[str, int]
    sensitive: tuple[str, ...]
    files: tuple[Where, ...]
    file_count: int
    joins: tuple[Join, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    reveals: tuple[Text, ...] = ()
    harm: int = 0
    equation: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who seems to be the owner: a name and up to three values, masked; ``ids`` of all that was joined, for the answer.
    ``why``: most-files, export-owner, named-me, sender."""

    name: str
    values: tuple[str, ...]
    files: int
    ids: tuple[str, ...]
    why: tuple[str, ...]
    question: Text


@dataclass(frozen=True, slots=True)
class People:
    """``me`` only when confirmed, else perhaps a ``proposal``; ``others`` are counted, with how many different
    identifiers and sensitive items they have; ``entitled``: under 5 % is the owner's, so the question whether one is
    entitled to it is to be asked; ``persons`` only with ``--people all``; ``exact`` False: counted by sketches."""

    me: Person | None = None
    proposal: Proposal | None = None
    others: int = 0
    identifiers: int = 0
    sensitive: int = 0
    entitled: bool = False
    persons: tuple[Person, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the owner's, or one whose owner is not known.  ``kind``: mail, bank, payment, social, shopping,
    cloud, phone, work, other; ``provider`` a key of labels ("platform:alipay") or ""; ``value`` masked, "" when only
    the export shows that there is one; ``question``: is this the source?"""

    number: int
    kind: str
    provider: str
    value: str
    id: str
    files: tuple[Where, ...]
    file_count: int
    entities: tuple[str, ...]
    advice: tuple[str, ...]
    question: Text


@dataclass(frozen=True, slots=True)
class Reuse:
    """One thing that several accounts share: ``by`` password, phone or mailbox; ``value`` masked ("" for a password);
    ``accounts`` are their numbers; ``places`` where a password stands that no account could be told for."""

    by: str
    value: str
    accounts: tuple[int, ...]
    places: int
