"""The parts of a Chinese address: divisions, towns, villages, roads, places, numbers and rooms.

A run of characters is cut behind each known division, each word that ends the name of a place (镇, 路, 小区 …) and each
number with its unit (12号, 3幢, 502室); what stands between two cuts is a name.  The words are those of the components
in GB/T 23705-2009 (数字城市地理信息公共平台 地名/地址编码规则), with the traditional forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from recognizers.addresses.divisions import division_at, heads
from recognizers.lazy import lazy

Kind: TypeAlias = Literal["division", "town", "village", "road", "place", "organization", "number", "room"]
Level: TypeAlias = Literal["door", "street", "town", "city"]

_HAN = "一-鿿"
_COUNT = "(?:[甲乙丙丁]?[0-9A-Za-z]{1,6}(?:[-—~～、/_][0-9A-Za-z]{1,5}){0,3}|[〇零一二三四五六七八九十百]{1,5})"
_ALONE = (
    "(?!街道|大道|小区|公寓|广场|大[厦楼]|花园|新村|社区|市场|发展|国际|[路街镇乡村区苑园城中大小]|[东西南北](?!大?门))"
)
"""A word of one character ends a name only where none of these follows."""
_ROOM = f"{_COUNT}(?:[室房戶户]间?|房间|铺|车位)|[东西南北中][户戶]"
TRIPLE = "[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9-])"
"""Building, entrance and room behind the name of an estate, whatever it is called: 8-1-2201."""
_NUMBER = (
    f"{TRIPLE}|[东西南北中]单元|[0-9]{{1,5}}号?信箱(?:[0-9]{{1,4}}分箱)?"
    f"|{_COUNT}[ ]?(?:号[楼院库门铺馆]|號樓|[号號](?!线)|(?<![0-9]{{3}})座|[弄栋棟幢撞排门層层楼樓#]"
    "|单元|單元|[Ff](?![A-Za-z]))"
    "(?:之[0-9一二三四五])?(?:[-—][0-9A-Za-z]{1,5}){0,2}"
)
_TOWN = "街道(?:办事处)?|开发区|高新区|经开区|新区|苏木|[林农]场|[镇鎮乡鄉](?!政府)|[區縣]"
_VILLAGE = (
    f"自然村|行政村|嘎查|社区|[村居]委会|[村屯庄]{_ALONE}|[0-9一二三四五六七八九十]{{1,3}}[组队社]"
    f"|(?<=村[{_HAN}])组|(?<=村[{_HAN}]{{2}})组"
    "|[0-9]{1,3}团(?=[0-9一二三四五六七八九十]{1,3}连)|(?<=团)[0-9一二三四五六七八九十]{1,3}连"
)
"""Villages, groups within them (小田村田后组), and the regiments and companies of Xinjiang (143团9连)."""
_ROAD = (
    "大道|公路|胡同|[国省县]道|[路街巷弄](?![由边灯况过人途区])|(?<=[路街])[0-9一二三四五六七八九十]段"
    "|(?<=[环中内外东西南北一二三四五六七八九十])[线道]"
)
_PLACE = (
    "小区|花园|公[寓馆]|家属[院楼区]|大[厦楼廈樓]|广场|廣場|家园|工业[区园城]|[产创]业园|科技园|园区|校区|街区|宿舍|中心"
    "|市场|商[场城]|(?<![公这那哪里院村家城屋手心眼夜])里(?=[0-9A-Z一二三四五六七八九十]{1,3}(?:-[0-9]{1,3})?(?:[栋幢]|单元|号楼))"
    f"|[一二三四五六七八九十A-Za-z0-9东西南北][区期园]|[苑园城府庭湾轩阁坊邸寓都居]{_ALONE}"
)
_ORGANIZATION = f"超市|酒店|宾馆|医院|学校|大学|学院|[中小]学|幼儿园|公司|集团|机场|银行|[厂店馆院局所]{_ALONE}"
"""Where somebody works or goes rather than lives: with nothing but a city before it, a name and no address."""
_ENDS = lazy(
    f"(?P<room>{_ROOM})|(?P<number>{_NUMBER})|(?P<town>{_TOWN})|(?P<village>{_VILLAGE})|(?P<road>{_ROAD})"
    f"|(?P<place>{_PLACE})|(?P<organization>{_ORGANIZATION})"
)
_NAMELESS: tuple[Kind, ...] = ("number", "room", "town", "village")
"""What may follow the part before it with no name of its own: 新区, 2组, 12号."""

_UNIT = "[号號弄栋棟幢撞座排门層层楼樓室房户戶组队连期区路街巷铺#]|单元|單元|房间"
_TAIL = lazy(
    "[内外里旁侧]?[ ]?[-—－_]?[ ]?[A-Za-z]?[0-9]{1,5}[A-Za-z]?(?:[-—－/、_][0-9A-Za-z]{1,5}){0,3}"
    f"(?![0-9A-Za-z.:%％]|{_UNIT}|[ ]?[年月日元个人分岁米公天次条])"
)
"""A bare number behind a place or a building: 8-2-501, 1201."""
_BEFORE_TAIL: tuple[Kind, ...] = ("place", "organization", "number", "road", "village")

_DIVISION_ENDS = ("省", "市", "区", "县", "州")
_DOORS: tuple[Kind, ...] = ("number", "room")
_LEADING = "住到在于从去往至_- "
_GOES_ON = lazy("[东南西北中一二三四五]?(?:大?[路街道桥巷]|村|镇|乡|[大小中]学|医院|银行|小区|花园|[苑园庭府轩])")
"""Behind a short name that is only the beginning of another: 南京路, 中山医院."""


class Part(NamedTuple):
    """``text[start:end]``, of which ``text[start:named]`` is a name; ``whole``: a division with its suffix."""

    kind: Kind
    start: int
    named: int
    end: int
    whole: bool = True


def parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts of ``text[start:end]`` from left to right."""
    place = named = start  # where we look, and where the name before it began
    before: Kind = "division"
    ending = _next_ending(text, place, end)
    divided = heads()
    while place < end:
        if ending < place:
            ending = _next_ending(text, place, end)
        if place != ending and text[place : place + 2] not in divided:
            place += 1
            continue
        part = _division(text, place, named, end, before)
        if part is None and place == ending:
            part = _ended(text, place, named, end)
        if part is None:
            place += 1
            continue
        yield part
        place = named = part.end
        before = part.kind
        if (
            before in _BEFORE_TAIL
            and (tail := _TAIL.match(text, place, end))
            and text[tail.end() : tail.end() + 1] != ":"
        ):
            yield Part("room", place, place, tail.end())
            place = named = tail.end()


