"""What one column of a table holds as a whole, told by counting what was found in its first rows.

Only counts and sets of values are looked at, so the order of the rows changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from audit.detection import look_alikes, name_shape
from audit.model import Place
from recognizers.catalogue import Catalogue, Entity
from recognizers.span import Span

LEAST_RATE = 0.3
TEXT_RATE = 0.5
"""Of a column of texts, in which values stand among words, at least half must hold one."""
HIGH_RATE = 0.9
LEAST_CELLS = 3
COMPETES = 0.1
"""A second kind of value in so many cells is no slip of the pen."""
FEW_VALUES = 5
"""One number in ten passes a Luhn check: five of five do so by chance in one column of a hundred thousand."""

REVIEWS = ("competing", "header-differs", "look-alike", "form-only", "mixed", "header-only")
"""Codes of why a person should look at a column; ``competing`` has the other entity behind a colon."""

VALID, SUPPORTED, FORM_ALONE, DENIED = 0.75, 0.60, 0.40, 0.20
COLUMN_VALID, COLUMN_FORM = 0.95, 0.75
"""Contract: 0.95 valid + label or column, 0.75 label + form, 0.60 form + context, 0.40 form, 0.20 negative evidence."""

_PROOFS = ("checksum", "segment", "region")
_NAMES = ("label:", "key:")


class Hit(NamedTuple):
    """Something found in one cell; ``fills``: it is most of the cell, not a word in a sentence."""

    row: int
    column: int
    span: Span
    place: Place
    fills: bool


@dataclass(slots=True)
class Cells:
    """What is counted of a column: filled cells, cells of digits alone by their length, and the hits."""

    filled: int = 0
    digits: Counter[int] = field(default_factory=Counter)
    hits: list[Hit] = field(default_factory=list)

    def count(self, cells: Sequence[str]) -> None:
        """More cells of the column."""
        self.filled += sum(map(bool, cells))
        self.digits.update(len(cell) for cell in cells if cell.isascii() and cell.isdigit())


@dataclass(frozen=True, slots=True)
class Judgement:
    """``entity`` "" = the column is nothing as a whole; ``review`` is a reason code, "" = the evidence agrees.

    ``sure``: nearly all of its distinct values are proved, so the rest of like form is believed too.  ``chance``: the
    entities whose values are no more frequent here than numbers at random would have them.
    """

    entity: str = ""
    rate: float = 0.0
    forms: frozenset[str] = frozenset()
    review: str = ""
    sure: bool = False
    chance: frozenset[str] = frozenset()

    def judged(self, hit: Hit) -> Span:
        """The hit's span with the confidence that the column gives it."""
        span = hit.span
        if span.entity in self.chance and hit.fills and not supported(span):
            lowered = FORM_ALONE if span.confidence >= VALID else DENIED
            return replace(span, confidence=min(span.confidence, lowered), why=(*span.why, "column-against"))
        if span.entity != self.entity or self.rate < TEXT_RATE or span.confidence >= COLUMN_VALID:
            return span
        lifted = self._lifted(span)
        return replace(span, confidence=lifted, why=(*span.why, "column")) if lifted > span.confidence else span

    def _lifted(self, span: Span) -> float:
        if name_shape.is_shape(span):
            return SUPPORTED
        if valid(span) or (self.sure and span.confidence >= FORM_ALONE and proofs(span)):
            return COLUMN_VALID
        return COLUMN_FORM if self.sure and span.confidence >= FORM_ALONE else span.confidence


def judge(cells: Cells, hint: str, catalogue: Catalogue, *, beside_people: bool) -> Judgement:
    """What the column is.  ``beside_people``: another column of the table holds direct identifiers."""
    named = catalogue.by_label(hint) if hint else ()
    chance = _by_chance(cells, beside_people)
    rows = _rows_by_entity(cells.hits)
    entity = max(rows, key=lambda name: (len(rows[name]), name), default="")
    rate = min(len(rows[entity]) / cells.filled, 1.0) if entity and cells.filled else 0.0
    hits = [hit for hit in cells.hits if hit.span.entity == entity]
    filling = 2 * sum(hit.fills for hit in hits) >= len(hits)
    if rate < (LEAST_RATE if filling else TEXT_RATE) or len(rows[entity]) < LEAST_CELLS:
        return _not_as_found(cells, named, catalogue, chance, beside_people)
    forms = frozenset(hit.span.form for hit in hits)
    proved = {hit.span.form for hit in hits if valid(hit.span) or proofs(hit.span)}
    found = Judgement(
        entity,
        round(rate, 3),
        forms,
        sure=len(proved) >= max(HIGH_RATE * len(forms), FEW_VALUES) and rate >= HIGH_RATE,
        chance=chance,
    )
    denied = all(hit.span.confidence <= DENIED for hit in hits)
    if denied and (entity in chance or not found.sure):
        return Judgement(chance=chance)  # its name speaks against it and nothing much for it
    worth = catalogue.entities[entity].severity != "low"
    if entity in chance and not worth:
        return Judgement(chance=chance)
    return replace(found, review=_review(found, rows, cells.filled, hits, named, worth=worth) if filling else "")


