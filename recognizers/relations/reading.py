"""How a match of each kind of frame is read: which characters are the name, and of which relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from recognizers.lazy import lazy
from recognizers.names.shape import FULL, HAN, shape
from recognizers.relations.context import NAMED, REACH, TOLD, added, child, is_contact, relation
from recognizers.relations.frames import Kind, RelationFrame
from recognizers.relations.names import is_asked, is_name, labelled, longest, person
from recognizers.relations.said import english, in_group, in_need_english, said, strictly
from recognizers.span import Span

_LABELS = frozenset({"EMERGENCY_CONTACT", "GROUP_MEMBERSHIP"})
"""Of these the words are labels: nobody is somebody's emergency contact in passing."""
_SUMMONED = lazy(f"[{HAN}](?:师傅|大夫|医生|律师|老师|主任|经理|司机)")
_COMES = ("来", "去", "过", "帮", "上", "修", "给")
"""我爸叫王师傅来修水管: called in, not so called."""
_LISTED = lazy(f"[、][ ]?([{HAN}]{{2,4}})(?=[、,，。；;\n\x00 ]|\\Z)")


def _named_behind(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """我妈叫刘桂芳; 李雷的妻子王芳; 同事张伟; 监护人：索朗次仁."""
    start, entity = match.end(), frame.entity
    called, owner = match["called"] or "", match["owner"] or ""
    if entity in _LABELS and not _labels(called, text, start, entity):
        return
    predicate = called == "是"
    end = person(text, start, not predicate and (bool(owner or called) or len(match["who"]) > 1))
    if predicate and text[end : end + 1] in ("的", "里", "人"):
        return
    if called == "叫" and _SUMMONED.fullmatch(text[start:end]) and text[end : end + 1] in _COMES:
        return
    if _of_nobody(text[start:end], match, bool(owner.strip("的") or called or len(match["more"] or "") > 1), entity):
        return
    ends = [end] if end > start else []
    if not ends and called[-1:] in (":", "：", "名", "叫"):
        ends = [*labelled(text, start, called[-1:] == "叫")]
    for end in ends[:1]:
        yield relation((start, end), text, entity, match["who"], NAMED if owner or called else TOLD)
        yield from child(text, (start, end), match["who"])
        yield from added(text, (start, end), match.span("who"), match["who"])
    for end in ends[:1] if called[-1:] in (":", "：") or entity == "COLLEAGUE" else ():
        while other := _LISTED.match(text, end):
            end = other.end()
            if is_name(other[1], -2):
                yield relation(other.span(1), text, entity, match["who"], NAMED)


def _of_nobody(name: str, match: re.Match[str], whose: bool, entity: str) -> bool:
    """Whether the word is a relation only when it is somebody's, and is nobody's here; 主管丘经理 is a colleague's way
    to write, 经理王宏宇 a newspaper's.  A class teacher is called so by parents."""
    if match["who"].endswith("班主任") and name.endswith("老师"):
        return True
    if match["who"] in ("先生", "太太", "对象") and not (match["owner"] or "").strip("的"):
        return True
    if not match.groupdict().get("owned") or whose:
        return False
    return entity != "COLLEAGUE" or not (_AT_WORK.fullmatch(match["who"]) and _INFORMAL.fullmatch(name))


_AT_WORK = lazy("主管|[片大]?区?经理|领导|上[司级]|老板|组长|班长|主任|[店厂科处]长|导师|总监")
_INFORMAL = lazy(f"[{HAN}]{{1,2}}(?:总|经理|主任|工|姐|哥|叔|姨|教授|[科部处组]长|老师|师傅|生)|[老小阿][{HAN}]")


def _then(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """跟我一个工位的蔚蓝, 出事先打给方圆: whoever is named right behind."""
    start = match.end()
    end = person(text, start, sure=True)
    ends = [end] if end > start else [*labelled(text, start)] if frame.open else []
    for end in ends:
        who = match.groupdict().get("who") or frame.who
        yield relation((start, end), text, frame.entity, who, NAMED)
        if frame.entity == "FAMILY_MEMBER":
            yield from added(text, (start, end), match.span(), who)


def _fully(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """父 柏志刚: a full name behind a single character."""
    start = match.end()
    end = person(text, start, sure=False)
    if shape(text[start:end]) in FULL:
        who = match.groupdict().get("who") or frame.who
        yield relation((start, end), text, frame.entity, who, NAMED)
        yield from added(text, (start, end), match.span(), who)


def _labels(called: str, text: str, start: int, entity: str) -> bool:
    """Whether what stands at ``start`` is what a label asks for."""
    if entity == "GROUP_MEMBERSHIP":
        return called[-1:] in (":", "：")
    return bool(called) or longest(text, start) > start


def _named_before(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """王芳是他老婆; 我是周小乐的家长; 糜朵朵家长."""
    if match["child"]:
        start, end = match.span("child")
        if longest(text, start) == end and is_name(text[start:end], -2):
            yield relation((start, end), text, "GUARDIAN_CHILD", match["who"], NAMED)
        return
    end = match.start()
    for size in (4, 3, 2):
        start = end - size
        if start >= 0 and longest(text, start) == end and is_name(text[start:end]):
            yield relation((start, end), text, frame.entity, match["who"], NAMED)
            return


_PHONE = lazy("[ ：:]?(?:1[0-9]{10}|0[0-9]{2})")


def _bracketed(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """翟强（大哥）; 束长顺（父）; 联系人：扈大成，夫妻."""
    start, end = match.span("v")
    while end - start >= 2 and longest(text, start) != end:
        start += 1
    before = text[max(0, match.start("v") - REACH) : match.start("v")].rpartition("\n")[2]
    asked = is_contact(before) or _URGENT.search(before) is not None
    if end - start < 2 or not is_name(text[start:end], -2):
        start = match.start("v")
        if not asked or is_asked(text[start:end]):
            return
    if asked:
        yield relation((start, end), text, "EMERGENCY_CONTACT", match["who"], NAMED)
    elif match["sign"] in "（(" and frame.entity == "COLLEAGUE":
        yield relation((start, end), text, "COLLEAGUE", match["who"], NAMED)
    if (
        asked or match["sign"] in "（(" or (len(match["who"]) > 1 and _PHONE.match(text, match.end()))
    ) and frame.entity == "FAMILY_MEMBER":
        yield relation((start, end), text, "FAMILY_MEMBER", match["who"], NAMED)
        yield from child(text, (start, end), match["who"])
        yield from added(text, (start, end), (start, start), match["who"])


_RELATED = lazy(
    f"(?P<v>[{HAN}]{{2,4}})[ ，；,;（(\n]{{1,3}}(?:与[{HAN}]{{1,4}})?[关關][系係]人?[：: ]{{1,2}}"
    f"(?P<who>[{HAN}]{{1,4}})"
)
_CONTACT = lazy("[联聯][系络絡繫]人?(?:姓名)?[：: ]{0,2}$")
_KIN = lazy("[父母子女夫妻兄弟姐妹爸妈哥爷奶叔舅姑姨配偶]")
_URGENT = lazy("联[系络]人[：: ]{0,2}$|(?:紧急|应急|急)[^。\n]{0,12}$|ICE[：: ]{0,2}$")
_RELATION_LABEL = lazy("关系人?[：: ]")
_AROUND_LABEL = 14
"""Characters around 关系： in which the name and the relation stand."""


def _numbered(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """妈妈：and a telephone number."""
    yield relation(match.span("v"), text, frame.entity, match["who"], NAMED)


def related(text: str) -> Iterator[Span]:
    """联系人 佟悦 关系 姐弟, on one line or two."""
    for label in _RELATION_LABEL.finditer(text):
        for match in _RELATED.finditer(text, max(0, label.start() - _AROUND_LABEL), label.end() + _AROUND_LABEL):
            place = match.span("v")
            if not is_name(match["v"], -2):
                continue
            if _CONTACT.search(text, max(0, place[0] - 12), place[0]):
                yield relation(place, text, "EMERGENCY_CONTACT", match["who"], NAMED)
            if _KIN.search(match["who"]):
                yield relation(place, text, "FAMILY_MEMBER", match["who"], NAMED)


READ: Mapping[Kind, Callable[[str, re.Match[str], RelationFrame], Iterator[Span]]] = {
    "behind": _named_behind,
    "before": _named_before,
    "english": english,
    "bracket": _bracketed,
    "number": _numbered,
    "then": _then,
    "full": _fully,
    "need_english": in_need_english,
    "saying": said,
    "labelled": said,
    "strict": strictly,
    "group": in_group,
}