def _next_ending(text: str, place: int, end: int) -> int:
    """Where the next word or number stands that may end a part; ``end`` where none does."""
    match = _ENDS.search(text, place, end)
    return match.start() if match else end


def _ended(text: str, place: int, named: int, end: int) -> Part | None:
    """The part that the word or number at ``place`` ends, its name beginning at ``named``."""
    match = _ENDS.match(text, place, end)
    if match is None:
        return None
    kind: Kind = match.lastgroup  # type: ignore[assignment]
    nameless = kind in _NAMELESS or match[0].startswith("家属")
    return Part(kind, named, place, match.end()) if place > named or nameless else None


def _division(text: str, place: int, named: int, end: int, before: Kind) -> Part | None:
    """The division at ``place``.  Within a name only the whole ones count, and short ones only behind one another."""
    found = division_at(text, place)
    if found is None or found.end > end:
        return None
    stop, whole = found.end, found.whole
    if not whole and text[stop : stop + 1] in _DIVISION_ENDS:
        stop, whole = stop + 1, True
    inside = place > named and text[place - 1] not in _LEADING
    if whole and (not inside or stop - place > 2):
        return Part("division", place, place, stop)
    if inside or before != "division" or _GOES_ON.match(text, stop):
        return None
    return Part("division", place, place, stop, whole)


def level(address: str) -> Level:
    """How near an address leads: to a door, a street or estate, a town or village, or only to a city."""
    kinds = set[Kind]()
    for part in parts(address, 0, len(address)):
        if part.kind in _DOORS:
            return "door"
        kinds.add(part.kind)
    if kinds & {"road", "place"}:
        return "street"
    return "town" if kinds & {"town", "village"} else "city"
