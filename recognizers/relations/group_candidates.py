"""What in a line may be the name of a group, or of somebody who comes, goes or is invited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recognizers.lazy import lazy
from recognizers.names.shape import HAN
from recognizers.relations import groups
from recognizers.relations.candidates import Candidate, Sort

_END: Final = lazy(
    f"(?:{groups.SOCIETY}|(?<![筑楼人岛族社客机羊狼鸟牛鱼蜂])群(?![岛体众主聊演名里]?[规名主聊公])"
    "|[协学商研工公总同联]会(?![员议计生长])|[团社队班](?=[里的成员，。！、；队社团]|$)|委员会|[协联]盟|社区|剧团|车队"
    "|战队|球队|[舞琴棋书画诗武拳跑骑]团|沙龙|公社|课堂|教会|兴趣班|训练营|分队|支队"
    f"|[{HAN}]{{2}}会(?=[里的，。！、；]|$))(?:[{HAN}0-9]{{0,5}}"
    "(?:分会|支队|分队|[0-9一二三四五六七八九十]+[组队团群]|[周小第][一二三四五六日天0-9]组))?群?"
)
"""How the name of a group ends."""
_STOP: Final = lazy(
    "[^一-鿿A-Za-z0-9·①-⑩-]|[我你他她您俺咱](?:们|[爸妈哥姐弟妹爷奶叔姨舅姑])?家?[的在]?|[在了是进入到被把混]"
    "|退出|加入|参加|邀请|拉进|[那这][个边]?|报名|成为|当选|担任|创建|组织|一个|几个|叫|和|跟|与|由|请|去|有|说|也|都|又|里|从|给"
)
"""Behind these the name of a group begins."""
_REACH: Final = 18
_SHORTEST: Final = 3
_MARKS: Final = '，。；：:！!？?\\s“”"「」@、'
_CHINESE: Final[tuple[tuple[Sort, re.Pattern[str]], ...]] = (
    ("quoted", lazy('[“"「『【《‘](?P<v>[^“”"「」『』【】《》‘’\n]{2,30})[”"」』】》’]')),
    (
        "free",
        lazy(
            "(?:群聊|群组|群|频道|讨论组|服务器|社群)(?:名称?)?(?:改?[为成叫是：:]|改成了?)?[ ]?"
            f"(?P<v>[{HAN}A-Za-z0-9①-⑩（）()·~-]{{2,20}})(?=[^{HAN}]|$)"
        ),
    ),
    (
        "free",
        lazy(
            f'(?:^|(?<=[，。；：:！!“"「@ 　]))(?P<v>[^{_MARKS}]{{1,10}}?)(?=[”"」]?[ ]?已?(?:退出|退了?群|加入|邀请'
            "|被移|被踢|被请|通过|进群|入群|离开|拉了?|修改|撤回|发起|拍了拍|成为|解散|将|把|禁言))"
        ),
    ),
    (
        "free",
        lazy(
            f'(?:邀请|移出|踢了?|拉了?|将|把|@|欢迎|群主|管理员|由)[ ]?[“"「]?(?P<v>[^{_MARKS}]{{1,8}}?)'
            '(?=[”"」]?(?:加入|进了?群|移出|踢出|入群|进群|拉进|请出|设为|退|分享|[ ，。]|$))'
        ),
    ),
)
_TITLE: Final = r"[A-Z0-9][A-Za-z0-9'’&.-]*"
_ENGLISH: Final[tuple[tuple[Sort, re.Pattern[str]], ...]] = (
    (
        "group",
        lazy(rf"(?<![A-Za-z0-9])(?P<v>{_TITLE}(?: (?:(?:of|the|for|and|in|on|&) )*{_TITLE}){{1,6}})"),
    ),
    (
        "free",
        lazy(
            r"(?<![A-Za-z])(?:the|our|my|an?|his|her|their|this) (?P<v>(?:[a-z0-9'’&-]+ ){1,5}?(?:club|society|group"
            r"|choir|team|union|board|committee|chat|channel|server|forum|band|squad|league|association|network|guild"
            r"|fellowship|circle|troop|chapter|crew|pta|gc|orchestra|meetup|whatsapp|co-?op))(?![a-z])",
            re.IGNORECASE,
        ),
    ),
    ("quoted", lazy('[“"‘](?P<v>[^“”"\n]{2,40}?)[”"’]')),
)


def chinese_groups(line: str) -> Iterator[Candidate]:
    """Of a line with Chinese characters."""
    for match in _END.finditer(line):
        floor = max(0, match.start() - _REACH)
        start = max((stop.end() for stop in _STOP.finditer(line, floor, match.start())), default=floor)
        if match.end() - start >= _SHORTEST:
            yield Candidate(start, match.end(), "group")
    yield from _written(line, _CHINESE)


def english_groups(line: str) -> Iterator[Candidate]:
    """Of a line of English words."""
    yield from _written(line, _ENGLISH)


def _written(line: str, ways: tuple[tuple[Sort, re.Pattern[str]], ...]) -> Iterator[Candidate]:
    return (Candidate(*match.span("v"), sort) for sort, pattern in ways for match in pattern.finditer(line))
