"""Groups somebody belongs to: 加入西山读书会, 退了业主维权群, 骑行俱乐部会员, "Welcome to Northgate Mums"."""

from __future__ import annotations

from collections.abc import Iterator

from recognizers.relations.frames import RelationFrame

_HAN = "一-鿿"
SOCIETY = (
    "唱诗班|模特队|俱乐部|[协学商]会(?!员|议|生)|[同老]乡会|[校车书票歌戏]友会"
    "|读书会|联谊会|同好会|观鸟会|互助[会组社]|互助小组|家长会|[家业]委会"
    "|后援会|粉丝团|公会|匿名会|戒[酒毒烟]会"
    "|合唱[团队]|[乐剧社][团]|乐队|[诗棋琴剧书画文话茶]社|(?:摄影"
    "|动漫|街舞|辩论|吉他|轮滑|武术|汉服|魔术|电影|桌游|登山|天文"
    "|戏剧|手工|滑板|象棋|围棋|篮球|足球|志愿)社|互助社"
    "|(?:舞蹈|秧歌|腰鼓|锣鼓|模特|太极|门球|广场舞|志愿(?:者)?(?:服务)?"
    "|服务|义工|救援|巡逻|骑行|跑步|游泳|[足篮排羽棒网冰]球|乒乓球"
    "|羽毛球|龙舟|徒步|登山|战)队"
    "|(?:跑|骑行|骑|越野|徒步|义工|志愿)团|团契|查经班|小组|(?<!结)(?<!加)联盟|爱好者"
)
"""How the names of societies end."""
_PART = f"(?:[{_HAN}0-9]{{0,6}}(?:分会|支队|[周小第][一二三四五六日天0-9]组))?"
CHAT = (
    "(?<![筑楼人岛族社客机羊狼鸟牛鱼蜂])(?<!微信)(?<!QQ)(?<!钉钉)(?<![的这那本该咱])[0-9一二三四五六七八九①-⑩]?群"
    "(?!岛|体|众|主|聊|演|里的?人|发|公告|名)"
)
_END = f"(?:{SOCIETY}){_PART}(?:[0-9一二三]?群)?|{CHAT}"
_NOT = (
    "(?![这那本该各哪群聊需我你他她微或和与由以及是被自过将更不还也]|QQ|钉钉|一[个下支些家]|此次|盟|了|登山群"
    "|其他|别的|什么|几个|很多|许多|各种|行业|国家|任何|有关|相关)"
)
"""With these no name of a group begins."""
_CHARS = f"{_HAN}A-Za-z0-9·①-⑩"
_NAME = f"[{_CHARS}\\-（）() ]{{2,20}}"
_QUOTED = f'[“"「【『]{_NAME}[”"」】』](?:[{_HAN}]{{0,2}}(?:{_END}))?'
_PLAIN = f"{_NOT}[{_CHARS}]{{1,14}}?(?:{_END})"
_SURE = f"{_NOT}[{_CHARS}]{{1,14}}?(?:{SOCIETY}){_PART}"
_BARE = f"{_NOT}[{_CHARS}]{{0,14}}?(?:{SOCIETY}){_PART}"
_KIN = "[爸妈哥姐弟妹爷奶叔姨舅姑伯婶公婆儿女侄]"
_WHO = f"(?:我|你|您|他|她|咱|俺)(?:们|{_KIN}{{1,2}})?"
_JOINED = (
    "加入(?:了|团体[:：]|群聊)?|已?退出?(?:了|群聊)?|[拉加][你我他她][们]?进了?"
    "|拉[进入]了?|进了|移出(?:了|群聊)?|踢出(?:了|群聊)?|邀请[你您我]?(?:加入"
    "|进)了?"
    f"|(?:{_WHO}|也|都|还)在|建了个?|入了|加了|报了|参加了?|报名了"
    f"|(?<![增参])加(?=[一-鿿]{{2,8}}群)|[泡混活跃]在|每[周天月]去"
    "|创建了?|当选为?|获聘为?|混"
)
_WHERE = "(?:微信|QQ|钉钉|企业微信|飞书|Telegram|Discord|LINE)?(?:群组|群聊|频道|讨论组|社群|圈子|社区|部落|群)"
_ROLE = (
    "(?:名誉|副|老|资深|常务|一名|正式|终身|荣誉|[0-9一二三四五六七八九十两]+年的?|第?[0-9]+[名位个])*的?"
    "(?:会员|成员|理事长?|[会社队团]长|秘书长|[队团社组]员|领队|干事|委员|部长|志愿者|义工|群主|管理员|召集人|发起人)"
)
_NO_MEMBER = f"(?![{_HAN}]{{0,2}}(?:公告|二维码|章程|招[新聘募]|是什么|怎么|有没有|吗|制度))"
_TITLE = r"[A-Z0-9(][A-Za-z0-9'’&().-]*"
_GROUP = (
    rf"(?P<v>[“\"]?{_TITLE}(?: (?:of|the|for|and|in|on|&|{_TITLE})){{1,7}}"
    r"(?<! of)(?<! the)(?<! for)(?<! and)(?<! in)(?<! on)[”\"]?)"
)
_LINE_TOLD = (
    r"(?:[Yy]ou(?:'ve| have)? (?:been added to|joined|left|were added to|were removed from)"
    r"|request to join|[Ii]nvited you to(?: join)?)"
)
_MEMBERSHIPS = (
    f"(?:被|{_JOINED})(?:一?个|那个|学校的?|单位的?|社区的?|小区的?)?[ ]?(?P<v>{_PLAIN}){_NO_MEMBER}",
    f'(?:{_JOINED})(?:{_WHERE})?[ ]?(?P<v>[“"「【『]{_NAME}[”"」】』])(?=[ ]?(?:[、，,。！!的那里（]|群|已|$))',
    (
        f'(?:加入|邀请|通过|申请|退出|移出)[^，。\n]{{0,6}}?{_WHERE}(?P<v>[“"「《‘【『][^“”"「」【】『』\n]{{2,30}}[”"」》’】』])'
    ),
    (
        f'(?:加入|拉[入进]|移出|退出|邀请[你您我]加入)了?{_WHERE}(?P<v>(?![“"「【『的里吗呢后前需请要聊])[{_CHARS}()（）-]{{3,20}})'
        "(?=[，,。！! ]|$)(?<!失败|成功|上限|通知|方式|申请)"
    ),
    f"(?:拉入|移出|加入)群组(?P<v>[{_CHARS}]{{2,20}})(?=[，,。！! ]|$)",
    (
        '(?:我们?|咱们?|他们?|[你您]们?|她们?)(?:[爸妈哥姐弟妹爷奶]{1,2})?(?P<v>[“"「【『][^“”"「」【】『』\n]{2,20}[”"」】』])群'
    ),
    f"(?:是|系|当了?|做了?|任|担任过?|成为了?|当选为?)(?:我们?|咱们?)?(?P<v>{_BARE}){_ROLE}(?!须|应|制|大会)",
    f"(?:成为|当选为?|入选|加入)了?(?P<v>{_QUOTED}|{_SURE})的?{_ROLE}",
    (
        f"(?:任职|兼职|社会职务|社团|团体|协会|参加组织|学会|Memberships?)[：:][ ]?(?P<v>{_QUOTED}"
        f"|{_SURE})(?=[（(，,、；;。 ]|{_ROLE}|$)"
    ),
    (
        f"{_WHO}(?:也|都|还|一直|现在|以前)?在(?P<v>{_PLAIN})(?=里|有"
        "|当|做|待|呆|呢|，|。|！|$|唱|跳|打|担|练|负责|潜水|认识|很"
        "|挺|那个)"
    ),
    (
        f"(?:{_KIN}|[{_HAN}])[{_HAN}]在(?P<v>(?![^，。\n]{{0,16}}[的了是])[{_HAN}]{{2,12}}(?:{SOCIETY}"
        "|(?<![人羊鸟社客机族])群(?=里)))(?=[，。！]|里|当|做|有|$)"
    ),
    f"(?:我们|咱们|咱|我|俺|[你他她][爸妈哥姐弟妹爷奶]{{1,2}})(?P<v>(?![这那本该哪我你他她微一有拉建在进退把没想这的加的被])[{_CHARS}]{{2,14}}群"
    "(?!岛|主|众|体))"
    "(?=里有|今|昨|明|又|都|天|要|老|最|谁|一天|每|，)",
    (
        f"(?<![{_HAN}])(?P<v>{_SURE})(?=(?:今|明|昨|本?周|每|下周|周末"
        "|[0-9一二三四五六七八九十])[^，。\n]{0,6}?(?:排练|训练|活动"
        "|聚会|集合|团建|约跑|演出|比赛)[^。\n]{0,12}[你我咱您])"
    ),
    f"(?:^|(?<=[，。；：\n]))(?P<v>{_SURE}){_ROLE}(?=$|[，。；\n]|就?是)",
    f"(?<![{_HAN}{_CHARS}])(?P<v>{_NOT}[{_CHARS}]{{2,14}}群)(?=(?:里(?:有人|谁|的人|说|发|又|都)|通知|接龙|群主))",
    (
        f"(?:我们|咱们|[我你他她][爸妈爷奶姐哥])(?:那个|这个)?(?P<v>{_SURE})(?=周"
        "|今|明|昨|要|又|每|下|去|有|拿|得|招|组织|活动)"
    ),
    f"(?:我|他|她|你|咱)(?:以前|现在|也)?是(?P<v>{_BARE})的(?=[，。！]|$)",
    '(?P<v>[“"「【][^“”"「」【】\n]{2,16}[”"」】])群里',
    (
        "(?<!怎么)(?<!如何)(?<!欢迎)(?<!想)(?<!可以)(?<!申请)(?:加入"
        f"|参加)了?(?P<v>{_BARE})(?=以后|之后|[，。]|[0-9一二三四五六七八九十两]+[年个]"
        "|已)"
    ),
    f"(?P<v>{_SURE})(?:会员|队员|社员)[证卡]",
    f"那个(?P<v>{_SURE})(?=[我他她你咱][^，。\n]{{0,4}}?[是当在])",
    (
        f"(?:由|跟|和|与|请)(?P<v>{_SURE})(?=的?(?:成员|队员|志愿者|义工"
        "|会员|社员)(?:陪|带|送|护|接|照|来|一起|协|上门|代))"
    ),
    (
        f"(?P<v>[{_HAN}]{{2,10}}?(?:{SOCIETY}))的?[ ]?(?:会员|成员|理事|会长|秘书长|队员|团员)"
        f"(?=[ ：:]{{1,2}}[{_HAN}]{{2,4}}(?:[：:，,。 ]|$)|[{_HAN}]{{2,3}}：)(?!须|应|制)"
    ),
    (
        r"(?<![A-Za-z])(?:(?:I|he|she|we|they|[A-Z][a-z]+)(?:'m| am| is|'s| are|'re)? (?:joined|left|joining"
        r"|quit|(?:a |an )?(?:member|treasurer|chair|president|secretary|captain|organi[sz]er) of)"
        r"|added (?:you |me )?to|invited you to(?: join)?|removed (?:you )?from"
        r"|(?:[Hh]e|[Ss]he|I) (?:go|goes|went) to|member(?:ship)? of"
        r"|Memberships?:) (?:the )?(?P<v>[“\"]?[A-Z][A-Za-z'&-]*(?: [A-Za-z0-9'&-]+){0,4}?"
        r" ?(?:[Cc]lub|[Ss]ociety|[Gg]roup|[Cc]hoir|[Uu]nion|[Aa]ssociation|[Tt]eam|AA|[Ll]eague|[Cc]hat"
        r"|[Cc]ommunity|[Ff]ellowship|[Pp]arents|[Rr]unners|[Tt]roop|[Cc]hapter|Anonymous)[”\"]?)"
    ),
    (
        rf"{_LINE_TOLD} (?:the )?(?:group |chat |channel )?{_GROUP}(?= by"
        r"|[,.!]|$| on (?:Facebook|WhatsApp|Telegram|Discord|Slack|Signal"
        r"|Meetup|Nextdoor)|\n)"
    ),
    rf"(?<![A-Za-z])(?:Memberships?|Clubs?(?: and societies)?|Societies|Volunteering): ?{_GROUP}(?=[,;.]|$|\n)",
    (
        r"(?<![A-Za-z])(?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Mm]y [a-z]+|[A-Z][a-z]+)(?:'m"
        r"| am|'s| is|'re| are| was)? (?:an? |the |one of the |new )?"
        r"(?:runs|leads|chairs|attends|founded|joined|left|quit|admin"
        r"|moderator|mod|organi[sz]er|treasurer|secretary|chair|captain"
        r"|coach|co-?host|in|on|part) (?:of |for |in )?(?:the |our |a )?"
        r"(?P<v>(?:[A-Z][A-Za-z'’&-]* ){1,5}(?:WhatsApp|Facebook|Telegram"
        r"|Discord|Slack|Signal|[Cc]ommittee|[Cc]hoir|[Cc]lub|[Ss]ociety"
        r"|[Tt]eam|[Aa]ssociation|[Gg]roup|[Tt]roop|PTA|[Bb]and|Watch"
        r"|Circle|League|Guild|Orchestra|Brigade|Legion|Scouts|Network"
        r"|Alliance|[Ff]ellowship|Runners|Harriers|Singers))(?![a-z])"
    ),
)
NEXT = (
    f"[ ]?(?:[（(][^（）()\n]{{1,6}}[)）]|{_ROLE})?[、，,；;]和?(?P<v>{_QUOTED}|{_SURE})(?=[、，,；;。（( ]|{_ROLE}|$)"
)
"""One more group behind one that was found: 市登山协会、“晨光”读书会."""
NEXT_ENGLISH = rf"[,;] (?:the )?{_GROUP}(?=[,;.]|$|\n)"


def frames() -> Iterator[RelationFrame]:
    """Where the name of a group stands that somebody is said to be in, to join or to leave."""
    return (RelationFrame("group", "GROUP_MEMBERSHIP", source) for source in _MEMBERSHIPS)
