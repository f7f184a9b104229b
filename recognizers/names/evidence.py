"""What speaks for a name and against it: the model's words, the characters of the name, and those around it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recognizers.models import Mention
from recognizers.names.lexicon import chinese
from recognizers.names.shape import FULL, HAN, Shape, given, shape


@dataclass(frozen=True, slots=True)
class Candidate:
    """``sentence[start:end]`` may be a name: ``mention`` is the model's word for it, ``cues`` what the text says."""

    start: int
    end: int
    mention: Mention | None
    cues: frozenset[str]


_BY_LENGTH = ("name", "rare", "other")
_WHOLE = (*FULL, "dotted")
_TRANSCRIBED = ("dotted", "foreign", "other")
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile("[A-Za-z]")
_CAPITAL = re.compile("[A-Z]+[a-z]+[A-Za-z '.-]*")
_CODE = re.compile(r"[{}\\`$]|[=<>|]{1,3}[\"'\[(]|::|->|\(\)|/\*|[\"'],[ ]?[\"']|^\s*[\w.-]+ ?= ?\S")
"""Signs of code, markup or a pattern: words stand there one by one, and a model finds names in any list."""
_PLAY = re.compile(r"[@#~～]|哈哈|呵呵|嘻嘻|[！!？?。]{2}|\.{3}|…|转发| {4}")
"""Talk among friends: many are called by what is no name, many words are made up.
Four blanks: a face ([微笑]) was blanked out there."""
_SPORT = re.compile(
    "[主客]场|[主客]胜|[胜平负]赔|盘口|联赛|赛季|积分|[0-9][胜平负]|足彩|欧冠|联盟杯|[vV][sS]|进球|出线"
)
"""Foreign names in a report of a match: half of them are of clubs."""
_AND = re.compile("[ ]?(?:[、/]|和|与|及|以及|跟|对|[vV][sS])[ ]?")
_SEEN = 0.5
_SPELLED = 5
"""Capitals alone are letters that stand for words."""
_HANDLE = re.compile("[0-9_@]")
"""Goes on as the name of an account does."""


def evidence(sentence: str, one: Candidate, mentions: Sequence[Mention] = ()) -> dict[str, float]:
    """What is to be weighed (``judge``): each entry with the number its weight is multiplied by.

    ``mentions`` are all that the model sees in the sentence.
    """
    text = sentence[one.start : one.end]
    kind = shape(text)
    code = f"{kind}{len(text)}" if kind in _BY_LENGTH and len(text) < 4 else kind
    found = dict.fromkeys(one.cues - {"role", "title"}, 1.0)
    found[code] = 1
    found |= _said(one.mention, code) if one.mention else {}
    if kind in FULL:
        found["given"] = min(1.0, given(text, kind))
    found |= {sign: 1.0 for sign, true in _signs(sentence, one, kind).items() if true}
    found |= dict.fromkeys(_neighbours(sentence, one, mentions), 1.0)
    if one.mention and "role" in found:
        found["model-role"] = found["model"]
    return found


def _said(mention: Mention, code: str) -> dict[str, float]:
    """What the model gives to a person there, to other names, to an end there, and to names right behind; how much the
    first two mean depends on what the name looks like."""
    model = math.log((mention.p + 0.01) / (1.01 - mention.p))
    return {
        "model": model,
        f"model-{code}": model,
        "rival": mention.rival,
        f"rival-{code}": mention.rival,
        "ends": mention.ends,
        "then-place": mention.then_place,
        "then-person": mention.then_person,
    }


def _neighbours(sentence: str, one: Candidate, mentions: Sequence[Mention]) -> Iterator[str]:
    """Whether a name of somebody or of something else stands right before, or beside it in a list: names of one kind
    stand together."""
    for other in mentions:
        if other.p < _SEEN or (other.start < one.end and one.start < other.end):
            continue
        first, last = (other.end, one.start) if other.end <= one.start else (one.end, other.start)
        if _AND.fullmatch(sentence, first, last):
            yield "beside-person" if other.kind == "person" else "beside-other"
        elif other.end == one.start and other.kind == "place":
            yield "after-place"


def _signs(sentence: str, one: Candidate, kind: Shape) -> dict[str, object]:
    """What the characters of the name and those around it say; each is a sign when it is true."""
    text, before, after = sentence[one.start : one.end], sentence[: one.start], sentence[one.end : one.end + 6]
    transcribed, playful = chinese().foreign.issuperset(text), _PLAY.search(sentence)
    return {
        "elsewhere": _elsewhere().match(after),
        "title": _source("titles").match(after),
        "role": _role().search(before[-6:]),
        "list": before.endswith("、") or after.startswith("、"),
        "quoted": before.endswith(("《", "“")),
        "closed": not _HAN.match(after),
        "transcribed": transcribed and kind in ("name", "rare"),
        "sport": (transcribed or kind in ("foreign", "other")) and _SPORT.search(sentence),
        "club": _covered("clubs", sentence, one),
        "place": _covered("places", sentence, one),
        "thing": _covered("things", sentence, one),
        "play": playful,
        "play-other": playful and kind not in _WHOLE,
        "english": kind == "latin" and len(_LETTER.findall(sentence)) > 2 * len(_HAN.findall(sentence)),
        "small": kind == "latin" and not _CAPITAL.fullmatch(text),
        "acronym": kind == "latin" and text.isupper() and len(text) < _SPELLED,
        "handle": kind == "latin" and _HANDLE.match(after),
        "code": _CODE.search(sentence),
        "summoned": kind == "polite" and before.endswith("叫"),  # 我叫王师傅来修
    }


def _covered(table: str, sentence: str, one: Candidate) -> bool:
    """Whether the name is a part of something known, or that with a word behind it (卡拉奇晴): 罗马 says nothing of
    罗马里奥."""
    foreign = chinese().foreign
    for known in _source(table).finditer(sentence):
        if known.end() <= one.start or one.start < known.start():
            continue
        rest = sentence[known.end() : one.end]
        longer = known.start() == one.start and bool(rest)
        if not longer or (len(known[0]) > 2 and foreign.isdisjoint(rest)):
            return True
    return False


@cache
def _source(table: str) -> re.Pattern[str]:
    source: str = getattr(chinese(), table)
    return re.compile(source)


@cache
def _elsewhere() -> re.Pattern[str]:
    """Not before 教授, 海军, 党员."""
    return re.compile(f"{chinese().elsewhere}(?![授练军员])")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(f"(?:{chinese().roles}|[员师长者])[ ]?$")
