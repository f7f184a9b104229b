"""Names in English text: words with a capital, what the tables know of them, and what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.models import Mention
from recognizers.names.chinese import Name
from recognizers.names.lexicon import english

_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|Le|De|La|Di)?[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž]+(?:-[A-ZÀ-Þ]?[a-zß-ÿ]+|['’](?!s\b)[a-zß-ÿ]+)?)"
_MORE = rf"(?:{_WORD}|[A-Z]\.?|van|von|der|den|de|da|di|del|dos|bin|ibn|al|el|la|le)"
_RUN = re.compile(rf"(?<![A-Za-z0-9_À-ž@./\\-]){_WORD}(?:[ ]{_MORE}){{0,5}}(?![A-Za-z0-9_À-ž(]|[./\\-][A-Za-z0-9])")
_MORE_CAPITALS = re.compile("[ ][A-ZÀ-Þ]")
"""Behind a run: it is clipped from a longer series of words with capitals, a headline or a list."""
_LAST = re.compile(rf"(?:{_WORD})\Z")
_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v))"
)
_PINYIN = re.compile(f"{_SYLLABLE}{{1,2}}")
_FAMILIES = frozenset(
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng"
    " Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Zhong Cui Tan"
    " Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Yan Duan Lei Long Tao Mao Hao Gu Gong"
    " Shao Wan Qian Dai Mo Kong Ouyang Zhuge Situ Shangguan".split()
)
"""The pinyin of the frequent Chinese surnames."""
_CODE = re.compile(
    r"[{}=;|\\`$]|::|->|\(\)|\w\(\w|//|/\*|\*/"
    r"|^\s*(?:def|class|import|from \w+ import|return|#include|@\w+)\b|^\s*(?:>>>|\.\. )"
)
"""A line of code, markup or a log: there only an introduction, a title or a sender names a person."""
_MAIL = re.compile(r"[\"']?[ ]?<(?P<local>[A-Za-z0-9._%+-]{1,64})@")
_INITIAL = re.compile(r"[A-Z]\.?")
_SHORTEST = 2
_WIDEST = 4
_BOTH, _MODEL = 0.75, 0.6


class _Around(NamedTuple):
    titles: frozenset[str]
    leads: frozenset[str]
    sent: re.Pattern[str]
    did: re.Pattern[str]
    perhaps: re.Pattern[str]
    words: frozenset[str]
    openings: frozenset[str]
    against: frozenset[str]


@cache
def _around() -> _Around:
    tables = tomllib.loads((files("recognizers.names") / "english.toml").read_text("utf-8"))
    return _Around(
        frozenset(tables["titles"].split()),
        frozenset(tables["leads"].split("|")),
        re.compile(
            r"(?:^|\n|\x00)(?:From|To|Cc|Bcc|Reply-To|Sender|Author|Signed-off-by|Co-authored-by|Name)[:：][ ]?[\"']?\Z"
        ),
        re.compile(rf"[ ](?:{tables['deeds']})\b"),
        re.compile(rf"[ ]?(?:{tables['perhaps']})(?![A-Za-z])"),
        frozenset(tables["words"].split()),
        frozenset(tables["openings"].split()),
        frozenset(tables["against"].split()),
    )


def names(line: str, mentions: Sequence[Mention] = (), model: str = "") -> Iterator[Name]:
    """The names of one line; ``mentions`` are what ``model`` said of it."""
    persons = [mention for mention in mentions if mention.kind == "person"]
    for name in _told(line):
        same = [person for person in persons if person.start < name.end and name.start < person.end]
        for person in same:
            persons.remove(person)
        if same:
            start, end = min(name.start, same[0].start), max(name.end, same[-1].end)
            name = Name(start, end, max(_BOTH, name.confidence), (f"model:{model}", *name.why))
        yield name
    for person in persons:
        if not _CODE.search(line) and _RUN.match(line, person.start) and _credible(line, person):
            yield Name(person.start, person.end, _MODEL, (f"model:{model}",))


def _credible(line: str, person: Mention) -> bool:
    """Whether a model alone is believed: not where a word says otherwise, nor for a single word that no table has and
    nothing points at."""
    words = line[person.start : person.end].split()
    if _around().against & set(words):
        return False
    return len(words) > 1 or any(_known(words)) or bool(_cues(line, person.start, person.end))


def _told(line: str) -> Iterator[Name]:
    """What the words themselves say."""
    code = _CODE.search(_MAIL.sub("", line)) is not None
    series = -1
    for run in _RUN.finditer(line):
        clipped = _MORE_CAPITALS.match(line, run.end()) is not None
        if clipped or run.start() == series:
            series = run.end() + 1 if clipped else -1
            continue
        start, end, led = _without_title(line, _opened(line, run.start(), run.end()), run.end())
        words = line[start:end].split()
        while words and words[-1] not in _around().against and not _LAST.fullmatch(words[-1]):
            end -= len(words.pop()) + 1  # a particle or an initial ends no name
        if not 0 < len(words) <= _WIDEST or _around().against & set(words):
            continue
        confidence, why = _verdict(words, _cues(line, start, end) | led, code)
        if confidence:
            yield Name(start, end, confidence, why)


def _opened(line: str, start: int, end: int) -> int:
    """Where the name begins behind the words that open a sentence: Dear, And, Ask."""
    while (word := line[start:end].partition(" ")[0]) in _around().openings and len(word) < end - start:
        start += len(word) + 1
    return start


def _without_title(line: str, start: int, end: int) -> tuple[int, int, frozenset[str]]:
    """Dr and the like are no part of the name: ``Dr. Smith`` begins before the run, ``President Smith`` and ``Law
    Professor Smith`` within."""
    led: frozenset[str] = frozenset()
    at = start
    for word in line[start:end].split(" ")[:-1]:
        at += len(word) + 1
        if word.rstrip(".") in _around().titles:
            start, led = at, frozenset(("title",))
    return start, end, led


def _cues(line: str, start: int, end: int) -> frozenset[str]:
    around, before = _around(), line[max(0, start - 40) : start]
    last = [word for word in before.split() if word != ","][-_WIDEST:] if before.endswith((" ", "\t")) else []
    mail = _MAIL.match(line, end)
    signs = {
        "title": last[-1:] and last[-1].rstrip(".") in around.titles,
        "self": any(" ".join(last[-size:]).rstrip(",:").lower() in around.leads for size in (1, 2, 3, 4)),
        "sender": mail or around.sent.search(before),
        "deed": around.did.match(line, end),
        "perhaps": around.perhaps.match(line, end),
    }
    return frozenset(code for code, sign in signs.items() if sign)


def _verdict(words: list[str], cues: frozenset[str], code: bool) -> tuple[float, tuple[str, ...]]:
    known = frozenset(_known(words))
    why = (*sorted(known), *sorted(cues - {"perhaps"}))
    strong = cues & {"title", "sender", "self"}
    if code and not strong:
        return 0.0, why
    if len(words) < _SHORTEST:
        return _alone(words[0], known, cues), why
    if "pinyin" in known or len(known) > 1:
        return (0.75 if cues - {"perhaps"} else 0.6), why
    if strong or cues & {"deed"} or "initial" in known or (cues and known):
        return 0.6, why
    return (0.5 if "given" in known else 0.0), why


def _alone(word: str, known: frozenset[str], cues: frozenset[str]) -> float:
    """A single word: a title makes anything a name, a verb only what can hardly be anything else."""
    if "title" in cues:
        return 0.6
    if not known or word in _around().words:
        return 0.4 if "self" in cues else 0.0
    return 0.6 if cues & {"self", "sender", "deed"} else 0.5 if cues else 0.4


def _known(words: list[str]) -> Iterator[str]:
    """What the tables know of the words."""
    tables = english()
    last = len(words) > 1 and (words[-1] in tables.surnames or words[-1] in tables.given)
    if words[0] in tables.given and (last or len(words) == 1 or words[0] not in _around().words):
        yield "given"  # Rich Text Format is nobody
    if last:
        yield "surname"
    if _is_pinyin(words):
        yield "pinyin"
    if any(_INITIAL.fullmatch(word) for word in words[1:-1]):
        yield "initial"


def _is_pinyin(words: list[str]) -> bool:
    if len(words) not in (2, 3):
        return False
    family, *rest = words if words[0] in _FAMILIES else words[::-1]
    return family in _FAMILIES and all(_PINYIN.fullmatch(word.lower().replace("-", "")) for word in rest)
