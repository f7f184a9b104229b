"""Names in one Chinese sentence: who may be meant, what speaks for it and against it, and how much."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from recognizers.lazy import lazy
from recognizers.models import Mention
from recognizers.names.cues import cues
from recognizers.names.evidence import Candidate, evidence
from recognizers.names.judge import judge, told
from recognizers.names.lexicon import chinese
from recognizers.names.shape import HAN, addressed, longest, shape
from recognizers.rule import FINDING


class Name(NamedTuple):
    """A name at ``text[start:end]``, on the scale of ``recognizers.rule``, with its reasons."""

    start: int
    end: int
    confidence: float
    why: tuple[str, ...]


_LONGEST = {"other": 8, "latin": 40, "dotted": 40}
_LONGEST_NAME, _SHORTEST = 12, 2
_EDGE = lazy(rf"^[^{HAN}A-Za-z]+|^[佢你您我他她咱][話话說说講讲]?|[^{HAN}A-Za-z*＊]+$")
_GLOSS = lazy(r"[ ]?[（(](?P<v>[A-Za-z][A-Za-z.'’ -]{3,38}[a-z])(?=[）),，])")
"""The name in its own letters behind its transcription: 约翰·史密斯（John Smith）."""
_GLOSSED = 0.6
_PEOPLE = lazy(
    "姓名|名字|[联聯][系絡络]人|[收寄发發]件人|收[货貨]人|发送[人者]|昵称|备注名|[客用]户名?$|作者"
    "|(?:申请人|经办人|负责人|患者|乘客|员工|学生|家长|业主|户主|当事人|签收人)$"
    "|name$|contact|sender|recipient|author|from$|to$",
    re.IGNORECASE,
)
"""Names of columns whose cells name people."""


def names(sentence: str, mentions: Sequence[Mention] | None, model: str, hint: str = "") -> Iterator[Name]:
    """The names of a sentence or cell, some on one place; ``mentions`` are what ``model`` said, None without one."""
    for one in candidates(sentence, mentions or ()):
        weighed = evidence(sentence, one, mentions or ())
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
    people = [mention for mention in mentions if mention.kind == "person"]
    for nth, mention in enumerate(people):
        bounds = _bounds(sentence, mention)
        if not bounds or any(_surer(other, mention, bounds[1]) for other in people[nth + 1 :]):
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


def _surer(other: Mention, mention: Mention, end: int) -> bool:
    """Whether a surer name begins before ``end`` and does not only end there: 和 takes nothing of 林晓雨 along, but
    林 takes 晓雨."""
    return other.start < end and other.p > mention.p and (other.start, other.end) != (mention.end, end)


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


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"{chinese().titles}$")
