"""Signs for and against a name: what its characters say, and those around it."""

from __future__ import annotations

import re
from functools import cache

from recognizers.lazy import lazy
from recognizers.names.lexicon import chinese, english, known
from recognizers.names.shape import FULL, HAN, shape

_WHOLE = (*FULL, "dotted")
_HAN = lazy(f"[{HAN}]")
_LETTER = lazy("[A-Za-z]")
_CAPITAL = lazy("[A-Z]+[a-z]+[A-Za-z '.-]*")
_CODE = lazy(r"[{}\\`$]|[=<>|]{1,3}[\"'\[(]|::|->|\(\)|/\*|[\"'],[ ]?[\"']|^\s*[\w.-]+ ?= ?\S")
"""Signs of code, markup or a pattern: words stand there one by one, and a model finds names in any list."""
_PLAY = lazy(r"[@#~～]|哈哈|呵呵|嘻嘻|[！!？?。]{2}|\.{3}|…|转发| {4}")
"""Talk among friends: many are called by what is no name, many words are made up.
Four blanks: a face ([微笑]) was blanked out there."""
_MATCH = lazy(
    "[主客]场|[主客]胜|[胜平负]赔|盘口|联赛|赛季|积分|[0-9][胜平负]|足彩|欧冠|联盟杯|[vV][sS]|进球|出线|赔率|解盘|盘路|[低高中超]水|水位|半球|受让|让球|首回合|"
    "保级|德比|球队|不败|防[平冷]|[甲超乙]级"
)
"""Reports of matches and of bets shorten clubs to their first characters."""
_SPELLED = 5
"""Capitals alone are letters that stand for words."""
_HANDLE = lazy("[0-9_@]")
"""Goes on as the name of an account does."""
_WORDS = lazy("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""Of a name in Latin letters, also where no blank parts them: JohnSmith."""
_COUNTED = lazy("[上下本每这一半全各近两三数几隔][周季年届轮]|[0-9一二三四五六七八九十百千万两几][段年元季届轮户]")
"""上周切沃, 九段执白: of last week, of the ninth rank, and nobody called 周 or 段."""
_ANYBODY = lazy(
    "(?:[一这那某]位|市民|读者|网友|居民|村民|业主|顾客|客户|储户|股民|彩民|藏友|邮民|旅客|车主|店主|房主|户主|用户|消费者|投资者|"
    "受害[人者]|投诉[人者]|当事人|求职者|购房者|家长|员工|职员|店长|主管|店员|白领|老板|老人|教师|大学生|收藏家|专家|经理|总监|球迷|玩家|的)$"
)
_TELLS = lazy("[^，。]{0,3}(?:告诉|表示|介绍|反映|投诉|称|说|回忆|抱怨|透露|坦言|建议|（化名）)")
"""Before and behind somebody whose name a report leaves out."""
_ADDRESSED = lazy("[您你【]|尊敬|亲爱|親愛")
_POLITE = lazy("(?:先生|女士|小姐|太太|大爷|大妈|阿姨|夫妇|大娘)$")
_ON_STAGE = lazy("(?:主持人[:：]|感谢|谢谢|有请|刚才|刚刚)$")


def signs(sentence: str, start: int, end: int) -> dict[str, object]:
    """What the characters of ``sentence[start:end]`` and those around it say; each is a sign when it is true."""
    text, before, after = sentence[start:end], sentence[:start], sentence[end : end + 6]
    kind = shape(text)
    playful = _PLAY.search(sentence)
    titled = before.rfind("《") > before.rfind("》") or _closes(sentence, end)
    return {
        "elsewhere": _elsewhere().match(after),
        "title": _source("titles").match(after),
        "role": _role().search(before[-6:]),
        "list": before.endswith("、") or after.startswith("、"),
        "quoted": before.endswith(("《", "“")),
        "titled": titled,
        "titled-other": titled and kind not in FULL,
        "closed": not _HAN.match(after),
        "transcribed": kind in ("name", "rare") and chinese().foreign.issuperset(text),
        "club": _covered("clubs", sentence, start, end),
        "short": text in chinese().short and _MATCH.search(sentence),
        "place": _covered("places", sentence, start, end),
        "thing": _covered("things", sentence, start, end),
        "play": playful,
        "play-other": playful and kind not in _WHOLE,
        "code": _CODE.search(sentence),
        "summoned": kind == "polite" and before.endswith("叫"),  # 我叫王师傅来修
        "withheld": kind in ("polite", "office") and _withheld(text, before, after),
        "known": known_abroad(text),
        **(_latin(sentence, text, after) if kind == "latin" else _han(text, before)),
    }


def _han(text: str, before: str) -> dict[str, object]:
    return {"word": text in chinese().words, "counted": _COUNTED.match(before[-1:] + text)}


def _latin(sentence: str, text: str, after: str) -> dict[str, object]:
    words, brands = _WORDS.findall(text), known().brands
    called = any(word.title() in english().given for word in words)
    return {
        "english": len(_LETTER.findall(sentence)) > 2 * len(_HAN.findall(sentence)),
        "small": not _CAPITAL.fullmatch(text),
        "acronym": text.isupper() and len(text) < _SPELLED and not called,
        "handle": _HANDLE.match(after),
        "given-latin": called,
        "brand": any(word.lower() in brands for word in [*words, text]),
    }


def known_abroad(text: str) -> bool:
    """Whether ``text`` is a foreign name that is often heard, or begins with a surname of Japan and goes on as one."""
    tables = known()
    size = next((size for size in (3, 2) if text[:size] in tables.japanese), 0)
    return text in tables.transcribed or (size > 0 and len(text) <= size + 3)


def _closes(sentence: str, end: int) -> bool:
    """Whether the title of a work ends behind, the beginning of which was cut off."""
    close, begin = sentence.find("》", end), sentence.find("《", end)
    return close >= 0 and (begin < 0 or close < begin) and "《" not in sentence[:end]


def _withheld(text: str, before: str, after: str) -> bool:
    """Whether a report leaves out who it is (市民陈女士, 一位王先生告诉记者), or one on a stage speaks to another
    (谢谢王总)."""
    if _ON_STAGE.search(before):
        return True
    told = _POLITE.search(text) and not _ADDRESSED.search(before + after)
    return bool(told and (_ANYBODY.search(before) or _TELLS.match(after)))


def _covered(table: str, sentence: str, start: int, end: int) -> bool:
    """Whether the name is a part of something known, or that with a word behind it (卡拉奇晴): 罗马 says nothing of
    罗马里奥."""
    foreign = chinese().foreign
    for one in _source(table).finditer(sentence):
        if one.end() <= start or start < one.start():
            continue
        rest = sentence[one.end() : end]
        longer = one.start() == start and bool(rest)
        if not longer or (len(one[0]) > 2 and foreign.isdisjoint(rest)):
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
