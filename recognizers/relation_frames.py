"""How relations are written: the words of ``relations.toml`` in the frames that join them to a name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recognizers.names.shape import HAN

_OWNER = "我们?(?:家|带)?的?|俺们?家?的?|咱们?家?的?|你们?家?的?|[他她]们?家?的?|本人的?|孩子(?=他?[爸妈])|的"
_CALLED = "(?:的?(?:名字|姓名|大名|全名)?(?:叫做?|是叫|名叫|名字[是叫]|姓名是)|是|(?:姓名|签[字名])?[ ]?[:：]|姓名[ ])"
ENGLISH_NAME = r"[A-Z][a-z'’-]{1,20}(?: (?:[A-Z]\.|[A-Z][a-z'’-]{1,20})){0,2}(?<!['’]s)(?<!['’])"


@dataclass(frozen=True, slots=True)
class RelationWords:
    """How one entity's relations are written."""

    entity: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    english: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str]


@cache
def _data() -> dict[str, dict[str, str]]:
    data = tomllib.loads((files("recognizers") / "relations.toml").read_text("utf-8"))
    return {entity: {key: word.replace("\n", "") for key, word in words.items()} for entity, words in data.items()}


@cache
def kin_in_brackets() -> re.Pattern[str]:
    kin = _data()["FAMILY_MEMBER"]["zh"]
    return re.compile(
        f"(?P<v>[{HAN}]{{2,4}})[（(](?:系|关系[：:]?)?(?P<who>(?:{kin}|[父母子女夫妻兄弟姐妹])[子女]?)(?=[）)，,、 ])"
    )


@cache
def kin_numbers() -> re.Pattern[str]:
    kin = _data()["FAMILY_MEMBER"]["zh"]
    return re.compile(
        f"(?:(?<![{HAN}])|(?<=[我他她]))(?P<who>{kin}|[爸妈])(?:的?(?:电话|手机|号码|手机号))?[是：: ]{{0,2}}"
        f"(?P<v>1[0-9]{{10}}"
        f"|0[0-9]{{2,3}}-[0-9]{{7,8}})(?![0-9])"
    )


@cache
def called_in_need() -> re.Pattern[str]:
    kin = _data()["FAMILY_MEMBER"]
    return re.compile(
        "(?:急事|有(?:什么|啥|个)?(?:事|万一|意外)|联系不上我|找不到我|出了?事|紧急情况|万一)[^。\n]{0,16}?(?:打给?|找|联系|通知|叫|呼叫)"
        f"(?:我|他|她)?(?P<who>(?:{kin['zh']}|{kin['owned_zh']}|同事|朋友)?)(?=[{HAN}]{{2}})"
    )


@cache
def vocabulary() -> tuple[RelationWords, ...]:
    keys = ("zh", "owned_zh", "en", "title_en")
    return tuple(_words(entity, *(words.get(key, "") for key in keys)) for entity, words in _data().items())


def _heads(words: str) -> str:
    """A class of the characters with which any of the words can begin: most places of a text have none of them."""
    return f"[{''.join(sorted(set(re.sub(f'[^{HAN}A-Za-z]', '', words))))}]"


def _words(entity: str, free: str, owned: str, en: str, title: str) -> RelationWords:
    zh = f"{free}|{owned}" if owned else free
    who = f"(?P<who>{free}|(?P<owned>{owned or '(?!)'}))"
    heads = _heads(f"{_OWNER}|{zh}|前老小亲")
    whose = f"(?<=[{HAN}])是(?:我们?|[他她你]们?|咱们?|[{HAN}]{{2,4}}(?=的))的?"
    parent = f"(?<=[{HAN}]{{2}})(?=(?:{free})[：:，,您])" if entity == "GUARDIAN_CHILD" else "(?!)"
    childs = f"(?:我|本人)是(?P<child>[{HAN}]{{2,4}})(?:同学|小朋友)?的"
    return RelationWords(
        entity,
        re.compile(
            f"(?={heads})(?P<owner>{_OWNER})?(?<![妇姑温兄总秘师])(?:前|老|小|亲)?{who}"
            f"(?P<called>{_CALLED})?[ ]?(?=[{HAN}])"
        ),
        re.compile(f"(?:{childs}|{whose}|{parent})(?:[高初大]中?|小学|亲)?(?P<who>{zh})(?![{HAN}]?[公司店])"),
        _english_frames(en, title),
        re.compile(f"(?:(?<=[\n\x00])|^)[我老]?(?P<who>{zh})(?=[\n\x00]|$)"),
    )


def _english_frames(en: str, title: str) -> tuple[re.Pattern[str], ...]:
    mine, name = "(?i:my|his|her|our|their|your|['’]s)", ENGLISH_NAME
    called = "(?:,? (?i:is|named|called|was named)|['’]s name is|,)?"
    frames = [
        rf"(?=[A-Za-z'’])(?<![A-Za-z]){mine} (?:[a-z-]+ )?(?P<who>(?i:{en})){called} (?P<v>{name})",
        rf"(?P<v>{name})(?: is|, who is|,|['’]s) (?i:my|his|her|our|their"
        rf"|the) (?:[a-z-]+ )?(?P<who>(?i:{en}))(?![A-Za-z])",
        rf"(?P<v>{name})['’]s (?P<who>{en})(?![A-Za-z])(?=[,.']| (?:signed|will|is"
        rf"|and))"
        if "guardian" in en
        else "(?!)",
        rf"(?=[A-Za-z])(?<![A-Za-z])(?P<who>(?i:{en}))(?: name)?: ?(?P<v>{name})",
    ]
    if title:
        frames.append(
            rf"(?=[A-Za-z])(?<![A-Za-z])(?P<who>(?:{title})|(?:(?<=^)|(?<=[.!?] )|(?<=\n))(?i:{title})) (?P<v>{name})"
        )
    if "boss" in en:
        frames.append(rf"(?P<who>reports to|works (?:with|under|for)|managed by|covers for) (?P<v>{name})")
        frames.append(rf"(?P<v>{name}) (?:on|from) (?:my|our) (?P<who>team)")
    return tuple(re.compile(frame) for frame in frames)
