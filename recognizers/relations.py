"""Who somebody is to somebody else: 我妈叫刘桂芳, 王芳是他老婆, 翟强（大哥）, my boss Karen Hill; and groups.

A span is the name on the other side, its evidence tells the relation in our own words.  In a contact list the entry
妈妈 is a relation by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from recognizers import groups, relation_frames, relation_sayings
from recognizers.literal_gate import LiteralGate, gate
from recognizers.names.shape import FULL, HAN, shape
from recognizers.relation_frames import Kind, RelationFrame, alone
from recognizers.relation_names import (
    LEAST_UNMARKED,
    is_asked,
    is_called,
    is_first,
    is_name,
    labelled,
    longest,
    name_ends,
)
from recognizers.span import Span
from recognizers.traditional import simplified

NAMED, TOLD = 0.75, 0.60
"""Somebody's (我妈, 李雷的妻子) or called so (妈妈叫); a relation and a name with nothing between them."""

_LABELS = frozenset({"EMERGENCY_CONTACT", "GROUP_MEMBERSHIP"})
"""Of these the words are labels: nobody is somebody's emergency contact in passing."""
_CHILD = re.compile("儿子|女儿|闺女|孩子|宝宝|小孩|son|daughter|kid|child")
_AT_SCHOOL = re.compile(
    f"年级|[{HAN}][大中小]?班|幼儿园|小学|(?<![0-9])(?:[0-9]|1[0-3])周?岁"
    "|kindergarten|grade|(?<![0-9])(?:[0-9]|1[0-3]) years? old"
)
_STOP = re.compile("[。！!？?；;\n\x00]")
_LISTED = re.compile(f"[、][ ]?([{HAN}]{{2,4}})(?=[、,，。；;\n\x00 ]|\\Z)")
_NOBODY = re.compile("[你您我他她]们?(?:$|的|已|被|也|都|刚)|点击|扫码|长按|快来|欢迎|已|被|自己|大家")
"""How what stands where a nickname might begins when it is none."""
_LINE = re.compile("[^\n\x00]{2,400}")
REACH = 60
"""Characters around a child's name in which its age or school may stand."""
_NO_NAME = frozenset(
    "The And Who But She He They It We You This That Is Was Has Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday Christmas Time Day Nature Board Earth Sam My Your Our His Her Name Phone Please None Yes No".split()
)


class Relations:
    """Finds relations that name somebody, and groups."""

    entities = ("FAMILY_MEMBER", "COLLEAGUE", "GUARDIAN_CHILD", "EMERGENCY_CONTACT", "GROUP_MEMBERSHIP")

    def find(self, text: str, hint: str) -> Iterator[Span]:
        """Names that stand in a relation; under a hint, cells that are nothing but a word of kinship."""
        plain = simplified(text)
        told = set[tuple[str, int, int]]()
        for span in _found(plain, hint):
            if (place := (span.entity, span.start, span.end)) not in told:
                told.add(place)
                yield span if plain == text else replace(span, form=text[span.start : span.end])


def _found(text: str, hint: str) -> Iterator[Span]:
    """As ``Relations.find``, in a text of simplified characters."""
    frames, gate = _gated()
    for line in _LINE.finditer(text):
        for place in gate.possible(line[0]):
            frame = frames[place]
            for match in frame.regex.finditer(text, *line.span()):
                yield from _READ[frame.kind](text, match, frame)
    yield from _related(text)
    for match in alone().finditer(text) if hint else ():
        yield _span(match.span("who"), text, "FAMILY_MEMBER", match["who"], NAMED)


@cache
def _gated() -> tuple[tuple[RelationFrame, ...], LiteralGate]:
    """All frames, and the gate before them."""
    found = (*relation_frames.frames(), *relation_sayings.frames(), *groups.frames())
    return found, gate(frame.source for frame in found)


