"""How sayings are read, in Chinese and English: frames in which the place of the name is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.names.shape import FULL, shape
from recognizers.relations import groups
from recognizers.relations.context import NAMED, added, child, relation
from recognizers.relations.frames import RelationFrame
from recognizers.relations.names import LEAST_UNMARKED, is_addressed, is_asked, is_called, is_first, is_name
from recognizers.rule import compiled
from recognizers.span import Span

_NOBODY = re.compile(
    "[你您我他她]们?(?:$|的|已|被|也|都|刚)|[啊呀吗呢吧]|理员|点击|扫码|长按|快来|欢迎|已|被|自己|大家"
)
"""How what stands where a nickname might begins when it is none."""
_NO_NAME = frozenset(
    "The And Who But She He They It We You This That Is Was Has Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday Legal Parent Emergency Next Dear Hi Hello Contact Pupil Student Child Guardian Support Christmas Time"
    " Day Nature Board Bank Earth Sam Jemima My Your Our His Her Name Phone Please None Yes No".split()
)
_QUOTES = frozenset('“”"「」【】『』')
_NO_GROUP = re.compile(
    "[我你他她咱没不@]|加入|移出|退出|分享|还在|昨[天晚]|今[天早晚]"
    "|^[都去]|的群|群主|^(?:家长|客服|微信|QQ|钉钉)?群$|^本|妈妈群"
    "|[是了]|再次|当选|开除|之后|评为|列入|改成|^[选被经]"
    "|Union$|^(?:双开|除名)"
)
"""In what stands at the place of a group's name and is none."""
_IS = re.compile("(?<!name) is $")
"""My husband is Coptic: one word behind it tells what somebody is."""


def said(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """嫁给了蒲建军; X退群了; 我是三班赵宇航的爸爸, where the name begins later than it might."""
    start, end = match.span("v")
    if (frame.kind == "labelled" and is_asked(match["v"])) or (
        frame.entity != "GROUP_MEMBERSHIP" and match["v"].partition(" ")[0] in _NO_NAME
    ):
        return
    if (not _NOBODY.match(match["v"])) if frame.open else is_called(match["v"]):
        begins = [start]
    else:
        later = range(start + 1, end - 1) if not frame.open else ()
        begins = [at for at in later if is_name(text[at:end], LEAST_UNMARKED) or is_addressed(text[at:end])][:1]
    for begin in begins:
        who = match.groupdict().get("who") or frame.who
        yield relation((begin, end), text, frame.entity, who, NAMED)
        if frame.entity == "FAMILY_MEMBER":
            yield from added(text, (begin, end), (begin, begin), who)


def strictly(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """我老公阿哲做的饭: what stands right behind a word of relation, where a verb is as likely as a name."""
    if text[match.start("v") - 1] == match["v"][0]:
        return
    if is_first(match["v"]) or (shape(match["v"]) in FULL and is_name(match["v"], LEAST_UNMARKED)):
        yield relation(match.span("v"), text, frame.entity, match.groupdict().get("who") or frame.who, NAMED)


def in_group(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """加入了西山读书会; 参加团体：市登山协会、晨光读书会."""
    following = compiled(groups.NEXT_ENGLISH if match["v"].isascii() else groups.NEXT)
    found = None if _NO_GROUP.search(match["v"]) else match
    while found:
        start, end = found.span("v")
        following_at = end
        if text[start] in _QUOTES and text[end - 1] in _QUOTES:
            start, end = start + 1, end - 1
        yield Span(start, end, frame.entity, NAMED, "relation", ("pattern",), text[start:end])
        found = following.match(text, following_at)


def in_need_english(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    """If anything happens call my sister Fenella."""
    if match["v"].partition(" ")[0] not in _NO_NAME:
        yield relation(match.span("v"), text, frame.entity, match["who"] or "contact", NAMED)


def english(text: str, match: re.Match[str], frame: RelationFrame) -> Iterator[Span]:
    if match["v"].partition(" ")[0] in _NO_NAME or (" " not in match["v"] and _IS.search(text, 0, match.start("v"))):
        return
    yield relation(match.span("v"), text, frame.entity, match["who"].lower(), NAMED)
    yield from child(text, match.span("v"), match["who"])
    if frame.entity == "FAMILY_MEMBER":
        yield from added(text, match.span("v"), match.span("who"), match["who"])
