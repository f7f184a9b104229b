"""Chinese addresses in running text: how many parts stand in a row, and how near they lead to a door.

A road with its number is an address; so is an estate with building and room.  A line or cell of its own needs less than
a stretch of prose, where a street or a village is somebody's only behind 住在, 寄到 and the like.
"""

from __future__ import annotations

from collections.abc import Iterator

from recognizers.addresses.judge import judged
from recognizers.addresses.parts import TRIPLE, Part, parts
from recognizers.lazy import lazy
from recognizers.span import Span
from recognizers.vocabulary import CELL

_HAN = "一-鿿"
_RUN = lazy(
    rf"(?:(?![的了在是我你您他她它们这吗呢吧啊呀哦嗯么没很就还也被给跟说但而且])[{_HAN}0-9A-Za-z〇·#_—～~－-]"
    rf"|[（(][{_HAN}0-9A-Za-z-]{{1,12}}[）)]|(?<=[{_HAN}])[ ](?=[{_HAN}0-9])|(?<=[0-9A-Za-z])[ ](?=[{_HAN}]))+"
)
"""What one address may be made of: no clause mark and none of the words that hold a sentence together."""
_SIGN = lazy(
    "[0-9〇零一二三四五六七八九十百A-Za-z][ ]?(?:[号號弄栋棟幢座室層层楼樓]|单元)"
    rf"|[省市县区州][{_HAN}]|[{_HAN}](?:[镇鎮乡鄉區路街村巷]|街道|大道|小区|[园苑庭城寓厦区]-?[0-9]|[东西南北]门|{TRIPLE})"
    "|[0-9](?:[团号]?(?:连|信箱)|#[0-9])"
)
"""Where it is worth looking."""
_LEAD = lazy(
    "^.*(?:住在|家住|住址|位于|地址(?:改?[成为到]|改?[是在])?|寄[到给往至]|送[到至往]|发[到往]|搬[到至]|来到|去到|走到|前往|赶[到往]|开[到往]|回到|直奔|经过|路过"
    "|转[到至]|坐落|承租|租住?在?|[新旧]址|集合点|自提点|现居|现住|常住|原住|老家|嫁到|放[到在]?|负责|[事案]发地点?|知"
    "|[到至往从于住去找](?!店))"
)
_NO_NAME = lazy(
    "[0-9][年月日时元万]|第[0-9]*$|所有|全[省市国]|[这那哪每各此该本同两几]$|(?:^|[^某])某$|^[条个座栋的]|[这那哪每各几][条个座]|知$|报$"
    "|公里$|马$|[码号单分型款比价话本][ ]?$|荣获|举[行办]|召开|开展"
    "|^(?:铁|[网线思道出马电套门半后退上下回来去同顺绕陆水气]|高速公?|全|一)$"
)
_BUILDING = "栋棟幢座弄楼樓元"
"""The unit of a number with which an address within an estate begins: 7栋2单元1503."""
_CLOSERS = "_- ·#收"
_LONGEST_NAME = {"town": 10, "village": 10, "road": 12, "place": 16, "organization": 16, "number": 16, "room": 16}
"""Characters of a name before what ends it; before a number it is an estate or shop that says no more (天逸3幢)."""


BEFORE, AFTER, LONGEST_LINE = 60, 120, 60
"""Characters: what is read around a sign, and how long an address on a line of its own may be."""


class Addresses:
    """Finds CN_ADDRESS where no label names it."""

    entities = ("CN_ADDRESS",)

    def find(self, text: str, hint: str) -> Iterator[Span]:  # noqa: ARG002
        """Addresses of two parts or more; alone on their line they need less."""
        seen = 0
        for sign in _SIGN.finditer(text):
            if sign.start() < seen:
                continue
            run = _run_around(text, sign.start(), seen)
            seen = max(run[1], sign.end())
            for chain in sorted(_chains(text, *run), key=_length, reverse=True):
                end, score = judged(text, chain, _rest_of_line(text, chain, run[1]))
                if score:
                    yield _span(text, chain[0].start, end, score)
                    break


def _run_around(text: str, sign: int, floor: int) -> tuple[int, int]:
    """The stretch around ``sign`` that may be one address, not before ``floor``."""
    first = max(floor, _line_start(text, sign - BEFORE, sign))
    for match in _RUN.finditer(text, first, sign + AFTER):
        if match.end() > sign:
            return match.start(), match.end()
    return sign, sign


def _line_start(text: str, floor: int, place: int) -> int:
    """Where the line or cell of ``place`` begins, but not before ``floor``."""
    floor = max(floor, 0)
    return max(text.rfind("\n", floor, place), text.rfind(CELL, floor, place), floor - 1) + 1


def _chains(text: str, start: int, end: int) -> Iterator[list[Part]]:
    """Parts that stand close enough together to be one address."""
    chain: list[Part] = []
    last = start
    for part in parts(text, start, end):
        if chain and _apart(text, part, last):
            yield chain
            chain = []
        if not chain:
            trimmed = _trimmed(text, part)
            if trimmed is None:
                last = part.end
                continue
            part = trimmed
        chain.append(part)
        last = part.end
    if chain:
        yield chain


def _apart(text: str, part: Part, last: int) -> bool:
    """Whether a part cannot belong to what ended at ``last``."""
    if part.kind == "division":
        return part.start - last > 2
    name = text[part.start : part.named]
    return len(name) > _LONGEST_NAME[part.kind] or _NO_NAME.search(name) is not None


def _trimmed(text: str, part: Part) -> Part | None:
    """The first part of a chain without the words that lead to it; None when it is none."""
    if part.kind == "division":
        return part
    if part.kind == "room" and part.start == part.named:
        return None
    building = part.kind == "number" and text[part.end - 1] in _BUILDING
    if building and part.start == part.named:
        return part
    lead = _LEAD.match(text[part.start : part.named])
    start = max(part.start + (lead.end() if lead else 0), part.named - _LONGEST_NAME[part.kind])
    start = max(start, text.rfind(" ", start, max(part.named - 1, start)) + 1)
    if part.named == start or _NO_NAME.search(text[start : part.named]):
        return Part(part.kind, part.named, part.named, part.end) if building else None
    return Part(part.kind, start, part.named, part.end)


def _length(chain: list[Part]) -> int:
    return chain[-1].end - chain[0].start


def _rest_of_line(text: str, chain: list[Part], run_end: int) -> int:
    """The end of what is written on a line of its own from the chain on; 0 when more than an address stands there."""
    start, end = chain[0].start, chain[-1].end
    first = _line_start(text, start - BEFORE, start)
    if text[first:start].strip() or (first and text[first - 1] not in "\n\x00"):
        return 0
    stop = run_end
    while stop > end and text[stop - 1] in _CLOSERS:
        stop -= 1
    after = text[run_end : run_end + 1]
    return stop if stop - start <= LONGEST_LINE and after in ("", "\n", "\r", CELL) else 0


def _span(text: str, start: int, end: int, score: float) -> Span:
    return Span(start, end, "CN_ADDRESS", score, "address-chain", ("pattern", "address-parts"), text[start:end])
