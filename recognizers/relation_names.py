"""What is a name at a place where a relation asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.names.shape import FULL, HAN, given, is_word, shape
from recognizers.names.shape import longest as longest_name

LEAST_GIVEN = -0.8
"""Characters behind the surname must be as likely in given names as this (``names.shape.given``)."""
LEAST_UNMARKED = 0.3
"""The same of a name behind which no word tells where it ends: 大姑父巫建设信天主教."""

_AFTER_NAME = re.compile(
    f"(?![{HAN}A-Za-z])|[是的在人去来过和与跟昨今每前后上下又刚正帮问也就都还来去已要有住想说会从把被给让因得患做当一这那不没最周星腊正喜监请明天老总才只带嫁娶属退考结常]"
    "|今年|来自|身份证|电话|手机|先生|女士|老师|同学"
)
_LABELLED = re.compile(f"[{HAN}·]{{2,8}}(?=[ 　（(，,；;、。\n\x00]|\\Z)")
_NO_LABELLED = re.compile(
    "[的了是请須须可无無不填写寫签簽字姓名电電话話联聯系人单單位与與另及或中心待补充暂]|^[未同如]|^(?:老师|本人|朋友|亲属|家长|父母|先生|女士)"
)
"""What stands behind a label where a form asks for a name instead of having one."""
_TWINNED = re.compile(
    f"([{HAN}])\\1|[小阿][{HAN}](?![{HAN}])"
    "|小[芳丽红梅英芬强军伟刚明华玲燕娟霞敏静丹平兵龙杰凯雪雨婷宇宝琴兰莲马李王张陈刘杨赵周吴]"
)
"""A pet name: 妞妞."""
_TITLED = re.compile(f"[{HAN}](?:[{HAN}])?(?:[姐哥叔姨婶总工]|主任|经理|科长|sir|\\*{{1,2}})")
_NO_KIN = re.compile(
    "^[和与跟]|([啊哈呵嘿嘻哇呜嗯哼])\\1|^(?:父亲|母亲|妻子|丈夫|配偶|儿子|女儿)|看看|说说|试试|想想|问问|听听|谢谢|艾滋|爸爸"
    "|妈妈|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|[堂表][哥姐弟妹]|阿姨$|叔叔$|老师$|先生$|女士$|医生$"
)
"""In what looks like a name but is another relation: 他妈妈和爸爸."""
_LONGEST_NAME = 24


def longest(text: str, start: int) -> int:
    """As ``names.shape.longest``, but with a look at no more characters than a name can have."""
    return start + longest_name(text[start : start + _LONGEST_NAME], 0)


def name_ends(text: str, start: int, owned: bool) -> Iterator[int]:
    """Where a name that begins at ``start`` may end, the likeliest first."""
    last = longest(text, start)
    for end in (last, last - 1):
        if end - start >= 2 and _AFTER_NAME.match(text, end) and is_name(text[start:end], LEAST_GIVEN - owned * 0.3):
            yield end
    if last - start >= 2 and is_name(text[start:last], LEAST_GIVEN if owned else LEAST_UNMARKED):
        yield last
    if owned and (twinned := _TWINNED.match(text, start)) and not _NO_KIN.match(text, start):
        yield twinned.end()


def labelled(text: str, start: int, called: bool = False) -> Iterator[int]:
    """Behind a label any word that is not what forms say is the name; behind ``called`` one with a surname."""
    match = _LABELLED.match(text, start)
    if match is None or is_asked(match[0]) or len(match[0]) > (8 if "·" in match[0] else 4):
        return
    if not called or shape(match[0]) in FULL:
        yield match.end()


def is_asked(text: str) -> bool:
    """Whether ``text`` is what a form says where it asks for a name: 暂无, 请填写, 不能为空."""
    return _NO_LABELLED.search(text) is not None


def is_name(text: str, least: float = LEAST_GIVEN) -> bool:
    kind = shape(text)
    if _NO_KIN.search(text) or text[0] == text[1:2]:
        return False
    least += (kind == "rare") * 0.6
    return kind in ("dotted", "compound") or (kind in FULL and not is_word(text) and given(text, kind) > least)


def is_called(text: str) -> bool:
    """Whether a name, a pet name or a surname with a title fills ``text``."""
    if _NO_KIN.search(text):
        return False
    return (
        _TWINNED.fullmatch(text) is not None
        or is_name(text, -2)
        or _TITLED.fullmatch(text) is not None
        or is_first(text)
    )


def is_first(text: str) -> bool:
    """Whether ``text`` is a given name alone, a nickname or a foreign first name: 秀兰, 大壮, Lisa."""
    if text.isascii():
        return text[:1].isupper() and text not in _NO_FIRST
    if _NO_KIN.search(text) or is_word(text) or len(text) != 2 or text[0] in "子太儿们的":
        return False
    if text[0] in "老小阿大" or text[1] == "子":
        return text not in _NO_NICK and given(text.removesuffix("子"), "other") > _LEAST_NICK
    return given(text, "other") >= _LEAST_FIRST


_LEAST_FIRST, _LEAST_NICK = 0.5, -1.5
_NO_FIRST = frozenset("I My The A An He She It We You They This That But And So If".split())
_NO_NICK = frozenset(
    (
        "大家 大概 大哥 大姐 大爷 大妈 大叔 大夫 大人 大学 大年 大会 大约 大多 大部 "
        "大门 大楼 大小 小学 小区 小孩 小时 小说 小心 小声 小组 小伙 小子 小姐 小便 "
        "小吃 老人 老是 老师 老板 老公 老婆 老爸 老妈 老家 老乡 老总 老大 老二 老三 "
        "老头 老太 老年 老的 老了 小的 小了 大的 大了 阿姨 阿爸 阿妈 阿公 阿婆 阿哥 "
        "孩子 儿子 妻子 嫂子 妹子 婶子 侄子 孙子 房子 车子 日子 样子 面子 肚子 鼻子 "
        "电子 男子 女子 亲子 分子 帽子 鞋子 影子 脑子 嗓子 法子 点子 村子 被子 票子 "
        "小子 老子 君子 王子 公子 弟子 才子 太子 "
    ).split()
)
"""Words of that shape that are nobody."""
