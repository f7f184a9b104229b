"""Names in one Chinese sentence: who may be meant, what speaks for it and against it, and how much."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recognizers.models import Mention
from recognizers.names.cues import cues
from recognizers.names.judge import judge, told
from recognizers.names.lexicon import chinese
from recognizers.names.shape import FULL, HAN, Shape, addressed, given, longest, shape
from recognizers.rule import FINDING


class Name(NamedTuple):
    """A name at ``text[start:end]``, on the scale of ``recognizers.rule``, with its reasons."""

    start: int
    end: int
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """``sentence[start:end]`` may be a name: ``mention`` is the model's word for it, ``cues`` what the text says."""

    start: int
    end: int
    mention: Mention | None
    cues: frozenset[str]


_BY_LENGTH = ("name", "rare", "other")
_LONGEST = {"other": 8, "latin": 40, "dotted": 40}
_WHOLE = (*FULL, "dotted")
_LONGEST_NAME, _SHORTEST = 12, 2
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile("[A-Za-z]")
_EDGE = re.compile(rf"^[^{HAN}A-Za-z]+|[^{HAN}A-Za-z*＊]+$")
_CAPITAL = re.compile("[A-Z]+[a-z]+[A-Za-z '.-]*")
_CODE = re.compile(r"[{}\\`$]|[=<>|]{1,3}[\"'\[(]|::|->|\(\)|/\*|[\"'],[ ]?[\"']|^\s*[\w.-]+ ?= ?\S")
"""Signs of code, markup or a pattern: words stand there one by one, and a model finds names in any list."""
_PLAY = re.compile(r"[@#~～]|哈哈|呵呵|嘻嘻|[！!？?。]{2}|\.{3}|…|转发| {4}")
"""Talk among friends: many are called by what is no name, many words are made up.  Four blanks: a face was there."""
_GLOSS = re.compile(r"[ ]?[（(](?P<v>[A-Za-z][A-Za-z.'’ -]{3,38}[a-z])(?=[）),，])")
"""The name in its own letters behind its transcription: 约翰·史密斯（John Smith）."""
_GLOSSED = 0.6
_PEOPLE = re.compile(
    "姓名|名字|[联聯][系絡络]人|[收寄发發]件人|收[货貨]人|发送[人者]|昵称|备注名|[客用]户名?$|作者"
    "|(?:申请人|经办人|负责人|患者|乘客|员工|学生|家长|业主|户主|当事人|签收人)$"
    "|name$|contact|sender|recipient|author|from$|to$",
    re.IGNORECASE,
)
"""Names of columns whose cells name people."""


def names(sentence: str, mentions: Sequence[Mention] | None, model: str, hint: str = "") -> Iterator[Name]:
    """The names of a sentence or cell, some on one place; ``mentions`` are what ``model`` said, None without one."""
    for one in candidates(sentence, mentions or ()):
        weighed = evidence(sentence, one)
        if hint and weighed.pop("alone", 0) and _PEOPLE.search(hint):
            weighed["label"] = 1.0
        verdict = judge(weighed, model) if one.mention else told(weighed)
        if verdict.confidence:
            yield Name(one.start, one.end, verdict.confidence, verdict.why)
        if verdict.confidence >= FINDING and (gloss := _GLOSS.match(sentence, one.end)):
            yield Name(*gloss.span("v"), _GLOSSED, ("gloss",))


def candidates(sentence: str, mentions: Sequence[Mention]) -> list[Candidate]:
    """What the model and the cues name; where they overlap, the model's bounds."""
    cued: dict[tuple[int, int], set[str]] = defaultdict(set)
    for cue in cues(sentence):
        cued[cue.start, cue.end].add(cue.code)
    found = []
    for mention in mentions:
        bounds = _bounds(sentence, mention) if mention.kind == "person" else None
        if not bounds:
            continue
        start, end = bounds
        codes: set[str] = set()
        for place in [place for place in cued if place[0] < end and start < place[1]]:
            codes |= cued.pop(place)
            if place[0] == start and shape(sentence[start:end]) == "other":
                end = max(place[1], end)
        found.append(Candidate(start, end, mention, frozenset(codes)))
    found += [Candidate(*place, None, frozenset(codes)) for place, codes in cued.items()]
    return sorted(found, key=lambda candidate: (candidate.start, candidate.end))


