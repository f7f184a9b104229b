"""Who somebody is to somebody else: 我妈叫刘桂芳, 王芳是他老婆, 翟强（大哥）, my boss Karen Hill; and groups.

A span is the name on the other side, its evidence tells the relation in our own words.  In a contact list the entry
妈妈 is a relation by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from recognizers.literals.gate import LiteralGate, gate
from recognizers.relations import frames as relation_frames
from recognizers.relations import groups
from recognizers.relations import sayings as relation_sayings
from recognizers.relations.context import NAMED, is_group, is_member, relation
from recognizers.relations.frames import RelationFrame, alone
from recognizers.relations.reading import READ, related
from recognizers.span import Span
from recognizers.traditional import simplified

_LINE = re.compile("[^\n\x00]{2,400}")


class Relations:
    """Finds relations that name somebody, and groups."""

    entities = ("FAMILY_MEMBER", "COLLEAGUE", "GUARDIAN_CHILD", "EMERGENCY_CONTACT", "GROUP_MEMBERSHIP")

    def find(self, text: str, hint: str) -> Iterator[Span]:
        """Names that stand in a relation; under a hint, cells that are nothing but a word of kinship."""
        plain = simplified(text)
        told = set[tuple[str, int, int]]()
        for span in _found(plain, hint):
            if (place := (span.entity, span.start, span.end)) not in told:
                told.add(place)
                yield span if plain == text else replace(span, form=text[span.start : span.end])


def _found(text: str, hint: str) -> Iterator[Span]:
    """As ``Relations.find``, in a text of simplified characters.

    Who is in a group is told by the group where its name stands, else by who joins, leaves or leads it.
    """
    frames, gate = _gated()
    for line in _LINE.finditer(text):
        found = [
            span
            for place in gate.possible(line[0])
            for match in frames[place].regex.finditer(text, *line.span())
            for span in READ[frames[place].kind](text, match, frames[place])
        ]
        named = any(map(is_group, found))
        yield from (span for span in found if not (named and is_member(span)))
    yield from related(text)
    for match in alone().finditer(text) if hint else ():
        yield relation(match.span("who"), text, "FAMILY_MEMBER", match["who"], NAMED)


@cache
def _gated() -> tuple[tuple[RelationFrame, ...], LiteralGate]:
    """All frames, and the gate before them."""
    found = (*relation_frames.frames(), *relation_sayings.frames(), *groups.frames())
    return found, gate(frame.source for frame in found)
