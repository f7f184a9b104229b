"""What an English sentence writes as a name: words with a capital, initials, particles; and what the tables and the
form of the words know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recognizers.lazy import lazy
from recognizers.names.lexicon import english

_SMALL = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțạ-ỹ"
LARGE = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚẠ-Ỹ"
LETTER = f"{LARGE}{_SMALL}"
WORD = (
    rf"(?:(?:Mc|Mac|Fitz|O['’]|D['’]|Al-|El-|Le|De|La|Di|Du|Van)?[{LARGE}][{_SMALL}]+"
    rf"(?:-[{LARGE}]?[{_SMALL}]+|['’](?!s\b)[{_SMALL}]+)?)"
)
_PARTICLE = (
    "van|von|der|den|de|da|di|del|della|dos|das|do|du|bin|ibn|bint|abu|al|el|la|le|ter|ten|te|zu|zum|zur|af|av|y|st"
)
SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|MD|PhD|DDS|DVM|Esq|CPA|RN)(?![A-Za-z])\.?)"
_MORE = rf"(?:{WORD}|[{LARGE}](?![A-Za-z])\.?|(?:{_PARTICLE})(?![{LETTER}'’])(?= ))"
_INITIALS = rf"(?:(?:[{LARGE}]\.[ -]?){{1,3}}|[A-Z]{{2}}[ ])(?=[{LARGE}][{_SMALL}])"
_CLOSE = rf"(?![{LETTER}0-9_(]|[./\\-][{LETTER}0-9])"
RUN = lazy(rf"(?<![{LETTER}0-9_@./\\-])(?:{_INITIALS})?{WORD}(?:[ ]{_MORE}){{0,5}}{_CLOSE}(?P<suffix>{SUFFIX})?")
"""A series of words that may be a name."""
MORE_CAPITALS = lazy(f"[ ][{LARGE}]")
"""Behind a run: it is clipped from a longer series of words with capitals, a headline or a list."""
LAST = lazy(rf"{WORD}\Z")
_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v))"
)
_PINYIN = lazy(f"{_SYLLABLE}{{1,2}}")
_FAMILIES = frozenset(
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng"
    " Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Zhong Cui Tan"
    " Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Yan Duan Lei Long Tao Mao Hao Gu Gong"
    " Shao Wan Qian Dai Mo Kong Dou Ouyang Zhuge Situ Shangguan".split()
)
"""The pinyin of the frequent Chinese surnames."""
_IN_SMALL = lazy(rf"(?<![{LETTER}0-9_@./\\-])[{_SMALL}]+(?![{LETTER}0-9_(]|[./\\-][{LETTER}0-9])")
_KOREAN = frozenset(
    "Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong".split()
)
_VIETNAMESE = frozenset("Nguyễn Nguyen Trần Lê Phạm Pham Huỳnh Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương".split())
_HYPHENED = lazy(r"[A-Z][a-z]{1,4}-[a-z]{2,5}")
_ENDING = lazy(
    rf"[{LARGE}][{_SMALL}'’]+(?:ová|[ńwlcřň]sk[aáýí]|sk[iyíý]|ck[áýí]|czyk|czak|wicz|ić|ič|sson|dóttir|ström|[kq]vist|quist"
    r"|[aiouyäöö]nen|enko|shvili|[aei]dze|poulos|akis|[io]dis|(?:ov|ev)ich|[a-z][oe]vn?a|[a-z]{2}[oe]v"
    r"|[a-zæøå][bdfgklmnrtv]sen|[oğ]ğ?lu|ullah)"
)
"""How surnames of the Slavs, the Nordic peoples, Greeks, Georgians and Turks end (general knowledge, 2026-11)."""
_INITIAL = lazy(rf"[{LARGE}]\.?")
_INITIALLED = lazy(rf"(?:[{LARGE}]\.-?)+|[A-Z]{{2}}")
_PARTICLES = frozenset("van von der den bin ibn bint ter ten zu af".split())


def known(words: Sequence[str], plain: frozenset[str]) -> Iterator[str]:
    """What is known of the words; those in ``plain`` are also other words."""
    tables = english()
    first, last = words[0], words[-1]
    several = len(words) > 1
    family = last in tables.surnames or last in tables.given or _double(last)
    if first in tables.given and (not several or family or first not in plain):
        yield "given"  # Rich Text Format is nobody
    if family and (several or last not in tables.given or last in tables.surnames):
        yield "surname"
    if _ENDING.fullmatch(last):
        yield "ending"
    if several:
        yield from _of_several(words)


def _double(name: str) -> bool:
    """Carter-Smith: two surnames in one."""
    first, _, second = name.partition("-")
    return bool(second) and first in english().surnames and second in english().surnames


def _of_several(words: Sequence[str]) -> Iterator[str]:
    if _is_pinyin(words):
        yield "pinyin"
    if any(_INITIAL.fullmatch(word) for word in words[1:-1]) and not _INITIALLED.fullmatch(words[0]):
        yield "initial"
    if _INITIALLED.fullmatch(words[0]) and words[-1] in _FAMILIES:
        yield "pinyin"
    if _PARTICLES.intersection(words):
        yield "particle"


def _is_pinyin(words: Sequence[str]) -> bool:
    """A name of China in either order, or one of Korea or Vietnam."""
    if len(words) not in (2, 3):
        return False
    if words[0] in _VIETNAMESE or (words[0] in _KOREAN and _HYPHENED.fullmatch(words[1])):
        return True
    family, *rest = words if words[0] in _FAMILIES else words[::-1]
    return family in _FAMILIES and all(_PINYIN.fullmatch(word.lower().replace("-", "")) for word in rest)


def raised(line: str) -> str:
    """A line without a capital, as people chat, with the capitals of the names that mean nothing else: a frequent given
    name, and a surname or an initial behind it."""
    tables, before = english(), 0
    if tables.lower.isdisjoint(_IN_SMALL.findall(line)):
        return line
    letters = list(line)
    for word in _IN_SMALL.finditer(line):
        name, behind = word[0].capitalize(), before == word.start() - 1
        family = name in tables.surnames or _ENDING.fullmatch(name)
        if word[0] in tables.lower or (behind and (len(name) == 1 or (family and name not in tables.plain))):
            letters[word.start()], before = name[0], word.end() + (line[word.end() : word.end() + 1] == ".")
    return "".join(letters)