def supported(span: Span) -> bool:
    """Whether more than its own form speaks for a span, or a structure no chance makes (region, date and checksum)."""
    return any(code.startswith((*_NAMES, "context")) for code in span.why) or len(proofs(span)) > 1


def valid(span: Span) -> bool:
    """Whether a span stands by its own proof, whatever its column is called."""
    return span.confidence >= (COLUMN_VALID if _by_name(span) else VALID)


def _by_name(span: Span) -> bool:
    return any(code.startswith(_NAMES) for code in span.why)


def proofs(span: Span) -> list[str]:
    """What a validator has proved, be it much or little."""
    return [code for code in span.why if code.startswith(_PROOFS)]


def _rows_by_entity(hits: Iterable[Hit]) -> dict[str, set[int]]:
    """The rows in which each entity stands."""
    rows: dict[str, set[int]] = {}
    for hit in hits:
        if not name_shape.is_shape(hit.span):
            rows.setdefault(hit.span.entity, set()).add(hit.row)
    return rows


def _by_chance(cells: Cells, beside_people: bool) -> frozenset[str]:
    lone: dict[str, list[Hit]] = {}
    for hit in cells.hits:
        if hit.fills and not supported(hit.span) and not name_shape.is_shape(hit.span):
            lone.setdefault(hit.span.entity, []).append(hit)
    forms = {entity: [hit.span.form for hit in hits] for entity, hits in lone.items()}
    return frozenset(
        entity
        for entity, values in forms.items()
        if look_alikes.by_chance(entity, values, cells.filled, cells.digits, beside_people=beside_people)
    )


def _review(
    found: Judgement, rows: dict[str, set[int]], filled: int, hits: Sequence[Hit], named: Sequence[str], *, worth: bool
) -> str:
    """Why a person should look at the column; the first reason counts.  ``worth``: it is worth a look when only some of
    its cells fit (those of a column of payees are companies)."""
    others = {name: len(where - rows[found.entity]) for name, where in rows.items() if name != found.entity}
    second = max(others, key=lambda name: (others[name], name), default="")
    if second and others[second] >= max(COMPETES * filled, LEAST_CELLS):
        return f"competing:{second}"
    if (named and found.entity not in named) or all(hit.span.confidence <= DENIED for hit in hits):
        return "header-differs"
    if found.entity in found.chance:
        return "look-alike"
    by_name = bool(named) or any(_by_name(hit.span) for hit in hits)
    if not by_name and not any(valid(hit.span) or proofs(hit.span) for hit in hits) and found.rate >= HIGH_RATE:
        return "form-only"
    return "mixed" if worth and found.rate < (TEXT_RATE if by_name else HIGH_RATE) else ""


def _not_as_found(
    cells: Cells, named: Sequence[str], catalogue: Catalogue, chance: frozenset[str], beside_people: bool
) -> Judgement:
    """A column in which hardly anything was found: nameless people, a name that promises what is not there, nothing."""
    shapes = [hit.span.form for hit in cells.hits if name_shape.is_shape(hit.span)]
    if beside_people and name_shape.are_people(shapes, cells.filled):
        rate = round(len(shapes) / cells.filled, 3)
        return Judgement(name_shape.PERSON, rate, frozenset(shapes), chance=chance)
    promised = [catalogue.entities[name] for name in named]
    if promised and all(map(_checkable, promised)) and cells.filled >= LEAST_CELLS:
        rows = _rows_by_entity(hit for hit in cells.hits if hit.span.entity in named)
        entity = max(rows, key=lambda name: (len(rows[name]), name), default=named[0])
        forms = frozenset(hit.span.form for hit in cells.hits if hit.span.entity == entity)
        rate = round(len(rows.get(entity, ())) / cells.filled, 3)
        return Judgement(entity, rate, forms, "header-only", chance=chance)
    return Judgement(chance=chance)


def _checkable(entity: Entity) -> bool:
    """Whether it can be told that a cell is none: numbers that a validator knows, not names and places."""
    proved = any(pattern.validate for pattern in entity.patterns)
    return entity.identifier == "direct" and entity.severity != "low" and proved
