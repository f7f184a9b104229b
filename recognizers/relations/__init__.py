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
from recognizers.relations.context import NAMED, TOLD, is_group, is_member, relation
from recognizers.relations.frames import RelationFrame, alone
from recognizers.relations.judge import Judge, fitted, read
from recognizers.relations.reading import READ, related
from recognizers.relations.signs import Line
from recognizers.span import Span
from recognizers.traditional import simplified

_CELL = "\x00"
_WHO = {
    "FAMILY_MEMBER": "家人",
    "COLLEAGUE": "同事",
    "GUARDIAN_CHILD": "家长",
    "EMERGENCY_CONTACT": "紧急联系人",
    "GROUP_MEMBERSHIP": "群成员",
}
"""What is said where no word for the relation is known."""
_EITHER = ("FAMILY_MEMBER", "COLLEAGUE")
"""Whom a frame knows as one of these is not the other in other words."""
_LINE = re.compile("[^\n\x00]{2,400}")


class Relations:
    """Finds relations that name somebody, and groups."""

    entities = ("FAMILY_MEMBER", "COLLEAGUE", "GUARDIAN_CHILD", "EMERGENCY_CONTACT", "GROUP_MEMBERSHIP")

    def __init__(self, judge: Judge | None = None, framed: bool = True) -> None:
        """``judge`` instead of the fitted one, and without frames, to measure each by itself."""
        self._judge, self._framed = judge, framed

    def find(self, text: str, hint: str) -> Iterator[Span]:
        """Names that stand in a relation; under a hint, cells that are nothing but a word of kinship."""
        plain = simplified(text)
        told, covered = set[tuple[str, int, int]](), set[tuple[str, int]]()
        for span in _found(plain, hint) if self._framed else ():
            if (place := (span.entity, span.start, span.end)) not in told:
                told.add(place)
                kinds = _EITHER if span.entity in _EITHER else (span.entity,)
                covered.update((kind, at) for kind in kinds for at in range(span.start, span.end))
                yield _as_written(span, text)
        for span in _judged(plain, fitted() if self._judge is None else self._judge):
            if covered.isdisjoint((span.entity, at) for at in range(span.start, span.end)):
                yield _as_written(span, text)


def _as_written(span: Span, text: str) -> Span:
    written = text[span.start : span.end]
    return span if span.form == written else replace(span, form=written)


def lines(text: str) -> Iterator[tuple[int, Line]]:
    """The lines of a text of simplified characters in which a relation may be told, and where each begins; none of a
    table, whose cells say nothing of each other."""
    if _CELL in text:
        return
    gate = _gated()[1]
    found = [*_LINE.finditer(text)]
    shown = (line[0] if not gate.always.issuperset(gate.possible(line[0])) else "" for line in found)
    for line, weighed in zip(found, read(shown), strict=True):
        if weighed.text:
            yield line.start(), weighed


def _judged(text: str, judge: Judge) -> Iterator[Span]:
    """What no frame needs to say: as ``Relations.find``, in a text of simplified characters."""
    for start, line in lines(text):
        for one, entity in judge.told(line):
            place = start + one.start, start + one.end
            yield Span(*place, entity, TOLD, "relation", ("words", f"relation:{_WHO[entity]}"), text[slice(*place)])


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
