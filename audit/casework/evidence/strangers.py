"""Unknown callers and senders: who stands in the call and message lists of exports and in no address book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Literal

from audit.casework.evidence.calls import Contact, contacts
from audit.casework.evidence.numbers import WITHHELD, book, is_number, known, normal
from audit.casework.evidence.tables import Chunk, chunks
from audit.errors import PdauditError
from audit.exports.block import normal as column

_EXCERPTS: Final = 5
_LONGEST: Final = 300
_SIGNATURE: Final = re.compile(r"\A\s*【([^【】\n]{1,20})】|【([^【】\n]{1,20})】\s*\Z")
"""How companies sign messages in China, at the beginning or at the end."""
_REACHING: Final = re.compile(r"phone|mobile|tel|cell|number|手机|电话|号码|联系方式")
_SEVERAL: Final = re.compile(r"[\n;,；，、/]| ::: ")
_LEAST: Final = 7
"""Digits of a number that is taken as one wherever it stands in an address book."""


@dataclass(frozen=True, slots=True, repr=False)
class Stranger:
    """One number in one list.  ``first`` and ``last`` are ISO times or "", ``signatures`` who the messages say they
    are from, ``file`` the export as it was named."""

    number: str
    channel: Literal["call", "sms"]
    file: str
    count: int
    first: str
    last: str
    excerpts: tuple[str, ...]
    signatures: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    count: int = 0
    times: set[str] = field(default_factory=set)
    texts: dict[str, None] = field(default_factory=dict)
    signatures: dict[str, None] = field(default_factory=dict)

    def add(self, contact: Contact) -> None:
        self.count += 1
        if contact.time:
            self.times = {min((*self.times, contact.time)), max((*self.times, contact.time))}
        text = " ".join(contact.text.split())[:_LONGEST]
        if text and len(self.texts) < _EXCERPTS:
            self.texts[text] = None
        if signed := _SIGNATURE.search(contact.text):
            self.signatures[signed[1] or signed[2]] = None


def find(exports: Iterable[str], address_books: Iterable[str], unread: Callable[[str, str], None]) -> list[Stranger]:
    """The strangers in files called ``exports``, those who were in touch most often first.

    Somebody is known whose number stands in one of ``address_books``, or with a contact's name in one of ``exports``.
    ``unread`` is told a file's name and the reason why it was not read to its end.  ``PdauditError`` when a file holds
    nothing of what it was named for.
    """
    acquaintances = book(number for name in address_books for number in _numbers(name, unread))
    tallies: dict[tuple[str, Literal["call", "sms"], str], _Tally] = {}
    named: set[str] = set()
    for name in dict.fromkeys(exports):
        some = False
        for contact in contacts(chunks(name, partial(unread, name))):
            some = True
            number = normal(contact.number)
            if contact.name and number != WITHHELD:
                named.add(number)
            elif not contact.outgoing:
                tallies.setdefault((number, contact.channel, name), _Tally()).add(contact)
        if not some:
            raise PdauditError("{name} holds no list of calls or messages that pdaudit knows", name=name)
    everybody = acquaintances | named
    found = [_stranger(key, tally) for key, tally in tallies.items() if not known(key[0], everybody)]
    total: Counter[str] = Counter()
    for one in found:
        total[one.number] += one.count
    return sorted(found, key=lambda one: -total[one.number])


def _stranger(key: tuple[str, Literal["call", "sms"], str], tally: _Tally) -> Stranger:
    number, channel, file = key
    first, last = min(tally.times, default=""), max(tally.times, default="")
    return Stranger(number, channel, file, tally.count, first, last, tuple(tally.texts), tuple(tally.signatures))


def _numbers(name: str, unread: Callable[[str, str], None]) -> Iterator[str]:
    """The numbers in an address book: what stands alone in a cell and is long enough, or whose column says so."""
    some = False
    for chunk in chunks(name, partial(unread, name)):
        for number in _of_chunk(chunk):
            some = True
            yield number
    if not some:
        raise PdauditError("{name} holds no telephone numbers of contacts", name=name)


def _of_chunk(chunk: Chunk) -> Iterator[str]:
    reaching = [bool(_REACHING.search(column(name))) for name in chunk.rows.table.header]
    for row in chunk.rows.rows:
        for says, cell in zip(reaching, row, strict=False):
            for piece in _SEVERAL.split(cell) if cell else ():
                if is_number(piece) and (says or len(normal(piece)) >= _LEAST):
                    yield piece
