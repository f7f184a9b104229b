"""Relations told by what stands on both sides of a name: the frames of ``sayings.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from recognizers.names.shape import HAN
from recognizers.relations import groups
from recognizers.relations.frames import ENGLISH_NAME, Kind, RelationFrame, words

_PLACES = {
    "{name}": f"(?P<v>[{HAN}]{{2,4}}?)",
    "{label}": f"(?P<v>(?!(?:电话|手机|姓名|关系|地址|联系|朋友|同事|请|无|未|填|是|的|与)[{HAN}]*)[{HAN}]{{2,4}}?)",
    "{society}": f"(?P<v>[{HAN}]{{1,8}}?(?:{groups.SOCIETY}))",
    "{club}": (
        f"(?P<v>(?!(?:[这那哪各某该]|一)个)[{HAN}A-Za-z0-9·①-⑩]{{1,12}}?(?:{groups.SOCIETY}"
        "|群(?!岛|众|体|演|主)(?<!QQ群)(?<!微信群)(?<!钉钉群)(?<![咱该本]群)))"
    ),
    "{chat}": f"(?P<v>(?!微信|QQ|钉钉|飞书|我们?|你们?|这|那|群)[{HAN}A-Za-z0-9]{{2,10}}群)",
    "{nick}": "(?P<v>[^，。：:\\s“”\"'【】、@]{1,10}?)",
    "{person}": f"(?P<v>[{HAN}]{{2,4}}?|[{HAN}][Ss]ir|[小阿老][A-Z][a-z]{{0,8}}|(?<![A-Za-z])[A-Z][a-z]{{1,12}})",
    "{someone}": f"(?P<v>[{HAN}]{{2,3}}?)",
    "{pet}": f"(?P<v>(?P<twin>[{HAN}])(?P=twin)|[小阿老大][{HAN}]|[{HAN}]子)",
    "{mine}": "(?:我|你|您|他|她|俺|咱|佢|人家)(?:们|俩)?(?:家|那|这)?(?:个|的|亲)?",
    "{ours}": (
        "(?:我|咱|俺|你|他|她)们?(?:爸|妈|哥|姐|老公|老婆)?(?:这|那)?"
        "(?:厂|科|组|班|部门?|公司|单位|学校|店|队|项目组?|教研组|科室|办公室|车间|医院|团队|站|所|院)?里?的?那?个?"
    ),
    "{goes}": (
        "(?=[今昨前又老总也都还是在说去来做上下要有被把给让考得会不没跟挺真最特刚升辞离请生住出打]"
        "|[，,。！!的了可就咋怎 ]|明天|$)"
    ),
    "{name_en}": f"(?P<v>{ENGLISH_NAME})",
    "{then}": f"(?=[{HAN}A-Z])",
    "{full}": f"(?=[{HAN}])",
    "{phone}": (
        r"(?P<v>1[0-9]{10}(?![0-9])|\+[0-9]{1,3}[ -][0-9][0-9 -]{6,13}[0-9]"
        "|0[0-9]{2,4}[ -][0-9]{3,4}[ -][0-9]{3,4})"
    ),
}
_OFFICE = (
    "[Hh][Rr]|leader|mentor|人事|财务|会计|出纳|前台|行政|文员|护士长"
    "|护士|科长|处长|局长|厂长|站长|所长|院长|校长|园长|车间主任"
    "|主任|工头|班组长"
    "|组员|队员|带教|学徒|实习医生|工友|保安|司机|设计师?|程序员"
    "|产品经理|技术员|业务员|工程师|教研组长|年级组长|党支书|保洁"
    "|厨师长?|领班"
)
_PLACE = re.compile(
    r"\{(?:name_en|then|full|phone|group|name|person|someone|pet"
    r"|mine|ours|goes|kin|mates|nick|label|society|chat|club)\}"
)
_OPEN = re.compile(r"\{(?:phone|nick|label|society|chat|club)\}")
_NAMED = re.compile(r"\(\?P<v>|\{(?:club|chat|society)\}")
"""Where the frame itself says how the name of a group looks."""
_HAN = re.compile(f"[{HAN}]")


def frames() -> Iterator[RelationFrame]:
    """All of them, the places for names filled in."""
    data = tomllib.loads((files(__package__) / "sayings.toml").read_text("utf-8"))
    places = {
        **_PLACES,
        "{kin}": f"(?P<who>{words('FAMILY_MEMBER')})",
        "{mates}": f"(?P<who>{words('COLLEAGUE')}|{_OFFICE})",
    }
    for entity, block in data.items():
        for written in block["frames"]:
            source = _PLACE.sub(lambda place: places[place[0]], written)
            whatever = _OPEN.search(written) is not None or not _HAN.search(written)
            kind = "group" if entity == "GROUP_MEMBERSHIP" and _NAMED.search(written) else _kind(written)
            yield RelationFrame(kind, entity, source, block["who"], whatever)


def _kind(written: str) -> Kind:
    kinds: dict[str, Kind] = {"{then}": "then", "{full}": "full", "{someone}": "strict", "{label}": "labelled"}
    return next((kind for place, kind in kinds.items() if place in written), "saying")
