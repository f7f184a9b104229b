"""Relations told by what stands on both sides of a name: the frames of ``sayings.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from recognizers.names.shape import HAN
from recognizers.relation_frames import Kind, RelationFrame, words

_PLACES = {
    "{name}": f"(?P<v>[{HAN}]{{2,4}}?)",
    "{label}": f"(?P<v>(?!(?:电话|手机|姓名|关系|地址|联系|朋友|同事|请|无|未|填|是|的|与)[{HAN}]*)[{HAN}]{{2,4}}?)",
    "{society}": (
        f"(?P<v>[{HAN}]{{1,8}}?(?:协会|学会|商会|俱乐部|[同老]乡会|校友会|车友会|读书会|合唱团|[球蹈]队|跑团"
        "|业委会|家委会))"
    ),
    "{club}": (
        f"(?P<v>(?!(?:[这那哪各某该]|一)个)[{HAN}A-Za-z0-9·①-⑩]{{1,12}}?(?:俱乐部|协会|学会|商会|[同老]乡会|校友会|车友会|读书会|合唱[队团]"
        "|舞蹈队|[跑骑]团|跑步团|业委会|家委会|志愿者?(?:服务)?队|服务队|互助(?:小组|会)|小组|球队|乐队|[诗剧棋琴文书画话]社|社团|辩论社|街舞社|动漫社"
        "|战队|公会|粉丝团|后援会|基金会|联谊会|爱好者|[球棋泳拳]社|团契|群(?!岛|众|体|演|主)(?<!QQ群)(?<!微信群)(?<!钉钉群)(?<![咱该本]群)))"
    ),
    "{chat}": f"(?P<v>(?!微信|QQ|钉钉|飞书|我们?|你们?|这|那|群)[{HAN}A-Za-z0-9]{{2,10}}群)",
    "{nick}": "(?P<v>[^，。：:\\s“”\"'【】、@]{1,10}?)",
    "{person}": f"(?P<v>[{HAN}]{{2,4}}?|(?<![A-Za-z])[A-Z][a-z]{{1,12}})",
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
    "{name_en}": r"(?P<v>[A-Z][a-zA-Z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20}){0,2}(?<!'s))",
}
_OFFICE = (
    "[Hh][Rr]|leader|mentor|人事|财务|会计|出纳|前台|行政|文员|护士长|护士|科长|处长|局长|厂长|站长|所长|院长|校长|园长|车间主任|主任|工头|班组长"
    "|组员|队员|带教|学徒|实习医生|工友|保安|司机|设计师?|程序员|产品经理|技术员|业务员|工程师|教研组长|年级组长|党支书|保洁|厨师长?|领班"
)
_PLACE = re.compile(r"\{(?:name_en|name|person|someone|pet|mine|ours|goes|kin|mates|nick|label|society|chat|club)\}")
_OPEN = re.compile(r"\{(?:nick|label|society|chat|club)\}")
_HAN = re.compile(f"[{HAN}]")


def frames() -> Iterator[RelationFrame]:
    """All of them, the places for names filled in."""
    data = tomllib.loads((files("recognizers") / "sayings.toml").read_text("utf-8"))
    places = {
        **_PLACES,
        "{kin}": f"(?P<who>{words('FAMILY_MEMBER')})",
        "{mates}": f"(?P<who>{words('COLLEAGUE')}|{_OFFICE})",
    }
    for entity, block in data.items():
        for written in block["frames"]:
            source = _PLACE.sub(lambda place: places[place[0]], written)
            whatever = _OPEN.search(written) is not None or not _HAN.search(written)
            kind: Kind = "strict" if "{someone}" in written else "labelled" if "{label}" in written else "saying"
            yield RelationFrame(kind, entity, source, block["who"], whatever)
