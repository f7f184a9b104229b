"""Who in a line may be named; whether it is anybody, and whose, is judged by ``signs``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple, TypeAlias

from recognizers.lazy import lazy
from recognizers.names.lexicon import chinese
from recognizers.names.shape import HAN, addressed, given, is_word
from recognizers.relations.frames import ENGLISH_NAME
from recognizers.relations.names import is_asked, is_first
from recognizers.relations.nobody import is_nobody

Sort: TypeAlias = Literal[
    "name", "short", "titled", "nick", "masked", "first", "latin", "slot", "phone", "english", "group", "quoted", "free"
]
"""A surname with two characters, with one, with a title; a pet name; one with ``*`` or 某; a given name alone; Latin
letters; what fills a place where a name is asked for; a telephone; an English name; and the ways to write a group."""
GROUPS: Final[frozenset[Sort]] = frozenset({"group", "quoted", "free"})


class Candidate(NamedTuple):
    """The characters ``start`` to ``end`` of a line, and what they look like."""

    start: int
    end: int
    sort: Sort


_LEAST: Final = -1.2
"""How much the characters behind a surname must be those of given names (``names.shape.given``)."""
_ALL_HAN: Final = lazy(f"[{HAN}]+")
_OPENERS: Final = frozenset("的是我找和跟给请替接叫让把由与为那")
_RUN: Final = lazy(f"[{HAN}]{{2,}}")
_PHONE: Final = lazy(
    r"(?<![0-9+])(?:1[3-9][0-9]{9}|1[0-9]{2} [0-9]{4} [0-9]{4}|09[0-9]{2}-?[0-9]{3}-?[0-9]{3}|0[0-9]{2,3}-?[0-9]{7,8}"
    r"|\+[0-9]{1,3}[ -][0-9][0-9 -]{6,13}[0-9]|0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4}"
    r"|\(?[0-9]{3}\)?[ -][0-9]{3}-[0-9]{4}|555-[0-9]{4})(?![0-9])"
)
_SHAPED: Final[tuple[tuple[Sort, re.Pattern[str]], ...]] = (
    ("phone", _PHONE),
    (
        "latin",
        lazy(f"(?<![A-Za-z0-9])[A-Z][a-z]{{1,12}}(?:[ ]?[A-Z][a-z]{{1,12}}|[ ]?[{HAN}](?![{HAN}]))?(?![A-Za-z0-9])"),
    ),
    ("name", lazy(f"[{HAN}]{{1,8}}(?:[·•][{HAN}]{{1,8}})+")),
    ("masked", lazy(f"[{HAN}](?:[*＊×]{{1,2}}[{HAN}]?|某[某{HAN}]?)")),
)
_NICK: Final = lazy(
    f"([{HAN}])\\1|[小老阿大二三四胖][{HAN}]|[小老阿大][A-Z][a-z]{{0,8}}"
    f"|[{HAN}]{{1,2}}(?:姐|哥|叔|姨|婶|嫂|伯|爷|奶|工|总|姑|妈|爸|sir|Sir|太|仔|嬷|婆)|[{HAN}]子|[{HAN}]{{1,2}}氏"
    f"|[{HAN}](?:老先生|老太太?|老爷子|公讳?[{HAN}]{{2}}|大爷|大妈|大夫|书记|掌柜)"
)
_PET: Final = frozenset("小老阿大二三四胖")
_ASKED: Final = lazy(
    '[：:（(“"「『【／/@]|名?叫做?|名字?是|[是给]|找|联[系络](?:人|方式|电话)?(?:姓名)?'
    "|(?:姓名|监护人|家长|签字|通知|接送人)[ 　]?"
)
"""Behind these whatever stands alone up to the next mark may be a name."""
_FILLED: Final = lazy(f"[ 　]?(?P<v>[{HAN}·]{{2,5}}?)(?=[^{HAN}·]|$)")
_BOUNDED: Final = lazy(f"(?<![{HAN}])(?P<v>[{HAN}]{{2,4}})(?![{HAN}])")
_ENGLISH: Final = lazy(rf"(?<![A-Za-z]){ENGLISH_NAME}")
_NO_ENGLISH: Final = frozenset(
    "The And Who But She He They It We You This That Is Was Has Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday Dear Hi Hello Contact Please None Yes No My Your Our His Her Name Phone If In On At For From To When "
    "Emergency Next Call Ring January February March April May June July August September October November December "
    "Ask Tell So Just Thanks Not What Why How There Then Now Also As An A I Its Are Be Can Could Would Should Do Does "
    "Did Let Text Notify Relationship Mobile Tel Email Address Date Signed Parent Guardian Pupil Student Child Mother "
    "Father Mum Mom Dad Wife Husband Son Daughter Sister Brother Manager Supervisor".split()
)
"""With these a sentence, a form or a word of relation begins."""


def chinese_people(line: str, slots: AbstractSet[int], heads: AbstractSet[int]) -> Iterator[Candidate]:
    """Of a line with Chinese characters; ``slots``: where a word that asks for a name ends; ``heads``: where one
    begins that says of somebody before it who he is: 石头妈妈."""
    for head in heads:
        for start in (head - 2, head - 3):
            if start >= 0 and _ALL_HAN.fullmatch(line, start, head) and _opens(line, start):
                yield Candidate(start, head, "slot")
    for sort, pattern in _SHAPED:
        for match in pattern.finditer(line):
            if sort != "masked" or match[0][0] in chinese().surnames:
                yield Candidate(*match.span(), sort)
    for opening in _ASKED.finditer(line):
        filled = _FILLED.match(line, opening.end())
        if filled and not is_asked(filled["v"]):
            yield Candidate(*filled.span("v"), "slot")
    for match in _BOUNDED.finditer(line):
        if not is_asked(match[0]):
            yield Candidate(*match.span(), "slot")
    for run in _RUN.finditer(line):
        for at in range(run.start(), run.end() - 1):
            if not is_nobody(line, at):
                yield from _at(line, at, run.end(), at in slots)


def _opens(line: str, start: int) -> bool:
    """Whether a name may begin at ``start`` though no table knows it."""
    return not is_nobody(line, start) and (
        not start or line[start - 1] in _OPENERS or not _ALL_HAN.match(line, start - 1)
    )


def _at(line: str, at: int, last: int, slot: bool) -> Iterator[Candidate]:
    """Whoever may be named from ``at`` on in a run of characters that ends at ``last``."""
    if known := line[at] in chinese().surnames:
        yield from _surnamed(line, at, last)
    nick = _NICK.match(line, at)
    if nick and (slot or known or line[at] in _PET or nick[1]):
        yield Candidate(at, nick.end(), "nick")
    if is_first(line[at : at + 2]):
        yield Candidate(at, at + 2, "first")
    for size in (2, 3) if slot else ():
        if at + size <= last and given(line[at : at + size], "other") >= _LEAST:
            yield Candidate(at, at + size, "slot")


def _surnamed(line: str, at: int, last: int) -> Iterator[Candidate]:
    tables = chinese()
    size = 2 if line[at : at + 2] in tables.compound else 1
    for end in (at + size + 1, at + size + 2):
        word = line[at:end]
        if end <= last and not is_word(word) and given(word[size - 1 :], "name") >= _LEAST:
            yield Candidate(at, end, "name" if len(word) > 2 else "short")
    if (end := addressed(line, at)) > at:
        yield Candidate(at, end, "titled")


def english_people(line: str) -> Iterator[Candidate]:
    """Of a line of English words."""
    for match in _PHONE.finditer(line):
        yield Candidate(*match.span(), "phone")
    for match in _ENGLISH.finditer(line):
        start, end = match.span()
        while (first := line[start:end].partition(" ")[0]) in _NO_ENGLISH:
            start += len(first) + 1
        if start < end:
            yield Candidate(start, end, "english")
