"""What stands behind a word of relation and is nobody: 我妈退休了, 外婆是瑶族人."""

from __future__ import annotations

from recognizers.lazy import lazy

NO_BEGIN = frozenset(
    "因随爷婆爸妈弟妹哥姐夫媳娘舅姑姨节在的那这是说讲用均刚将被把给有没不也都就还又到去来要会能你我他她它们喊叫打等谁啥怎什么吗呢吧啊家信生很挺太真最各和或与及了着过会"
)
"""With these a sentence goes on: nobody who is named behind a word of relation begins so."""
_NO_PERSON = lazy(
    "徐徐|阿斯[伯匹]|岳[父母]|指出|[原本小大全曾乳]名|名[叫字]|春[节天季]"
    "|[国][庆](?=[节放加假期])|光荣|军训|华为|海[鲜外]|佳[能节]|红包"
    "|文[具件静]|[布拉]依|拉祜|回回|阿昌|景颇|盈江|侗|毛左|民[建盟革进族]"
    "|九三|致公|唐[氏宝]|杜氏|雷特|维生|爱[你我他她]|朋友|职工|大[厨夫]"
    "|美工|师傅|老板|主管|经理|值班|反映|月[工薪经底初]|区人|男男"
    "|女女|修|属|位|普通|白营|公司|集体|务[工农]|农[保村民合]|道[士士理]"
    "|和尚|礼拜|智力|听力|视力|赌博|债|英[文语]|身体|电话|手机|微信"
    "|号码|单位|工资|户口|生[病日]|帕金森|阿尔茨|耶[和稣]|基督|哈萨克"
    "|俄罗斯|达斡尔"
    "|退休|过世|去世|长[大得]|特惠|大[促学人家概约]|新[家房]|智能"
    "|小[姑孩学区时吃伙][娘子]?|老[人家年乡][家]?|介绍|员工|成员"
    "|领导|辅佐|同学|班主任|县|公安|党员|干部|教师|军人|警察|医生"
    "|护士|意见|姓|易[怒碎学懂哭]|安[静康全心排装慰]|温[柔和]|平[时安静常]"
    "|保险|饺子|包[子饺]|常[年常说]|经[常理]|强[调烈]|严[厉格重]"
    "|解[放释决]|应[该当]|万[事一]|全[家职]|单[身独]|时[候常间]"
)
NO_END = lazy("[族教党国县省市](?![一二])|.(?:族|人[，。；、,]|教徒|党|省|市|县|病|症|语|话剧|节|群)")
"""Of a people, a faith, a party or a place, and no name: 鄂伦春人, 致公党."""


def is_nobody(text: str, start: int) -> bool:
    """Whether the sentence goes on at ``start`` with a word that is no name."""
    return text[start : start + 1] in NO_BEGIN or _NO_PERSON.match(text, start) is not None
