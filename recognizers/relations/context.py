"""The spans of relations, and what the line around makes of a relative: whom to call in need, who has a child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.lazy import lazy
from recognizers.names.shape import HAN
from recognizers.span import Span

NAMED, TOLD = 0.75, 0.60
"""Somebody's (我妈, 李雷的妻子) or called so (妈妈叫); a relation and a name with nothing between them."""

_NEED = lazy(
    "紧急|应急|急[事救联]|急用|出[了]?[事险]|失联|联[系络]不[上到]"
    "|打不通|找不[到着]我|晕倒|昏倒|摔倒|走[失丢]|万一|意外|遇险"
    "|不测|突发|病[情危重]|危[急重]"
    "|[Ee]mergenc|ICE\\b|[Ii]n case of|can['’]t reach|can['’]t be reached|[Aa]nything happens"
)
_ASKED = lazy(
    "联[系络](?:人|方式)?(?:姓名)?[0-9一二三]?[：: ]{0,2}$|(?:先"
    f"|请|可|就|速|立即)?(?:打给?|联[系络]|通知|找|致电|呼叫|告知)(?:[{HAN}]{{0,4}})$"
    "|(?:call|ring|notify|contact|phone|text|tell|reach|contact(?: person)?)[: ]*(?:my |his |her )?[a-z-]{0,16} ?$"
)
_CONTACT = lazy("联[系络]人(?:姓名)?[0-9一二三]?[：: ]{0,2}$")
_ELDER = lazy(
    (
        "[父母爸妈爹娘爷奶公婆姥姑姨叔伯舅婶嬷豆]|家长|监护|家属|mother"
        "|father|mum|mom|dad|nan|gran|aunt|uncle|parent|guardian"
    ),
    re.IGNORECASE,
)
_OF_A_CHILD = lazy(
    "孩子|学生|幼儿|儿童|婴儿|宝贝|宝宝|患儿|新生儿|未成年|少年|托管"
    "|托班|小学|初中|年级|入园|入学|转学|升学|放学|接送|监护|抚养"
    "|照看|(?:初|小|中|大)[一二三][0-9（(班]"
    "|学员|夏令营|研学|家访|校讯|班主任|(?<![0-9.])(?:[0-9]|1[0-3])周?岁"
    "|(?<![十一二三四五六七八九])[一二三四五六七八九十](?:周?岁|岁半)"
    "|月龄|百天"
    "|\\b(?:[Pp]upil|[Ss]tudent|[Cc]hild|[Nn]ursery|[Gg]rade [0-9K]"
    "|[Yy]ear [0-9]\\b|[Pp]arental|[Ss]chool|aged? (?:[0-9]|1[0-3])\\b)"
)
_CHARGE = lazy("监护|抚养权|照看|照管|接送|custody|guardian")
_OWN = lazy("[我俺咱你您][^，。；\n]*$")
"""The relative is the speaker's, who is no child."""
_FAR = 60
_NEAR = 24


def also(text: str, place: tuple[int, int], who: tuple[int, int], word: str) -> Iterator[str]:
    """The entities that the line around adds: the name stands at ``place``, the ``word`` of its relation at ``who``."""
    first = min(place[0], who[0])
    before = text[max(0, first - _FAR) : first].rpartition("\n")[2].rpartition("\x00")[2]
    behind = text[place[1] : place[1] + _FAR].partition("\n")[0].partition("\x00")[0]
    if is_contact(before):
        yield "EMERGENCY_CONTACT"
    told = _OF_A_CHILD.search(before) is not None and not _OWN.search(before)
    if _ELDER.search(word) and (told or _CHARGE.search(behind)):
        yield "GUARDIAN_CHILD"


def is_contact(before: str) -> bool:
    """Whether whoever is named behind ``before`` is to be called in need."""
    if _CONTACT.search(before):
        return True
    return _ASKED.search(before) is not None and _NEED.search(before[-_NEAR:]) is not None


REACH = 60
"""Characters around a child's name in which its age or school may stand."""
_OWN_CHILD = lazy("儿子|女儿|闺女|孩子|宝宝|小孩|son|daughter|kid|child")
_AT_SCHOOL = lazy(
    f"年级|[{HAN}][大中小]?班|幼儿园|小学|(?<![0-9])(?:[0-9]|1[0-3])周?岁"
    "|kindergarten|grade|(?<![0-9])(?:[0-9]|1[0-3]) years? old"
)
_STOP = lazy("[。！!？?；;\n\x00]")


def added(text: str, place: tuple[int, int], at: tuple[int, int], who: str) -> Iterator[Span]:
    """What the line makes of a relative: whom to call in need, who has charge of a child."""
    for entity in also(text, place, at, who):
        yield relation(place, text, entity, who, NAMED)


def child(text: str, place: tuple[int, int], who: str) -> Iterator[Span]:
    """A named child whose sentence tells a school or an age below 14."""
    if not _OWN_CHILD.search(who):
        return
    start, end = place
    first = max(
        (stop.end() for stop in _STOP.finditer(text, max(0, start - REACH), start)), default=max(0, start - REACH)
    )
    stop = _STOP.search(text, end, end + REACH)
    if _AT_SCHOOL.search(text, first, stop.start() if stop else end + REACH):
        yield relation(place, text, "GUARDIAN_CHILD", who, NAMED)


def relation(place: tuple[int, int], text: str, entity: str, who: str, score: float) -> Span:
    return Span(*place, entity, score, "relation", ("pattern", f"relation:{who}"), text[slice(*place)])


def is_member(span: Span) -> bool:
    """Whether ``span`` is somebody in a group rather than a group."""
    return span.entity == "GROUP_MEMBERSHIP" and len(span.why) > 1


def is_group(span: Span) -> bool:
    return span.entity == "GROUP_MEMBERSHIP" and len(span.why) == 1
