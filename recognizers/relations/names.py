"""What is a name at a place where a relation asks for one."""

from __future__ import annotations

from collections.abc import Iterator

from recognizers.lazy import lazy
from recognizers.names.shape import FULL, HAN, addressed, given, is_word, shape
from recognizers.names.shape import longest as longest_name
from recognizers.relations.nobody import NO_BEGIN, NO_END, is_nobody

LEAST_GIVEN = -0.8
"""Characters behind the surname must be as likely in given names as this (``names.shape.given``)."""
LEAST_UNMARKED = 0.3
"""The same of a name behind which no word tells where it ends: 大姑父巫建设信天主教."""
LEAST_OWNED, LEAST_SHORT = -0.9, -0.6
"""The same where somebody's relation stands before it (我姐夫, 大舅公), of three characters and of two."""

_AFTER_NAME = lazy(
    f"(?![{HAN}A-Za-z])|[是系的在人去来过和与跟同替向由因于将又刚才正帮问也就都还已要有住想说讲话称会从把被给让叫得患做当任一二两三这那不没冇最很真"
    "先再周星腊喜监请明今昨每前后上下天常总老只带接送管跑做嫁娶属退考结毕读念学升离出入回打写收开生怀酒闹挺惊笑哭喊裹拿跑嘅喺啱睇畀]"
    "|身份证|电话|手机|先生|女士|老师|同学|夫妇|脑子|家[的里]"
)
"""What goes on behind a name: the end of a word, a verb, a time or an adverb."""
_LABELLED = lazy(f"[{HAN}·]{{2,8}}(?=[ 0-9　（(，,；;、。\n\x00]|\\Z)")
_NO_LABELLED = lazy(
    "^(?:副?[组队]长|成员)|[的了是请須须可无無不填写寫签簽字姓名电電话話联聯系人单單位与與另及或中心待补充暂]"
    "|公司|客服|警|平台|热线|医院|派出所|老师|前台|保安|救援|值班"
    "|家[人属]|^[未同如]|^(?:老师|本人|朋友|亲属|家长|父母|先生|女士)"
)
"""What stands behind a label where a form asks for a name instead of having one."""
_TWINNED = lazy(
    f"([{HAN}])\\1|[小阿][{HAN}](?![{HAN}])|[铁狗石毛黑大二三四小][蛋娃妞丫柱虎锁](?!娃)"
    "|小[芳丽红梅英芬强军伟刚明华玲燕娟霞敏静丹平兵龙杰凯雪雨婷宇宝琴兰莲马李王张陈刘杨赵周吴]"
)
"""A pet name: 妞妞."""
_TITLED = lazy(f"[{HAN}](?:[{HAN}])?(?:[姐哥叔姨婶总工]|主任|经理|科长|sir|\\*{{1,2}})")
_NO_KIN = lazy(
    "^[和与跟或]|^于[周本每下上今明年月]|常常|往往|渐渐|刚刚|偏偏"
    "|仅仅|天天|([啊哈呵嘿嘻哇呜嗯哼])\\1|^(?:父亲|母亲|妻子|丈夫"
    "|配偶|儿子|女儿)|看看|说说|试试|想想|问问|听听|谢谢|艾滋|爸爸"
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
    for end in (last, last - 1):
        short = end - start == 2
        if end - start >= 2 and is_name(
            text[start:end], LEAST_UNMARKED if not owned else LEAST_SHORT if short else LEAST_OWNED
        ):
            yield end
    if owned and (twinned := _TWINNED.match(text, start)) and not _NO_KIN.match(text, start):
        yield twinned.end()


def person(text: str, start: int, sure: bool) -> int:
    """Where whoever is named at ``start`` ends, ``start`` when nobody is.

    Behind a word of relation that leaves no doubt (``sure``) this may be a pet name, a given name alone or a surname
    that no table knows; else only a full name or a surname with a title.
    """
    if is_nobody(text, start):
        return start
    ends = [_full(text, start, sure), _titled(text, start, sure)]
    for end in (*ends, _mixed(text, start), _pet(text, start), _strange(text, start)) if sure else ends:
        if end and not NO_END.match(text, end - 1):
            return end
    return start


def _full(text: str, start: int, sure: bool) -> int:
    return next(name_ends(text, start, sure), 0)


def _titled(text: str, start: int, sure: bool) -> int:
    """匡师傅, 费总, 叶sir, 曲林氏, 班公讳守义."""
    end = addressed(text, start)
    if end > start and not _NO_KIN.match(text, start):
        return end
    match = _HONOURED.match(text, start)
    return match.end() if match and sure and not is_word(match[0]) and not _NO_KIN.match(match[0]) else 0


def _mixed(text: str, start: int) -> int:
    """阿Ken, 小K, Vivian 邝, Lisa."""
    match = _MIXED.match(text, start)
    return match.end() if match and match[0] not in _NO_FIRST else 0


def _pet(text: str, start: int) -> int:
    """乐乐, 小戴, 阿贵, 顺子; 梅香 where the sentence then goes on."""
    word = text[start : start + 2]
    if len(word) < 2 or _NO_KIN.match(text, start) or is_word(word) or word in _NO_NICK:
        return 0
    twin = word[0] == word[1] and given(word, "other") > _LEAST_TWIN
    nick = word[0] in "小老阿大" or word[1] == "子"
    if word[0] in "小阿" and given(word[1], "other") >= _LEAST_CALLED:
        return start + 2
    if _COUNTRY.match(word):
        return start + 2
    if (twin or nick or is_first(word)) and _AFTER_NAME.match(text, start + 2) and _ALL_HAN.fullmatch(word):
        return start + 2
    return 0


def _strange(text: str, start: int) -> int:
    """谯志远: two characters of given names behind one that is in no table of surnames."""
    word = text[start : start + 3]
    if not _ALL_HAN.fullmatch(word) or len(word) < 3 or _NO_KIN.search(word) or word[0] in _NO_SURNAME:
        return 0
    return start + 3 if given(word[1:], "other") >= _LEAST_STRANGE else 0


_ALL_HAN = lazy(f"[{HAN}]+")
_MIXED = lazy(
    f"[小老阿大][A-Za-z][a-z]{{0,9}}|[A-Z][a-z]{{1,12}}(?:[ ]?[{HAN}]"
    f"(?=[^{HAN}]|[说让叫要在发给今昨又也]|\\Z))?(?![A-Za-z])"
)
_HONOURED = lazy(
    f"(?:[{HAN}]{{2}}氏|[{HAN}](?:公[讳諱]?[{HAN}]{{2}}|[Ss]ir|老爷子"
    f"|老太太?|阿[姨叔伯]|[爷奶]{{2}}|[叔伯婶姨爷工生太](?![{HAN}]"
    "{0}[气活病日意产])))"
)
_COUNTRY = lazy("[铁狗石毛黑大二三四小][蛋妞丫柱虎锁]")
"""Pet names of the countryside: 铁蛋, 二丫."""
_LEAST_TWIN, _LEAST_STRANGE, _LEAST_CALLED = -1.5, 0.8, 1.0
_NO_SURNAME = frozenset("的是在了和与跟我你他她它们这那就都也还又很不没有去来说把被给让从对为以个一二三")


def labelled(text: str, start: int, called: bool = False) -> Iterator[int]:
    """Behind a label any word that is not what forms say is the name; behind ``called`` one with a surname."""
    match = _LABELLED.match(text, start)
    if match is None or match[0][0] in NO_BEGIN or is_asked(match[0]) or len(match[0]) > (8 if "·" in match[0] else 4):
        return
    if not called or shape(match[0]) in FULL:
        yield match.end()


def is_asked(text: str) -> bool:
    """Whether ``text`` is what a form says where it asks for a name: 暂无, 请填写, 不能为空."""
    return _NO_LABELLED.search(text) is not None


def is_name(text: str, least: float = LEAST_GIVEN) -> bool:
    kind = shape(text)
    if _NO_KIN.search(text) or is_nobody(text, 0) or text[0] == text[1:2]:
        return False
    least += (kind == "rare") * 0.6
    return kind in ("dotted", "compound") or (kind in FULL and not is_word(text) and given(text, kind) > least)


def is_addressed(text: str) -> bool:
    """Whether ``text`` is a surname with a title: 陆老师."""
    return addressed(text, 0) == len(text) > 1 and text[0] not in NO_BEGIN


def is_called(text: str) -> bool:
    """Whether a name, a pet name or a surname with a title fills ``text``."""
    if is_addressed(text):
        return True
    if _NO_KIN.search(text) or is_nobody(text, 0):
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
    if (
        is_nobody(text, 0)
        or _NO_KIN.search(text)
        or is_word(text)
        or len(text) != 2
        or text[0] in "子太儿们的弟妹哥姐爸妈节"
    ):
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
