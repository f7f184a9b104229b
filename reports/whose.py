"""Whose data it is, in lines: the owner or the question who it is, then everybody else as a number."""

from __future__ import annotations

from collections.abc import Iterator

from reports.people import People
from reports.words import Words


def lines(words: Words, people: People) -> Iterator[str]:
    """Nothing where nobody was found."""
    if people.entitled:
        yield words("people.entitled")
    if people.me:
        name = people.me.name or people.me.identifiers[0].value
        yield f"{name} ({words('people.you')}): {words('people.in_files', n=people.me.file_count)}"
        yield words("people.harm", people.me.harm)
    elif people.proposal:
        yield words.text(people.proposal.question)
        yield words("people.confirm")
    if people.others:
        told = words("people.others" if people.exact else "people.others_about", n=people.others)
        yield f"{told} {words('people.items', people.identifiers, people.sensitive)}"
