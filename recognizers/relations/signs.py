"""What speaks for and against a candidate: the words around it, in kinds, where they stand, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recognizers.names.lexicon import chinese
from recognizers.names.shape import given, is_word
from recognizers.relations.candidates import GROUPS, Candidate, Sort
from recognizers.relations.cues import REST, Token, Tongue, tokens

_REACH: Final = {"zh": 26, "en": 60}
"""Characters before and behind a candidate that are read with it."""
_FAR: Final = (1, 3, 6)
"""From how many words on a word is a little, more, and much farther off than the next."""
_TELLING: Final = frozenset({"called", "join", "call", "of", "own", "need", "guard", "title"})
"""Kinds whose words say more than their kind."""
_LONGEST: Final = 8
_EDGE: Final = Token(REST, "|", 0, 0)
"""What stands beyond the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its words; ``above``: the kinds of words in the two lines before it."""

    text: str
    tongue: Tongue
    words: Sequence[Token]
    above: frozenset[str]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of words it has."""
        return frozenset(token.kind for token in self.words)

    def within(self, candidate: Candidate) -> Iterator[str]:
        """The kinds of words of two characters and more that a candidate holds."""
        for token in self.words:
            if candidate.start <= token.start and token.end <= candidate.end and token.end - token.start > 1:
                yield token.kind

    def before(self, place: int) -> list[Token]:
        """The words that end before ``place``, the nearest first."""
        near = [one for one in self.words if place - _REACH[self.tongue] <= one.start < place]
        if near and near[-1].end > place:
            near[-1:] = tokens(self.text[near[-1].start : place], self.tongue)
        return near[::-1]

    def behind(self, place: int) -> list[Token]:
        """The words that begin behind ``place``."""
        near = [one for one in self.words if place < one.end and one.start < place + _REACH[self.tongue]]
        if near and near[0].start < place:
            near[:1] = tokens(self.text[place : near[0].end], self.tongue)
        return near


def mark(line: Line, candidate: Candidate) -> str:
    """What all signs of a candidate begin with: people, telephones and groups of a language are weighed apart."""
    sort = candidate.sort
    return f"{line.tongue[0]}{'g' if sort in GROUPS else 't' if sort == 'phone' else 'p'}"


def shared(line: Line, mark: str) -> set[str]:
    """The signs that all candidates of a line have that begin so."""
    return {mark, *(f"{mark}#{kind}" for kind in line.kinds), *(f"{mark}^{kind}" for kind in line.above)}


def ahead(line: Line, mark: str, place: int) -> tuple[str, set[str]]:
    """The word before ``place``, and what the words there are signs of."""
    return _side(mark + "<", line.before(place))


def after(line: Line, mark: str, place: int) -> tuple[str, set[str]]:
    """The same of the words behind it."""
    return _side(mark + ">", line.behind(place))


def own(line: Line, mark: str, candidate: Candidate, first: str, last: str) -> set[str]:
    """How ``candidate`` looks, between the words ``first`` and ``last``."""
    found = [*_looks(line.text[candidate.start : candidate.end], candidate.sort, line.tongue)]
    found += [f"<>{first}|{last}", f"{candidate.sort}<{first}", f"{candidate.sort}>{last}"]
    found += [f"=in:{kind}" for kind in line.within(candidate)]
    return {mark + sign for sign in found}


def signs(line: Line, candidate: Candidate) -> set[str]:
    """All signs of ``candidate``."""
    begin = mark(line, candidate)
    first, before = ahead(line, begin, candidate.start)
    last, behind = after(line, begin, candidate.end)
    return shared(line, begin) | before | behind | own(line, begin, candidate, first, last)


def _side(side: str, near: Sequence[Token]) -> tuple[str, set[str]]:
    return _written(near[0] if near else _EDGE), {*_beside(side, near), *_near(side, near)}


def _looks(word: str, sort: Sort, tongue: Tongue) -> Iterator[str]:
    yield f"={sort}"
    yield f"={sort}{min(len(word), _LONGEST)}"
    if tongue == "en":
        yield f"=words{word.count(' ')}"
        yield f"=last:{word.rpartition(' ')[2].lower()}"
    elif sort in GROUPS:
        yield from (f"=end:{word[-1]}", f"=end:{word[-2:]}", f"=start:{word[0]}")
    else:
        yield from _named(word, sort)


def _named(word: str, sort: Sort) -> Iterator[str]:
    """How Chinese characters look as a name."""
    tables = chinese()
    yield f"=given{round(given(word, 'name' if sort in ('name', 'short') else 'other') * 2)}"
    yield from (f"=1{word[0]}", f"=9{word[-1]}", f"=12{word[:2]}")
    if word[0] == word[1:2]:
        yield "=twin"
    elif sort == "nick":
        yield f"=first:{word[0]}"
    if sort in ("nick", "titled"):
        yield f"=last:{word[-1]}"
    else:
        yield f"=surname{(word[0] in tables.frequent) + (word[0] in tables.surnames)}"
    if is_word(word):
        yield "=word"


def _written(token: Token) -> str:
    if token.kind != REST:
        return f"[{token.kind}]"
    return "0" if token.word[0].isdigit() else "Aa" if token.word[0].isupper() else token.word


def _beside(side: str, near: Sequence[Token]) -> Iterator[str]:
    """The next three words, alone and together."""
    one, two, three = (_written(token) for token in (*near[:3], _EDGE, _EDGE, _EDGE)[:3])
    yield from (
        f"{side}1{one}",
        f"{side}2{two}",
        f"{side}3{three}",
        f"{side}12{one}{two}",
        f"{side}123{one}{two}{three}",
    )
    yield from (f"{side}{place}{token.word}" for place, token in enumerate(near[:2], 1) if token.kind != REST)


def _near(side: str, near: Sequence[Token]) -> Iterator[str]:
    """Which kinds of words stand how far off, and the words themselves."""
    seen = set[str]()
    for place, token in enumerate(near):
        if token.kind == REST or token.kind in _TELLING:
            yield f"{side}~{token.word.lower()}"
        if token.kind != REST and token.kind not in seen:
            seen.add(token.kind)
            yield f"{side}{token.kind}"
            yield f"{side}{token.kind}{sum(place >= far for far in _FAR)}"
