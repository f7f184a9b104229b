"""How relations are written: the words of ``relations.toml`` in the frames that join them to a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from recognizers.names.shape import HAN
from recognizers.rule import compiled

_OWNER = (
    "我们?(?:家|带|班|组|部门|公司|科)?的?|俺们?家?的?|咱们?家?的?|你们?家?的?|[他她]们?家?的?|本人的?"
    "|孩子(?=他?[爸妈])|的"
)
_CALLED = (
    "(?:的?(?:名字|姓名|大名|全名)?(?:叫做?|是叫|名叫|名字[是叫]|姓名是)|是"
    "|(?:姓名|签[字名])?[ ]?[:：]|姓名[ ]|[（(]|[0-9一二][ 　：:])"
)
_WORD = r"(?:Mc|Mac|O['’]|D['’]|Fitz)?[A-Z][a-zà-ÿ]{1,20}(?:[’'-][A-Z]?[a-zà-ÿ]{2,})*"
_MORE = (
    "前|老|小|亲|大|新|准|同父异母的?|同母异父的?|双胞胎|孪生|远房的?"
    "|未过门的?|过继的?|高中|初中|大学|小学|研究生|以前的?|原来的?"
    "|新来的?|前任|现任|原任"
    "|部门|项目|车间|片区|店里的?|组里的?|科里的?"
)
"""What may stand between whose somebody is and the word for it."""
ENGLISH_NAME = (
    rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?(?:[A-Z]\. ?){{0,2}}{_WORD}"
    rf"(?: (?:(?:van|von|de|del|da|bin|binti|al|el|der|di|la|le) )*(?:{_WORD}"
    r"|[A-Z]\.)(?![A-Za-z])){0,3}(?<!['’]s)(?<!['’])"
)


Kind: TypeAlias = Literal[
    "behind",
    "before",
    "english",
    "bracket",
    "number",
    "then",
    "full",
    "need_english",
    "saying",
    "labelled",
    "strict",
    "group",
]
"""How a frame is read: where its name stands, and what else must be so."""


@dataclass(frozen=True, slots=True)
class RelationFrame:
    """One way to write a relation.  ``who`` is the word for it where the match has none; ``open``: whatever stands at
    the place of the name is one."""

    kind: Kind
    entity: str
    source: str
    who: str = ""
    open: bool = False

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled at its first use: most texts hold few relations."""
        return compiled(self.source)


@cache
def _data() -> dict[str, dict[str, str]]:
    data = tomllib.loads((files(__package__) / "relations.toml").read_text("utf-8"))
    return {entity: {key: word.replace("\n", "") for key, word in words.items()} for entity, words in data.items()}


def words(entity: str) -> str:
    """The Chinese words of a relation, those that are one only when they are somebody's among them."""
    lists = _data()[entity]
    return "|".join(lists[key] for key in ("zh", "owned_zh") if key in lists)


def english_words(entity: str) -> str:
    """The English words of a relation."""
    return _data()[entity]["en"]


def frames() -> Iterator[RelationFrame]:
    """The words of every relation in the frames that join them to a name."""
    for entity, words in _data().items():
        yield from _of_words(entity, *(words.get(key, "") for key in ("zh", "owned_zh", "en", "title_en")))
    kin = _data()["FAMILY_MEMBER"]
    yield RelationFrame("bracket", "FAMILY_MEMBER", _apposed(kin["zh"] + _SHORT))
    yield RelationFrame("bracket", "COLLEAGUE", _apposed(f"{_data()['COLLEAGUE']['zh']}{_KNOWN}"))
    yield RelationFrame("number", "FAMILY_MEMBER", _numbers(kin["zh"]))
    yield RelationFrame("then", "EMERGENCY_CONTACT", _in_need(f"{kin['zh']}|{kin['owned_zh']}"), "联系人", True)
    yield RelationFrame("need_english", "EMERGENCY_CONTACT", _IN_NEED_ENGLISH)


def alone() -> re.Pattern[str]:
    """A cell that is nothing but a word of kinship."""
    kin = _data()["FAMILY_MEMBER"]
    return compiled(f"(?:(?<=[\n\x00])|^)[我老]?(?P<who>{kin['zh']}|{kin['owned_zh']})(?=[\n\x00]|$)")


_IN_NEED_ENGLISH = (
    r"(?i:if anything happens|in (?:case of )?(?:an )?emergency|if (?:you )?can['’]t reach me"
    r"|if something happens|emergency contact(?: is|:)?)[^.\n]{0,20}?"
    rf"(?i:call|contact|ring|notify|phone|text|is|:)(?: (?i:my|his|her"
    rf"|our) (?P<who>[a-z-]+))?,? (?P<v>{ENGLISH_NAME})"
)


_SHORT = "|[父母子女夫妻兄弟姐妹祖孙]{1,2}[子女]?|[叔伯舅姑姨][侄甥]|[婆翁][媳婿]|家属|亲属|亲戚"
_KNOWN = "|朋友|邻居|房东|闺蜜|发小|上司|领导|主管|老师|合租"