def _named_behind(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """我妈叫刘桂芳; 李雷的妻子王芳; 同事张伟; 监护人：索朗次仁."""
    start, entity = match.end(), frame.entity
    called = match["called"] or ""
    if (match.groupdict().get("owned") and not (match["owner"] or called)) or (
        entity in _LABELS and not _labels(called, text, start, entity)
    ):
        return
    ends = [*name_ends(text, start, bool(match["owner"]) or called[-1:] in (":", "：", "叫"))]
    if not ends and called[-1:] in (":", "：", "名", "叫"):
        ends = [*labelled(text, start, called[-1:] == "叫")]
    for end in ends[:1]:
        yield _span((start, end), text, entity, match["who"], NAMED if match["owner"] or called else TOLD)
        yield from _child(text, (start, end), match["who"])
    for end in ends[:1] if called[-1:] in (":", "：") else ():
        while other := _LISTED.match(text, end):
            end = other.end()
            if is_name(other[1], -2):
                yield _span(other.span(1), text, entity, match["who"], NAMED)


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
            yield _span((start, end), text, "GUARDIAN_CHILD", match["who"], NAMED)
        return
    end = match.start()
    for size in (4, 3, 2):
        start = end - size
        if start >= 0 and longest(text, start) == end and is_name(text[start:end]):
            yield _span((start, end), text, frame.entity, match["who"], NAMED)
            return


def _bracketed(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """翟强（大哥）; 束长顺（父）."""
    start, end = match.span("v")
    while end - start >= 2 and longest(text, start) != end:
        start += 1
    if end - start < 2 or not is_name(text[start:end], -2):
        return
    if _URGENT.search(text, max(0, start - 16), start):
        yield _span((start, end), text, "EMERGENCY_CONTACT", match["who"], NAMED)
    elif _CHILD.match(match["who"]):
        yield _span((start, end), text, "GUARDIAN_CHILD", match["who"], NAMED)
    yield _span((start, end), text, frame.entity, match["who"], NAMED)


_RELATED = re.compile(
    f"(?P<v>[{HAN}]{{2,4}})[ ，；,;（(\n]{{1,3}}(?:与[{HAN}]{{1,4}})?[关關][系係]人?[：: ]{{1,2}}"
    f"(?P<who>[{HAN}]{{1,4}})"
)
_CONTACT = re.compile("[联聯][系络絡繫]人?(?:姓名)?[：: ]{0,2}$")
_KIN = re.compile("[父母子女夫妻兄弟姐妹爸妈哥爷奶叔舅姑姨配偶]")
_URGENT = re.compile("联[系络]人[：: ]{0,2}$|(?:紧急|应急|急)[^。\n]{0,12}$|ICE[：: ]{0,2}$")
_RELATION_LABEL = re.compile("关系人?[：: ]")
_AROUND_LABEL = 14
"""Characters around 关系： in which the name and the relation stand."""


def _numbered(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """妈妈：and a telephone number."""
    yield _span(match.span("v"), text, frame.entity, match["who"], NAMED)


def _related(text: str) -> Iterator[Span]:
    """联系人 佟悦 关系 姐弟, on one line or two."""
    for label in _RELATION_LABEL.finditer(text):
        for match in _RELATED.finditer(text, max(0, label.start() - _AROUND_LABEL), label.end() + _AROUND_LABEL):
            place = match.span("v")
            if not is_name(match["v"], -2):
                continue
            if _CONTACT.search(text, max(0, place[0] - 12), place[0]):
                yield _span(place, text, "EMERGENCY_CONTACT", match["who"], NAMED)
            if _KIN.search(match["who"]):
                yield _span(place, text, "FAMILY_MEMBER", match["who"], NAMED)


def _in_need(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """有急事先打给我弟钟离浩."""
    for end in [*name_ends(text, match.end(), owned=True)][:1]:
        yield _span((match.end(), end), text, frame.entity, match["who"] or "联系人", NAMED)


def _in_need_english(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """If anything happens call my sister Fenella."""
    if match["v"].partition(" ")[0] not in _NO_NAME:
        yield _span(match.span("v"), text, frame.entity, match["who"] or "contact", NAMED)


def _said(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """嫁给了蒲建军; X退群了; 我是三班赵宇航的爸爸, where the name begins later than it might."""
    start, end = match.span("v")
    if frame.kind == "labelled" and is_asked(match["v"]):
        return
    if (not _NOBODY.match(match["v"])) if frame.open else is_called(match["v"]):
        begins = [start]
    else:
        later = range(start + 1, end - 1) if not frame.open else ()
        begins = [at for at in later if is_name(text[at:end], LEAST_UNMARKED)][:1]
    for begin in begins:
        yield _span((begin, end), text, frame.entity, match.groupdict().get("who") or frame.who, NAMED)


def _strictly(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """我老公阿哲做的饭: what stands right behind a word of relation, where a verb is as likely as a name."""
    if is_first(match["v"]) or (shape(match["v"]) in FULL and is_name(match["v"], LEAST_UNMARKED)):
        yield _span(match.span("v"), text, frame.entity, match.groupdict().get("who") or frame.who, NAMED)


def _in_group(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """加入了西山读书会."""
    yield Span(*match.span("v"), frame.entity, NAMED, "relation", ("pattern",), text[slice(*match.span("v"))])


def _english(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    if match["v"].partition(" ")[0] in _NO_NAME:
        return
    yield _span(match.span("v"), text, frame.entity, match["who"].lower(), NAMED)
    yield from _child(text, match.span("v"), match["who"])


def _child(text: str, place: tuple[int, int], who: str) -> Iterator[Span]:
    """A named child whose sentence tells a school or an age below 14."""
    if not _CHILD.search(who):
        return
    start, end = place
    first = max(
        (stop.end() for stop in _STOP.finditer(text, max(0, start - REACH), start)), default=max(0, start - REACH)
    )
    stop = _STOP.search(text, end, end + REACH)
    if _AT_SCHOOL.search(text, first, stop.start() if stop else end + REACH):
        yield _span(place, text, "GUARDIAN_CHILD", who, NAMED)


def _span(place: tuple[int, int], text: str, entity: str, who: str, score: float) -> Span:
    return Span(*place, entity, score, "relation", ("pattern", f"relation:{who}"), text[slice(*place)])


_READ: Mapping[Kind, Callable[[str, re.Match[str], RelationFrame], Iterator[Span]]] = {
    "behind": _named_behind,
    "before": _named_before,
    "english": _english,
    "bracket": _bracketed,
    "number": _numbered,
    "need": _in_need,
    "need_english": _in_need_english,
    "saying": _said,
    "labelled": _said,
    "strict": _strictly,
    "group": _in_group,
}
