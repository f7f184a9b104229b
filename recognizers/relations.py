"""Who somebody is to somebody else: 我妈叫刘桂芳, 王芳是他老婆, 翟强（大哥）, my boss Karen Hill; and groups.

A span is the name on the other side, its evidence tells the relation in our own words.  In a contact list the entry
妈妈 is a relation by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.groups import groups
from recognizers.names.shape import FULL, HAN, given, is_word, longest, shape
from recognizers.relation_frames import ENGLISH_NAME, called_in_need, kin_in_brackets, kin_numbers, vocabulary
from recognizers.relation_sayings import sayings
from recognizers.span import Span

NAMED, TOLD = 0.75, 0.60
"""Somebody's (我妈, 李雷的妻子) or called so (妈妈叫); a relation and a name with nothing between them."""

LEAST_GIVEN = -0.8
"""Characters behind the surname must be as likely in given names as this (``names.shape.given``)."""

_CHILD = re.compile("儿子|女儿|闺女|孩子|宝宝|小孩|son|daughter|kid|child")
_AT_SCHOOL = re.compile(
    f"年级|[{HAN}][大中小]?班|幼儿园|小学|(?<![0-9])(?:[0-9]|1[0-3])周?岁"
    "|kindergarten|grade|(?<![0-9])(?:[0-9]|1[0-3]) years? old"
)
_STOP = re.compile("[。！!？?；;\n\x00]")
_AFTER_NAME = re.compile(
    f"(?![{HAN}A-Za-z])|[是的在人去来过和与跟昨今每前后上下又刚正帮问也就都还来去已要有住想说会从把被给让因得患做当一这那不没最周星腊正喜监请明天老总才只带嫁娶属退考结常]"
    "|今年|来自|身份证|电话|手机|先生|女士|老师|同学"
)
_LABELLED = re.compile(f"[{HAN}·]{{2,8}}(?=[ 　（(，,；;、。\n\x00]|\\Z)")
_NO_LABELLED = re.compile(
    "[的了是请須须可无無不填写寫签簽字姓名电電话話联聯系人单單位与與另及或中心待补充暂]|^[未同如]|^(?:老师|本人|朋友|亲属|家长|父母|先生|女士)"
)
"""What stands behind a label where a form asks for a name instead of having one."""
_LISTED = re.compile(f"[、][ ]?([{HAN}]{{2,4}})(?=[、,，。；;\n\x00 ]|\\Z)")
_TWINNED = re.compile(f"([{HAN}])\\1|[小阿][{HAN}](?![{HAN}])")
"""A pet name: 妞妞."""
_TITLED = re.compile(f"[{HAN}](?:[{HAN}])?(?:[姐哥叔姨婶总工]|主任|经理|科长|sir|\\*{{1,2}})")
_NO_KIN = re.compile("爸爸|妈妈|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|阿姨$|叔叔$|老师$|先生$|女士$|医生$")
"""In what looks like a name but is another relation: 他妈妈和爸爸."""
_LONGEST_NAME = 24
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
        for words in vocabulary():
            for match in words.before.finditer(text):
                yield from _named_behind(text, match, words.entity)
            for match in words.after.finditer(text):
                yield from _named_before(text, match, words.entity)
            for regex in words.english:
                for match in regex.finditer(text):
                    yield from _english(text, match, words.entity)
            if hint and words.entity == "FAMILY_MEMBER":
                for match in words.alone.finditer(text):
                    yield _span(match.span("who"), text, words.entity, match["who"], NAMED)
        yield from _bracketed(text)
        yield from _numbered(text)
        yield from _in_need(text)
        for said in sayings(text):
            if said.open or _is_called(text[slice(*said.place)]):
                yield _span(said.place, text, said.entity, said.who, NAMED)
        for place in groups(text):
            yield Span(*place, "GROUP_MEMBERSHIP", NAMED, "relation", ("pattern",), text[slice(*place)])


def _longest(text: str, start: int) -> int:
    """As ``names.shape.longest``, but with a look at no more characters than a name can have."""
    return start + longest(text[start : start + _LONGEST_NAME], 0)


def _named_behind(text: str, match: re.Match[str], entity: str) -> Iterator[Span]:
    """我妈叫刘桂芳; 李雷的妻子王芳; 同事张伟; 监护人：索朗次仁."""
    start = match.end()
    called = match["called"] or ""
    if (match["owned"] and not (match["owner"] or called)) or (
        entity == "EMERGENCY_CONTACT" and not _labels(called, text, start)
    ):
        return
    ends = [*_name_ends(text, start, bool(match["owner"]) or called[-1:] in (":", "：", "叫"))]
    if not ends and called[-1:] in (":", "：", "名"):
        ends = [*_labelled(text, start)]
    for end in ends[:1]:
        yield _span((start, end), text, entity, match["who"], NAMED if match["owner"] or called else TOLD)
        yield from _child(text, (start, end), match["who"])
    for end in ends[:1] if called[-1:] in (":", "：") else ():
        while other := _LISTED.match(text, end):
            end = other.end()
            if _is_name(other[1], -2):
                yield _span(other.span(1), text, entity, match["who"], NAMED)


def _labels(called: str, text: str, start: int) -> bool:
    return bool(called) or _longest(text, start) > start