def _apposed(words: str) -> str:
    return (
        f"(?P<v>[{HAN}]{{2,4}})(?P<sign>[（(]|[，,/／ 　、]{{1,2}})(?:系"
        f"|为|与[{HAN}]{{1,4}}关系|关系)?[：: ]?(?:患者|病人|本人|原"
        "|前|其|之)?的?"
        f"(?P<who>{words})(?:关系)?(?=[）)，,、/ 　；;。\n\x00]|[0-9]|$)"
    )


def _numbers(kin: str) -> str:
    return (
        f"(?:(?<![{HAN}])|(?<=[我他她]))(?P<who>{kin}|[爸妈])(?:大人|宝贝)?(?:的?(?:电话|手机|新?号码?|手机号))?"
        "[是：: 　]{0,2}(?P<v>1[0-9]{10}|0[0-9]{2,3}-[0-9]{7,8})(?![0-9])"
    )


def _in_need(kin: str) -> str:
    return (
        "(?:急[事用救需]|无法(?:与?[^，。]{0,3})联[系络]|没接(?:电话)?"
        "|不接电话|紧急(?!联[系络]人)|应急|突发|危急|病[情危]|联[系络]不[上到]"
        "|打不通|走[失丢]|失联|迷路|晕倒|昏倒|摔倒|遇险|意外|不测|有(?:什么"
        "|啥|个)?(?:事|情况)|找不[到着]我|出了?[事险])"
        "[^。\n]{0,16}?(?:打给?|拨打?|打电话给|找|联[系络]|通知|叫|呼叫|致电|告知)(?:一下)?(?:我们?|俺)?(?:的|家)?"
        f"(?P<who>(?:{kin}|同事|朋友|邻居|物业|房东|室友|同学|老师)?)(?![他她您你我]"
        f"|警|物业|客服|急救|本)(?=[{HAN}]{{2}}|[A-Z小老阿][A-Z])"
    )


def _heads(words: str) -> str:
    """A class of the characters with which any of the words can begin: most places of a text have none of them."""
    return f"[{''.join(sorted(set(re.sub(f'[^{HAN}A-Za-z]', '', words))))}]"


def _of_words(entity: str, free: str, owned: str, en: str, title: str) -> Iterator[RelationFrame]:
    zh = f"{free}|{owned}" if owned else free
    who = f"(?P<who>{free}|(?P<owned>{owned}))" if owned else f"(?P<who>{free})"
    whose = f"(?<=[{HAN}])是(?:我们?|[他她你]们?|咱们?|[{HAN}]{{2,4}}(?=的))的?"
    childs = f"(?:我|本人)是(?P<child>[{HAN}]{{2,4}})(?:同学|小朋友)?的?"
    after = f"(?:高中|初中|大学|小学|[高初大]|亲)?(?P<who>{zh})(?![{HAN}]?[公司店])"
    heads = _heads(f"{_OWNER}|{zh}|{_MORE}")
    whom = f"(?={heads})(?P<owner>{_OWNER})?(?<![妇姑温兄总秘师])(?P<more>{_MORE})?{who}"
    yield RelationFrame("behind", entity, f"{whom}(?P<called>{_CALLED})?[ ]?(?=[{HAN}A-Z])")
    yield RelationFrame("before", entity, f"(?:{childs}|{whose}){after}")
    if entity == "GUARDIAN_CHILD":
        yield RelationFrame("before", entity, f"(?P<child>(?!))?(?<=[{HAN}]{{2}})(?P<who>{free})(?=[：:，,您])")
    for source in _english_frames(en, title):
        yield RelationFrame("english", entity, source)


def _english_frames(en: str, title: str) -> list[str]:
    mine, name = "(?i:my|his|her|our|their|your|['’]s)", ENGLISH_NAME
    called = "(?:,? (?i:is|named|called|was named)|['’]s name is|,)?"
    frames = [
        rf"(?=[A-Za-z'’])(?<![A-Za-z]){mine} (?:[a-z-]+ )?(?P<who>(?i:{en})){called} (?P<v>{name})",
        rf"(?P<v>{name})(?: is|, who is|,|['’]s) (?i:my|his|her|our|their"
        rf"|the) (?:[a-z-]+ )?(?P<who>(?i:{en}))(?![A-Za-z])",
        rf"(?P<v>{name})['’]s (?P<who>{en})(?![A-Za-z])(?=[,.']| (?:signed|will|is"
        rf"|and))"
        if "guardian" in en
        else "",
        rf"(?=[A-Za-z])(?<![A-Za-z_])(?P<who>(?i:{en}))(?: name)?: ?(?P<v>{name})(?![A-Za-z|\[])",
    ]
    if title:
        frames.append(
            rf"(?=[A-Za-z])(?<![A-Za-z])(?P<who>(?:{title})|(?:(?<=^)|(?<=[.!?] )|(?<=\n))(?i:{title})) (?P<v>{name})"
        )
    if "boss" in en:
        frames.append(rf"(?P<who>reports to|works under|managed by|covers for) (?P<v>{name})")
        frames.append(rf"(?P<v>{name}) (?:on|from) (?:my|our) (?P<who>team)")
    return list(filter(None, frames))
