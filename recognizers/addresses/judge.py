"""Whether parts in a row are somebody's address: a door, an estate, a gate, a crossing, a village."""

from __future__ import annotations

from itertools import pairwise

from recognizers.addresses.parts import TRIPLE, Part
from recognizers.lazy import lazy

_SAID = lazy(
    "(?:住[在于址]|家[住在]|地址|[现居常原]住|现居|居住地|住所|老家|嫁到|搬[到去]|寄[到给往至]|送[到至往]|收货|收件)"
    "(?:[就还]?[在是])?[为:： ]{0,3}$"
)
"""What makes a street or village somebody's."""
_DOOR = (("road", "number"), ("road", "room"), ("village", "number"))
_ESTATE = lazy("(?:小区|花园|家园|公[寓馆]|新村|家属[院楼区]|宿舍楼?|[苑庭府轩邸]|里)$")
"""What a place where people live is called."""
_ROOM_NUMBER = lazy("[0-9]{3,4}")
_TRIPLE = lazy(TRIPLE)
_GATE = lazy(
    "(?:[东西南北正]大?门(?:口|外|内|旁)?)?(?P<at>菜鸟驿站|驿站|丰巢柜?|快递柜|保安[亭室]|门卫室?|传达室)(?:[0-9]{1,3}号[柜格])?"
    "|[东西南北正]大?门(?:口|外|内|旁)?"
)
_GROUP = lazy("(?:业主|邻居|住户|物业)[一-鿿]{0,6}群")
"""What follows a building where a chat group is named after it."""
_CROSSING = lazy("交[叉汇]?(?:口|处|路口)")


def judged(text: str, chain: list[Part], rest: int) -> tuple[int, float]:
    """Where the address ends and how sure it is: 0.75 with a division, a road and its number; 0 when it is none.

    ``rest``: the end of the line that the chain has for itself, or 0.
    """
    kinds = [part.kind for part in chain]
    end = chain[-1].end
    whole = sum(part.whole for part in chain if part.kind == "division")
    named = sum(kind in ("town", "village", "road", "place") for kind in kinds)
    doors = sum(kind in ("number", "room") for kind in kinds)
    called = named or any(part.kind == "number" and part.named - part.start >= 2 for part in chain)
    if rest and ((called and len(chain) >= 2) or (whole >= 2 and rest > end + 1) or doors >= 2):
        return rest, 0.75 if doors and named and whole else 0.60
    if any(pair in _DOOR for pair in pairwise(kinds)):
        return end, 0.75 if "division" in kinds else 0.60
    if doors and named and len(chain) >= 3 and all(part.named - part.start <= 8 for part in chain):
        return end, 0.60
    if doors >= 3 and doors == len(chain):
        return end, 0.60
    if place := _within(text, chain) or _beside(text, chain):
        return place, 0.60
    said = _SAID.search(text, max(0, chain[0].start - 8), chain[0].start)
    if _rural(text, chain, settled=whole > 0 or said is not None):
        return end, 0.75 if whole else 0.60
    village = kinds == ["village"] and chain[0].named - chain[0].start >= 2
    return end, 0.60 if said and (village or (named and len(chain) >= 2)) else 0.0


def _within(text: str, chain: list[Part]) -> int:
    """The end of a building or a room in an estate, or of a room in a building; 0 when there is none."""
    for first, second in pairwise(chain):
        home = first.kind == "place" and _ESTATE.search(text, first.start, first.end)
        if home and second.kind in ("number", "room"):
            return 0 if _GROUP.match(text, chain[-1].end) else chain[-1].end
        building = first.kind == "number" and text[first.end - 1] in "栋棟幢座"
        if building and second.kind == "room" and _ROOM_NUMBER.fullmatch(text, second.start, second.end):
            return chain[-1].end
    last = chain[-1]
    triple = last.kind == "number" and last.named - last.start >= 2 and _TRIPLE.fullmatch(text, last.named, last.end)
    box = last.kind == "number" and last is not chain[0] and "信箱" in text[last.start : last.end]
    return last.end if triple or box else 0


def _beside(text: str, chain: list[Part]) -> int:
    """The end of a gate or locker of an estate, or of the crossing of two roads; 0 when there is none."""
    last = chain[-1]
    if last.kind == "place" and last.named - chain[0].start >= 2 and (gate := _GATE.match(text, last.end)):
        return gate.end() if gate["at"] or _ESTATE.search(text, last.start, last.end) else 0
    roads = sum(part.kind == "road" for part in chain)
    crossing = _CROSSING.match(text, last.end) if roads >= 2 and last.kind == "road" else None
    return crossing.end() if crossing else 0


def _rural(text: str, chain: list[Part], *, settled: bool) -> bool:
    """Whether a town and a village lead to somebody: with a group within it, or where a division or words of living
    stand before it."""
    kinds = [part.kind for part in chain]
    if "village" not in kinds[1:] or kinds[-1] != "village":
        return False
    last = chain[-1]
    group = text[last.end - 1] == "屯" or (last.named == last.start and text[last.end - 1] in "组社队连")
    return kinds[-2] in ("town", "village", "road") and (group or settled or len(chain) >= 3)
