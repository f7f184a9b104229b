"""Names that several words make together: in lists, in capitals, with the surname first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recognizers.lazy import lazy
from recognizers.names.chinese import Name
from recognizers.names.english_cues import around, grouped
from recognizers.names.english_shape import LARGE, LETTER, WORD, known
from recognizers.names.lexicon import english

_SURE, _LIKELY, _ENOUGH = 0.6, 0.5, 2
_LIST = lazy(
    rf"(?<![A-Za-z0-9_./-]){WORD}(?:, {WORD})*,? (?:and|&|or) {WORD}(?![{LETTER}0-9]|[./-][{LETTER}0-9]| [A-Z])"
)
_JOINED = lazy("[ ](?:and|&|or)[ ][^a-z]")
_ITEM = lazy(WORD)
_PLURAL = lazy(r"[ ](?:were|are|have|both|met|say|said|got|went|came|had|responded|and I)(?![a-z])")
"""Behind a list of people; a firm of the same names is one thing."""
_CAPITALS = lazy(
    r"(?<![A-Za-z0-9_.,/\\-])(?<![A-Z] )[A-Z]{2,}(?: [A-Z]\.?)?(?: [A-Z]{3,}){1,2}(?![A-Za-z0-9_(./\\-]| [A-Z])"
)
"""JOHN Q. CARTER, in no longer series of capitals."""
_UPPER = lazy("[A-Z]{3}")
_TICKET = lazy(
    r"(?<![A-Z0-9/])[A-Z]{2,20}/[A-Z]{2,20}(?: [A-Z]{2,20})?(?= ?(?:MR|MRS|MS|MSTR|MISS|DR|CHD|INF)(?![A-Z]))"
)
_TURNED = lazy(
    rf"(?:^|[:：\t|;])[ ]{{0,8}}(?P<name>(?P<last>{WORD}), (?P<first>{WORD})(?: [{LARGE}]\.?)?)[ ]*(?:\Z|[\t|;(])"
)


def listed(line: str) -> Mapping[int, float]:
    """Where the names of a list stand, and how sure they are: Anna, Ben and Chris.  Three surnames or more that nothing
    says are people are a firm: 0."""
    return dict(_listed(line)) if _JOINED.search(line) else {}


def _listed(line: str) -> Iterator[tuple[int, float]]:
    tables = english()
    for found in _LIST.finditer(line):
        items = list(_ITEM.finditer(found[0]))
        words = {item[0] for item in items}
        if around().against & words:
            continue
        led = grouped(line[max(0, found.start() - 40) : found.start()])
        words -= around().words
        given = sum(word in tables.frequent or (word in tables.given and word not in tables.surnames) for word in words)
        families = sum(word in tables.surnames or "ending" in known([word], around().words) for word in words)
        if led or given >= _ENOUGH or (families >= _ENOUGH and _PLURAL.match(line, found.end())):
            sure = _SURE if led or given >= _ENOUGH else _LIKELY
            yield from ((found.start() + item.start(), sure) for item in items if led or item[0] in words)
        elif families > _ENOUGH:
            yield from ((found.start() + item.start(), 0.0) for item in items)


def in_capitals(line: str) -> Iterator[Name]:
    """JOHN CARTER, where the tables have both and neither is a word, and CARTER/JOHN MR, as tickets have it."""
    if _UPPER.search(line) is None:
        return
    for found in _TICKET.finditer(line):
        yield Name(found.start(), found.end(), _SURE, ("title",))
    tables = english()
    for found in _CAPITALS.finditer(line):
        first, *middle, last = (word.capitalize() for word in found[0].split())
        words = {first, *middle, last}
        if first in tables.given and last in tables.surnames and words.isdisjoint(around().words | around().against):
            yield Name(found.start(), found.end(), _SURE, ("given", "surname"))


def turned_round(line: str) -> Name | None:
    """Carter, John Q.: a line, or what stands behind its label."""
    found, tables = _TURNED.search(line) if ", " in line else None, english()
    if found is None or found["first"] not in tables.given or found["last"] in tables.plain:
        return None
    return Name(*found.span("name"), _SURE, ("given", "surname")) if found["last"] in tables.surnames else None
