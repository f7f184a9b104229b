"""Groups somebody belongs to: 加入西山读书会, 退了业主维权群, 骑行俱乐部会员."""

from __future__ import annotations

from collections.abc import Iterator

from recognizers.relation_frames import RelationFrame

_HAN = "一-鿿"
_SOCIETY = (
    "俱乐部|协会|學會|学会|商会|同乡会|校友会|车友会|读书会|讀書會|互助会|互助小组"
    "|家长会|合唱团|舞蹈队|战队|社团|戒[酒毒]会|篮球队|足球队|跑团|粉丝团|后援会"
)
_END = f"(?:{_SOCIETY})(?:[0-9一二三]?群)?|(?<![筑楼人岛族社客机羊狼])[0-9一二三]?群(?!岛|体|众|里的?人)"
_JOINED = (
    "加入(?:了|团体[:：]|群聊)?|已?退出?(?:了|群聊)?|拉[你我他她][们]?进了?|进了?|移出(?:了|群聊)?|踢出(?:了|群聊)?|邀请[你您我]?(?:加入|进)了?"
    "|(?:我|他|她|也|都|还)在|建了个?|入了|报名了|创建了?"
)
_NAME = f"[{_HAN}A-Za-z0-9·\\-（）()]{{2,20}}"
_QUOTED = f'[“"「《‘]{_NAME}[”"」》’](?:{_END})?'
_PLAIN = f"(?![这那本该各哪群我你他她微]|QQ|钉钉|一[个下]|了|登山群)[{_HAN}A-Za-z0-9·]{{1,14}}?(?:{_END})"
_NO_MEMBER = f"(?![{_HAN}]{{0,2}}(?:公告|二维码|章程|招[新聘募]|是什么|怎么|有没有|吗|制度))"
_MEMBERSHIPS = (
    (f"(?:{_JOINED})[ ]?(?P<v>{_PLAIN}){_NO_MEMBER}"),
    (f'(?:{_JOINED})[ ]?[“"「《‘](?P<v>{_NAME})[”"」》’](?=[ ]?(?:[、，,。！!的那]|群|$))'),
    (f'(?<=[、,，])(?P<v>{_QUOTED}|{_PLAIN})(?<=[会群部团队”"])(?=[、，,。]|$)(?<=会|群|部|团)(?<!大会|机会|社会)'),
    (
        f"(?P<v>[{_HAN}]{{2,10}}?(?:{_SOCIETY}))的?[ ]?(?:会员|成员|理事|会长|秘书长|队员|团员)"
        f"(?=[ ：:]{{0,2}}[{_HAN}]{{2,4}}(?:[：:，,。 ]|$))(?!须|应|制)"
    ),
    (
        r"(?<![A-Za-z])(?:(?:I|he|she|we|they|[A-Z][a-z]+)(?:'m| am| is|'s| are|'re)? (?:joined|left|joining"
        r"|quit|(?:a )?(?:member|treasurer|chair|president|secretary) of)"
        r"|added you to|invited you to(?: join)?|removed (?:you )?from|member(?:ship)? of"
        r"|Memberships?:) (?:the )?(?P<v>[“\"]?[A-Z][A-Za-z'&-]*(?: [A-Za-z0-9'&-]+){0,4}?"
        r" ?(?:[Cc]lub|[Ss]ociety|[Gg]roup|[Cc]hoir|[Uu]nion|[Aa]ssociation|[Tt]eam|AA|[Ll]eague|[Cc]hat"
        r"|[Cc]ommunity|[Ff]ellowship|[Pp]arents|[Rr]unners|[Tt]roop)[”\"]?)"
    ),
)


def frames() -> Iterator[RelationFrame]:
    """Where the name of a group stands that somebody is said to be in, to join or to leave."""
    return (RelationFrame("group", "GROUP_MEMBERSHIP", source) for source in _MEMBERSHIPS)
