"""The administrative divisions of China, province to county, with the names they had before.

The table is python-stdnum's ``cn/loc.dat`` (release 2.2; GB/T 2260 codes in use and abolished since 1980, as Wikipedia
lists them), read at first use.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_NAMES = re.compile(r'="([^"]+)"')
_YEARS = re.compile(r"\[[0-9-]*\]")
_PEOPLES = (
    "维吾尔 哈萨克 柯尔克孜 塔吉克 乌孜别克 俄罗斯 达斡尔 鄂温克 鄂伦春 蒙古 布依 土家 哈尼 "
    "拉祜 仡佬 锡伯 布朗 撒拉 毛南 保安 裕固 普米 景颇 德昂 独龙 基诺 门巴 珞巴 朝鲜 傈僳 "
    "纳西 仫佬 东乡 藏 回 苗 彝 壮 满 侗 瑶 白 傣 黎 畲 佤 水 土 羌 怒 各"
).split()
_SUFFIX = re.compile(rf"(?:(?:(?:{'|'.join(_PEOPLES)})族?)*自治[区州县旗]|特别行政区|地区|[省市盟县旗区州])$")
_SHORT = {"内蒙古自治区": "内蒙古", "西藏自治区": "西藏"}
"""Where the name of a people is the name of the place."""
_EVERYWHERE = frozenset(
    "市辖区 县 城区 矿区 郊区 新区 省直辖县级行政单位 自治区直辖县级行政单位 省直辖行政单位".split()
)
"""Entries of the table that name no place of their own."""
_ELSEWHERE = (
    "台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 "
    "云林县 嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县 金门县 连江县 九龙 新界 香港岛 中西区 "
    "湾仔区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 葵青区 荃湾区 屯门区 元朗区 臺北市 桃園市 "
    "臺中市 臺南市 嘉義市 雲林縣 屏東縣 宜蘭縣 花蓮縣 臺東縣 沙田区 西贡区 离岛区 氹仔 路环"
).split()
"""Taiwan, Hong Kong and Macao, which the table names as wholes only."""
_NOT_ALONE = frozenset(
    "市中 新城 城中 城关 河东 河西 江北 江东 江南 城东 城西 城北 城南 新市 东区 西区 南区 北区".split()
)
"""Without their 区 or 县 these say where within any town something lies."""


class Division(NamedTuple):
    """A name found in a text: ``text[start:end]``; ``whole``: with its suffix (浙江省, not 浙江)."""

    start: int
    end: int
    whole: bool


@cache
def _names() -> dict[str, dict[str, bool]]:
    """First two characters → name → whether it carries its suffix."""
    table = (files("stdnum.cn") / "loc.dat").read_text("utf-8")
    listed = (name for entry in _NAMES.findall(table) for name in _YEARS.sub("", entry).split(","))
    names: dict[str, bool] = {}
    for name in dict.fromkeys((*listed, *_ELSEWHERE)):
        if name in _EVERYWHERE:
            continue
        names[name] = True
        short = _SHORT.get(name) or _SUFFIX.sub("", name)
        if name.endswith("自治州"):
            names[short + "州"] = True
        if len(short) >= 2 and short not in _NOT_ALONE and not short.endswith("市"):
            names.setdefault(short, False)
    by_head: dict[str, dict[str, bool]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_head.setdefault(name[:2], {})[name] = names[name]
    return by_head


def heads() -> Container[str]:
    """The first two characters of every name."""
    return _names().keys()


def division_at(text: str, start: int) -> Division | None:
    """The longest name that begins at ``start``."""
    for name, whole in _names().get(text[start : start + 2], {}).items():
        if text.startswith(name, start):
            return Division(start, start + len(name), whole)
    return None


def divisions(text: str) -> Iterable[Division]:
    """All names in ``text`` from left to right, none within another."""
    names = _names()
    start = 0
    while start < len(text) - 1:
        found = division_at(text, start) if text[start : start + 2] in names else None
        if found:
            yield found
        start = found.end if found else start + 1