def _name_ends(text: str, start: int, owned: bool) -> Iterator[int]:
    """Where a name that begins at ``start`` may end, the likeliest first."""
    last = _longest(text, start)
    for end in (last, last - 1):
        if end - start >= 2 and _AFTER_NAME.match(text, end) and _is_name(text[start:end], LEAST_GIVEN - owned * 0.3):
            yield end
    if owned and last - start >= 2 and _is_name(text[start:last]):
        yield last
    if owned and (twinned := _TWINNED.match(text, start)):
        yield twinned.end()


def _labelled(text: str, start: int) -> Iterator[int]:
    """Behind a label any word that is not what forms say is the name."""
    match = _LABELLED.match(text, start)
    if match and len(match[0]) <= (8 if "·" in match[0] else 4) and not _NO_LABELLED.search(match[0]):
        yield match.end()


def _named_before(text: str, match: re.Match[str], entity: str) -> Iterator[Span]:
    """王芳是他老婆; 我是周小乐的家长; 糜朵朵家长."""
    if match["child"]:
        start, end = match.span("child")
        if _longest(text, start) == end and _is_name(text[start:end], -2):
            yield _span((start, end), text, "GUARDIAN_CHILD", match["who"], NAMED)
        return
    end = match.start()
    for size in (4, 3, 2):
        start = end - size
        if start >= 0 and _longest(text, start) == end and _is_name(text[start:end]):
            yield _span((start, end), text, entity, match["who"], NAMED)
            return


def _bracketed(text: str) -> Iterator[Span]:
    """翟强（大哥）; 束长顺（父）."""
    for match in kin_in_brackets().finditer(text):
        start, end = match.span("v")
        while end - start >= 2 and _longest(text, start) != end:
            start += 1
        if end - start >= 2 and _is_name(text[start:end], -2):
            urgent = _URGENT.search(text, max(0, start - 16), start)
            entity = (
                "EMERGENCY_CONTACT" if urgent else "GUARDIAN_CHILD" if _CHILD.match(match["who"]) else "FAMILY_MEMBER"
            )
            yield _span((start, end), text, entity, match["who"], NAMED)
            if entity != "FAMILY_MEMBER":
                yield _span((start, end), text, "FAMILY_MEMBER", match["who"], NAMED)


_RELATED = re.compile(
    f"(?P<v>[{HAN}]{{2,4}})[ ，；,;（(\n]{{1,3}}(?:与[{HAN}]{{1,4}})?[关關][系係]人?[：: ]{{1,2}}"
    f"(?P<who>[{HAN}]{{1,4}})"
)
_CONTACT = re.compile("[联聯][系络絡繫]人?(?:姓名)?[：: ]{0,2}$")
_KIN = re.compile("[父母子女夫妻兄弟姐妹爸妈哥爷奶叔舅姑姨配偶]")
_URGENT = re.compile("(?:紧急|緊急|应急|急)[^。\n]{0,12}$|ICE[：: ]{0,2}$")
_IN_NEED_ENGLISH = re.compile(
    r"(?i:if anything happens|in (?:case of )?(?:an )?emergency|if (?:you )?can['’]t reach me"
    r"|if something happens|emergency contact(?: is|:)?)[^.\n]{0,20}?"
    rf"(?i:call|contact|ring|notify|phone|text|is|:)(?: (?i:my|his|her"
    rf"|our) (?P<who>[a-z-]+))?,? (?P<v>{ENGLISH_NAME})"
)


def _numbered(text: str) -> Iterator[Span]:
    """妈妈：and a telephone number; 联系人 佟悦 关系 姐弟."""
    for match in kin_numbers().finditer(text):
        yield _span(match.span("v"), text, "FAMILY_MEMBER", match["who"], NAMED)
    for match in _RELATED.finditer(text):
        place = match.span("v")
        if _is_name(match["v"], -2):
            if _CONTACT.search(text, max(0, place[0] - 12), place[0]):
                yield _span(place, text, "EMERGENCY_CONTACT", match["who"], NAMED)
            if _KIN.search(match["who"]):
                yield _span(place, text, "FAMILY_MEMBER", match["who"], NAMED)


def _in_need(text: str) -> Iterator[Span]:
    """有急事先打给我弟钟离浩; if anything happens call my sister Fenella."""
    for match in called_in_need().finditer(text):
        for end in _name_ends(text, match.end(), owned=True):
            yield _span((match.end(), end), text, "EMERGENCY_CONTACT", match["who"] or "联系人", NAMED)
            break
    for match in _IN_NEED_ENGLISH.finditer(text):
        if match["v"].partition(" ")[0] not in _NO_NAME:
            yield _span(match.span("v"), text, "EMERGENCY_CONTACT", match["who"] or "contact", NAMED)


def _is_name(text: str, least: float = LEAST_GIVEN) -> bool:
    kind = shape(text)
    if _NO_KIN.search(text) or text[0] == text[1:2]:
        return False
    least += (kind == "rare") * 0.6
    return kind in ("dotted", "compound") or (kind in FULL and not is_word(text) and given(text, kind) > least)


def _is_called(text: str) -> bool:
    """Whether a name, a pet name or a surname with a title fills ``text``."""
    return _is_name(text, -2) or _TWINNED.fullmatch(text) is not None or _TITLED.fullmatch(text) is not None


def _english(text: str, match: re.Match[str], entity: str) -> Iterator[Span]:
    if match["v"].partition(" ")[0] in _NO_NAME:
        return
    yield _span(match.span("v"), text, entity, match["who"].lower(), NAMED)
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