def _bounds(sentence: str, mention: Mention) -> tuple[int, int] | None:
    """Where the name that the model means begins and ends; None where there is none: a surname alone takes its given
    name or its title along."""
    start, end = _trimmed(sentence, mention.start, mention.end)
    if start < end <= (whole := addressed(sentence, start)):
        end = whole
    elif end - start == 1:
        end = longest(sentence, start)
    text = sentence[start:end]
    return (start, end) if 0 < len(text) <= _LONGEST.get(shape(text), _LONGEST_NAME) else None


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Without signs at its ends and without the title behind a whole name."""
    text = sentence[start:end]
    while match := _EDGE.search(text):
        start, end = (start + match.end(), end) if match.start() == 0 else (start, end - len(match[0]))
        text = sentence[start:end]
    title = _title().search(text)
    return (start, start + title.start()) if title and title.start() >= _SHORTEST else (start, end)


_SPORT = re.compile(
    "[主客]场|[主客]胜|[胜平负]赔|盘口|联赛|赛季|积分|[0-9][胜平负]|足彩|欧冠|联盟杯|[vV][sS]|进球|出线"
)
"""Foreign names in a report of a match: half of them are of clubs."""


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"{chinese().titles}$")


@cache
def _polite() -> re.Pattern[str]:
    return re.compile(f"{chinese().titles}")


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(chinese().elsewhere)


def evidence(sentence: str, one: Candidate) -> dict[str, float]:
    """What is to be weighed (``judge``): each entry with the number its weight is multiplied by."""
    text = sentence[one.start : one.end]
    kind = shape(text)
    found = dict.fromkeys(one.cues - {"role", "title"}, 1.0)
    found[f"{kind}{len(text)}" if kind in _BY_LENGTH and len(text) < 4 else kind] = 1
    found |= _said(one.mention) if one.mention else {}
    if kind in FULL:
        found["given"] = min(1.0, given(text, kind))
    return found | {code: 1.0 for code, sign in _signs(sentence, one, kind).items() if sign}


def _said(mention: Mention) -> dict[str, float]:
    """What the model gives to a person there, to other names, to an end there, and to names right behind."""
    return {
        "model": math.log((mention.p + 0.01) / (1.01 - mention.p)),
        "rival": mention.rival,
        "ends": mention.ends,
        "then-place": mention.then_place,
        "then-person": mention.then_person,
    }


def _signs(sentence: str, one: Candidate, kind: Shape) -> dict[str, object]:
    """What the characters of the name and those around it say; each is a sign when it is true."""
    text, before, after = sentence[one.start : one.end], sentence[: one.start], sentence[one.end : one.end + 6]
    transcribed, playful = chinese().foreign.issuperset(text), _PLAY.search(sentence)
    return {
        "elsewhere": _elsewhere().match(after),
        "title": _polite().match(after),
        "role": _role().search(before[-6:]),
        "bounded": _role().search(before[-6:]) and not _HAN.match(after),
        "list": before.endswith("、") or after.startswith("、"),
        "quoted": before.endswith(("《", "“")),
        "sport": (transcribed or kind in ("foreign", "other")) and _SPORT.search(sentence),
        "club": any(_covers(club, one) for club in _club().finditer(sentence)),
        "play": playful,
        "play-other": playful and kind not in _WHOLE,
        "english": kind == "latin" and len(_LETTER.findall(sentence)) > 2 * len(_HAN.findall(sentence)),
        "small": kind == "latin" and not _CAPITAL.fullmatch(text),
        "code": _CODE.search(sentence),
        "summoned": kind == "polite" and before.endswith("叫"),  # 我叫王师傅来修
    }


def _covers(club: re.Match[str], one: Candidate) -> bool:
    """Whether the name is a part of the club's: 罗马 says nothing of 罗马里奥."""
    return club.start() <= one.start < club.end() and (club.start() < one.start or one.end <= club.end())


@cache
def _club() -> re.Pattern[str]:
    return re.compile(chinese().clubs)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(f"(?:{chinese().roles}|[员师长者])[ ]?$")
