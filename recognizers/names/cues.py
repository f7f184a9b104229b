"""Where Chinese text says that a name stands: introductions, titles, senders, records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recognizers.lazy import lazy
from recognizers.names.lexicon import chinese
from recognizers.names.shape import DOTS, FULL, HAN, given, is_word, longest, shape
from recognizers.vocabulary import alternation

_WHOLE = (*FULL, "dotted")


@dataclass(frozen=True, slots=True)
class Cue:
    """``code`` speaks for a name at ``sentence[start:end]``."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class _Before:
    """A cue that stands before its name; what must follow the name is looked for when ``then`` is there."""

    code: str
    regex: re.Pattern[str]
    then: re.Pattern[str] | None = None


_END = lazy(f"(?![{HAN}])|[是的在和与跟，。也今就都还来去已要有住想]|今年|来自|身份证|电话|手机")

_SELF = """\
我叫 我叫做 我是 我的名字是 我的名字叫 我姓名是 名叫 名字是 名字叫 叫做 鄙人 敝人 本人 本人叫 本人是 这里是 这边是"""
_LABELS = """\
姓名 名字 签名 签字 署名 落款 昵称 备注名 发件人 发送人 发送者 收件人 收货人 寄件人 抄送 承办人 \
经手人 经办人 联系人 患者 乘客 负责人"""
_GREETINGS = "亲爱的 尊敬的"
_OF_SEVERAL = """\
入住人 入住人员 住客 旅客 乘客 乘机人 乘车人 出行人 同行人 游客 参会人 参会人员 与会人员 出席人员 到会人员 参加人员 \
值班人 值班人员 报名人 成员 组员 队员 学员 嘉宾 联系人 收件人 申请人 当事人"""
_SEVERAL = lazy(
    rf"(?:{'|'.join(_OF_SEVERAL.split())})[ ]?[:：][ ]?"
    rf"(?P<v>[{HAN}{DOTS}]{{2,12}}(?:[ ]?[，,、;；/][ ]?[{HAN}{DOTS}]{{2,12}})+)\s*(?:[。.]|\Z)"
)
_ONE_OF = lazy(rf"[{HAN}{DOTS}]+")


@cache
def _befores() -> tuple[_Before, ...]:
    tables = chinese()
    return (
        _Before("self", re.compile(f"{_any(_SELF)}[ :：]?"), _END),
        _Before("kinship", re.compile(f"{tables.kin}(?:的?名字)?(?:叫做?|名叫|：|:)[ ]?"), _END),
        _Before("kinship", re.compile(f"(?<=[我你他她]){tables.kin}[ ]?"), _END),
        _Before("role", re.compile(f"{tables.roles}[ :：]?")),
        _Before("label", re.compile(f"{_any(_LABELS)}[ ]?[:：][ ]?|{_any(_GREETINGS)}[ ]{{0,2}}"), _END),
        _Before("mention", re.compile("@")),
    )


_RECORD = r"[ ]?[，,、（( ][ ]?(?:男|女|[0-9]{1,2}岁|身份证|性别|汉族|回族|[12][0-9]{3}年[0-9]{1,2}月)"
_RESIDENT_ID = r"[1-8][0-9]{5}(?:(?:19|20)[0-9]{2}[0-9*]{4}|\*{8})[0-9]{3}[0-9Xx]"
_NUMBER = (
    r"[，,、：: \t]{1,3}(?:电话|手机|身份证|[Tt][Ee][Ll])?[:： ]{0,2}"
    rf"(?:(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9*]{{4}}[- ]?[0-9]{{4}}|{_RESIDENT_ID})(?![0-9])"
)


@cache
def _afters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = chinese()
    return (
        ("title", re.compile(f"[ ]?{tables.titles}(?![人会部室们局团站额行线面体数量共计价值事])")),
        ("deed", re.compile(tables.deeds)),
        ("record", re.compile(_RECORD)),
        ("number", re.compile(_NUMBER)),
    )


def _any(words: str) -> str:
    return alternation(words.split())


_STAMP = r"[0-9/:\-. ]{4,20}[\]】)）]?[ ]{1,2}"
_NAME = rf"(?P<v>[{HAN}{DOTS}]{{2,12}})"
_SENDER = lazy(rf"[\s\[【(（]{{0,3}}(?:{_STAMP})?{_NAME}[ ]?[:：](?!//)")
_ALONE = lazy(rf"\s*{_NAME}\s*\Z")
_LEADS = lazy(r"(?:\A|[^一-鿿㐀-䶿]|[和与跟同给找请问叫是由对向被让把约了]|(?:联系|感谢|谢谢|通知|告诉|咨询))\Z")
"""What may stand before a name that is known by what follows it."""


def cues(sentence: str) -> Iterator[Cue]:
    """Everything that speaks for a name with a surname; one place may have several."""
    for before in _befores():
        for match in before.regex.finditer(sentence):
            end = longest(sentence, match.end())
            if end > match.end() and _fits(sentence, match.end(), end, before.then):
                yield Cue(match.end(), end, before.code)
    for code, regex in _afters():
        for match in regex.finditer(sentence):
            if (start := _begin(sentence, match.start())) < match.start():
                yield Cue(start, match.start(), code)
    yield from _series(sentence)
    for code, regex in (("sender", _SENDER), ("alone", _ALONE)):
        whole = regex.match(sentence)
        if whole and shape(whole["v"]) in _WHOLE and not is_word(whole["v"]):
            yield Cue(*whole.span("v"), code)


def _series(sentence: str) -> Iterator[Cue]:
    """Names behind one label, to the end of the sentence: one that can be no name, and it is something else."""
    for match in _SEVERAL.finditer(sentence):
        names = list(_ONE_OF.finditer(sentence, *match.span("v")))
        if all(shape(name[0]) in _WHOLE and not is_word(name[0]) for name in names):
            yield from (Cue(*name.span(), "label") for name in names)


def _fits(sentence: str, start: int, end: int, then: re.Pattern[str] | None) -> bool:
    """学者和教师 are two roles, not one with a name."""
    return (
        sentence[start] != "和"
        and not is_word(sentence[start:end])
        and (then is None or then.match(sentence, end) is not None)
    )


def _begin(sentence: str, end: int) -> int:
    """Where the name that ends at ``end`` begins; ``end`` when there is none."""
    sizes = [size for size in (4, 3, 2) if size <= end and _whole(sentence, end - size, end)]
    return end - max(sizes, key=lambda size: _likely(sentence, end - size, end), default=0)


def _whole(sentence: str, start: int, end: int) -> bool:
    text = sentence[start:end]
    kind = shape(text)
    return (
        kind in _WHOLE
        and (len(text) < 4 or kind == "compound")
        and text[-1] not in "的得了与和兼副总位氏"
        and given(text, kind) > (0.5 if kind == "rare" else -0.3)
        and not is_word(text)
        and _leads(sentence[max(0, start - 6) : start])
    )


def _leads(before: str) -> bool:
    return _LEADS.search(before) is not None or _role().search(before) is not None


@cache
def _role() -> re.Pattern[str]:
    return re.compile(f"{chinese().roles}[ ]?$")


def _likely(sentence: str, start: int, end: int) -> float:
    """Of several beginnings: that of a frequent surname, and of the longer name."""
    text = sentence[start:end]
    kind = shape(text)
    return given(text, kind) + (1 if kind != "rare" else 0) + 0.3 * len(text)
